"""A file is closed whole, or with a sentence for each paper the law obliges it to hold and it lacks (Luật Khiếu nại Đ.34; Luật Tố cáo Đ.39)."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.closing import lacking
from tiepdan.cases.errors import PapersLacking, StepNotOpen
from tiepdan.cases.models import LackingPaper, Round
from tiepdan.cases.tests.factories import NO_CONFLICT, accepted, at_state, effect_day, fresh, head, verifier
from tiepdan.cases.tests.test_discipline import disciplinary
from tiepdan.cases.tests.test_inspect import inspected
from tiepdan.documents.closing import doubts, obliged
from tiepdan.documents.models import Letter
from tiepdan.intake.tests.factories import later
from tiepdan.journal.models import JournalEntry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
WHY = "Người xác minh báo cáo trực tiếp trên hệ thống."


def ripe(kind: str = "denunciation") -> Round:
    held = at_state(kind, "in_effect", orders=[])
    if kind == "denunciation":
        actions.publish(held.pk, by=verifier(), now=effect_day(held), way="meeting", place="Trụ sở UBND xã", began_on=effect_day(held).date())
    return fresh(held)


def closed(held: Round, **said):
    return actions.close(held.pk, by=verifier(), now=effect_day(held) + timedelta(days=2), **said)


def test_a_denunciation_without_its_report_is_not_closed_in_silence():
    held = ripe()
    assert [item.key for item in lacking(held)] == ["report"]
    for said in ({}, {"excuses": {"report": "   "}}, {"excuses": {"petition": WHY}}):
        with pytest.raises(PapersLacking, match="Báo cáo kết quả xác minh"):
            closed(held, **said)
    assert fresh(held).state == "in_effect" and not LackingPaper.objects.exists()


def test_a_sentence_for_each_paper_closes_it_and_stays_in_the_file():
    held = ripe()
    closed(held, excuses={"report": f" {WHY} ", "unknown": "x"})
    kept = LackingPaper.objects.get()
    assert fresh(held).state == "closed" and (kept.key, kept.because) == ("report", WHY) and "Đ.39" in kept.cites
    entry = JournalEntry.objects.get(kind="round.closed_without")
    assert "Báo cáo kết quả xác minh" in entry.sentence and WHY not in entry.sentence, "of a denunciation the words stay in the file"


def test_of_a_complaint_the_journal_tells_the_words_too():
    held = ripe("complaint")
    assert lacking(held) == []
    Letter.objects.filter(form="complaint_accepted").update(form="handover_minutes")
    closed(held, excuses={"notice": "Thông báo giao tay, không còn bản lưu."})
    assert "giao tay" in JournalEntry.objects.get(kind="round.closed_without").sentence


def test_a_whole_file_asks_nothing():
    held = ripe("complaint")
    closed(held)
    assert fresh(held).state == "closed" and not LackingPaper.objects.exists()


def test_what_is_not_open_is_said_before_what_is_lacking():
    held = at_state("denunciation", "in_effect")
    with pytest.raises(StepNotOpen):
        closed(held)


def test_who_verifies_alone_owes_no_report_and_no_order():
    held = accepted("denunciation")
    actions.verify(held.pk, by=head(), now=later(1), lead=None, team=[], alone=True, declared=NO_CONFLICT)
    assert not {"report", "order"} & {item.key for item in lacking(fresh(held))}


@pytest.mark.parametrize("make", [disciplinary, inspected])
def test_a_list_whose_source_is_uncertain_is_told_and_never_asked_for(make):
    held = make()
    assert doubts()[held.procedure] and lacking(held) == []
    assert obliged(held.procedure, set(), decided=True, delegated=True) == []
