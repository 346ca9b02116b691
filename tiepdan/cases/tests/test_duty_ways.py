"""A duty on its way: its owner is urged, its day is moved by who named it, it is handed to who takes it, its parts are checked one by one."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tiepdan.cases.actions import (
    check_duty,
    hand_duty,
    move_duty_day,
    prove_duty,
    refuse_duty,
    return_duty,
    stop_duty,
    take_duty,
    urge_duty,
)
from tiepdan.cases.duty_steps import duty_steps
from tiepdan.cases.errors import DayWrong, HandedBadly, StepNotOpen, WordsMissing
from tiepdan.cases.models import Duty, DutyPart
from tiepdan.cases.tests.factories import PROOF, an_order, at_state, clerk, deputy, effect_day, head, verifier
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
BACK = {"kind": "return_persons", "figures": {"money": 27_000_000, "persons": 9}}


def owed(petition: str = "complaint", **order: object) -> tuple:
    held = at_state(petition, "in_effect", orders=[an_order(**order)])
    return held.decision.duties.get(), effect_day(held) + timedelta(days=1)


def again(duty: Duty) -> Duty:
    return Duty.objects.get(pk=duty.pk)


def why_closed(duty: Duty, actor, name: str) -> str:
    return next(seen.because for seen in duty_steps(again(duty), actor) if seen.step.name == name)


def test_urging_is_a_letter_in_the_file_counted_on_the_duty_and_told_to_the_owner():
    duty, day = owed()
    late = day + timedelta(days=100)
    made = urge_duty(duty.pk, by=deputy(), now=late, report_by=late.date() + timedelta(days=5))
    letter = made.letter
    assert (letter.form, letter.subject, letter.subject_id, letter.state) == ("urging_letter", "round", duty.decision.round_id, "signed")
    assert letter.symbol
    assert letter.facts["late_days"] == (late.date() - duty.due).days
    assert letter.facts["code"] == duty.decision.round.petition.code
    assert urge_duty(duty.pk, by=verifier(), now=late, report_by=late.date()).letter.state == "submitted", "who may not sign lays it before the head"
    assert again(duty).urges == 2
    assert Outgoing.objects.filter(post_id=duty.owner_post_id, words__contains="đôn đốc lần 2").exists()
    assert JournalEntry.objects.filter(kind="duty.urged").count() == 2


def test_an_urging_before_the_day_says_nothing_of_lateness_and_one_of_a_denunciation_tells_no_code():
    duty, day = owed("denunciation")
    facts = urge_duty(duty.pk, by=head(), now=day, report_by=day.date()).letter.facts
    assert "late_days" not in facts
    assert "code" not in facts


def test_another_office_a_clerk_or_a_past_day_urges_nobody():
    duty, day = owed()
    for by in (at(f"{SA_PA}.head"), clerk()):
        with pytest.raises(StepNotOpen):
            urge_duty(duty.pk, by=by, now=day, report_by=day.date())
    with pytest.raises(DayWrong):
        urge_duty(duty.pk, by=head(), now=day, report_by=day.date() - timedelta(days=1))
    assert not Letter.objects.filter(form="urging_letter").exists()
    assert again(duty).urges == 0


def test_only_who_signed_the_decision_moves_the_day_it_names_and_the_old_one_stays():
    duty, day = owed()
    was, new = duty.due, duty.due + timedelta(days=30)
    with pytest.raises(StepNotOpen, match="đã ký"):
        move_duty_day(duty.pk, by=deputy(), now=day, due=new, reason="Mưa lũ.")
    with pytest.raises(WordsMissing):
        move_duty_day(duty.pk, by=head(), now=day, due=new, reason="  ")
    for wrong in (was, day.date() - timedelta(days=1)):
        with pytest.raises(DayWrong):
            move_duty_day(duty.pk, by=head(), now=day, due=wrong, reason="Mưa lũ.")
    assert again(duty).due == was
    moved = move_duty_day(duty.pk, by=head(), now=day, due=new, reason="Mưa lũ.")
    assert (again(duty).due, moved.was, moved.reason) == (new, was, "Mưa lũ.")
    assert JournalEntry.objects.get(kind="duty.moved").facts["was"] == f"{was:%d/%m/%Y}"


def test_a_duty_changes_hands_when_the_other_takes_it_and_not_before():
    duty, day = owed()
    there = post(f"{SA_PA}.petition")
    with pytest.raises(WordsMissing):
        hand_duty(duty.pk, by=verifier(), now=day, to_post=there, reason="")
    hand_duty(duty.pk, by=verifier(), now=day, to_post=there, reason="Đất nay thuộc Sa Pa.")
    assert again(duty).owner_post_id == post(f"{Y_TY}.verifier-1").pk
    assert Duty.objects.visible_to(at(f"{SA_PA}.petition")).filter(pk=duty.pk).exists(), "who is asked must be able to look"
    with pytest.raises(StepNotOpen, match="đang chờ"):
        hand_duty(duty.pk, by=head(), now=day, to_post=post(f"{TA_VAN}.petition"), reason="x")
    with pytest.raises(StepNotOpen, match="không đang chờ"):
        take_duty(duty.pk, by=at(f"{TA_VAN}.petition"), now=day)
    take_duty(duty.pk, by=at(f"{SA_PA}.petition"), now=day)
    assert (again(duty).owner_post_id, again(duty).owner_office_id, again(duty).due) == (there.pk, there.office_id, duty.due)
    prove_duty(duty.pk, by=at(f"{SA_PA}.petition"), now=day, words="Đã làm.", uploads=PROOF)
    assert JournalEntry.objects.filter(kind__in=["duty.handed", "duty.taken"]).count() == 2


def test_refused_with_a_reason_it_stays_where_it_was():
    duty, day = owed()
    hand_duty(duty.pk, by=head(), now=day, to_post=post(f"{SA_PA}.petition"), reason="Đất nay thuộc Sa Pa.")
    with pytest.raises(WordsMissing):
        refuse_duty(duty.pk, by=at(f"{SA_PA}.head"), now=day, reason=" ")
    refused = refuse_duty(duty.pk, by=at(f"{SA_PA}.head"), now=day, reason="Thửa đất vẫn ở Y Tý.")
    assert (refused.refused_on, refused.refused_because) == (day.date(), "Thửa đất vẫn ở Y Tý.")
    assert again(duty).owner_post_id == post(f"{Y_TY}.verifier-1").pk
    assert not Duty.objects.visible_to(at(f"{SA_PA}.petition")).filter(pk=duty.pk).exists()
    hand_duty(duty.pk, by=head(), now=day, to_post=post(f"{SA_PA}.petition"), reason="Xin xem lại.")


def test_a_duty_goes_neither_to_the_accused_nor_to_who_owes_it_already():
    duty, day = owed("denunciation")
    accused = post(f"{SA_PA}.petition")
    Petition.objects.filter(pk=duty.decision.round.petition_id).update(accused_post=accused, accused_office=accused.office)
    with pytest.raises(HandedBadly, match="bị tố cáo"):
        hand_duty(duty.pk, by=head(), now=day, to_post=accused, reason="x")
    with pytest.raises(HandedBadly, match="đang phải làm"):
        hand_duty(duty.pk, by=head(), now=day, to_post=post(f"{Y_TY}.verifier-1"), reason="x")


def test_a_stranger_hands_nothing_on():
    duty, day = owed()
    with pytest.raises(StepNotOpen):
        hand_duty(duty.pk, by=at(f"{SA_PA}.head"), now=day, to_post=post(f"{SA_PA}.petition"), reason="x")


def test_each_part_has_its_figures_its_paper_and_its_own_check():
    duty, day = owed(**BACK)
    first = [Upload("dot-1.txt", "Biên bản trả đợt một.".encode())]
    prove_duty(duty.pk, by=verifier(), now=day, words="Trả đợt một.", uploads=first, figures={"money": 10_000_000, "persons": 4})
    check_duty(duty.pk, by=deputy(), now=day)
    second = [Upload("dot-2.txt", "Biên bản trả đợt hai.".encode()), Upload("anh.txt", "Ảnh trả tiền.".encode())]
    prove_duty(duty.pk, by=verifier(), now=day + timedelta(days=9), words="Trả đợt hai.", uploads=second, figures={"money": 27_000_000, "persons": 9})
    check_duty(duty.pk, by=head(), now=day + timedelta(days=10))
    parts = list(duty.parts.order_by("number"))
    assert [(part.number, part.money, part.persons) for part in parts] == [(1, 10_000_000, 4), (2, 17_000_000, 5)]
    assert [part.checked_on for part in parts] == [day.date(), day.date() + timedelta(days=10)]
    assert [part.checked_by_post_id for part in parts] == [deputy().post_id, head().post_id]
    assert [sorted(part.papers.values_list("name", flat=True)) for part in parts] == [["dot-1.txt"], ["anh.txt", "dot-2.txt"]]


def test_a_part_sent_back_or_stopped_stays_listed_and_counts_for_nothing():
    duty, day = owed(**BACK)
    prove_duty(duty.pk, by=verifier(), now=day, words="Trả đợt một.", uploads=PROOF, figures={"money": 5})
    prove_duty(duty.pk, by=verifier(), now=day, words="Trả đợt một, sửa số.", uploads=PROOF, figures={"money": 6})
    assert duty.parts.count() == 1, "given again before its check it is the same part"
    return_duty(duty.pk, by=deputy(), now=day, reason="Thiếu chữ ký.")
    prove_duty(duty.pk, by=verifier(), now=day, words="Đủ chữ ký.", uploads=PROOF, figures={"money": 6})
    stop_duty(duty.pk, by=verifier(), now=day, reason="Tòa án hủy.")
    told = [(part.number, part.words, part.returned_because, part.checked_on) for part in duty.parts.order_by("number")]
    assert told == [(1, "Trả đợt một, sửa số.", "Thiếu chữ ký.", None), (2, "Đủ chữ ký.", "Tòa án hủy.", None)]


def test_no_part_is_checked_by_who_gave_it_whatever_the_code_says():
    duty, day = owed(**BACK)
    prove_duty(duty.pk, by=verifier(), now=day, words="Trả.", uploads=PROOF, figures={"money": 5})
    with pytest.raises(IntegrityError), transaction.atomic():
        DutyPart.objects.filter(duty=duty).update(checked_on=day.date(), checked_by_post=verifier().post_id)


def test_what_is_done_or_stopped_is_urged_moved_and_handed_no_more_and_says_why():
    duty, day = owed()
    stop_duty(duty.pk, by=verifier(), now=day, reason="Tòa án hủy.")
    for name in ("urge_duty", "move_duty_day", "hand_duty", "take_duty"):
        assert why_closed(duty, head(), name) == "nghĩa vụ này đã thôi thi hành"
    for act, told in ((urge_duty, {"report_by": day.date()}), (move_duty_day, {"due": day.date() + timedelta(days=99), "reason": "x"}),
                      (hand_duty, {"to_post": post(f"{SA_PA}.petition"), "reason": "x"}), (take_duty, {}), (refuse_duty, {"reason": "x"})):
        with pytest.raises(StepNotOpen, match="thôi thi hành"):
            act(duty.pk, by=head(), now=day, **told)


def test_a_duty_of_both_or_of_neither_is_refused_with_a_sentence():
    duty, _day = owed()
    with pytest.raises(IntegrityError, match="duty_of_a_decision_or_of_oversight"), transaction.atomic():
        Duty.objects.filter(pk=duty.pk).update(decision=None)
    named = {one.name: one for one in Duty._meta.constraints}
    assert "không cả hai" in str(named["duty_of_a_decision_or_of_oversight"].violation_error_message)
