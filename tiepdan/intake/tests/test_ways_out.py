"""The lawful ways out of the tray, and every refusal on the way."""

from datetime import date

import pytest

from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.models import File, Letter
from tiepdan.documents.store import sha256_of
from tiepdan.intake.actions import classify, decline, file_away, guide, route, see_identity, send_answer, transfer
from tiepdan.intake.errors import AccusedMayNotHold, MayNotSeeIdentity, PassedRound, ReasonNeeded, StepNotOpen, TooManyHops
from tiepdan.intake.models import Custody, Petition, Transfer
from tiepdan.intake.queries import steps_for
from tiepdan.intake.tests.factories import NAME, NOW, classified, fresh, holder, later, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def last_kind(petition: Petition) -> str:
    return JournalEntry.objects.about("petition", petition.pk).last().kind


def open_custodies(petition: Petition) -> int:
    return Custody.objects.filter(subject="petition", subject_id=petition.pk, until__isnull=True).count()


def outside(kind: str = "denunciation", **traits: object) -> Petition:
    """Competence lies with the police: a crime is told."""
    return classified(received(kind, **traits), signs_of_crime=True)


def elsewhere(**traits: object) -> Petition:
    """A complaint that came to Tả Van and belongs to Y Tý."""
    return classified(received("complaint", office_code=TA_VAN, **traits))


# route


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
    assert petition.holder_office.code == Y_TY
    handed = Transfer.objects.get(petition=petition)
    assert (handed.hop, handed.from_office.code, handed.to_office.code) == (1, TA_VAN, Y_TY)
    assert handed.because
    assert handed.cites
    held = set(Clock.objects.about("petition", petition.pk).running().values_list("holder_post_id", flat=True))
    assert held == {petition.holder_post_id}, "the clocks go along"


def test_it_never_comes_back_to_where_it_was_handed_on_from():
    petition = elsewhere()
    petition = fresh(route(petition.pk, by=holder(petition), now=NOW))
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
    petition = classified(petition, place_code=TA_VAN, accused_code=TA_VAN)
    with pytest.raises(TooManyHops) as refusal:
        route(petition.pk, by=holder(petition), now=NOW)
    assert petition.code in str(refusal.value)
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


# guide, transfer


def test_guiding_ends_it_with_a_letter_for_the_head():
    petition = elsewhere()
    petition = fresh(guide(petition.pk, by=holder(petition), now=later(1), reason="Việc của Chủ tịch UBND xã Y Tý."))
    assert (petition.state, petition.ended_on, petition.holder_post) == ("guided", later(1).date(), None)
    assert open_custodies(petition) == 0
    letter = Letter.objects.get(subject="petition", subject_id=petition.pk)
    assert (letter.form, letter.state, letter.signer_post.code, letter.for_citizen) == ("guidance", "submitted", f"LC.{TA_VAN}.head", True)
    assert last_kind(petition) == "petition.guided"


@pytest.mark.parametrize("act", [guide, decline, file_away], ids=lambda act: act.__name__)
def test_without_a_reason_nothing_ends(act):
    ground = {"ground": "khoản 1 Điều 11 Luật Khiếu nại"} if act is decline else {}
    petition = {"guide": elsewhere, "decline": lambda: routed("complaint"), "file_away": lambda: classified(received(), eligible=False)}[act.__name__]()
    by = at(f"{Y_TY}.head") if act is decline else holder(petition)
    with pytest.raises(ReasonNeeded):
        act(petition.pk, by=by, now=NOW, reason="   ", **ground)
    assert fresh(petition).ended_on is None
    assert open_custodies(petition) == 1
    assert not Letter.objects.exists()


def test_the_competent_office_does_not_guide_away():
    petition = classified(received())
    with pytest.raises(StepNotOpen):
        guide(petition.pk, by=holder(petition), now=NOW, reason="Không phải việc của xã.")


def test_a_denunciation_goes_outside_by_transfer_once():
    petition = outside()
    assert petition.competent_office.code == "CA-TINH"
    petition = fresh(transfer(petition.pk, by=holder(petition), now=NOW))
    assert petition.state == "transferred"
    sent = Transfer.objects.get(petition=petition)
    assert sent.to_office.code == "CA-TINH"
    assert NAME not in str(Letter.objects.get(subject="petition", subject_id=petition.pk).facts)


def test_inside_the_system_nothing_is_transferred():
    petition = classified(received("feedback", office_code=TA_VAN))
    with pytest.raises(StepNotOpen):
        transfer(petition.pk, by=holder(petition), now=NOW)


