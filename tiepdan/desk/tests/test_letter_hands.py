"""Initials and a second signer at the page of a letter and by the API."""

import pytest
from django.urls import reverse

from tiepdan.cases.tests.factories import at_state
from tiepdan.documents.models import Countersign, Letter
from tiepdan.offices.tests.factories import SA_PA, Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def to(letter, way: str) -> str:
    return reverse("desk:letter-hand", args=[letter.pk, way])


def test_the_reviewer_initials_at_the_page_before_the_head_signs(desk):
    letter = at_state("complaint", "drafted").decision.letter
    drafter, deputy, head = desk(f"{Y_TY}.verifier-1"), desk(f"{Y_TY}.deputy"), desk(f"{Y_TY}.head")
    said = drafter.post(to(letter, "xin"), {"post": post(f"{Y_TY}.deputy").code, "kind": "initials"}, follow=True).content.decode()
    assert "ký nháy; người ấy được báo" in said
    assert "nên chưa ký ban hành" in head.post(reverse("desk:letter-act", args=[letter.pk, "sign"]), follow=True).content.decode()
    assert "không xin chữ ký của chức vụ ấy" in drafter.post(to(letter, "ky"), follow=True).content.decode()
    assert "Đã ký nháy" in deputy.post(to(letter, "ky"), follow=True).content.decode()
    head.post(reverse("desk:letter-act", args=[letter.pk, "sign"]))
    letter.refresh_from_db()
    assert letter.state == "signed" and letter.frame["others"][0]["kind"] == "initials"


def test_a_second_signer_of_another_office_sees_this_letter_and_signs_it(desk):
    letter = at_state("complaint", "drafted").decision.letter
    neighbour = desk(f"{SA_PA}.head")
    assert neighbour.get(reverse("desk:letter", args=[letter.pk])).status_code == 404
    desk(f"{Y_TY}.verifier-1").post(to(letter, "xin"), {"post": post(f"{SA_PA}.head").code, "kind": "cosign"})
    assert "Ký chung" in neighbour.get(reverse("desk:letter", args=[letter.pk])).content.decode()
    assert "Đã ký chung" in neighbour.post(to(letter, "ky"), follow=True).content.decode()


def test_the_accused_is_never_asked_and_only_who_drafts_asks(desk):
    held = at_state("denunciation", "verifying")
    held.petition.accused_post = post(f"{Y_TY}.deputy")
    held.petition.save(update_fields=["accused_post"])
    letter = Letter.objects.filter(subject="round", subject_id=held.pk, state__in=["draft", "submitted"]).first()
    if letter is None:
        letter = Letter.objects.filter(subject="round", subject_id=held.pk).first()
        Letter.objects.filter(pk=letter.pk).update(state="draft", signed_on=None, pdf=None, number=None, year=None, series="", symbol="", sent_on=None)
    told = {"post": post(f"{Y_TY}.deputy").code, "kind": "initials"}
    assert "người bị tố cáo" in desk(f"{Y_TY}.head").post(to(letter, "xin"), told, follow=True).content.decode()
    assert "Chưa sửa được" in desk(f"{Y_TY}.clerk").post(to(letter, "xin"), told, follow=True).content.decode()
    assert "Chưa chọn chức vụ ký" in desk(f"{Y_TY}.head").post(to(letter, "xin"), {"post": "", "kind": "initials"}, follow=True).content.decode()
    assert desk(f"{Y_TY}.head").post(to(letter, "xoa")).status_code == 404
    assert not Countersign.objects.exists()


def test_machines_ask_give_and_drop(desk):
    letter = at_state("complaint", "drafted").decision.letter
    told = {"post": post(f"{Y_TY}.deputy").code, "kind": "initials"}
    drafter, deputy = desk(f"{Y_TY}.verifier-1"), desk(f"{Y_TY}.deputy")
    asked = drafter.post(f"/api/letters/{letter.pk}/countersigns", told, content_type="application/json").json()
    assert asked["countersigns"][0]["given_at"] is None
    assert deputy.post(f"/api/letters/{letter.pk}/countersign").json()["countersigns"][0]["signer"]
    assert deputy.post(f"/api/letters/{letter.pk}/countersign").json()["code"] == "CountersignGiven"
    assert drafter.post(f"/api/letters/{letter.pk}/countersigns/drop", told, content_type="application/json").json()["countersigns"] == []
