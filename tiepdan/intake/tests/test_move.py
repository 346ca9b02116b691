"""A petition handed on is taken in or sent back; sent back it goes to who decides, whose word binds; one post answers for it at every instant."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction

from tiepdan.intake.actions import classify, correct_finding, route, send_back, settle_competence, take_in
from tiepdan.intake.errors import AccusedMayNotHold, NobodyToDecide, PlaceDecided, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Custody, Petition, Transfer
from tiepdan.intake.queries import arbiter_of, steps_for
from tiepdan.intake.tests.factories import NAME, NOW, classified, elsewhere, fresh, holder, later, office, open_custodies, received
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import deputise
from tiepdan.offices.models import Holding
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, TODAY, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
WHY = "Thửa đất ở xã Sa Pa."


def handed() -> Petition:
    """Tả Van has handed a complaint on to Y Tý."""
    petition = elsewhere()
    return fresh(route(petition.pk, by=holder(petition), now=NOW))


def disputed() -> Petition:
    petition = handed()
    return fresh(send_back(petition.pk, by=holder(petition), now=later(1), kind="wrong", reason=WHY))


def decided(place: str = SA_PA) -> Petition:
    petition = disputed()
    return fresh(settle_competence(petition.pk, by=holder(petition), now=later(2), office=office(place), reason="Đất thuộc địa giới xã này."))


def test_the_receiver_takes_it_in():
    petition = handed()
    petition = fresh(take_in(petition.pk, by=holder(petition), now=later(1)))
    assert (petition.state, petition.holder_office.code) == ("routed", Y_TY)
    assert Transfer.objects.get(petition=petition).taken_at == later(1)
    assert JournalEntry.objects.about("petition", petition.pk).last().kind == "petition.taken_in"


def test_nobody_else_takes_it_in_and_nobody_twice():
    petition = handed()
    for stranger in (f"{TA_VAN}.petition", f"{SA_PA}.petition", f"{Y_TY}.clerk"):
        with pytest.raises(StepNotOpen):
            take_in(petition.pk, by=at(stranger), now=NOW)
    take_in(petition.pk, by=holder(petition), now=NOW)
    with pytest.raises(StepNotOpen):
        take_in(petition.pk, by=holder(petition), now=NOW)


def test_until_taken_in_it_is_not_sorted_again():
    petition = handed()
    with pytest.raises(StepNotOpen):
        classify(petition.pk, by=holder(petition), now=NOW, field="moi_truong")


def test_sent_back_it_goes_to_the_reception_board_and_never_to_the_sender():
    petition = disputed()
    assert (petition.state, petition.holder_office.code, petition.holder_post.code) == ("disputed", "BTCD", "LC.BTCD.head")
    sent = Transfer.objects.get(petition=petition)
    assert (sent.returned_kind, sent.returned_because, sent.returned_at) == ("wrong", WHY, later(1))
    held = set(Clock.objects.about("petition", petition.pk).running().values_list("holder_post_id", flat=True))
    assert held == {petition.holder_post_id}, "the clocks go along"
    assert not any(seen.open for seen in steps_for(petition, at(f"{TA_VAN}.petition")))


def test_the_time_in_each_hand_is_kept_without_a_gap():
    petition = decided()
    hands = list(Custody.objects.filter(subject="petition", subject_id=petition.pk).order_by("since"))
    assert [row.office.code for row in hands] == [TA_VAN, Y_TY, "BTCD", SA_PA]
    assert all(one.until == other.since for one, other in pairwise(hands))
    assert open_custodies(petition) == 1


def test_what_was_handed_on_by_the_board_itself_goes_to_the_provincial_chair():
    petition = classified(received("complaint", office_code="BTCD"))
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    petition = fresh(send_back(petition.pk, by=holder(petition), now=NOW, kind="double", reason="Đã có đơn này."))
    assert petition.holder_post.code == "LC.UBND-TINH.head"


def test_where_both_are_party_nothing_moves_and_it_is_said():
    petition = handed()
    Transfer.objects.filter(petition=petition).update(from_office=office("BTCD"))
    Transfer.objects.create(petition=petition, hop=2, from_office=office("UBND-TINH"), to_office=office(Y_TY), because="x", cites="x", made_on=TODAY)
    assert arbiter_of(petition) is None
    with pytest.raises(NobodyToDecide):
        send_back(petition.pk, by=holder(petition), now=NOW, kind="wrong", reason=WHY)
    assert fresh(petition).holder_office.code == Y_TY


def test_a_denunciation_of_the_boards_leader_is_not_decided_there():
    petition = classified(received("denunciation", office_code=TA_VAN))
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    Petition.objects.filter(pk=petition.pk).update(accused_office=office("BTCD"))
    petition = fresh(send_back(petition.pk, by=holder(petition), now=NOW, kind="wrong", reason=WHY))
    assert petition.holder_office.code == "UBND-TINH"


@pytest.mark.parametrize("told", [{"kind": "wrong", "reason": "  "}, {"kind": "burn", "reason": WHY}, {"kind": "", "reason": WHY}])
def test_without_a_known_reason_nothing_is_sent_back(told):
    petition = handed()
    with pytest.raises((ReasonNeeded, ValueError)):
        send_back(petition.pk, by=holder(petition), now=NOW, **told)
    assert fresh(petition).state == "handed"


def test_what_came_straight_here_is_not_sent_back():
    petition = classified(received())
    with pytest.raises(StepNotOpen) as refusal:
        send_back(petition.pk, by=holder(petition), now=NOW, kind="wrong", reason=WHY)
    assert "không do cơ quan khác" in str(refusal.value)


def test_what_was_taken_in_may_still_turn_out_to_belong_elsewhere():
    petition = handed()
    petition = fresh(take_in(petition.pk, by=holder(petition), now=NOW))
    petition = classified(petition, place_code=TA_VAN, accused_code=TA_VAN)
    assert fresh(send_back(petition.pk, by=holder(petition), now=NOW, kind="wrong", reason=WHY)).state == "disputed"


def test_the_decision_moves_it_for_the_last_time_and_binds():
    petition = decided()
    assert (petition.state, petition.holder_office.code, petition.competent_office.code) == ("routed", SA_PA, SA_PA)
    last = Transfer.objects.filter(petition=petition).order_by("-hop").first()
    assert (last.hop, last.from_office.code, last.decided_by.code) == (2, "BTCD", "LC.BTCD.head")
    with pytest.raises(StepNotOpen) as refusal:
        send_back(petition.pk, by=holder(petition), now=NOW, kind="wrong", reason=WHY)
    assert "đã được quyết định" in str(refusal.value)
    petition = fresh(classify(petition.pk, by=holder(petition), now=NOW, place_code=TA_VAN, accused_code=TA_VAN))
    assert petition.competent_office.code == SA_PA, "no correction leads it away again"
    with pytest.raises(PlaceDecided):
        correct_finding(petition.pk, by=holder(petition), now=NOW, item="authority", verdict="corrected", to=Y_TY, reason="Thấy khác.")


def test_after_two_hops_the_decision_is_the_third_and_no_fourth_exists():
    petition = handed()
    petition = fresh(take_in(petition.pk, by=holder(petition), now=NOW))
    petition = classified(petition, place_code=SA_PA, accused_code=SA_PA)
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    petition = fresh(send_back(petition.pk, by=holder(petition), now=NOW, kind="papers", reason="Thiếu quyết định bị khiếu nại."))
    settle_competence(petition.pk, by=holder(petition), now=NOW, office=office(TA_VAN), reason="Nơi nhận đầu tiên giải quyết.")
    petition = fresh(petition)
    assert petition.transfers.count() == 3
    for hop, decider in ((3, None), (4, petition.holder_post)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Transfer.objects.create(petition=received("complaint"), hop=hop, from_office=office(Y_TY), to_office=office(SA_PA), because="x", cites="x",
                                    made_on=TODAY, decided_by=decider)


def test_only_the_leaders_of_the_deciding_office_decide():
    petition = disputed()
    for stranger in ("BTCD.reception-1", f"{Y_TY}.head", f"{TA_VAN}.head"):
        with pytest.raises(StepNotOpen):
            settle_competence(petition.pk, by=at(stranger), now=NOW, office=office(SA_PA), reason=WHY)
    with pytest.raises(ReasonNeeded):
        settle_competence(petition.pk, by=holder(petition), now=NOW, office=office(SA_PA), reason=" ")
    assert fresh(petition).state == "disputed"


def test_a_place_outside_is_decided_and_then_transferred_there():
    petition = decided("CA-TINH")
    assert (petition.state, petition.holder_office.code, petition.competent_office.code) == ("read", "BTCD", "CA-TINH")


def test_a_denunciation_is_not_decided_to_whom_it_accuses():
    petition = classified(received("denunciation", office_code=TA_VAN))
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    petition = fresh(send_back(petition.pk, by=holder(petition), now=NOW, kind="wrong", reason=WHY))
    Petition.objects.filter(pk=petition.pk).update(accused_post=at(f"{SA_PA}.head").post_id)
    with pytest.raises(AccusedMayNotHold):
        settle_competence(petition.pk, by=holder(petition), now=NOW, office=office(SA_PA), reason=WHY)
    assert NAME not in str([entry.facts for entry in JournalEntry.objects.about("petition", petition.pk)])


def test_a_denunciation_is_passed_on_within_five_working_days():
    petition = classified(received("denunciation", office_code=TA_VAN))
    clock = Clock.objects.about("petition", petition.pk).get(duty="denunciation.transfer", dropped_on__isnull=True)
    assert (clock.started_on, clock.met_on) == (NOW.date(), None)
    route(petition.pk, by=holder(petition), now=later(1))
    clock.refresh_from_db()
    assert clock.met_on == later(1).date()


def test_a_denunciation_that_belongs_here_has_no_such_period():
    petition = classified(received("denunciation"))
    assert not Clock.objects.about("petition", petition.pk).running().filter(duty="denunciation.transfer").exists()


def test_while_its_holder_is_away_the_deputy_takes_it_in():
    petition = handed()
    away, deputy = fresh(petition).holder_post, at(f"{Y_TY}.deputy")
    person = Holding.objects.get(post_id=deputy.post_id, until__isnull=True).official
    deputise(person.pk, away.pk, by=at("VP-UBND.administrator"), since=TODAY, until=TODAY + timedelta(days=7), ground="Phân công ngày 24/11/2026")
    stand_in = acting(person, TODAY, post_id=away.pk)
    assert Petition.objects.visible_to(stand_in).filter(pk=petition.pk).exists()
    take_in(petition.pk, by=stand_in, now=NOW)
    petition = fresh(petition)
    assert (petition.state, petition.holder_post_id, open_custodies(petition)) == ("routed", away.pk, 1)
    assert "phụ trách thay" in str(JournalEntry.objects.about("petition", petition.pk).last().actor)
