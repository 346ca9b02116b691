"""Anyone with the file learns who signed and whether the whole document is as signed. Needs no framework."""

import io
from datetime import UTC, datetime

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from tiepdan.documents import judging
from tiepdan.documents.catalogue import forms
from tiepdan.documents.certificates import Signatory, authority
from tiepdan.documents.judging import LARGEST, REASONS, judge
from tiepdan.documents.render import render
from tiepdan.documents.seal import seal_pdf
from tiepdan.documents.tests.samples import FRAME, FULL
from tiepdan.documents.verdict import verify_pdf

AT = datetime(2026, 8, 21, 2, 41, 22, tzinfo=UTC)
HEAD = Signatory(post="LC.02701.head", name="Lý A Phà", title="Chủ tịch", office="Ủy ban nhân dân xã Y Tý")


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return tmp_path_factory.mktemp("keys")


@pytest.fixture(scope="module")
def plain():
    return render(forms()["complaint_decision"], FULL["complaint_decision"], FRAME, draft=False, at=AT)


@pytest.fixture(scope="module")
def sealed(keys, plain):
    return seal_pdf(plain, HEAD, keys=keys, at=AT, reason="Ký ban hành", location="Y Tý", office=True)


def with_words_added(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    words = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 40 Tf 100 400 Td (0 dong) Tj ET"))
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), words])
    writer.update_container(page)
    return written(writer)


def written(writer) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(pdf: bytes) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    writer.encrypt("mo ra", "mo ra")
    return written(writer)


def flipped(pdf: bytes) -> bytes:
    at = pdf.index(b"/FontFile2") // 2  # amid the bytes of a stream: the file can still be read
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1:]


def test_person_and_office_are_two_signatures_and_both_hold(sealed, keys):
    told = judge(sealed, keys=keys)
    assert told["valid"] and told["reason"] == REASONS[""]
    assert [(one["name"], one["title"], one["seal"], one["good"]) for one in told["marks"]] == [
        ("Lý A Phà", "Chủ tịch", False, True), ("Ủy ban nhân dân xã Y Tý", "", True, True)]


def test_the_signer_told_is_the_person_not_the_seal(sealed, keys):
    verdict = verify_pdf(sealed, keys=keys)
    assert (verdict.signer, verdict.title, verdict.office) == ("Lý A Phà", "Chủ tịch", "Ủy ban nhân dân xã Y Tý")


def test_the_seal_taken_off_leaves_a_letter_of_the_person_alone(sealed, plain, keys):
    alone = sealed[:sealed.index(b"%%EOF", len(plain.pdf) + 8192) + 6]
    assert [mark.seal for mark in verify_pdf(alone, keys=keys).marks] == [False]


@pytest.mark.parametrize(("change", "trouble"), [
    (with_words_added, "added"), (lambda pdf: pdf + b"\n% them", "added"), (locked, "encrypted"), (flipped, "tampered"),
    (lambda pdf: b"%PDF-1.7\n" + b"\x00" * 5000, "unreadable"), (lambda pdf: b"abc", "not_pdf"), (lambda pdf: b"", "not_pdf"),
    (lambda pdf: pdf[:len(pdf) // 2], "unreadable"), (lambda pdf: b"%PDF-" + b"0" * LARGEST, "too_large"),
])
def test_what_is_not_the_document_signed_is_refused_with_its_reason(sealed, keys, change, trouble):
    told = judge(change(sealed), keys=keys)
    assert not told["valid"] and told["trouble"] == trouble and told["reason"] == REASONS[trouble]


def test_a_letter_without_signature_says_so(plain, keys):
    assert judge(plain.pdf, keys=keys)["trouble"] == "unsigned"


def test_another_authority_is_told_as_such_until_its_certificate_is_laid_among_the_trusted(sealed, keys, tmp_path):
    from cryptography.hazmat.primitives.serialization import Encoding

    assert judge(sealed, keys=tmp_path)["trouble"] == "untrusted"
    (tmp_path / "trusted").mkdir()
    (tmp_path / "trusted" / "other.pem").write_bytes(authority(keys).certificate.public_bytes(Encoding.PEM))
    assert judge(sealed, keys=tmp_path)["valid"]


def test_a_page_changed_before_the_seal_is_not_made_good_by_sealing_it(plain, keys):
    from tiepdan.documents.certificates import office_seal
    from tiepdan.documents.seal import SEAL, _signed

    alone = seal_pdf(plain, HEAD, keys=keys, at=AT, reason="r", location="l")
    forged = _signed(with_words_added(alone), SEAL, office_seal(HEAD.office), plain.sign_at, keys=keys, at=AT, reason="r", location="l")
    assert judge(forged, keys=keys)["trouble"] == "changed"


def test_when_all_hands_are_busy_it_says_come_back(sealed, keys):
    taken = [judging.HANDS.acquire(blocking=False) for _ in range(judging.AT_ONCE)]
    try:
        assert all(taken) and judge(sealed, keys=keys, patience=0)["trouble"] == "busy"
    finally:
        for _ in taken:
            judging.HANDS.release()
    assert judge(sealed, keys=keys)["valid"]


def test_a_judgement_that_does_not_end_is_given_up(sealed, keys, monkeypatch):
    monkeypatch.setattr(judging, "SECONDS", 0.01)
    assert judge(sealed, keys=keys)["trouble"] == "too_long"
