"""A letter uses the form of its day: of June those of June, of July those of July. Needs no framework."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from tiepdan.documents.catalogue import FOLDER, forms
from tiepdan.documents.render import render
from tiepdan.documents.tests.pdf_text import text_of, without_blanks
from tiepdan.documents.tests.samples import FRAME
from tiepdan.documents.versions import day_rule, form_for, form_on, sample_of, versions

JUNE, JULY = date(2026, 6, 15), date(2026, 7, 1)
OLD = [form for code in sorted(forms()) for form in versions(code)[1:]]
AT = datetime(2026, 6, 21, 2, 41, 22, tzinfo=UTC)


@pytest.mark.parametrize("form", OLD, ids=lambda form: form.code)
def test_an_older_form_prints_all_it_knows(form):
    facts = sample_of(form)
    assert form.missing(facts) == [] and form.wrong(facts) == []
    said = without_blanks(text_of(render(form, facts, FRAME, draft=False, at=AT).pdf)).lower()
    lines = [str(facts[item.name]) for item in form.fields if item.kind in {"line", "text"}]
    assert [words for words in lines if without_blanks(words).lower() not in said] == []


def test_the_versions_of_a_form_follow_one_another():
    for code in forms():
        for newer, older in pairwise(versions(code)):
            assert older.until == newer.since, code
        assert all(form.confidence != "unread" or form.doubt for form in versions(code)), "what was not read says so"


def test_in_june_the_forms_of_june_serve():
    june, july = form_on("paper_receipt", JUNE), form_on("paper_receipt", JULY)
    assert (june.act, june.form_no, july.act) == ("TT 04/2021/TT-TTCP", "Mẫu số 02", "NĐ 154/2026/NĐ-CP")
    assert {item.name for item in june.fields} - {item.name for item in july.fields} == {"phone", "matter"}
    assert form_on("complaint_accepted", date(2026, 6, 30)).act == "NĐ 124/2020/NĐ-CP"
    assert form_on("complaint_accepted", date(2020, 12, 9)) is None and form_on("complaint_suspension", JUNE) is None


def test_a_case_of_june_keeps_its_forms_but_where_the_decree_says_otherwise():
    signed = date(2026, 7, 20)
    assert form_for("complaint_accepted", signed=signed, accepted=JUNE).until == JULY
    assert form_for("complaint_accepted", signed=signed, accepted=JULY).until is None
    assert form_for("dialogue_minutes", signed=signed, accepted=JUNE).since == JULY, "NĐ 155/2026 Đ.22 k.1"
    assert form_for("denunciation_withdrawal", signed=signed, accepted=JUNE).since == JULY, "NĐ 156/2026 Đ.10 k.1"
    assert form_for("complaint_suspension", signed=signed, accepted=JUNE).since == JULY, "there was none before"
    assert form_for("complaint_accepted", signed=JUNE, accepted=JULY).until == JULY, "a day to come decides nothing"


def test_each_rule_of_the_day_says_why_and_how_sure_it_is():
    for code in forms():
        rule = day_rule(code)
        assert rule.day in {"signing", "accepted"} and rule.says
        assert (rule.confidence == "FOUND") == bool(rule.cites)


def test_every_page_of_a_version_is_there():
    assert all((FOLDER / f"{form.page or form.code}.typ").is_file() for form in OLD)
