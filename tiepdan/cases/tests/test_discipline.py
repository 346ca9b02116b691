"""A complaint about a disciplinary decision: its own periods, a dialogue always, led by the settler (Luật Khiếu nại, Chương IV)."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.conditions import check_team
from tiepdan.cases.errors import AbsenceExcused, AnswerMissing, ConflictOfInterest, MustLead, StepNotOpen, WordsMissing
from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import FACTS, PROOF, an_order, at_state, clerk, effect_day, fresh, head, seal_letters, verifier
from tiepdan.cases.tests.test_second_round import complaint
from tiepdan.documents.models import Letter
from tiepdan.intake.actions import classify, route
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import later, routed
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
LEADS = {"led_by": "", "attended": "Người khiếu nại, người xác minh", "minutes": "Hai bên trình bày."}


def disciplinary() -> Round:
    petition = routed("complaint")
    classify(petition.pk, by=head(), now=later(0), discipline=True)
    if Petition.objects.get(pk=petition.pk).state != "routed":
        route(petition.pk, by=head(), now=later(0))
    return fresh(actions.accept(petition.pk, by=head(), now=later(0)))


def disciplinary_second() -> Round:
    """The same at the provincial chair, who settles it the second time."""
    petition = complaint()
    classify(petition.pk, by=at("BTCD.petition-1"), now=later(1), discipline=True)
    petition = route(petition.pk, by=at("BTCD.petition-1"), now=later(1))
    return fresh(actions.accept(petition.pk, by=at("UBND-TINH.head"), now=later(2)))


def reported() -> Round:
    held = disciplinary()
    actions.verify(held.pk, by=head(), now=later(1), lead=post(f"{Y_TY}.verifier-1"), team=[])
    actions.report(held.pk, by=verifier(), now=later(8), text="Đã xem lại hồ sơ kỷ luật.", agrees=True)
    return fresh(held)


def invited(held: Round, day: int = 20, **said):
    return actions.invite(held.pk, by=head(), now=later(day - 9), day=later(day).date(), hour="08:00", place="Trụ sở UBND xã", **said)


def test_it_has_its_own_period_and_no_remote_one():
    held = disciplinary()
    assert held.procedure == "discipline_first"
    assert not held.remote, "Y Tý is remote, the period of Điều 50 is not"
    settle = Clock.objects.about("round", held.pk).get(duty="complaint.discipline.settle")
    assert settle.cites.endswith("Điều 50")


def test_a_dialogue_comes_before_deciding_even_when_all_agree():
    held = reported()
    with pytest.raises(StepNotOpen) as refusal:
        actions.draft(held.pk, by=verifier(), now=later(9), outcome="wrong", summary="Sai.", facts=FACTS["complaint"], orders=[])
    assert "đối thoại" in str(refusal.value)


def test_only_the_settler_leads_it():
    held = reported()
    with pytest.raises(MustLead):
        invited(held, chair="Phó Chủ tịch UBND xã Y Tý")
    planned = invited(held)
    with pytest.raises(MustLead):
        actions.dialogue(held.pk, by=verifier(), now=later(20), **{**LEADS, "led_by": "Phó Chủ tịch UBND xã Y Tý"})
    assert planned.led_by == head().signature


def test_whoever_stays_away_with_good_reason_is_asked_again_five_days_ahead():
    held = reported()
    planned = invited(held)
    told = {**LEADS, "led_by": planned.led_by}
    with pytest.raises(AbsenceExcused):
        actions.dialogue(held.pk, by=verifier(), now=later(20), absence="excused", **told)
    with pytest.raises(WordsMissing):
        actions.postpone(held.pk, by=head(), now=later(20), reason=" ")
    actions.postpone(held.pk, by=head(), now=later(20), reason="Người khiếu nại nằm viện.")
    with pytest.raises(StepNotOpen):
        actions.dialogue(held.pk, by=verifier(), now=later(21), **told)
    again = invited(held, 30)
    actions.dialogue(held.pk, by=verifier(), now=later(30), absence="unexcused", absent="Người khiếu nại", **told)
    again.refresh_from_db()
    assert again.without_reason and held.dialogues.count() == 2


def test_from_the_door_to_the_last_duty():
    held = reported()
    planned = invited(held)
    actions.dialogue(held.pk, by=verifier(), now=later(20), **{**LEADS, "led_by": planned.led_by})
    actions.draft(held.pk, by=verifier(), now=later(21), outcome="partly", summary="Đúng một phần.", facts=FACTS["complaint"], orders=[an_order(120)])
    actions.sign(held.pk, by=head(), now=later(22))
    seal_letters(held)
    assert Clock.objects.about("round", held.pk).running().filter(duty="complaint.discipline.send_first").exists()
    decision = Letter.objects.about("round", held.pk).get(form="discipline_decision")
    assert decision.facts["second_days"] == 10 and "court" not in decision.facts
    held = fresh(actions.send(held.pk, by=clerk(), now=later(23)))
    day = effect_day(held)
    assert (day.date() - held.decision.issued_on).days == 31, "thirty days, also in a remote commune"
    actions.take_effect(held.pk, by=verifier(), now=day)
    actions.order(held.pk, by=head(), now=day)
    duty = fresh(held).decision.duties.get()
    actions.prove_duty(duty.pk, by=verifier(), now=day, words="Đã sửa quyết định kỷ luật.", uploads=PROOF)
    actions.check_duty(duty.pk, by=at(f"{Y_TY}.deputy"), now=day)
    with pytest.raises(StepNotOpen):
        actions.close(held.pk, by=verifier(), now=day)
    actions.publish(held.pk, by=verifier(), now=day, way="meeting", place="Họp toàn thể công chức xã", began_on=day.date(),
                    noticed_on=day.date() - timedelta(days=3))
    actions.close(held.pk, by=verifier(), now=day)
    assert fresh(held).state == "closed" and not Clock.objects.running().exists()


def test_a_vice_chair_may_lead_a_first_round_of_the_ordinary_kind():
    held = at_state("complaint", "reported", agrees=False)
    assert invited(held, chair="Phó Chủ tịch UBND xã Y Tý").led_by == "Phó Chủ tịch UBND xã Y Tý"


def test_in_a_second_round_the_law_must_be_asked_before_somebody_else_leads():
    from tiepdan.cases.tests.test_second_round import reported as reported_second

    held = reported_second()
    told = {"by": at("UBND-TINH.head"), "now": later(11), "day": later(20).date(), "hour": "08:00", "place": "Trụ sở UBND tỉnh"}
    with pytest.raises(AnswerMissing):
        actions.invite(held.pk, chair="Phó Chủ tịch UBND tỉnh", **told)
    calm = {"agencies_differ": False, "heated": False, "security": False}
    with pytest.raises(MustLead):
        actions.invite(held.pk, chair="Phó Chủ tịch UBND tỉnh", asked=calm | {"heated": True}, **told)
    assert actions.invite(held.pk, chair="Phó Chủ tịch UBND tỉnh", asked=calm, **told).led_by == "Phó Chủ tịch UBND tỉnh"


@pytest.mark.parametrize("state", ["accepted", "verifying", "reported"])
def test_whoever_is_complained_about_takes_no_step_but_the_decider_settles_first(state):
    held = at_state("complaint", state)
    held.petition.accused_post = post(f"{Y_TY}.verifier-1")
    held.petition.save(update_fields=["accused_post"])
    with pytest.raises(StepNotOpen) as refusal:
        actions.ask_information(held.pk, by=verifier(), now=later(9), whom="A", wanted=["B"], answer_by=later(20).date())
    assert "người bị khiếu nại" in str(refusal.value)
    held.petition.accused_post = post(f"{Y_TY}.head")
    held.petition.save(update_fields=["accused_post"])
    assert actions.suspend(held.pk, by=head(), now=later(9), ground="hindered", reason="Nằm viện.").state == "suspended"


def test_whoever_is_complained_about_or_related_verifies_nothing():
    day = later(1).date()
    for declared in ({"related_to_accused": True}, {"direct_interest": True}):
        with pytest.raises(ConflictOfInterest):
            check_team("A, công chức", [], "B", declared, day, lead_is_accused=False, procedure="complaint_first")
    with pytest.raises(ConflictOfInterest):
        check_team("A, công chức", ["B, công chức"], "B", {}, day, lead_is_accused=False, procedure="complaint_first")
    check_team("A, công chức", [], "B", {}, day, lead_is_accused=False, procedure="complaint_first")
