"""Anyone with the file of a letter can have it judged, without signing in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tiepdan.documents.catalogue import forms
from tiepdan.documents.certificates import Signatory
from tiepdan.documents.models import File
from tiepdan.documents.render import render
from tiepdan.documents.seal import VIETNAM, seal_pdf
from tiepdan.documents.tests.samples import FRAME, FULL
from tiepdan.journal.models import JournalEntry

HEAD = Signatory(post="LC.02701.head", name="Lý A Phà", title="Chủ tịch", office="Ủy ban nhân dân xã Y Tý")


@pytest.fixture
def letter(db, settings, tmp_path):
    from datetime import datetime

    settings.KEYS_DIR = tmp_path / "keys"
    pages = render(forms()["complaint_decision"], FULL["complaint_decision"], FRAME, draft=False)
    return seal_pdf(pages, HEAD, keys=settings.KEYS_DIR, at=datetime(2026, 8, 21, tzinfo=VIETNAM), reason="r", location="l", office=True)


def ask(client, pdf: bytes) -> str:
    answer = client.post("/kiem-tra-van-ban/", {"tep": SimpleUploadedFile("thu.pdf", pdf, "application/pdf")})
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_tells_who_signed_and_sealed_and_keeps_nothing(client, letter):
    said = ask(client, letter)
    assert "Văn bản đúng như lúc ký" in said and "Lý A Phà" in said and "Chủ tịch" in said and "dấu của cơ quan" in said
    assert not File.objects.exists() and not JournalEntry.objects.exists()


def test_names_in_a_changed_file_are_told_as_uncertain(client, letter):
    said = ask(client, letter + b"\n% them")
    assert "Chưa tin được văn bản này" in said and "Có phần thêm vào sau khi ký" in said and "chưa chắc là thật" in said


def test_what_is_no_pdf_too_large_or_not_there_is_said_plainly(client, letter):
    assert "không phải PDF" in ask(client, b"abc")
    assert "lớn quá 20 MB" in ask(client, b"%PDF-" + b"0" * (21 * 1024 * 1024))
    assert "Chưa chọn tệp nào" in client.post("/kiem-tra-van-ban/", {}).content.decode()
    assert "có đúng của cơ quan ký không" in client.get("/kiem-tra-van-ban/").content.decode()


def test_machines_ask_the_same(client, letter):
    told = client.post("/api/signatures/verify", {"pdf": SimpleUploadedFile("thu.pdf", letter)}).json()
    assert told["valid"] and [mark["seal"] for mark in told["marks"]] == [False, True]
    assert client.post("/api/signatures/verify", {"pdf": SimpleUploadedFile("thu.pdf", b"abc")}).json()["trouble"] == "not_pdf"
