"""A letter edited in Word, at its page and by the API: who hands it in, what reviewer and signer read, how it is taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tiepdan.cases.tests.factories import at_state
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import make_edited_pages
from tiepdan.documents.models import EditedCopy
from tiepdan.documents.tests.test_edited import edited, needs_word
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday"), needs_word]
ADDED = "Cơ quan xin lỗi vì đã trả lời chậm."


def with_sentence(document) -> None:
    document.paragraphs[-1].insert_paragraph_before(ADDED)


def file(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("ban-sua.docx", data)


@pytest.fixture
def letter():
    return at_state("complaint", "drafted").decision.letter


def address(letter, name: str = "letter", *more: object) -> str:
    return reverse(f"desk:{name}", args=[letter.pk, *more])


def given_out(browser, letter) -> bytes:
    return browser.get(address(letter, "letter-docx")).content


def test_the_signer_reads_who_edited_what_and_sees_the_pages_of_that_copy(desk, letter):
    drafter, head = desk(f"{Y_TY}.verifier-1"), desk(f"{Y_TY}.head")
    data = edited(given_out(drafter, letter), with_sentence)
    said = drafter.post(address(letter, "letter-edited", "nop"), {"docx": file(data)}, follow=True).content.decode()
    assert "Đã nhận bản Word: 1 chỗ khác" in said and 'id="facts"' not in said
    refused = head.post(address(letter, "letter-act", "sign"), follow=True).content.decode()
    assert "chưa trình hay ký được" in refused
    make_edited_pages(EditedCopy.objects.get().pk, by=SYSTEM)
    html = head.get(address(letter)).content.decode()
    assert ADDED in html and "<ins>" in html and EditedCopy.objects.get().handed_in_by in html
    assert head.get(address(letter, "letter-page", 1)).content.startswith(b"\xff\xd8")
    assert head.get(address(letter, "letter-edited-docx")).content == data
    back = drafter.post(address(letter, "letter-edited", "rut"), follow=True).content.decode()
    assert "trở lại theo các ô dữ liệu" in back and 'id="facts"' in back
    assert head.get(address(letter, "letter-edited-docx")).status_code == 404
    letter.refresh_from_db()
    assert letter.state == "submitted"


def test_only_who_drafts_hands_in_and_what_is_wrong_is_said_on_the_page(desk, letter):
    drafter = desk(f"{Y_TY}.verifier-1")
    assert "Chưa sửa được văn bản này" in desk(f"{Y_TY}.clerk").post(address(letter, "letter-edited", "nop"), {"docx": file(b"x")},
                                                                      follow=True).content.decode()
    assert desk(f"{SA_PA}.head").post(address(letter, "letter-edited", "nop"), {"docx": file(b"x")}).status_code == 404
    assert "không có nội dung" in drafter.post(address(letter, "letter-edited", "nop"), follow=True).content.decode()
    assert "không phải tệp Word" in drafter.post(address(letter, "letter-edited", "nop"), {"docx": file(b"%PDF")}, follow=True).content.decode()
    assert "không có gì để rút" in drafter.post(address(letter, "letter-edited", "rut"), follow=True).content.decode()
    assert drafter.post(address(letter, "letter-edited", "xoa")).status_code == 404
    assert not EditedCopy.objects.exists()


def test_a_machine_hands_in_and_takes_back(desk, letter):
    drafter = desk(f"{Y_TY}.verifier-1")
    data = edited(drafter.get(f"/api/letters/{letter.pk}/draft.docx").content, with_sentence)
    told = drafter.post(f"/api/letters/{letter.pk}/hand_in_edited", {"docx": file(data)}).json()
    assert told["edited"]["state"] == "waiting" and told["edited"]["changes"] == [[["+", ADDED]]]
    assert drafter.post(f"/api/letters/{letter.pk}/hand_in_edited", {"docx": file(b"%PDF")}).json()["code"] == "EditedNotUsable"
    assert drafter.post(f"/api/letters/{letter.pk}/withdraw_edited").json()["edited"] is None
    assert drafter.post(f"/api/letters/{letter.pk}/withdraw_edited").json()["code"] == "EditedNone"
    assert desk(f"{SA_PA}.head").get(f"/api/letters/{letter.pk}").status_code == 404
