"""Routing gives a petition to the one responsible post, hands it on at most twice and never back, and never to the accused."""

import pytest

from tiepdan.intake.actions import route, take_in
from tiepdan.intake.errors import AccusedMayNotHold, PassedRound, StepNotOpen, TooManyHops
from tiepdan.intake.models import Petition, Transfer
from tiepdan.intake.queries import steps_for
from tiepdan.intake.tests.factories import NOW, classified, elsewhere, fresh, holder, open_custodies, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def last_kind(petition: Petition) -> str:
    return JournalEntry.objects.about("petition", petition.pk).last().kind


def test_routing_gives_it_to_the_one_responsible_post():
    petition = routed("complaint")
    assert petition.state == "routed"
    assert petition.holder_post.code == f"LC.{Y_TY}.petition"
    assert open_custodies(petition) == 1
    assert last_kind(petition) == "petition.routed"
    assert not Transfer.objects.exists(), "inside one office nothing is handed on"


def test_routing_to_another_office_hands_on_once_and_tells_why():
    petition = elsewhere()
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    assert (petition.holder_office.code, petition.state) == (Y_TY, "handed")
    handed = Transfer.objects.get(petition=petition)
    assert (handed.hop, handed.from_office.code, handed.to_office.code) == (1, TA_VAN, Y_TY)
    assert handed.because
    assert handed.cites
    held = set(Clock.objects.about("petition", petition.pk).running().values_list("holder_post_id", flat=True))
    assert held == {petition.holder_post_id}, "the clocks go along"


def test_it_never_comes_back_to_where_it_was_handed_on_from():
    petition = elsewhere()
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
    petition = fresh(take_in(petition.pk, by=holder(petition), now=NOW))
    petition = classified(petition, place_code=TA_VAN, accused_code=TA_VAN)
    assert petition.competent_office.code == TA_VAN
    with pytest.raises(PassedRound) as refusal:
        route(petition.pk, by=holder(petition), now=NOW)
    assert "Tả Van" in str(refusal.value)
    assert fresh(petition).holder_office.code == Y_TY
    assert open_custodies(petition) == 1


def test_a_third_handing_on_is_refused():
    petition = elsewhere()
    for code in (Y_TY, SA_PA):
        petition = classified(petition, place_code=code, accused_code=code)
        petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
        petition = fresh(take_in(petition.pk, by=holder(petition), now=NOW))
    petition = classified(petition, place_code=TA_VAN, accused_code=TA_VAN)
    with pytest.raises(TooManyHops) as refusal:
        route(petition.pk, by=holder(petition), now=NOW)
    assert petition.code in str(refusal.value)
    assert "Chủ tịch UBND tỉnh quyết định (Luật Khiếu nại 02/2011/QH13, Điều 21 khoản 3)" in str(refusal.value)
    assert Transfer.objects.filter(petition=petition).count() == 2


def test_nobody_else_routes_it():
    petition = classified(received())
    with pytest.raises(StepNotOpen) as refusal:
        route(petition.pk, by=at(f"{Y_TY}.clerk"), now=NOW)
    assert "người xử lý đơn" in str(refusal.value)
    with pytest.raises(StepNotOpen) as refusal:
        route(petition.pk, by=at(f"{SA_PA}.petition"), now=NOW)
    assert "Y Tý" in str(refusal.value)


def test_a_denunciation_is_never_given_to_the_accused():
    petition = classified(received("denunciation"), accused_post_code=f"LC.{Y_TY}.verifier-1")
    assert petition.accused_post == post(f"{Y_TY}.verifier-1")
    with pytest.raises(AccusedMayNotHold):
        route(petition.pk, by=holder(petition), now=NOW, to_post=post(f"{Y_TY}.verifier-1"))


def test_somebody_of_another_office_is_not_chosen():
    petition = classified(received())
    with pytest.raises(StepNotOpen) as refusal:
        route(petition.pk, by=holder(petition), now=NOW, to_post=post(f"{SA_PA}.petition"))
    assert "Y Tý" in str(refusal.value)


def test_a_denunciation_of_a_leader_goes_to_whoever_settles_it_and_the_accused_neither_sees_nor_moves_it():
    petition = classified(received("denunciation"), against_post="commune_vice_chair")
    assert petition.accused_post.code == f"LC.{Y_TY}.deputy"
    assert petition.competent_office.code == "UBND-TINH"
    assert petition.holder_office.code != Y_TY
    accused = at(f"{Y_TY}.deputy")
    assert not Petition.objects.visible_to(accused).filter(pk=petition.pk).exists()
    assert not any(seen.open for seen in steps_for(petition, accused))
    with pytest.raises(StepNotOpen):
        route(petition.pk, by=accused, now=NOW)


def test_while_competence_is_a_question_nothing_is_routed():
    petition = classified(received("complaint"), against_post="", accused_code="BTCD")
    if not petition.competence_question:
        pytest.fail("the officer's blank should have left a question")
    with pytest.raises(StepNotOpen) as refusal:
        route(petition.pk, by=holder(petition), now=NOW)
    assert "thẩm quyền" in str(refusal.value)
