"""Taken back, standing still, going on, ended without a decision, given more time."""

from datetime import timedelta

import pytest

from tiepdan.cases.actions import dialogue, draft, extend, resume, send_notice, suspend, terminate, verify, withdraw
from tiepdan.cases.errors import (
    AnswerUnknown,
    GroundUnknown,
    StepNotOpen,
    TooFewCriteria,
    WithdrawalRefused,
    WithdrawalUnclear,
    WithdrawalUnrecorded,
    WordsMissing,
)
from tiepdan.cases.models import Extension, Suspension, Termination, Withdrawal
from tiepdan.cases.queries import steps_for
from tiepdan.cases.tests.factories import NO_CONFLICT, accepted, at_state, clerk, fresh, head, seal_letters, verifier
from tiepdan.cases.timeline import letters_for_citizen, timeline
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import NAME, NOW, NUMBER, later
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
SETTLE = {"complaint": "complaint.first.settle", "denunciation": "denunciation.settle"}
NO_REASON_TO_GO_ON = {"signs_of_violation": False, "coerced": False, "slander": False}
WAITS = {"ground": "waits_for_result", "reason": "Tòa án đang xét ranh giới thửa đất."}


def clock_of(held, kind: str) -> Clock:
    return Clock.objects.about("round", held.pk).get(duty=SETTLE[kind])


def all_withdrawn(held, kind: str) -> Withdrawal:
    extra = NO_REASON_TO_GO_ON if kind == "denunciation" else {}
    return withdraw(held.pk, by=verifier(), now=later(9), whole=True, contents="Rút toàn bộ đơn.", signed=True, **extra)


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
@pytest.mark.parametrize("state", ["accepted", "verifying", "reported"])
def test_time_in_which_it_stood_still_does_not_count(kind, state):
    held = at_state(kind, state)
    before = clock_of(held, kind).due
    suspend(held.pk, by=head(), now=later(10), **WAITS)
    assert fresh(held).state == "suspended"
    assert clock_of(held, kind).paused_since == later(10).date()
    resume(held.pk, by=head(), now=later(31), reason="Tòa án đã có bản án.")
    assert fresh(held).state == state, "it goes on from where it stood"
    after = clock_of(held, kind)
    assert after.paused_since is None
    assert 21 <= (after.due - before).days <= 26, "21 days, and days off at the end"


def test_while_it_stands_still_nobody_is_told_a_day_that_will_not_be():
    held = accepted()
    due = clock_of(held, "complaint").due
    suspend(held.pk, by=head(), now=later(2), **WAITS)
    coming = [moment for moment in timeline(held.petition, citizen=True) if moment.state != "done"]
    assert due not in {moment.day for moment in coming}
    assert any("Đang tạm dừng từ" in moment.words for moment in coming)


def test_while_it_stands_still_nothing_else_is_done():
    held = at_state("complaint", "reported")
    suspend(held.pk, by=head(), now=later(10), **WAITS)
    beside = {"lift_stay", "record_reply", "record_lawsuit", "record_court_result"}  # what comes from elsewhere is still written down
    assert {seen.step.name for seen in steps_for(fresh(held), head(), later(11).date())} == {"withdraw", "resume", "terminate"} | beside
    with pytest.raises(StepNotOpen):
        draft(held.pk, by=verifier(), now=later(11), outcome="wrong", summary="x", facts={}, orders=[])
    with pytest.raises(StepNotOpen):
        suspend(held.pk, by=head(), now=later(11), **WAITS)
    assert Suspension.objects.count() == 1


def test_the_decision_to_suspend_has_three_working_days_to_leave():
    held = accepted()
    suspend(held.pk, by=head(), now=later(2), **WAITS)
    letter = Letter.objects.about("round", held.pk).get(form="complaint_suspension")
    clock = Clock.objects.about("round", held.pk).get(duty="complaint.send_suspension")
    assert letter.number and WAITS["reason"] in letter.facts["reason"]
    seal_letters(held)
    send_notice(letter.pk, by=clerk(), now=later(3))
    clock.refresh_from_db()
    assert clock.met_on == later(3).date()
    assert letter.form in {one.form for one in letters_for_citizen(held.petition)}


