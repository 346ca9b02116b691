"""A complaint goes to court, and what falls with an annulled decision."""

import pytest

from tiepdan.cases.actions import close, prove_duty, record_court_result, record_lawsuit
from tiepdan.cases.errors import DayWrong, NoDecisionToAnnul, StepNotOpen, WordsMissing
from tiepdan.cases.models import Decision, Duty
from tiepdan.cases.tests.factories import at_state, clerk, fresh, verifier
from tiepdan.cases.timeline import timeline
from tiepdan.intake.models import Custody, Petition
from tiepdan.intake.tests.factories import later
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
COURT = "Tòa án nhân dân tỉnh Lào Cai"


def sued(held, day: int = 100):
    return record_lawsuit(held.pk, by=verifier(), now=later(day), court=COURT, taken_on=later(day - 1).date(), number="15/TB-TA")


def judged(held, result: str, day: int = 150, **said):
    told = {"judged_on": later(day).date(), "judgment": "08/2027/HC-ST", **said}
    return record_court_result(held.pk, by=verifier(), now=later(day), result=result, **told)


def test_an_annulled_decision_falls_with_its_open_duties_and_nothing_is_deleted():
    held = at_state("complaint", "in_effect")
    sued(held)
    judged(held, "annulled")
    decision = Decision.objects.get(round=held)
    assert decision.fell_whole and decision.fell_on == later(150).date() and COURT in decision.fell_because
    assert Duty.objects.get().stopped_because
    assert not Duty.objects.open().exists()
    assert (fresh(held).state, fresh(held).holder_post, Petition.objects.get(pk=held.petition_id).state) == ("annulled", None, "closed")
    assert not Custody.objects.filter(until__isnull=True).exists()
    assert not Clock.objects.about("round", held.pk).running().exists()
    assert any("không phải làm nữa" in moment.title for moment in timeline(held.petition, citizen=True))


def test_also_after_the_case_was_closed():
    held = at_state("complaint", "closed")
    sued(held, 300)
    judged(held, "annulled", 400)
    assert fresh(held).state == "closed"
    assert fresh(held).decision.fell_whole
    assert Duty.objects.get().stopped_on is None, "what was done stays done"


def test_of_a_decision_annulled_in_part_the_duties_stay():
    held = at_state("complaint", "in_effect")
    sued(held)
    suit = judged(held, "part", follows="Chỉ bồi thường phải tính lại.")
    assert suit.follows == "Chỉ bồi thường phải tính lại."
    assert fresh(held).decision.fell_on and not fresh(held).decision.fell_whole
    assert Duty.objects.open().count() == 1 and fresh(held).state == "in_effect"


def test_a_decision_that_stands_changes_nothing_and_may_be_judged_again_above():
    held = at_state("complaint", "in_effect")
    sued(held)
    judged(held, "kept")
    assert fresh(held).decision.fell_on is None
    sued(held, 160)
    assert held.lawsuits.count() == 2


def test_what_is_not_decided_cannot_be_annulled():
    held = at_state("complaint", "verifying")
    sued(held)
    with pytest.raises(NoDecisionToAnnul):
        judged(held, "annulled")
    assert held.lawsuits.get().result == ""


def test_a_result_needs_a_lawsuit_and_a_lawsuit_comes_once():
    held = at_state("complaint", "sent")
    with pytest.raises(StepNotOpen):
        judged(held, "kept")
    sued(held)
    with pytest.raises(StepNotOpen) as refusal:
        sued(held, 101)
    assert "đang chờ kết quả" in str(refusal.value)


def test_bad_days_and_missing_words_are_refused():
    held = at_state("complaint", "sent")
    with pytest.raises(WordsMissing):
        record_lawsuit(held.pk, by=verifier(), now=later(90), court=" ", taken_on=later(80).date())
    with pytest.raises(DayWrong):
        record_lawsuit(held.pk, by=verifier(), now=later(90), court=COURT, taken_on=later(91).date())
    sued(held)
    for said in ({"judged_on": later(98).date()}, {"judged_on": later(151).date()}):
        with pytest.raises(DayWrong):
            judged(held, "kept", **said)
    for result, judgment in (("kept", " "), ("lost", "08")):
        with pytest.raises(WordsMissing):
            judged(held, result, judgment=judgment)


def test_only_who_keeps_the_file_writes_it_down():
    held = at_state("complaint", "sent")
    for by in (clerk(), at(f"{SA_PA}.verifier-1")):
        with pytest.raises(StepNotOpen):
            record_lawsuit(held.pk, by=by, now=later(90), court=COURT, taken_on=later(80).date())


def test_an_annulled_round_goes_no_further():
    held = at_state("complaint", "in_effect")
    sued(held)
    judged(held, "annulled")
    with pytest.raises(StepNotOpen):
        close(held.pk, by=verifier(), now=later(160))
    with pytest.raises(StepNotOpen) as refusal:
        prove_duty(Duty.objects.get().pk, by=verifier(), now=later(160), words="Đã làm.")
    assert "đã thôi thi hành" in str(refusal.value)
