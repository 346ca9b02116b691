"""The page of one letter: who may see it, mend it, sign it, send it."""

import pytest
from django.urls import reverse

from tiepdan.cases.tests.factories import at_state, fresh, seal_letters
from tiepdan.common.actor import SYSTEM
from tiepdan.desk.forms.letter import LetterForm
from tiepdan.documents.actions import seal_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.intake.actions import guide
from tiepdan.intake.tests.factories import NAME, NOW, classified, holder, received
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def address(letter: Letter, name: str = "letter", *more: object) -> str:
    return reverse(f"desk:{name}", args=[letter.pk, *more])


def typed(letter: Letter, **said: str) -> dict:
    """The form as the page fills it, with some facts changed."""
    form = LetterForm(form=forms()[letter.form], facts=letter.facts, locked={"outcome", "conclusion", "duties"})
    return {**{name: field.initial for name, field in form.fields.items() if field.initial not in (None, "")}, **said}


def test_a_draft_shows_its_data_and_its_paper_and_has_no_pdf(desk):
    letter = at_state("complaint", "drafted").decision.letter
    head = desk(f"{Y_TY}.head")
    html = head.get(address(letter)).content.decode()
    assert address(letter, "letter-page", 1) in html
    assert "bản này chưa có giá trị" in html
    picture = head.get(address(letter, "letter-page", 1))
    assert picture["Content-Type"] == "image/svg+xml"
    assert picture.content.lstrip().startswith(b"<svg")
    assert head.get(address(letter, "letter-pdf")).status_code == 404
    assert head.get(address(letter, "letter-page", 99)).status_code == 404


def test_a_stranger_finds_no_letter(desk):
    letter = at_state("complaint", "drafted").decision.letter
    stranger = desk(f"{SA_PA}.head")
    for name, more in (("letter", ()), ("letter-page", (1,)), ("letter-pdf", ())):
        assert stranger.get(address(letter, name, *more)).status_code == 404
    assert stranger.post(address(letter, "letter-act", "sign")).status_code == 404
    assert fresh(at_state("feedback", "drafted")).state == "drafted"


def test_the_accused_finds_no_letter_of_the_denunciation(desk):
    held = at_state("denunciation", "verifying")
    held.petition.accused_post = post(f"{Y_TY}.verifier-2")
    held.petition.save(update_fields=["accused_post"])
    letter = Letter.objects.filter(subject="round", subject_id=held.pk).first()
    assert desk(f"{Y_TY}.verifier-1").get(address(letter)).status_code == 200
    assert desk(f"{Y_TY}.verifier-2").get(address(letter)).status_code == 404


def test_letters_of_a_denunciation_never_name_the_denouncer(desk):
    held = at_state("denunciation", "decided")
    for letter in Letter.objects.filter(subject="round", subject_id=held.pk):
        html = desk(f"{Y_TY}.head").get(address(letter)).content.decode()
        assert NAME not in html
        assert held.petition.sealed.pseudonym in html


def test_mending_changes_the_paper_and_lays_it_before_the_signer_again(desk):
    letter = at_state("complaint", "drafted").decision.letter
    answer = desk(f"{Y_TY}.verifier-1").post(address(letter), typed(letter, legal_basis="Luật Đất đai 2024, Điều 137."))
    assert answer.status_code == 302
    letter.refresh_from_db()
    assert letter.facts["legal_basis"] == "Luật Đất đai 2024, Điều 137."
    assert letter.state == "submitted"


def test_an_emptied_fact_is_refused_and_the_rest_kept(desk):
    letter = at_state("complaint", "drafted").decision.letter
    html = desk(f"{Y_TY}.verifier-1").post(address(letter), typed(letter, legal_basis="", compensation="Trả 4.500.000 đồng.")).content.decode()
    assert "còn thiếu" in html
    assert "Trả 4.500.000 đồng." in html
    letter.refresh_from_db()
    assert letter.state == "submitted"
    assert letter.facts["legal_basis"]


def test_what_the_round_decided_is_not_changed_on_paper(desk):
    letter = at_state("complaint", "drafted").decision.letter
    before = letter.facts["outcome"]
    desk(f"{Y_TY}.verifier-1").post(address(letter), typed(letter, outcome="wrong", conclusion="Bác đơn."))
    letter.refresh_from_db()
    assert letter.facts["outcome"] == before