# decline, file


def test_the_settler_declines_with_the_ground():
    petition = routed("complaint")
    petition = fresh(decline(petition.pk, by=at(f"{Y_TY}.head"), now=later(2), ground="khoản 6 Điều 11 Luật Khiếu nại", reason="Thời hiệu khiếu nại đã hết."))
    assert petition.state == "closed"
    letter = Letter.objects.get(subject="petition", subject_id=petition.pk)
    assert letter.form == "complaint_declined"
    assert "Thời hiệu" in str(letter.facts)


def test_only_the_settler_declines():
    petition = routed("complaint")
    with pytest.raises(StepNotOpen):
        decline(petition.pk, by=holder(petition), now=NOW, ground="Điều 11", reason="Không.")


def test_a_declined_denunciation_is_answered_by_pseudonym():
    petition = routed("denunciation")
    decline(petition.pk, by=at(f"{Y_TY}.head"), now=later(2), ground="khoản 1 Điều 24 Luật Tố cáo", reason="Không thuộc thẩm quyền.")
    letter = Letter.objects.get(subject="petition", subject_id=petition.pk)
    assert letter.form == "denunciation_declined"
    assert NAME not in str(letter.facts)
    assert letter.facts["denouncer"].startswith("Người tố cáo")


def test_what_is_not_eligible_is_filed_and_its_clocks_fall():
    petition = classified(received(), eligible=False)
    petition = fresh(file_away(petition.pk, by=holder(petition), now=NOW, reason="Đơn không có chữ ký."))
    assert petition.state == "filed"
    assert not Clock.objects.about("petition", petition.pk).running().exists()


def test_what_is_eligible_is_not_filed_away():
    petition = classified(received(), eligible=True)
    with pytest.raises(StepNotOpen):
        file_away(petition.pk, by=holder(petition), now=NOW, reason="Lưu cho xong.")


def test_after_the_end_nothing_follows():
    petition = elsewhere()
    officer = holder(petition)
    guide(petition.pk, by=officer, now=NOW, reason="Đã rõ nơi.")
    for act, words in ((guide, {"reason": "x"}), (route, {}), (file_away, {"reason": "x"}), (transfer, {})):
        with pytest.raises(StepNotOpen):
            act(petition.pk, by=officer, now=NOW, **words)
    assert not steps_for(fresh(petition), officer)


# classify


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


# identity


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


# answers


def sealed_letter(petition: Petition) -> Letter:
    """The guidance, signed by the head and sealed by the worker."""
    from tiepdan.documents.actions import sign_letter

    letter = Letter.objects.get(subject="petition", subject_id=petition.pk)
    sign_letter(letter.pk, by=at(f"{TA_VAN}.head"), today=later(1).date())
    pdf = File.objects.create(sha256=sha256_of(b"pdf"), size=3, media_type="application/pdf")
    Letter.objects.filter(pk=letter.pk).update(state="sealed", pdf=pdf)
    return letter


def test_the_first_answer_is_given_when_the_letter_goes_out():
    petition = elsewhere()
    guide(petition.pk, by=holder(petition), now=NOW, reason="Việc của xã Y Tý.")
    assert Clock.objects.about("petition", petition.pk).running().filter(duty="petition.first_answer").exists()
    send_answer(sealed_letter(petition).pk, by=at(f"{TA_VAN}.clerk"), now=later(2))
    clock = Clock.objects.about("petition", petition.pk).get(duty="petition.first_answer")
    assert clock.met_on == later(2).date()
    assert not list(broken_links())


def test_only_the_clerk_of_that_office_sends_it():
    petition = elsewhere()
    guide(petition.pk, by=holder(petition), now=NOW, reason="Việc của xã Y Tý.")
    letter = sealed_letter(petition)
    with pytest.raises((StepNotOpen, AbilityMissing)):
        send_answer(letter.pk, by=at(f"{SA_PA}.clerk"), now=later(2))
    with pytest.raises((StepNotOpen, AbilityMissing)):
        send_answer(letter.pk, by=at(f"{TA_VAN}.head"), now=later(2))
    assert Letter.objects.get(pk=letter.pk).state == "sealed"


def test_a_petitions_day_off_does_not_shorten_its_clock():
    petition = received("complaint")
    answer = Clock.objects.about("petition", petition.pk).get(duty="petition.first_answer")
    assert answer.due == date(2026, 12, 9), "ten working days after Wednesday 25 November"
