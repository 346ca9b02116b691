"""An officer says what the petition is; a denunciation is sealed and leaves the accused's office, and the seal opens with a reason only."""

import pytest

from tiepdan.common.errors import AbilityMissing
from tiepdan.intake.actions import classify, see_identity
from tiepdan.intake.errors import MayNotSeeIdentity, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NAME, NOW, classified, holder, open_custodies, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def test_a_correction_is_kept_beside_what_the_reader_said():
    petition = received("")
    before = petition.kind
    petition = classified(petition, kind="recommendation", against_post="commune_committee")
    assert petition.kind == "recommendation"
    told = JournalEntry.objects.about("petition", petition.pk).filter(kind="petition.classified").last()
    assert told.facts["said"]["kind"] == [before, "recommendation"]


def test_calling_it_a_denunciation_seals_it_and_calling_it_none_opens_it_again():
    petition = received("complaint")
    person = petition.petitioner_id
    petition = classified(petition, kind="denunciation", against_post="commune_civil_servant")
    assert petition.sealed is not None
    assert petition.petitioner is None
    assert NAME not in petition.text
    petition = classified(petition, kind="complaint", against_post="commune_chair")
    assert petition.sealed is None
    assert petition.petitioner.name == NAME
    assert petition.petitioner_id != person, "the earlier row had been taken away with the seal"
    assert NAME in petition.text


def test_an_unknown_fact_is_a_bug_of_the_caller():
    petition = received()
    with pytest.raises(TypeError):
        classify(petition.pk, by=holder(petition), now=NOW, colour="đỏ")


def test_the_clerk_does_not_classify():
    petition = received()
    with pytest.raises(AbilityMissing):
        classify(petition.pk, by=at(f"{Y_TY}.clerk"), now=NOW, field="dat_dai")


def test_another_office_does_not_classify():
    petition = received()
    with pytest.raises(StepNotOpen):
        classify(petition.pk, by=at(f"{SA_PA}.petition"), now=NOW, field="dat_dai")


def test_turned_from_a_complaint_into_a_denunciation_it_leaves_the_accuseds_office():
    petition = received("complaint")
    petition = classified(petition, kind="denunciation", against_post="commune_chair")
    assert petition.accused_post.code == f"LC.{Y_TY}.head"
    assert petition.holder_office.code != Y_TY
    assert open_custodies(petition) == 1


def test_the_settler_opens_the_identity_with_a_reason_and_it_is_written_down():
    petition = routed("denunciation")
    told = see_identity(petition.pk, by=at(f"{Y_TY}.head"), reason="Mời làm việc.")
    assert told["name"] == NAME
    assert set(JournalEntry.objects.filter(kind__in=["petition.identity_seen", "identity.revealed"]).values_list("official_id", flat=True)) == {
        at(f"{Y_TY}.head").official_id}
    with pytest.raises(ReasonNeeded):
        see_identity(petition.pk, by=at(f"{Y_TY}.head"), reason=" ")


def test_who_has_no_part_in_it_opens_nothing():
    petition = routed("denunciation")
    for code, refusal in ((f"{Y_TY}.clerk", AbilityMissing), (f"{Y_TY}.deputy", AbilityMissing)):
        with pytest.raises(refusal):
            see_identity(petition.pk, by=at(code), reason="Tò mò.")
    for code in (f"{SA_PA}.head", "TTT.inspector-1"):
        with pytest.raises((MayNotSeeIdentity, Petition.DoesNotExist)):
            see_identity(petition.pk, by=at(code), reason="Tò mò.")
    assert not JournalEntry.objects.filter(kind="identity.revealed").exists()
