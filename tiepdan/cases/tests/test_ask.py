"""What is asked of others, and the reply that is awaited (Luật Khiếu nại Đ.29 k.3)."""

import pytest

from tiepdan.cases.actions import ask_information, order_assessment, record_reply
from tiepdan.cases.errors import DayWrong, NothingAwaited, StepNotOpen, WordsMissing
from tiepdan.cases.models import Inquiry
from tiepdan.cases.tests.factories import accepted, at_state, clerk, head, verifier
from tiepdan.documents.actions import attach_paper, keep_file
from tiepdan.intake.tests.factories import later
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TOLD = {"whom": "Ông Giàng A Chứ, trưởng thôn", "wanted": ["Sổ mục kê", " "]}


def asked(held, **said):
    return ask_information(held.pk, by=verifier(), now=later(2), **{**TOLD, "answer_by": later(9).date(), **said})


def assessed(held, **said):
    told = {"whom": "Trung tâm kỹ thuật tài nguyên", "subject": "Bản đồ năm 2014", "wanted": ["Diện tích thửa 112?"], "answer_by": later(20).date()}
    return order_assessment(held.pk, by=head(), now=later(2), **{**told, **said})


def test_a_verifiers_request_waits_for_the_heads_signature_and_for_a_reply():
    held = at_state("complaint", "verifying")
    made = asked(held)
    assert (made.letter.state, made.letter.signer_post_id, made.wanted) == ("submitted", head().post_id, "Sổ mục kê")
    assert not made.overdue_on(later(9).date()) and made.overdue_on(later(10).date())
    assert "Giàng A Chứ" not in " ".join(str(facts) for facts in JournalEntry.objects.filter(kind="round.asked").values_list("facts", flat=True))


def test_an_assessment_is_ordered_by_the_settler_with_its_letter():
    held = at_state("complaint", "verifying")
    made = assessed(held)
    assert made.letter.number and made.letter.facts["object"] == "Bản đồ năm 2014"
    with pytest.raises(StepNotOpen):
        order_assessment(held.pk, by=verifier(), now=later(2), whom="A", subject="B", wanted=["C"], answer_by=later(9).date())


def test_the_reply_is_kept_with_its_paper_and_comes_once():
    held = at_state("complaint", "verifying")
    made = asked(held)
    file = keep_file(b"%PDF-1.7 reply", by=verifier(), media_type="application/pdf")
    paper = attach_paper(file, by=verifier(), subject="round", subject_id=held.pk, role="evidence", name="Sổ mục kê")
    record_reply(held.pk, by=verifier(), now=later(5), inquiry=made.pk, answer="Có trong sổ.", paper=paper.pk)
    kept = Inquiry.objects.get(pk=made.pk)
    assert (kept.answered_on, kept.paper_id) == (later(5).date(), paper.pk)
    assert not kept.overdue_on(later(99).date())
    with pytest.raises(StepNotOpen) as refusal:
        record_reply(held.pk, by=verifier(), now=later(6), inquiry=made.pk, answer="Lần nữa.")
    assert "chờ trả lời" in str(refusal.value)


def test_a_reply_of_another_file_is_refused_and_so_is_its_paper():
    held, other = at_state("complaint", "verifying"), at_state("complaint", "verifying")
    mine, theirs = asked(held), asked(other)
    file = keep_file(b"%PDF-1.7 other", by=verifier(), media_type="application/pdf")
    paper = attach_paper(file, by=verifier(), subject="round", subject_id=other.pk, role="evidence", name="Của hồ sơ khác")
    with pytest.raises(NothingAwaited):
        record_reply(held.pk, by=verifier(), now=later(5), inquiry=theirs.pk, answer="Có.")
    with pytest.raises(NothingAwaited):
        record_reply(held.pk, by=verifier(), now=later(5), inquiry=mine.pk, answer="Có.", paper=paper.pk)
    with pytest.raises(WordsMissing):
        record_reply(held.pk, by=verifier(), now=later(5), inquiry=mine.pk, answer=" ")


@pytest.mark.parametrize("said", [{"whom": " "}, {"wanted": ["", " "]}])
def test_it_needs_whom_and_what(said):
    with pytest.raises(WordsMissing):
        asked(accepted(), **said)


def test_an_assessment_needs_its_subject():
    with pytest.raises(WordsMissing):
        assessed(accepted(), subject=" ")


def test_a_day_gone_by_is_refused():
    with pytest.raises(DayWrong):
        asked(accepted(), answer_by=later(1).date())
    assert not Inquiry.objects.exists()


def test_nobody_else_asks():
    held = at_state("complaint", "verifying")
    for by in (clerk(), at(f"{SA_PA}.verifier-1")):
        with pytest.raises(StepNotOpen):
            ask_information(held.pk, by=by, now=later(2), answer_by=later(9).date(), **TOLD)
