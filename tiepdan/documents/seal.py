"""Digital signatures on the PDF of record: the person signs, then the office seals. PAdES B-B, with an authority of time B-T, by pyHanko, stamps by typst.

Importing this takes most of a second: only what signs or judges imports it (judging: verdict.py).
"""

import asyncio
import binascii
import io
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_byterange import PreparedByteRangeDigest
from pyhanko.sign.timestamps import HTTPTimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tiepdan.documents.certificates import Signatory, as_asn1, office_seal, trusted_roots
from tiepdan.documents.key_places import open_signer
from tiepdan.documents.render import SEAL_OVERLAP, SEAL_SIDE, Pages, Place, render_initials, render_seal, render_stamp
from tiepdan.documents.verdict import FIELDS

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ROOM = 8192  # bytes kept for the signature: known beforehand, nothing is signed twice to learn its size
REASONS = {"initials": "Ký nháy trước khi trình ký", "cosign": "Ký chung văn bản"}
ROOM_FOR_STRANGERS = 32768  # certificates of other authorities are larger than ours


@dataclass(frozen=True)
class Stamp:
    """How one signature is seen: its field, its picture, and its box against the room the letter leaves for signing."""

    field: str
    made_by: Callable[[Signatory, str], bytes]
    box_in: Callable[[tuple[int, int, int, int]], tuple[int, int, int, int]]


@dataclass(frozen=True)
class Other:
    """Somebody who signs before the signer: `kind` is "initials" or "cosign"."""

    kind: str
    signatory: Signatory


class TimeAuthority(HTTPTimeStamper):
    """Says when a signature was there (RFC 3161), making it PAdES B-T. `silent` once it did not answer in time: the rest is signed without it."""

    silent = False


def seal_pdf(pages: Pages, signatory: Signatory, *, keys: Path, at: datetime, reason: str, location: str, office: bool = False,
             time: TimeAuthority | None = None, others: Sequence[Other] = ()) -> bytes:
    """The PDF with the signatory's signature, shown where the pages left room for it; with `office` its seal is set over the left edge of that.

    Each signature covers all that lay before it: the seal says that the person's signature was there (NĐ 30/2020 Phụ lục I).
    """
    before = with_others(pages, others, keys=keys, at=at, location=location, time=time)
    signed = _signed(before, PERSON, signatory, pages.sign_at, keys=keys, at=at, reason=reason, location=location, time=time)
    if not office:
        return signed
    return set_seal(signed, signatory.office, pages.sign_at, keys=keys, at=at, location=location, time=time)


def with_others(pages: Pages, others: Sequence[Other], *, keys: Path, at: datetime, location: str, time: TimeAuthority | None = None) -> bytes:
    """The PDF signed by those who initial or cosign, each at their place, before its signer signs."""
    pdf = pages.pdf
    for number, (one, place) in enumerate(zip(others, pages.others, strict=True), start=1):
        stamp = Stamp(f"{FIELDS[one.kind]}{number}", *((_initialled, _same) if one.kind == "initials" else (PERSON.made_by, _same)))
        pdf = _signed(pdf, stamp, one.signatory, place, keys=keys, at=at, reason=REASONS[one.kind], location=location, time=time)
    return pdf


def set_seal(pdf: bytes, office: str, place: Place, *, keys: Path, at: datetime, location: str, time: TimeAuthority | None = None) -> bytes:
    """A PDF its person has signed, with the office's seal over the left edge of that signature."""
    return _signed(pdf, SEAL, office_seal(office), place, keys=keys, at=at, reason="Đóng dấu cơ quan ban hành", location=location, time=time)


@dataclass(frozen=True)
class Prepared:
    """A PDF with its person's visible signature and room for what the token will sign; the digest is of all but that room."""

    pdf: bytes
    digest: bytes
    starts: int
    ends: int


def prepare_pdf(pages: Pages, signatory: Signatory, *, at: datetime, reason: str, location: str) -> Prepared:
    """What the agent's token is to sign; nothing is signed yet."""
    signer = _signer(signers.ExternalSigner(None, None), PERSON, signatory, pages.sign_at, at=at, reason=reason, location=location)
    writer = IncrementalPdfFileWriter(io.BytesIO(pages.pdf))
    told, _document, out = asyncio.run(signer.async_digest_doc_for_signing(writer, bytes_reserved=ROOM_FOR_STRANGERS))
    return Prepared(out.getvalue(), told.document_digest, told.reserved_region_start, told.reserved_region_end)


