"""The other lawful ways out of the tray: guide, transfer, decline, file away; and the answer that goes out."""

from datetime import date

import pytest

from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.models import File, Letter
from tiepdan.documents.store import sha256_of
from tiepdan.intake.actions import decline, file_away, guide, route, send_answer, transfer
from tiepdan.intake.errors import ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Petition, Transfer
from tiepdan.intake.queries import steps_for
from tiepdan.intake.tests.factories import NAME, NOW, classified, elsewhere, fresh, holder, later, open_custodies, received, routed
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.verify import broken_links
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def last_kind(petition: Petition) -> str:
    return JournalEntry.objects.about("petition", petition.pk).last().kind


def outside(kind: str = "denunciation", **traits: object) -> Petition:
    """Competence lies with the police: a crime is told."""
    return classified(received(kind, **traits), signs_of_crime=True)


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
    slip, notice = Letter.objects.filter(subject="petition", subject_id=petition.pk).order_by("pk")
    assert (slip.form, slip.for_citizen) == ("denunciation_transfer", False)
    assert (notice.form, notice.for_citizen, notice.facts["outcome"]) == ("first_answer", True, "transferred"), "whoever denounced is told (Đ.24 k.2)"
    assert NAME not in str(slip.facts) + str(notice.facts)


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


def test_a_denunciation_without_a_name_goes_outside_and_nobody_is_written_to():
    petition = outside(anonymous=True, name="", address="", phone="", identity_number="")
    transfer(petition.pk, by=holder(petition), now=NOW)
    assert [letter.form for letter in Letter.objects.filter(subject="petition", subject_id=petition.pk)] == ["denunciation_transfer"]
    running = set(Clock.objects.about("petition", petition.pk).running().values_list("duty", flat=True))
    assert "petition.first_answer" not in running and "denunciation.transfer" in running


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
