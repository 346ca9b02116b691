"""A duty: proof by whoever owes it, checked by somebody else; the owner elsewhere sees the duty and not the denunciation."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tiepdan.cases.models import Duty
from tiepdan.cases.tests.factories import an_order, at_state
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def duty_of(kind: str = "complaint", seat: str = f"{Y_TY}.verifier-1") -> Duty:
    owner = post(seat)
    return at_state(kind, "in_effect", orders=[an_order(office_id=owner.office_id, post_id=owner.pk)]).decision.duties.get()


def a_paper() -> SimpleUploadedFile:
    return SimpleUploadedFile("bien-ban.txt", b"Bien ban.")


def page(duty: Duty) -> str:
    return reverse("desk:duty", args=[duty.pk])


def act(duty: Duty, name: str) -> str:
    return reverse("desk:duty-act", args=[duty.pk, name])


def test_proof_with_a_paper_and_a_check_by_somebody_else(desk):
    duty = duty_of()
    paper = SimpleUploadedFile("bien-ban.txt", "Biên bản trả đất ngày 10/12/2026.".encode())
    desk(f"{Y_TY}.verifier-1").post(act(duty, "prove"), {"words": "Đã trả đất.", "uploads": paper})
    duty.refresh_from_db()
    assert duty.proof.name == "bien-ban.txt"
    refused = desk(f"{Y_TY}.verifier-1").post(act(duty, "check")).content.decode()
    assert "alert-danger" in refused
    desk(f"{Y_TY}.deputy").post(act(duty, "check"))
    duty.refresh_from_db()
    assert duty.done_on is not None


def test_words_are_kept_when_the_file_is_no_good(desk):
    duty = duty_of()
    html = desk(f"{Y_TY}.verifier-1").post(
        act(duty, "prove"), {"words": "Đã trả đất hôm thứ Ba.", "uploads": SimpleUploadedFile("x.pdf", b"khong phai pdf")}
    ).content.decode()
    assert "Đã trả đất hôm thứ Ba." in html
    assert "Tệp “x.pdf”" in html
    duty.refresh_from_db()
    assert duty.proved_on is None


def test_a_proof_sent_back_needs_a_reason(desk):
    duty = duty_of()
    desk(f"{Y_TY}.verifier-1").post(act(duty, "prove"), {"words": "Đã trả.", "uploads": a_paper()})
    deputy = desk(f"{Y_TY}.deputy")
    assert "Cần ghi chứng cứ còn thiếu gì" in deputy.post(act(duty, "return"), {"reason": ""}).content.decode()
    deputy.post(act(duty, "return"), {"reason": "Thiếu biên bản."})
    duty.refresh_from_db()
    assert duty.proved_on is None


def test_who_owes_it_elsewhere_sees_the_duty_but_not_the_denunciation(desk):
    duty = duty_of("denunciation", f"{SA_PA}.petition")
    held = duty.decision.round
    owner = desk(f"{SA_PA}.petition")
    html = owner.get(page(duty)).content.decode()
    assert duty.text in html
    assert held.petition.code not in html
    assert held.petition.sealed.pseudonym not in html
    assert owner.get(reverse("desk:case", args=[held.petition.code])).status_code == 404
    assert owner.get(reverse("desk:letter", args=[duty.decision.letter_id])).status_code == 404
    owner.post(act(duty, "prove"), {"words": "Đã kiểm điểm.", "uploads": a_paper()})
    duty.refresh_from_db()
    assert duty.proved_on is not None


def test_a_stranger_finds_no_duty(desk):
    duty = duty_of()
    assert desk(f"{TA_VAN}.head").get(page(duty)).status_code == 404
    assert desk(f"{TA_VAN}.petition").post(act(duty, "prove"), {"words": "x"}).status_code == 404


def test_an_unknown_act_is_no_page(desk):
    assert desk(f"{Y_TY}.verifier-1").post(act(duty_of(), "burn"), {}).status_code == 404