def test_only_its_signer_signs_and_then_nobody_mends(desk):
    held = at_state("complaint", "drafted")
    letter = held.decision.letter
    refused = desk(f"{Y_TY}.verifier-1").post(address(letter, "letter-act", "sign"), follow=True)
    assert "alert" in refused.content.decode()
    assert fresh(held).state == "drafted"
    desk(f"{Y_TY}.head").post(address(letter, "letter-act", "sign"))
    letter.refresh_from_db()
    assert letter.state == "signed"
    assert letter.symbol
    html = desk(f"{Y_TY}.verifier-1").post(address(letter), typed(letter, legal_basis="Khác.")).content.decode()
    assert 'id="facts"' not in html
    letter.refresh_from_db()
    assert letter.facts["legal_basis"] != "Khác."


def test_the_pdf_of_record_is_shown_and_its_signature_judged(desk):
    held = at_state("feedback", "drafted")
    letter = held.decision.letter
    head = desk(f"{Y_TY}.head")
    head.post(address(letter, "letter-act", "sign"))
    seal_letter(letter.pk, by=SYSTEM)
    html = head.get(address(letter)).content.decode()
    assert "hợp lệ" in html
    assert "nguyên vẹn từ lúc ký" in html
    assert head.get(address(letter, "letter-pdf")).content.startswith(b"%PDF")
    assert head.get(address(letter, "letter-page", 1)).content.startswith(b"\xff\xd8")


def test_the_head_sends_a_draft_back_with_the_reason(desk):
    held = at_state("complaint", "drafted")
    letter = held.decision.letter
    desk(f"{Y_TY}.head").post(address(letter, "letter-act", "return"), {"reason": ""}, follow=True)
    assert fresh(held).state == "drafted"
    desk(f"{Y_TY}.head").post(address(letter, "letter-act", "return"), {"reason": "Thiếu căn cứ."})
    assert fresh(held).state == "reported"


def test_the_clerk_sends_what_is_sealed(desk):
    held = at_state("complaint", "decided")
    clerk = desk(f"{Y_TY}.clerk")
    for letter in Letter.objects.filter(subject="round", subject_id=held.pk, state="sealed"):
        clerk.post(address(letter, "letter-act", "send"))
        letter.refresh_from_db()
        assert letter.state == "sent"
    assert fresh(held).state == "sent"


def test_a_petitions_letter_goes_its_own_way(desk):
    petition = classified(received("complaint", office_code=TA_VAN))
    guide(petition.pk, by=holder(petition), now=NOW, reason="Khiếu nại này thuộc Chủ tịch UBND xã Y Tý.")
    letter = Letter.objects.get(subject="petition", subject_id=petition.pk)
    head = desk(f"{TA_VAN}.head")
    assert head.get(address(letter)).status_code == 200
    head.post(address(letter, "letter-act", "sign"))
    letter.refresh_from_db()
    assert letter.state == "signed"
    assert head.post(address(letter, "letter-act", "return"), {"reason": "x"}).status_code == 404
    assert head.post(address(letter, "letter-act", "burn")).status_code == 404


def test_sealing_takes_a_moment_and_the_page_says_so(desk):
    held = at_state("complaint", "drafted")
    letter = held.decision.letter
    desk(f"{Y_TY}.head").post(address(letter, "letter-act", "sign"))
    html = desk(f"{Y_TY}.clerk").post(address(letter, "letter-act", "send"), follow=True).content.decode()
    assert "chờ đóng dấu ký số" in html
    seal_letters(held)
    desk(f"{Y_TY}.clerk").post(address(letter, "letter-act", "send"))
    assert fresh(held).state == "sent"


@pytest.mark.parametrize("code", sorted(forms()))
def test_every_form_of_the_catalogue_can_be_filled_in_the_page(code):
    form = LetterForm({}, form=forms()[code], facts={})
    assert form.is_valid()
    assert set(form.told()) == {item.name for item in forms()[code].fields}
    assert not any(form.told().values())
