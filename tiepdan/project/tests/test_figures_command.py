"""`tiepdan figures`: what it tells of a period, and what it refuses."""

import json
from datetime import timedelta

import pytest

from tiepdan.cases.errors import PeriodBackwards
from tiepdan.cases.tests.factories import an_order, at_state
from tiepdan.offices.errors import OfficeUnknown
from tiepdan.offices.tests.factories import SA_PA, Y_TY
from tiepdan.offices.tests.fixtures import few_offices_folder, lao_cai
from tiepdan.project.cli import main
from tiepdan.project.cli.figures import NAMES, lines

__all__ = ["few_offices_folder", "lao_cai"]


@pytest.mark.django_db
@pytest.mark.usefixtures("lao_cai")
def test_each_column_is_a_line_with_what_was_counted():
    held = at_state("complaint", "in_effect", orders=[an_order(kind="recover", figures={"money": 5_000_000})])
    until = held.decision.in_effect_on
    since = until - timedelta(days=30)
    told = [json.loads(line) for line in lines("02-KQGQ", since, until, [Y_TY], as_json=True)]
    assert [one["column"] for one in told] == list(range(1, 20))
    assert {one["column"]: (one["value"], one["ids"]) for one in told if one["value"] != "0"} == {
        1: ("1", [held.decision.pk]), 3: ("5000000", [held.decision.duties.get().pk])}
    plain = list(lines("02-KQGQ", since, until, [], as_json=False))
    assert plain[0].startswith("02-KQGQ: ")
    assert " 5000000  " in plain[3]
    assert {json.loads(line)["value"] for line in lines("02-KQGQ", since, until, [SA_PA], as_json=True)} == {"0"}
    assert "chưa đối chiếu" in next(lines("04-KQGQ", since, until, [], as_json=False))
    with pytest.raises(OfficeUnknown):
        list(lines("02-KQGQ", since, until, [Y_TY, "khong-co"], as_json=True))
    with pytest.raises(PeriodBackwards, match="ngày đầu sau ngày cuối"):
        list(lines("02-KQGQ", until, since, [], as_json=True))


def test_the_command_knows_the_tables_there_are():
    from tiepdan.cases.figures import TABLES

    assert set(NAMES) == set(TABLES)


@pytest.mark.parametrize("asked", [["99-KQGQ"], ["02-KQGQ"], ["02-KQGQ", "--from", "hom-qua", "--to", "2026-01-01"]])
def test_what_cannot_be_read_is_told_before_anything_is_opened(asked, capsys):
    with pytest.raises(SystemExit) as left:
        main(["figures", *asked])
    assert left.value.code == 2
    assert capsys.readouterr().err