def to_sign(digest: bytes, certificate: asn1_x509.Certificate) -> bytes:
    """The signed attributes (DER) that bind document and certificate; the token signs their SHA-256 (ETSI EN 319 122-1)."""
    return asyncio.run(_attributes(signers.ExternalSigner(certificate, None), digest)).dump()


def complete_pdf(prepared: Prepared, certificate: asn1_x509.Certificate, signature: bytes, *, keys: Path,
                 time: TimeAuthority | None = None) -> bytes:
    """The prepared PDF with the token's signature in its room. Whether it holds is for verdict.verify_pdf to say."""
    chain = SimpleCertificateStore.from_certs([as_asn1(one) for one in trusted_roots(keys)])
    signer = signers.ExternalSigner(certificate, chain, signature_value=signature)

    async def told(timed: TimeAuthority | None):
        return await signer.async_sign_prescribed_attributes("sha256", await _attributes(signer, prepared.digest), timestamper=timed)

    def filled(timed: TimeAuthority | None) -> bytes:
        out = io.BytesIO(prepared.pdf)
        PreparedByteRangeDigest(prepared.digest, prepared.starts, prepared.ends).fill_with_cms(out, asyncio.run(told(timed)))
        return out.getvalue()

    return _with_time(time, filled)


async def _attributes(signer: signers.Signer, digest: bytes):
    return await signer.signed_attrs(digest, "sha256", use_pades=True)


def _signed(pdf: bytes, stamp: Stamp, signatory: Signatory, place: Place, *, keys: Path, at: datetime, reason: str, location: str,
            time: TimeAuthority | None = None) -> bytes:
    def sign(own: signers.Signer, timed: TimeAuthority | None) -> bytes:
        signer = _signer(own, stamp, signatory, place, at=at, reason=reason, location=location, time=timed)
        return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=ROOM_FOR_STRANGERS if timed else ROOM).getvalue()

    with open_signer(signatory, keys) as own:
        return _with_time(time, lambda timed: sign(own, timed))


def _with_time(time: TimeAuthority | None, sign: Callable[[TimeAuthority | None], bytes]) -> bytes:
    if time is None or time.silent:
        return sign(None)
    try:
        return sign(time)
    except (TimestampRequestError, ValueError):  # a broken answer of asn1crypto's is a ValueError
        time.silent = True
        return sign(None)


def _signer(own: signers.Signer, stamp: Stamp, signatory: Signatory, place: Place, *, at: datetime, reason: str, location: str,
            time: TimeAuthority | None = None) -> signers.PdfSigner:
    picture = _StampPage(stamp.made_by(signatory, _written(at)))
    metadata = signers.PdfSignatureMetadata(
        field_name=stamp.field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", reason=reason, location=location, name=signatory.name,
    )
    return signers.PdfSigner(
        metadata, signer=own, timestamper=time, stamp_style=StaticStampStyle(border_width=0, background=picture, background_layout=_FILLS_ITS_BOX),
        new_field_spec=SigFieldSpec(stamp.field, on_page=place.page, box=stamp.box_in(place.box)),
    )


def _written(at: datetime) -> str:
    """“21-08-2026; 09:41:22; +07:00” (NĐ 30/2020 Phụ lục I)."""
    return at.astimezone(VIETNAM).strftime("%d-%m-%Y; %H:%M:%S; +07:00")


_FILLS_ITS_BOX = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, margins=Margins(0, 0, 0, 0))


class _StampPage(PdfContent):
    """The stamp's one page as content of the signature's appearance, without going through a file."""

    def __init__(self, pdf: bytes) -> None:
        super().__init__()
        self.pdf = pdf

    def render(self) -> bytes:
        page = self._ensure_writer.import_page_as_xobject(PdfFileReader(io.BytesIO(self.pdf)))
        name = b"/Stamp" + binascii.hexlify(uuid.uuid4().bytes)
        self.resources.xobject[name.decode()] = page
        left, low, right, high = page.get_object()["/BBox"]  # type: ignore[index]
        self.box = BoxConstraints(width=abs(right - left), height=abs(high - low))
        return name + b" Do"


def _same(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return box


def _initialled(one: Signatory, at: str) -> bytes:
    return render_initials(one.name, at)


def _over_left_edge(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, low, _right, high = box
    middle = (low + high) // 2
    return (left - SEAL_SIDE + SEAL_OVERLAP, middle - SEAL_SIDE // 2, left + SEAL_OVERLAP, middle + SEAL_SIDE // 2)


PERSON = Stamp("ChuKySo", lambda one, at: render_stamp(one.name, one.title, one.office, at), _same)
SEAL = Stamp("DauCoQuan", lambda one, at: render_seal(one.office, at), _over_left_edge)
