"""The contested decision is not carried out for a time (Luật Khiếu nại Đ.35)."""

import pytest

from tiepdan.cases.actions import lift_stay, send_notice, stay
from tiepdan.cases.errors import DayWrong, NoTimeLeft, StayTooLong, StepNotOpen, WordsMissing
from tiepdan.cases.models import Stay
from tiepdan.cases.tests.factories import accepted, at_state, clerk, head, seal_letters, verifier
from tiepdan.cases.timeline import timeline
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.tests.factories import later
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TOLD = {"stayed": "Quyết định số 112/QĐ-UBND", "reason": "San ủi thì mất mốc giới."}


def last_day(held):
    return Clock.objects.about("round", held.pk).get(duty="complaint.first.settle").due


def test_a_stay_reaches_the_last_day_of_the_settlement_and_no_further():
    held = accepted()
    with pytest.raises(StayTooLong) as refusal:
        stay(held.pk, by=head(), now=later(2), until=later(400).date(), **TOLD)
    assert f"{last_day(held):%d/%m/%Y}" in str(refusal.value)
    assert not Letter.objects.filter(form="execution_stay").exists()
    made = stay(held.pk, by=head(), now=later(2), until=last_day(held), **TOLD)
    assert made.letter.facts["stayed"] == "Quyết định số 112/QĐ-UBND" and made.runs_on(last_day(held))
    assert any("tạm chưa phải thi hành" in moment.title for moment in timeline(held.petition, citizen=True))


def test_it_is_sent_to_everybody_the_law_names():
    held = accepted()
    made = stay(held.pk, by=head(), now=later(2), until=later(10).date(), **TOLD)
    seal_letters(held)
    send_notice(made.letter_id, by=clerk(), now=later(3))
    assert {"Người gửi đơn", "Người có trách nhiệm thi hành"} <= set(Outgoing.objects.filter(letter=made.letter).values_list("to", flat=True))


def test_it_is_lifted_when_the_reason_is_gone():
    held = accepted()
    made = stay(held.pk, by=head(), now=later(2), until=later(10).date(), **TOLD)
    with pytest.raises(WordsMissing):
        lift_stay(held.pk, by=head(), now=later(3), reason=" ")
    lift_stay(held.pk, by=head(), now=later(3), reason="Đã cắm lại mốc.")
    assert Stay.objects.get(pk=made.pk).lifted_on == later(3).date()
    assert made.letter.symbol in Letter.objects.get(form="execution_stay_lifted").facts["stayed"]
    with pytest.raises(StepNotOpen):
        lift_stay(held.pk, by=head(), now=later(4), reason="Lần nữa.")


def test_one_stay_at_a_time_and_another_when_it_ran_out():
    held = accepted()
    stay(held.pk, by=head(), now=later(2), until=later(5).date(), **TOLD)
    with pytest.raises(StepNotOpen) as refusal:
        stay(held.pk, by=head(), now=later(5), until=later(9).date(), **TOLD)
    assert "đang được tạm đình chỉ" in str(refusal.value)
    stay(held.pk, by=head(), now=later(6), until=later(9).date(), **TOLD)
    assert held.stays.count() == 2


@pytest.mark.parametrize("blank", ["stayed", "reason"])
def test_it_needs_what_is_stayed_and_why(blank):
    with pytest.raises(WordsMissing):
        stay(accepted().pk, by=head(), now=later(2), until=later(5).date(), **{**TOLD, blank: "  "})


def test_a_day_gone_by_is_refused():
    with pytest.raises(DayWrong):
        stay(accepted().pk, by=head(), now=later(3), until=later(2).date(), **TOLD)


def test_nothing_is_stayed_once_the_time_has_run_out():
    held = accepted()
    with pytest.raises(NoTimeLeft):
        stay(held.pk, by=head(), now=later(200), until=later(201).date(), **TOLD)


def test_only_the_settler_and_only_of_a_complaint():
    held = accepted()
    for by in (verifier(), clerk(), at(f"{SA_PA}.head")):
        with pytest.raises(StepNotOpen):
            stay(held.pk, by=by, now=later(2), until=later(5).date(), **TOLD)
    with pytest.raises(StepNotOpen):
        stay(at_state("denunciation", "accepted").pk, by=head(), now=later(2), until=later(5).date(), **TOLD)
