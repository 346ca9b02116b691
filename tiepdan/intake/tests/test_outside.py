"""What left the house: the answer awaited, the reminder, and the result told to whoever had sent a petition here; what is given back."""

from datetime import timedelta

import pytest

from tiepdan.documents.models import Letter
from tiepdan.intake.actions import (
    ask_to_complete,
    file_away,
    guide,
    link_petitions,
    record_reply,
    remind,
    report_back,
    return_petition,
    return_to_transferor,
    transfer,
)
from tiepdan.intake.errors import PaperRefused, ReasonNeeded, ReplyDayWrong, ReportTooEarly, StepNotOpen
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import follow_ups_for, steps_for
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import NAME, NOW, classified, elsewhere, fresh, holder, later, received
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SENT = NOW.date()
SENDER = "Đoàn đại biểu Quốc hội tỉnh"


def sent_out() -> Petition:
    """A denunciation of a crime has gone to the police."""
    petition = classified(received("denunciation"), signs_of_crime=True)
    return fresh(transfer(petition.pk, by=holder(petition), now=NOW))


def officer():
    return at(f"{Y_TY}.petition")


def forwarded(**traits) -> Petition:
    return classified(received("complaint", office_code=TA_VAN, forwarded_by=SENDER, forwarded_number="88/CV", channel="forwarded", **traits))


def open_ones(petition: Petition, actor, days: int = 0) -> set[str]:
    return {seen.step.name for seen in follow_ups_for(fresh(petition), actor, today=later(days).date()) if seen.open}


def test_an_answer_is_awaited_from_the_day_it_was_sent():
    sent = sent_out().transfers.get()
    assert sent.due == later(20).date() and "Luật Tố cáo" in sent.due_cites
    assert open_ones(sent.petition, officer()) == {"record_reply"}


def test_the_sender_keeps_sight_of_what_it_sent():
    petition = sent_out()
    assert Petition.objects.visible_to(officer()).filter(pk=petition.pk).exists()
    assert not Petition.objects.visible_to(at(f"{SA_PA}.petition")).filter(pk=petition.pk).exists()


def test_the_answer_is_kept_with_its_letter_and_out_of_the_journal():
    petition = sent_out()
    upload = Upload("tra-loi.txt", "Công an tỉnh đã thụ lý.".encode())
    record_reply(petition.pk, by=officer(), now=later(9), replied_on=later(8).date(), reply="Đã khởi tố vụ án.", upload=upload)
    sent = petition.transfers.get()
    assert (sent.replied_on, sent.reply, sent.reply_paper.sealed) == (later(8).date(), "Đã khởi tố vụ án.", True)
    assert "khởi tố" not in str([entry.facts for entry in JournalEntry.objects.about("petition", petition.pk)])
    with pytest.raises(StepNotOpen):
        record_reply(petition.pk, by=officer(), now=later(9), replied_on=later(8).date(), reply="Lần nữa.")


@pytest.mark.parametrize(("told", "refusal"), [
    ({"replied_on": SENT - timedelta(days=1), "reply": "x"}, ReplyDayWrong), ({"replied_on": SENT + timedelta(days=9), "reply": "x"}, ReplyDayWrong),
    ({"replied_on": SENT, "reply": " "}, ReasonNeeded), ({"replied_on": SENT, "reply": "x", "upload": Upload("x.pdf", b"")}, PaperRefused),
])
def test_an_answer_of_no_day_or_no_words_is_not_kept(told, refusal):
    petition = sent_out()
    with pytest.raises(refusal):
        record_reply(petition.pk, by=officer(), now=later(1), **told)
    assert petition.transfers.get().replied_on is None


def test_once_the_day_has_passed_the_receiver_is_reminded_by_letter():
    petition = sent_out()
    with pytest.raises(StepNotOpen):
        remind(petition.pk, by=officer(), now=later(20), report_by=later(30).date())
    with pytest.raises(ReportTooEarly):
        remind(petition.pk, by=officer(), now=later(22), report_by=later(22).date())
    sent = remind(petition.pk, by=officer(), now=later(22), report_by=later(30).date())
    letter = Letter.objects.get(subject_id=petition.pk, form="urging_letter")
    assert (sent.reminders, letter.facts["late_days"], letter.state, letter.for_citizen) == (1, 2, "submitted", False)
    assert NAME not in str(letter.facts)


def test_only_the_office_that_sent_it_follows_it_up():
    petition = sent_out()
    for stranger in (f"{SA_PA}.petition", f"{Y_TY}.clerk"):
        with pytest.raises(StepNotOpen):
            remind(petition.pk, by=at(stranger), now=later(22), report_by=later(30).date())


