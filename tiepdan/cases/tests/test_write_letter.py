"""Letters the procedure has no step for: begun from the file, filled in, signed, sent to whom they name."""

import pytest

from tiepdan.cases.actions import send_notice, write_letter
from tiepdan.cases.errors import LetterNotHere
from tiepdan.cases.tests.factories import accepted, at_state, clerk, head, seal_letters, verifier
from tiepdan.documents.actions import amend_letter, sign_letter, submit_letter
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.tests.factories import NAME, later
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def test_a_request_for_papers_goes_to_the_body_it_names():
    held = at_state("complaint", "verifying")
    letter = write_letter(held.pk, by=verifier(), now=later(3), form="information_request")
    assert letter.state == "draft" and letter.facts["matter"], "what the file knows stands there already"
    amend_letter(letter.pk, by=verifier(), facts={
        "addressee": "Chi nhánh Văn phòng đăng ký đất đai", "wanted": ["Bản đồ địa chính"], "by_on": "2026-09-10", "contact": "UBND xã Y Tý",
    })
    submit_letter(letter.pk, by=verifier())
    sign_letter(letter.pk, by=head(), today=later(3).date())
    seal_letters(held)
    send_notice(letter.pk, by=clerk(), now=later(4))
    assert list(Outgoing.objects.filter(letter=letter).values_list("to", flat=True)) == ["Chi nhánh Văn phòng đăng ký đất đai"]


def test_minutes_are_signed_by_whoever_drew_them_up():
    held = at_state("complaint", "verifying")
    letter = write_letter(held.pk, by=verifier(), now=later(3), form="complaint_working_minutes")
    assert letter.signer_post.code == f"LC.{Y_TY}.verifier-1"


@pytest.mark.parametrize(("kind", "form"), [("complaint", "denunciation_assessment"), ("denunciation", "execution_stay"), ("complaint", "khong-co"),
                                            ("complaint", "complaint_decision"), ("feedback", "information_request")])
def test_a_form_of_another_procedure_is_refused(kind, form):
    held = accepted(kind)
    with pytest.raises(LetterNotHere):
        write_letter(held.pk, by=verifier(), now=later(3), form=form)
    assert not Letter.objects.about("round", held.pk).filter(form=form).exists()


def test_strangers_and_closed_files_get_no_letters():
    held = accepted()
    with pytest.raises(LetterNotHere):
        write_letter(held.pk, by=at(f"{SA_PA}.verifier-1"), now=later(3), form="handover_minutes")
    ended = at_state("complaint", "closed")
    with pytest.raises(LetterNotHere) as refusal:
        write_letter(ended.pk, by=verifier(), now=later(300), form="handover_minutes")
    assert "đã kết thúc" in str(refusal.value)


def test_in_a_denunciation_the_file_gives_letters_no_name():
    held = at_state("denunciation", "verifying")
    letter = write_letter(held.pk, by=verifier(), now=later(3), form="denunciation_assessment")
    assert NAME not in str(letter.facts)
