"""What a body that oversees recommends: taken in once with its paper, accepted with duties or not with reasons, answered by letter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tiepdan.cases.actions import (
    accept_oversight,
    check_duty,
    move_duty_day,
    prove_duty,
    record_oversight,
    reject_oversight,
    send_oversight_letter,
    urge_duty,
)
from tiepdan.cases.errors import DayWrong, FiguresWrong, OversightTwice, OwnProof, PaperMissing, StepNotOpen, WordsMissing
from tiepdan.cases.models import Duty, Oversight
from tiepdan.cases.tests.factories import PROOF, an_order, an_oversight, clerk, deputy, head, verifier
from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.actions import keep_file
from tiepdan.documents.models import Letter, Outgoing, Paper
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import NOW, later
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import CHECK
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
PAPER = [Upload("kien-nghi.txt", "Kiến nghị thi hành dứt điểm.".encode())]
SAID = {"sort": "council", "body": "Ban Pháp chế HĐND tỉnh", "symbol": "27/BC-HĐND", "asks": "Thi hành dứt điểm quyết định còn chậm."}


def seal(asked: Oversight) -> None:
    """What the worker does after signing."""
    pdf = keep_file(b"%PDF-1.7 test", by=head(), media_type="application/pdf")
    Letter.objects.about("oversight", asked.pk).filter(state="signed").update(state="sealed", pdf=pdf)


def test_it_is_taken_in_with_its_paper_the_bodys_own_day_and_the_head_is_told():
    asked = an_oversight(answer_by=later(10).date())
    assert (asked.office_id, asked.state, asked.answer_by) == (clerk().office_id, "recorded", later(10).date())
    assert asked.paper == Paper.objects.get(subject="oversight")
    assert Outgoing.objects.filter(post_id=head().post_id, words__contains="27/BC-HĐND").exists()
    assert JournalEntry.objects.get(kind="oversight.recorded").facts["symbol"] == "27/BC-HĐND"
    assert not asked.overdue_on(later(10).date())
    assert asked.overdue_on(later(11).date())
    assert not an_oversight(symbol="28/BC-HĐND").overdue_on(later(999).date()), "where the body names no day none is made up"


@pytest.mark.parametrize(("wrong", "refusal"), [
    ({"body": " "}, WordsMissing), ({"symbol": ""}, WordsMissing), ({"asks": ""}, WordsMissing), ({"sort": "pope"}, WordsMissing),
    ({"uploads": []}, PaperMissing), ({"received_on": NOW.date() + timedelta(days=1)}, DayWrong),
    ({"received_on": NOW.date() - timedelta(days=9)}, DayWrong), ({"answer_by": NOW.date() - timedelta(days=9)}, DayWrong),
])
def test_what_is_missing_or_cannot_be_is_refused_and_nothing_is_kept(wrong, refusal):
    with pytest.raises(refusal):
        an_oversight(**wrong)
    assert not Oversight.objects.exists()


def test_the_same_paper_is_not_recorded_twice_and_not_by_a_verifier():
    an_oversight()
    with pytest.raises(OversightTwice, match="27/BC-HĐND"):
        an_oversight()
    with pytest.raises(AbilityMissing):
        record_oversight(by=verifier(), now=NOW, **SAID, issued_on=NOW.date(), received_on=NOW.date(), uploads=PAPER)


def test_accepted_it_makes_duties_like_any_other_and_is_answered():
    asked = an_oversight()
    done = accept_oversight(asked.pk, by=head(), now=later(1), reasons="Đúng là còn chậm.", orders=[
        an_order(text="Đo đạc lại.", kind="recover", figures={"money": 5_000_000})])
    assert (done.state, done.letter.form, done.letter.state, done.letter.facts["addressee"]) == (
        "accepted", "oversight_answer", "signed", "Ban Pháp chế HĐND tỉnh")
    duty = asked.duties.get()
    assert (duty.decision, duty.office_id, duty.must_money, duty.file) == (None, head().office_id, 5_000_000, done)
    assert Outgoing.objects.filter(post_id=duty.owner_post_id, words__contains=done.letter.symbol).exists()
    prove_duty(duty.pk, by=verifier(), now=later(2), words="Đã đo.", uploads=PROOF, figures={"money": 5_000_000})
    both = replace(verifier(), abilities=verifier().abilities | {CHECK})
    with pytest.raises(OwnProof):
        check_duty(duty.pk, by=both, now=later(2))
    assert check_duty(duty.pk, by=deputy(), now=later(3)).done_on == later(3).date()
    assert JournalEntry.objects.about("oversight", asked.pk).filter(kind="duty.done").exists()


def test_its_duties_are_urged_and_their_day_is_the_offices_to_move():
    asked = an_oversight()
    accept_oversight(asked.pk, by=head(), now=later(1), reasons="Đúng.", orders=[an_order()])
    duty = asked.duties.get()
    with pytest.raises(StepNotOpen, match="ký ngay"):
        urge_duty(duty.pk, by=verifier(), now=later(2), report_by=later(5).date())
    urged = urge_duty(duty.pk, by=deputy(), now=later(2), report_by=later(5).date())
    assert (urged.letter.subject, urged.letter.subject_id) == ("oversight", asked.pk)
    move_duty_day(duty.pk, by=deputy(), now=later(2), due=duty.due + timedelta(days=5), reason="Chờ đo đạc.")
    assert Duty.objects.get(pk=duty.pk).due == duty.due + timedelta(days=5)


def test_not_accepted_it_is_answered_with_reasons_and_makes_no_duty():
    asked = an_oversight()
    with pytest.raises(WordsMissing):
        reject_oversight(asked.pk, by=head(), now=later(1), reasons="  ")
    done = reject_oversight(asked.pk, by=head(), now=later(1), reasons="Việc này đã xong từ tháng 6.")
    assert (done.state, done.answered_on, done.duties.count()) == ("rejected", later(1).date(), 0)
    assert done.letter.facts["outcome"] == "Không tiếp thu kiến nghị."
    for act, told in ((reject_oversight, {"reasons": "x"}), (accept_oversight, {"reasons": "x", "orders": [an_order()]})):
        with pytest.raises(StepNotOpen, match="đã trả lời"):
            act(asked.pk, by=head(), now=later(2), **told)


@pytest.mark.parametrize(("told", "refusal"), [
    ({"orders": []}, WordsMissing), ({"reasons": ""}, WordsMissing), ({"orders": [{"text": "x", "due": "2020-01-01"}]}, DayWrong),
])
def test_an_answer_without_a_duty_a_reason_or_a_day_to_come_keeps_nothing(told, refusal):
    asked, said = an_oversight(), {"reasons": "Đúng.", "orders": [an_order()], **told}
    said["orders"] = [{**an_order(), **one} for one in said["orders"]]
    with pytest.raises(refusal):
        accept_oversight(asked.pk, by=head(), now=later(1), **said)
    assert Oversight.objects.get(pk=asked.pk).state == "recorded"
    assert not Letter.objects.filter(form="oversight_answer").exists()
    assert not Duty.objects.exists()


def test_a_figure_the_kind_does_not_have_is_refused():
    asked = an_oversight()
    with pytest.raises(FiguresWrong):
        accept_oversight(asked.pk, by=head(), now=later(1), reasons="Đúng.", orders=[an_order(kind="annul", figures={"money": 1})])


def test_only_the_head_of_the_office_asked_answers():
    asked = an_oversight()
    for by in (deputy(), at(f"{SA_PA}.head")):
        with pytest.raises(StepNotOpen):
            reject_oversight(asked.pk, by=by, now=later(1), reasons="x")


def test_the_answer_goes_to_the_body_once_sealed_and_by_the_clerk():
    asked = an_oversight()
    with pytest.raises(StepNotOpen, match="chưa trả lời"):
        send_oversight_letter(asked.pk, by=clerk(), now=later(1), letter=1)
    done = reject_oversight(asked.pk, by=head(), now=later(1), reasons="Đã xong.")
    with pytest.raises(StepNotOpen, match="chờ gửi"):
        send_oversight_letter(asked.pk, by=clerk(), now=later(1), letter=done.letter_id)
    seal(asked)
    with pytest.raises(StepNotOpen):
        send_oversight_letter(asked.pk, by=head(), now=later(2), letter=done.letter_id)
    with pytest.raises(StepNotOpen, match="không thuộc"):
        send_oversight_letter(asked.pk, by=clerk(), now=later(2), letter=done.letter_id + 999)
    sent = send_oversight_letter(asked.pk, by=clerk(), now=later(2), letter=done.letter_id)
    assert (sent.state, Outgoing.objects.get(letter=sent).to) == ("sent", "Ban Pháp chế HĐND tỉnh")


def test_who_sees_it():
    asked = an_oversight()
    accept_oversight(asked.pk, by=head(), now=later(1), reasons="Đúng.", orders=[
        an_order(office_id=post(f"{SA_PA}.petition").office_id, post_id=post(f"{SA_PA}.petition").pk)])

    def sees(seat: str) -> bool:
        return Oversight.objects.visible_to(at(seat)).filter(pk=asked.pk).exists()

    assert sees(f"{Y_TY}.head")
    assert sees(f"{SA_PA}.petition"), "who owes something of it reads it"
    assert sees("TTT.head")
    assert not sees(f"{TA_VAN}.head")


def test_no_answer_without_a_letter_whatever_the_code_says():
    asked = an_oversight()
    with pytest.raises(IntegrityError), transaction.atomic():
        Oversight.objects.filter(pk=asked.pk).update(state="accepted")
