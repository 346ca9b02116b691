"""Tables 02/KQGQ and 04/KQGQ over a month whose numbers were added up by hand."""

from datetime import timedelta

import pytest

from tiepdan.cases.actions import check_duty, prove_duty, stop_duty
from tiepdan.cases.figures import TABLES, count
from tiepdan.cases.tests.factories import PROOF, an_order, at_state, deputy, effect_day, verifier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def test_a_month_counts_what_was_counted_by_hand(django_assert_num_queries):
    held = at_state("complaint", "in_effect", orders=[
        an_order(kind="recover", figures={"money": 5_000_000, "land_residential": "100.5", "land_productive": 20}),
        an_order(kind="return_persons", figures={"money": 27_000_000}), an_order(kind="recover", figures={"money": 900}),
    ])
    taken, returned, annulled = held.decision.duties.order_by("number")
    day = effect_day(held) + timedelta(days=1)
    prove_duty(returned.pk, by=verifier(), now=day, words="Trả đợt một.", uploads=PROOF, figures={"money": 7_000_000})
    check_duty(returned.pk, by=deputy(), now=day)
    stop_duty(annulled.pk, by=verifier(), now=day, reason="Tòa án hủy.")
    asked = {"since": day.date() - timedelta(days=30), "until": day.date(), "offices": [held.office_id]}
    with django_assert_num_queries(1):
        cells = count("02-KQGQ", **asked)
    told = {cell.number: str(cell.value.normalize().__format__("f")) for cell in cells if cell.value}
    assert told == {1: "1", 3: "5000000", 4: "120.5", 9: "27000000", 13: "7000000"}
    assert {cell.number: cell.ids for cell in cells if cell.value} == {
        1: (held.decision.pk,), 3: (taken.pk,), 4: (taken.pk,), 9: (returned.pk,), 13: (returned.pk,)}
    assert not any(cell.value for cell in count("04-KQGQ", **asked))
    assert not any(cell.value for cell in count("02-KQGQ", **{**asked, "offices": []}))
    assert not any(cell.value for cell in count("02-KQGQ", **{**asked, "until": held.decision.in_effect_on - timedelta(days=1)}))


def test_what_was_done_is_counted_as_of_the_last_day_of_the_period_part_by_part():
    held = at_state("complaint", "in_effect", orders=[
        an_order(kind="return_persons", figures={"money": 27_000_000}), an_order(kind="recover", figures={"money": 9})])
    duty, stopped = held.decision.duties.order_by("number")
    day = effect_day(held)
    for days, money in ((1, 7_000_000), (40, 27_000_000)):
        prove_duty(duty.pk, by=verifier(), now=day + timedelta(days=days), words="Trả.", uploads=PROOF, figures={"money": money})
        check_duty(duty.pk, by=deputy(), now=day + timedelta(days=days + 1))
    stop_duty(stopped.pk, by=verifier(), now=day + timedelta(days=60), reason="Tòa án hủy.")

    def told(days: int) -> dict[int, int]:
        cells = count("02-KQGQ", since=day.date(), until=day.date() + timedelta(days=days), offices=[held.office_id])
        return {cell.number: int(cell.value) for cell in cells if cell.value}

    assert told(1) == {1: 1, 3: 9, 9: 27_000_000}, "proved, not yet checked by anybody"
    assert told(2) == {1: 1, 3: 9, 9: 27_000_000, 13: 7_000_000}
    assert told(40) == told(2)
    assert told(41) == {1: 1, 3: 9, 9: 27_000_000, 13: 27_000_000}
    assert told(60) == {1: 1, 2: 1, 9: 27_000_000, 13: 27_000_000}, "from the day it was stopped it is owed no more"


def test_a_decision_carried_out_before_the_period_is_no_longer_owed():
    held = at_state("complaint", "closed")
    done = held.decision.duties.get().done_on
    asked = {"until": done + timedelta(days=30), "offices": [held.office_id]}
    assert [cell.value for cell in count("02-KQGQ", since=done, **asked)[:2]] == [1, 1]
    assert [cell.value for cell in count("02-KQGQ", since=done + timedelta(days=1), **asked)[:2]] == [0, 0]


@pytest.mark.parametrize(("name", "last"), [("02-KQGQ", 19), ("04-KQGQ", 24)])
def test_a_table_has_every_column_once(name, last):
    assert [column.number for column in TABLES[name].columns] == list(range(3, last + 1))