def test_what_came_from_another_body_owes_it_the_result_and_tells_it_once():
    petition = forwarded()
    assert "report_back" not in {seen.step.name for seen in steps_for(petition, holder(petition))}
    by = holder(petition)
    guide(petition.pk, by=by, now=NOW, reason="Việc của xã Y Tý.")
    clock = Clock.objects.about("petition", petition.pk).get(duty="petition.report_back")
    assert (clock.started_on, clock.met_on) == (SENT, None)
    with pytest.raises(ReasonNeeded):
        report_back(petition.pk, by=by, now=NOW, result=" ")
    report_back(petition.pk, by=by, now=NOW, result="Đã hướng dẫn người gửi đến UBND xã Y Tý.")
    letter = Letter.objects.get(subject_id=petition.pk, form="result_to_transferor")
    assert (letter.facts["addressee"], letter.facts["forwarded_number"], letter.for_citizen) == (SENDER, "88/CV", False)


def test_a_forwarded_denunciation_is_answered_within_twenty_days_even_when_filed():
    petition = classified(received("denunciation", forwarded_by=SENDER, anonymous=True), eligible=False)
    file_away(petition.pk, by=holder(petition), now=NOW, reason="Không rõ người tố cáo.")
    running = set(Clock.objects.about("petition", petition.pk).running().values_list("duty", flat=True))
    assert running == {"denunciation.tell_transferor"}


def test_nothing_is_told_to_nobody():
    petition = elsewhere()
    by = holder(petition)
    guide(petition.pk, by=by, now=NOW, reason="Việc của xã Y Tý.")
    with pytest.raises(StepNotOpen):
        report_back(petition.pk, by=by, now=NOW, result="Xong.")


def test_a_petition_goes_back_to_its_sender_with_the_originals():
    petition = elsewhere()
    petition = fresh(return_petition(petition.pk, by=holder(petition), now=NOW, reason="Việc của xã Y Tý."))
    letter = Letter.objects.get(subject_id=petition.pk)
    assert (petition.state, letter.form, letter.for_citizen, letter.state) == ("returned", "return_with_guidance", True, "submitted")


def test_what_was_sent_wrongly_goes_back_to_the_body_that_sent_it():
    petition = forwarded()
    petition = fresh(return_to_transferor(petition.pk, by=holder(petition), now=NOW, reason="Không thuộc thẩm quyền của xã."))
    letter = Letter.objects.get(subject_id=petition.pk)
    assert (petition.state, letter.form, letter.facts["addressee"], letter.for_citizen) == ("returned", "return_wrong_transfer", SENDER, False)


def test_what_a_citizen_sent_has_no_body_to_go_back_to():
    petition = elsewhere()
    with pytest.raises(StepNotOpen):
        return_to_transferor(petition.pk, by=holder(petition), now=NOW, reason="Nhầm.")


def test_what_is_missing_is_asked_for_in_writing():
    petition = classified(received(), eligible=False)
    with pytest.raises(ReasonNeeded):
        ask_to_complete(petition.pk, by=holder(petition), now=NOW, reason="Thiếu.", needed_papers=[" "])
    petition = fresh(ask_to_complete(petition.pk, by=holder(petition), now=NOW, reason="Đơn chưa ký.", needed_papers=["Chữ ký", ""]))
    letter = Letter.objects.get(subject_id=petition.pk)
    assert (petition.state, letter.form, letter.facts["needed"]) == ("filed", "ineligible_notice", ["Chữ ký"])


def test_what_was_guided_once_is_not_guided_again_but_filed():
    first = elsewhere()
    guide(first.pk, by=holder(first), now=NOW, reason="Việc của xã Y Tý.")
    second = elsewhere()
    link_petitions(second.pk, first.pk, relation="again", by=holder(second), now=NOW)
    for act in (guide, return_petition):
        with pytest.raises(StepNotOpen) as refusal:
            act(second.pk, by=holder(second), now=NOW, reason="Lần nữa.")
        assert "một lần" in str(refusal.value)
    assert fresh(file_away(second.pk, by=holder(second), now=NOW, reason="Đã hướng dẫn ở đơn trước.")).state == "filed"


def test_what_was_transferred_once_is_not_transferred_again():
    first = sent_out()
    second = classified(received("denunciation"), signs_of_crime=True)
    link_petitions(second.pk, first.pk, relation="again", by=holder(second), now=NOW)
    with pytest.raises(StepNotOpen) as refusal:
        transfer(second.pk, by=holder(second), now=NOW)
    assert "đã chuyển một lần" in str(refusal.value)