def test_a_denunciations_suspension_goes_to_both_sides_and_names_nobody():
    held = accepted("denunciation")
    suspend(held.pk, by=head(), now=later(2), ground="waits_for_assessment", reason="Chờ giám định lại chữ viết trong sổ thu.")
    letter = Letter.objects.about("round", held.pk).get(form="denunciation_suspension")
    seal_letters(held)
    send_notice(letter.pk, by=clerk(), now=later(3))
    assert set(Outgoing.objects.filter(letter=letter).values_list("to", flat=True)) == {"Người gửi đơn", held.petition.accused}
    assert NAME not in str(letter.facts) and NUMBER not in str(letter.facts)


def test_only_a_ground_of_the_law_suspends():
    held = accepted()
    with pytest.raises(GroundUnknown) as refusal:
        suspend(held.pk, by=head(), now=later(2), ground="waits_for_assessment", reason="x")
    assert "waits_for_assessment" in str(refusal.value)
    with pytest.raises(WordsMissing):
        suspend(held.pk, by=head(), now=later(2), ground="hindered", reason=" ")
    with pytest.raises(StepNotOpen):
        suspend(held.pk, by=verifier(), now=later(2), **WAITS)
    assert fresh(held).state == "accepted" and not Suspension.objects.exists()


def test_a_period_that_had_run_out_stays_run_out():
    held = accepted()
    due = clock_of(held, "complaint").due
    late = NOW + (due - NOW.date()) + timedelta(days=3)
    suspend(held.pk, by=head(), now=late, **WAITS)
    assert clock_of(held, "complaint").paused_since is None
    resume(held.pk, by=head(), now=late + timedelta(days=5), reason="Xong.")
    assert clock_of(held, "complaint").due == due


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
@pytest.mark.parametrize("state", ["accepted", "reported", "drafted", "suspended"])
def test_wholly_withdrawn_it_may_be_terminated_and_nothing_stays_open(kind, state):
    held = at_state(kind, "accepted" if state == "suspended" else state)
    if state == "suspended":
        suspend(held.pk, by=head(), now=later(1), **WAITS)
    assert all_withdrawn(held, kind).ends
    terminate(held.pk, by=head(), now=later(12), ground="withdrawn", reason="Đơn rút có chữ ký.")
    ended, petition = fresh(held), Petition.objects.get(pk=held.petition_id)
    assert (ended.state, ended.holder_post, ended.ended_on) == ("terminated", None, later(12).date())
    assert petition.state == "closed"
    assert not Custody.objects.filter(until__isnull=True).exists()
    assert [clock.duty for clock in Clock.objects.running()] == [f"{kind}.send_suspension"], "only the sending is still owed"
    assert not Suspension.objects.filter(resumed_on__isnull=True).exists()
    letter = Letter.objects.about("round", held.pk).get(form=f"{kind}_termination")
    seal_letters(held)
    send_notice(letter.pk, by=clerk(), now=later(13))
    assert not Clock.objects.running().exists()


def test_the_draft_that_waited_for_a_signature_is_cancelled_with_its_round():
    held = at_state("complaint", "drafted")
    all_withdrawn(held, "complaint")
    terminate(held.pk, by=head(), now=later(12), ground="withdrawn", reason="Đã rút.")
    assert fresh(held).decision.letter.state == "cancelled"
    assert not [seen for seen in steps_for(fresh(held), head(), later(13).date()) if seen.open]


def test_not_withdrawn_it_is_not_terminated_for_it():
    held = accepted()
    with pytest.raises(WithdrawalUnrecorded):
        terminate(held.pk, by=head(), now=later(2), ground="withdrawn", reason="Nghe nói đã rút.")
    assert not Termination.objects.exists() and fresh(held).state == "accepted"


def test_a_part_withdrawn_leaves_the_rest_to_be_settled():
    held = at_state("complaint", "verifying")
    made = withdraw(held.pk, by=verifier(), now=later(3), whole=False, contents="Tiền bồi thường cây.", signed=True, recorded=True)
    assert not made.ends and not made.whole
    assert Letter.objects.about("round", held.pk).filter(form="complaint_withdrawal").exists()
    with pytest.raises(WithdrawalUnrecorded):
        terminate(held.pk, by=head(), now=later(4), ground="withdrawn", reason="Đã rút.")
    assert fresh(held).state == "verifying"
    told = " ".join(moment.title for moment in timeline(held.petition, citizen=True))
    assert "rút một phần đơn" in told


def test_of_several_people_those_who_stay_are_settled_for():
    held = accepted()
    made = withdraw(held.pk, by=verifier(), now=later(3), whole=True, everybody=False, contents="Hai trong năm hộ rút.", signed=True)
    assert not made.ends and not made.whole


