"""The register of numbers, a number given up on the letter's page, the letter as a file to edit."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from tiepdan.cases.tests.factories import at_state, seal_letters
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import seal_letter, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.documents.read import file_bytes
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.intake.tests.factories import Y_TY
from tiepdan.offices.models import Office

pytestmark = pytest.mark.django_db


def asked(name: str, letter: Letter) -> str:
    return reverse(name, query={"year": letter.year, "series": letter.series})


def sealed_notice() -> Letter:
    """A signed notice of a complaint that has not been sent, with a number of its own."""
    held = at_state("complaint", "accepted")
    seal_letters(held)
    return Letter.objects.filter(subject="round", subject_id=held.pk, state="sealed", number__isnull=False).first()


def test_the_register_tells_each_number_and_why_one_was_cancelled(desk, django_assert_max_num_queries):
    letter = sealed_notice()
    head = desk(f"{Y_TY}.head")
    answer = head.post(reverse("desk:number-cancel", args=[letter.pk]), {"because": "ghi nhầm tên thôn"})
    assert answer.status_code == 302
    letter.refresh_from_db()
    assert letter.state == "void"
    page = head.get(reverse("desk:letter", args=[letter.pk])).content.decode()
    assert "ghi nhầm tên thôn" in page
    with django_assert_max_num_queries(16):
        html = head.get(reverse("desk:register"), {"year": letter.year, "series": letter.series}).content.decode()
    assert letter.symbol in html and "ghi nhầm tên thôn" in html
    sheet = load_workbook(BytesIO(head.post(asked("desk:register-export", letter)).content)).active
    assert [row[8].value for row in sheet.iter_rows(min_row=2) if row[1].value == letter.symbol] == ["ghi nhầm tên thôn"]


def test_the_register_tells_a_denunciation_by_its_code_only(desk):
    held = at_state("denunciation", "accepted")
    letter = Letter.objects.filter(subject="round", subject_id=held.pk, number__isnull=False).first()
    head = desk(f"{Y_TY}.head")
    html = head.get(reverse("desk:register"), {"year": letter.year, "series": letter.series}).content.decode()
    assert held.petition.code in html and letter.symbol in html
    assert held.petition.title not in html


def test_an_official_who_does_not_sign_cancels_no_number(desk):
    letter = sealed_notice()
    verifier = desk(f"{Y_TY}.verifier-2")
    verifier.post(reverse("desk:number-cancel", args=[letter.pk]), {"because": "thử"})
    letter.refresh_from_db()
    assert letter.state == "sealed"


def test_the_register_of_an_office_shows_no_number_of_another(desk):
    letter = sealed_notice()
    Letter.objects.filter(pk=letter.pk).update(office=Office.objects.exclude(pk=letter.office_id).first())
    html = desk(f"{Y_TY}.head").get(reverse("desk:register"), {"year": letter.year, "series": letter.series}).content.decode()
    assert reverse("desk:letter", args=[letter.pk]) not in html


def test_a_number_is_not_cancelled_without_a_reason_nor_under_a_decision(desk):
    head = desk(f"{Y_TY}.head")
    letter = sealed_notice()
    assert "Chưa ghi lý do" in head.post(reverse("desk:number-cancel", args=[letter.pk]), {"because": " "}, follow=True).content.decode()
    decision = at_state("complaint", "decided").decision.letter
    assert "vụ việc đang dựa vào số này" in head.post(reverse("desk:number-cancel", args=[decision.pk]), {"because": "sai"}, follow=True).content.decode()


def test_a_draft_is_downloaded_as_a_word_file_and_a_signed_letter_is_not(desk):
    letter = at_state("complaint", "drafted").decision.letter
    answer = desk(f"{Y_TY}.head").get(reverse("desk:letter-docx", args=[letter.pk]))
    assert answer.status_code == 200 and len(Document(BytesIO(answer.content)).paragraphs) > 10
    assert desk(f"{Y_TY}.head").get(reverse("desk:letter-docx", args=[sealed_notice().pk])).status_code == 404


def copied(letter: Letter, **told) -> Letter:
    fields = {field.attname: getattr(letter, field.attname) for field in Letter._meta.concrete_fields if not field.primary_key}
    return Letter.objects.create(**fields | told)


def draft_beside(letter: Letter) -> Letter:
    """A new draft of the same form on the same file."""
    return copied(letter, state="draft", number=None, year=None, series="", symbol="", signed_on=None, signed_by="", pdf_id=None, frame={},
                  cancelled_because="")


def test_the_letter_that_takes_the_place_of_a_cancelled_number_is_named_and_says_so_itself(desk):
    letter = sealed_notice()
    head = desk(f"{Y_TY}.head")
    draft = draft_beside(letter)
    said = head.post(reverse("desk:letter-replaces", args=[draft.pk]), {"replaces": letter.pk}, follow=True).content.decode()
    assert "không thay được" in said
    head.post(reverse("desk:number-cancel", args=[letter.pk]), {"because": "ghi nhầm tên thôn"})
    assert f"thay thế văn bản số {letter.symbol}" in head.post(reverse("desk:letter-replaces", args=[draft.pk]), {"replaces": letter.pk},
                                                               follow=True).content.decode()
    submit_letter(draft.pk, by=SYSTEM)
    head.post(reverse("desk:letter-act", args=[draft.pk, "sign"]))
    draft = seal_letter(draft.pk, by=SYSTEM)
    words = " ".join(text_of(file_bytes(draft.pdf)).split())
    assert f"Thay thế {letter.title} số {letter.symbol}" in words and "đã hủy số" in words
    for html in (head.get(asked("desk:register", letter)).content.decode(), head.post(asked("desk:register-print", letter)).content.decode()):
        assert f"Văn bản thay thế: số {draft.symbol}" in html
    assert draft.symbol in head.get(reverse("desk:letter", args=[letter.pk])).content.decode()
    assert letter.symbol in head.get(reverse("desk:letter", args=[draft.pk])).content.decode()
    again = draft_beside(letter)
    assert "không thay được" in head.post(reverse("desk:letter-replaces", args=[again.pk]), {"replaces": letter.pk}, follow=True).content.decode()
    assert "không thay được" in head.post(reverse("desk:letter-replaces", args=[again.pk]), {"replaces": "x"}, follow=True).content.decode()


def test_a_machine_names_the_letter_replaced(desk):
    letter = sealed_notice()
    head = desk(f"{Y_TY}.head")
    head.post(reverse("desk:number-cancel", args=[letter.pk]), {"because": "ghi nhầm tên thôn"})
    draft = draft_beside(letter)
    told = head.post(f"/api/letters/{draft.pk}/name_replaced", {"replaces": letter.pk}, content_type="application/json").json()
    assert told["replaces"] == letter.pk
    assert head.post(f"/api/letters/{draft.pk}/name_replaced", {"replaces": 0}, content_type="application/json").json()["replaces"] is None
    assert head.post(f"/api/letters/{draft.pk}/name_replaced", {"replaces": draft.pk}, content_type="application/json").json()["code"] == "NotReplaceable"


def test_a_secret_letter_is_numbered_apart_and_told_by_its_number_only(desk):
    letter = sealed_notice()
    head = desk(f"{Y_TY}.head")
    draft = draft_beside(letter)
    page = reverse("desk:letter-secret", args=[draft.pk])
    assert "Chưa ghi căn cứ" in head.post(page, {"secret": "1", "ground": " "}, follow=True).content.decode()
    assert "sổ văn bản mật" in head.post(page, {"secret": "1", "ground": "Luật Tố cáo Đ.56 k.2"}, follow=True).content.decode()
    submit_letter(draft.pk, by=SYSTEM)
    head.post(reverse("desk:letter-act", args=[draft.pk, "sign"]))
    draft = seal_letter(draft.pk, by=SYSTEM)
    assert (draft.series, draft.number) == (f"M-{letter.series}", 1)
    assert draft.symbol == f"01/{letter.series}-UBND(M)"
    words = " ".join(text_of(file_bytes(draft.pdf)).split())
    assert "MẬT" in words and draft.symbol in words
    html = head.get(reverse("desk:register"), {"year": draft.year, "series": draft.series}).content.decode()
    assert draft.symbol in html and reverse("desk:letter", args=[draft.pk]) not in html
    day = head.get(reverse("desk:register-day"), {"day": draft.signed_on.isoformat()}).content.decode()
    assert draft.symbol not in day
    assert "không sửa được nữa" in head.post(page, {"secret": "0"}, follow=True).content.decode() or "Chưa sửa được" in head.post(
        page, {"secret": "0"}, follow=True).content.decode()


def test_a_machine_marks_a_letter_secret_and_open_again(desk):
    draft = at_state("complaint", "drafted").decision.letter
    head = desk(f"{Y_TY}.head")
    for told, secret in (({"secret": True, "ground": "Luật Tố cáo Đ.56"}, True), ({"secret": False}, False)):
        assert head.post(f"/api/letters/{draft.pk}/mark_secret", told, content_type="application/json").json()["secret"] is secret
    assert head.post(f"/api/letters/{draft.pk}/mark_secret", {"secret": True}, content_type="application/json").json()["code"] == "SecretWithoutGround"


def test_the_register_of_one_day_holds_all_series_in_their_order(desk, django_assert_max_num_queries):
    letter = sealed_notice()
    other = copied(letter, series="QĐ", number=1, symbol="01/QĐ-UBND")
    head = desk(f"{Y_TY}.head")
    with django_assert_max_num_queries(18):
        html = head.get(reverse("desk:register-day"), {"day": letter.signed_on.isoformat()}).content.decode()
    assert html.index(letter.symbol) < html.index(other.symbol)
    empty = head.get(reverse("desk:register-day"), {"day": "2020-01-06"}).content.decode()
    assert "không cấp số văn bản nào" in empty and letter.signed_on.strftime("%Y-%m-%d") in empty
    assert head.get(reverse("desk:register-day"), {"day": "hôm qua", "after": "x"}).status_code == 200
    assert desk(f"{Y_TY}.verifier-1").get(reverse("desk:register-day")).status_code in {200, 404}


def test_the_printed_register_begins_with_the_lowest_number(desk):
    letter = sealed_notice()
    answer = desk(f"{Y_TY}.head").post(asked("desk:register-print", letter))
    symbols = [line.letter.number for line in answer.context["lines"]]
    assert symbols == sorted(symbols) and letter.number in symbols
