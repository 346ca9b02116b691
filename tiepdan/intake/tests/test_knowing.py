"""Who can open a denouncer's seal as the file goes from hand to hand; the settler names others; the denouncer declines secrecy."""

from dataclasses import replace

import pytest

from tiepdan.common.errors import AbilityMissing
from tiepdan.intake.actions import classify, let_know_no_longer, let_somebody_know, say_whether_secret, see_identity
from tiepdan.intake.errors import CannotBeNamed, MayNotSeeIdentity, ReasonNeeded
from tiepdan.intake.tests.factories import NAME, NOW, TODAY, classified, fresh, holder, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at, post
from tiepdan.people.actions import reveal
from tiepdan.people.errors import SecrecySaid
from tiepdan.vault.actions import with_machine
from tiepdan.vault.errors import KeyLocked, NobodyLeft, NotGiven
from tiepdan.vault.queries import knowing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
WHY = "Cùng làm việc với người tố cáo."


def test_holder_and_head_can_open_what_came_in_and_the_machine_can_no_longer():
    petition = received("denunciation")
    told = knowing(petition.sealed.token)
    assert told.given == {petition.holder_post_id, post(f"{Y_TY}.head").pk} and not told.waiting
    assert reveal(petition.sealed_id, by=holder(petition), reason="thử")["name"] == NAME
    with pytest.raises(NotGiven):
        reveal(petition.sealed_id, by=with_machine(by=at(f"{SA_PA}.head")), reason="thử")


def test_the_accused_leader_and_everybody_at_that_office_lose_the_key_when_it_turns_out_whom_it_is_about():
    petition = received("denunciation")
    assert post(f"{Y_TY}.head").pk in knowing(petition.sealed.token).given
    with pytest.raises(NobodyLeft):  # an officer whose key is locked cannot give it on, and then nobody could open it
        classify(petition.pk, by=replace(holder(petition), keys={}), now=NOW, place_code=Y_TY, accused_code=Y_TY, against_post="commune_chair")
    petition = classified(petition, against_post="commune_chair")
    told = knowing(petition.sealed.token)
    here = set(post(f"{Y_TY}.head").office.posts.values_list("pk", flat=True))
    assert petition.holder_office_id != post(f"{Y_TY}.head").office_id and not (told.given | told.waiting) & here
    for seat in ("head", "petition"):
        with pytest.raises(NotGiven):
            reveal(petition.sealed_id, by=at(f"{Y_TY}.{seat}"), reason="thử")
    assert reveal(petition.sealed_id, by=holder(petition), reason="thử")["name"] == NAME
    entry = JournalEntry.objects.get(kind="vault.taken")
    assert "bị tố cáo" in entry.facts["because"] and NAME not in str(entry.facts)


def test_a_complaint_that_turns_out_to_be_a_denunciation_is_given_to_its_holder_too():
    petition = classified(received("complaint", text="Tôi khiếu nại việc chậm trả lời."), kind="denunciation", against_post="commune_civil_servant")
    assert reveal(petition.sealed_id, by=holder(petition), reason="thử")["name"] == NAME


def test_the_settler_names_somebody_with_a_reason_and_takes_it_back():
    petition = routed("denunciation")
    head, verifier = at(f"{Y_TY}.head"), at(f"{Y_TY}.verifier-1")
    with pytest.raises(NotGiven):
        see_identity(petition.pk, by=verifier, reason="Xác minh.")
    let_somebody_know(petition.pk, by=head, now=NOW, post=post(f"{Y_TY}.verifier-1"), reason=WHY)
    assert see_identity(petition.pk, by=verifier, reason="Xác minh.")["name"] == NAME
    entry = JournalEntry.objects.get(kind="petition.named_to_know")
    assert entry.told["reason"] == WHY and entry.post_id == head.post_id
    let_know_no_longer(petition.pk, by=head, now=NOW, post=post(f"{Y_TY}.verifier-1"))
    with pytest.raises(NotGiven):
        see_identity(petition.pk, by=verifier, reason="Xác minh.")
    with pytest.raises(CannotBeNamed):
        let_know_no_longer(petition.pk, by=head, now=NOW, post=post(f"{Y_TY}.verifier-1"))


def test_nobody_is_named_without_reason_key_right_or_against_the_law():
    petition = routed("denunciation")
    head, seat = at(f"{Y_TY}.head"), post(f"{Y_TY}.verifier-1")
    for by, reason, refusal in (
        (head, "  ", ReasonNeeded), (at(f"{Y_TY}.petition"), WHY, AbilityMissing), (at(f"{SA_PA}.head"), WHY, MayNotSeeIdentity),
        (replace(head, keys={}), WHY, KeyLocked),
    ):
        with pytest.raises(refusal):
            let_somebody_know(petition.pk, by=by, now=NOW, post=seat, reason=reason)
    with pytest.raises(CannotBeNamed):
        let_somebody_know(petition.pk, by=head, now=NOW, post=post(f"{Y_TY}.clerk"), reason=WHY)
    assert not JournalEntry.objects.filter(kind="petition.named_to_know").exists()


def test_declining_secrecy_is_dated_told_by_whom_and_can_be_changed():
    petition = routed("denunciation")
    officer = holder(petition)
    with pytest.raises(ReasonNeeded):
        say_whether_secret(petition.pk, by=officer, now=NOW, declined=True, words=" ")
    with pytest.raises(AbilityMissing):
        say_whether_secret(petition.pk, by=at(f"{Y_TY}.clerk"), now=NOW, declined=True, words="Nói khi làm việc.")
    with pytest.raises(SecrecySaid):
        say_whether_secret(petition.pk, by=officer, now=NOW, declined=False, words="Nói khi làm việc.")
    say_whether_secret(petition.pk, by=officer, now=NOW, declined=True, words="Nói khi làm việc, có ký biên bản.")
    petition = fresh(petition)
    assert petition.sealed.secrecy_declined_on > TODAY and petition.petitioner_id is None and NAME not in petition.text
    say_whether_secret(petition.pk, by=officer, now=NOW, declined=False, words="Gọi điện.")
    assert fresh(petition).sealed.secrecy_declined_on is None
    told = list(JournalEntry.objects.filter(kind="petition.secrecy_said").order_by("pk").values_list("facts__said", flat=True))
    assert told == ["không cần giữ bí mật", "muốn giữ bí mật"]