@pytest.mark.parametrize("reason", ["signs_of_violation", "coerced", "slander"])
def test_a_denunciation_goes_on_although_withdrawn_when_the_law_says_so(reason):
    held = accepted("denunciation")
    made = withdraw(held.pk, by=verifier(), now=later(3), whole=True, contents="Rút hết.", signed=True, **{**NO_REASON_TO_GO_ON, reason: True})
    assert not made.ends
    with pytest.raises(WithdrawalUnrecorded):
        terminate(held.pk, by=head(), now=later(4), ground="withdrawn", reason="Đã rút.")
    verify(held.pk, by=head(), now=later(4), lead=post(f"{Y_TY}.verifier-1"), team=["Tẩn Láo Lở, công chức tư pháp"], declared=NO_CONFLICT)
    assert fresh(held).state == "verifying"


def test_what_is_not_answered_is_asked_and_nothing_is_kept():
    held = accepted("denunciation")
    with pytest.raises(WithdrawalUnclear) as refusal:
        withdraw(held.pk, by=verifier(), now=later(3), whole=True, contents="Rút hết.", signed=True, coerced=False)
    assert "?" in str(refusal.value)
    with pytest.raises(WithdrawalRefused):
        withdraw(held.pk, by=verifier(), now=later(3), whole=True, contents="Rút hết.", signed=False, **NO_REASON_TO_GO_ON)
    with pytest.raises(WordsMissing):
        withdraw(held.pk, by=verifier(), now=later(3), whole=True, contents="", signed=True, **NO_REASON_TO_GO_ON)
    assert not Withdrawal.objects.exists()
    assert not JournalEntry.objects.filter(kind="round.withdrawn").exists()


def test_once_decided_nothing_is_withdrawn_any_more():
    held = at_state("complaint", "decided")
    with pytest.raises(StepNotOpen):
        all_withdrawn(held, "complaint")


def test_a_dead_complainant_whose_rights_nobody_inherits_ends_it():
    held = at_state("complaint", "reported", agrees=False)
    terminate(held.pk, by=head(), now=later(12), ground="died", reason="Giấy chứng tử ngày 12/8/2026; hàng thừa kế từ chối.")
    assert fresh(held).state == "terminated"
    with pytest.raises(StepNotOpen):
        dialogue(held.pk, by=verifier(), now=later(13), led_by="x", attended="x", minutes="x")


def test_a_complex_denunciation_gets_thirty_days_once_an_especially_complex_one_twice():
    held = accepted("denunciation")
    first = clock_of(held, "denunciation").due
    made = extend(held.pk, by=head(), now=later(5), criteria=["places"], reason="Xác minh ở ba thôn.")
    assert (made.number, (made.due - first).days >= 28) == (1, True)
    with pytest.raises(TooFewCriteria):
        extend(held.pk, by=head(), now=later(40), criteria=["places"], reason="Vẫn chưa xong.")
    again = extend(held.pk, by=head(), now=later(40), criteria=["places", "many_people"], reason="Thêm 32 hộ phải làm việc.")
    assert again.number == 2 and again.due > made.due
    with pytest.raises(StepNotOpen) as refusal:
        extend(held.pk, by=head(), now=later(60), criteria=["places", "many_people"], reason="Nữa.")
    assert "đủ số lần" in str(refusal.value)
    assert Letter.objects.about("round", held.pk).filter(form="denunciation_extension").count() == 2
    assert Extension.objects.count() == 2


def test_a_period_that_has_run_out_is_not_made_longer():
    held = accepted("denunciation")
    with pytest.raises(StepNotOpen) as refusal:
        extend(held.pk, by=head(), now=later(80), criteria=["places"], reason="Muộn.")
    assert "hết" in str(refusal.value)


def test_an_unknown_criterion_lengthens_nothing():
    held = accepted("denunciation")
    before = clock_of(held, "denunciation").due
    with pytest.raises(AnswerUnknown):
        extend(held.pk, by=head(), now=later(5), criteria=["ban_viec"], reason="Bận.")
    assert clock_of(held, "denunciation").due == before and not Extension.objects.exists()


def test_of_a_withdrawal_the_journal_keeps_no_words_of_the_denouncer():
    held = accepted("denunciation")
    withdraw(held.pk, by=verifier(), now=later(3), whole=True, contents=f"Tôi, {NAME}, xin rút.", signed=True, **NO_REASON_TO_GO_ON)
    assert NAME not in " ".join(str(row) for row in JournalEntry.objects.values_list("facts", flat=True))
