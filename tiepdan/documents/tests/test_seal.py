"""Digital signatures, judged by the same library that other readers of PAdES follow. Needs no framework."""

import io
import subprocess
from datetime import UTC, datetime

import pypdfium2
import pytest

from tiepdan.documents.catalogue import forms
from tiepdan.documents.certificates import Signatory, authority, credential_of
from tiepdan.documents.render import render
from tiepdan.documents.seal import seal_pdf
from tiepdan.documents.tests.pdf_text import text_of
from tiepdan.documents.tests.samples import FRAME, FULL
from tiepdan.documents.verdict import verify_pdf

AT = datetime(2026, 8, 21, 2, 41, 22, tzinfo=UTC)
HEAD = Signatory(post="LC.02701.head", name="Lý A Phà", title="Chủ tịch", office="Ủy ban nhân dân xã Y Tý")


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def sealed(keys):
    pages = render(forms()["complaint_decision"], FULL["complaint_decision"], FRAME, draft=False, at=AT)
    return seal_pdf(pages, HEAD, keys=keys, at=AT, reason="Ký ban hành Quyết định số 12/QĐ-UBND", location="Y Tý")


def test_a_sealed_letter_is_valid_and_names_its_signer(sealed, keys):
    verdict = verify_pdf(sealed, keys=keys)
    assert verdict.signed and verdict.valid and verdict.intact and verdict.whole and verdict.trusted
    assert (verdict.signer, verdict.title, verdict.office) == ("Lý A Phà", "Chủ tịch", "Ủy ban nhân dân xã Y Tý")
    assert verdict.at is not None and verdict.at.tzinfo is not None


def test_the_stamp_is_seen_and_the_letter_still_says_all(sealed):
    with pypdfium2.PdfDocument(sealed) as document:
        document.init_forms()
        page = document[len(document) - 2]
        pixels = page.render(scale=1, may_draw_forms=True).to_pil().convert("RGB").tobytes()
    blue = sum(pixels[at + 2] > pixels[at] + 60 for at in range(0, len(pixels), 3))
    assert blue > 300
    assert "Điều 1. Sửa đổi, bổ sung" in text_of(sealed)


def test_every_single_flipped_byte_of_the_signed_part_is_noticed(sealed, keys):
    for at in range(2000, len(sealed) - 20000, len(sealed) // 9):
        broken = bytearray(sealed)
        broken[at] ^= 1
        assert not verify_pdf(bytes(broken), keys=keys).valid


def test_a_page_changed_by_an_addition_is_intact_and_yet_not_valid(sealed, keys):
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(sealed))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    words = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 40 Tf 100 400 Td (0 dong) Tj ET"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), words])
    writer.update_container(page)
    changed = io.BytesIO()
    writer.write(changed)
    verdict = verify_pdf(changed.getvalue(), keys=keys)
    assert changed.getvalue().startswith(sealed)
    assert verdict.intact and not verdict.whole and not verdict.valid


def test_even_a_harmless_addition_after_the_signature_is_not_what_was_signed(sealed, keys):
    verdict = verify_pdf(sealed + b"\n% them vao sau", keys=keys)
    assert verdict.intact and not verdict.whole and not verdict.valid


def test_a_signature_of_another_authority_is_not_trusted(sealed, tmp_path):
    verdict = verify_pdf(sealed, keys=tmp_path)
    assert verdict.signed and verdict.intact and not verdict.trusted and not verdict.valid


@pytest.mark.parametrize("data", [b"", b"abc", b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + b"\x00" * 5000])
def test_what_cannot_be_read_is_not_signed(data, keys):
    assert not verify_pdf(data, keys=keys).signed


def test_a_letter_without_signature_is_not_signed(keys):
    assert not verify_pdf(render(forms()["complaint_accepted"], FULL["complaint_accepted"], FRAME, draft=False).pdf, keys=keys).signed


def test_a_very_long_office_still_fits_its_stamp(keys):
    long = Signatory(post="x", name="Nguyễn Phúc Bảo Long " * 6, title="Phó Giám đốc phụ trách " * 5, office="Ban Quản lý Khu kinh tế tỉnh Lào Cai " * 5)
    assert len(long.name.encode()) > 64
    pages = render(forms()["complaint_accepted"], FULL["complaint_accepted"], FRAME, draft=False)
    assert verify_pdf(seal_pdf(pages, long, keys=keys, at=AT, reason="r", location="l"), keys=keys).valid


def test_one_signatory_has_one_certificate_and_another_person_another(keys):
    first = credential_of(HEAD, keys).certificate
    assert credential_of(HEAD, keys).certificate == first
    successor = credential_of(Signatory(HEAD.post, "Má A Tủa", HEAD.title, HEAD.office), keys).certificate
    assert successor != first and successor.issuer == first.issuer == authority(keys).certificate.subject
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in keys.rglob("*.pem"))


def test_poppler_agrees(sealed, tmp_path):
    """Another program, its own code: the signature's sum is right. (It does not know the demo authority.)"""
    (tmp_path / "letter.pdf").write_bytes(sealed)
    told = subprocess.run(["pdfsig", "-nocert", str(tmp_path / "letter.pdf")], capture_output=True, text=True, timeout=60)
    assert "Signature is Valid" in told.stdout and "Total document signed" in told.stdout and "Lý A Phà" in told.stdout
