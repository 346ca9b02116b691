"""The register of numbers, a number given up on the letter's page, the letter as a file to edit."""

from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from tiepdan.cases.tests.factories import at_state, seal_letters
from tiepdan.documents.models import Letter
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


def test_the_next_letter_of_the_same_form_is_shown_beside_the_cancelled_number(desk):
    letter = sealed_notice()
    head = desk(f"{Y_TY}.head")
    head.post(reverse("desk:number-cancel", args=[letter.pk]), {"because": "ghi nhầm tên thôn"})
    letter.refresh_from_db()
    alone = head.get(reverse("desk:register"), {"year": letter.year, "series": letter.series}).content.decode()
    assert "cấp sau đó" not in alone
    symbol, number = letter.symbol.replace(str(letter.number), "77", 1), letter.number + 76
    fields = {field.attname: getattr(letter, field.attname) for field in Letter._meta.concrete_fields if not field.primary_key}
    later = Letter.objects.create(**fields | {"number": number, "symbol": symbol, "state": "sealed", "cancelled_because": ""})
    for where in ("desk:register", "desk:register-print"):
        html = (head.post if where.endswith("print") else head.get)(asked(where, letter)).content.decode()
        assert f"cấp sau đó: số {symbol}" in html
    assert symbol in head.get(reverse("desk:letter", args=[letter.pk])).content.decode()
    assert "cùng loại đã hủy số" in head.get(reverse("desk:letter", args=[later.pk])).content.decode()


def test_the_printed_register_begins_with_the_lowest_number(desk):
    letter = sealed_notice()
    answer = desk(f"{Y_TY}.head").post(asked("desk:register-print", letter))
    symbols = [line.letter.number for line in answer.context["lines"]]
    assert symbols == sorted(symbols) and letter.number in symbols
