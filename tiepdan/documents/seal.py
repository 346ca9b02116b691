"""Digital signatures on the PDF of record: PAdES B-B by pyHanko, a visible stamp made by typst, and how one is judged.

Importing this takes most of a second: only what signs or judges imports it.
"""

import binascii
import io
import uuid
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tiepdan.documents.certificates import Credential, Signatory, authority, credential_of
from tiepdan.documents.render import Pages, render_stamp

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIELD = "ChuKySo"
ROOM = 8192  # bytes kept for the signature: known beforehand, nothing is signed twice to learn its size


@dataclass(frozen=True)
class Verdict:
    """What can be said of a PDF's signatures. `valid` is the only word that counts; the rest says why.

    `intact`: the signed bytes are as they were. `whole`: nothing was added to the file after signing.
    A page changed by an addition is intact and yet not valid, so never judge by `intact` alone;
    and a harmless addition after the last signature is not what was signed either.
    """

    signed: bool
    valid: bool = False
    intact: bool = False
    whole: bool = False
    trusted: bool = False
    signer: str = ""
    title: str = ""
    office: str = ""
    at: datetime | None = None


def seal_pdf(pages: Pages, signatory: Signatory, *, keys: Path, at: datetime, reason: str, location: str) -> bytes:
    """The PDF with the signatory's signature, shown where the pages left room for it."""
    stamp = render_stamp(signatory.name, signatory.title, signatory.office, _written(at))
    signer = signers.PdfSigner(
        signers.PdfSignatureMetadata(
            field_name=FIELD, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", reason=reason, location=location, name=signatory.name,
        ),
        signer=_signer(signatory, keys),
        stamp_style=StaticStampStyle(border_width=0, background=_StampPage(stamp), background_layout=_FILLS_ITS_BOX),
        new_field_spec=SigFieldSpec(FIELD, on_page=pages.sign_at.page, box=pages.sign_at.box),
    )
    sealed = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pages.pdf)), bytes_reserved=ROOM)
    return sealed.getvalue()


def verify_pdf(pdf: bytes, *, keys: Path) -> Verdict:
    """Judge every signature of a PDF against the demo authority; the signer named is the last one.

    Never raises for what is in the file: what cannot be read is not signed.
    """
    try:
        signatures = PdfFileReader(io.BytesIO(pdf)).embedded_signatures
        judged = [validate_pdf_signature(one, _context(keys)) for one in signatures]
    except (PdfError, SignatureValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return Verdict(signed=False)
    return _verdict(judged) if judged else Verdict(signed=False)


def _verdict(judged: list[PdfSignatureStatus]) -> Verdict:
    last = judged[-1]
    names = last.signing_cert.subject.native
    whole = last.coverage == SignatureCoverageLevel.ENTIRE_FILE
    return Verdict(
        signed=True, valid=whole and all(one.bottom_line for one in judged), intact=all(one.intact for one in judged), whole=whole,
        trusted=all(one.trusted for one in judged),
        signer=names.get("common_name", ""), title=names.get("title", ""), office=names.get("organization_name", ""), at=last.signer_reported_dt,
    )


def _context(keys: Path) -> ValidationContext:
    return ValidationContext(trust_roots=[_as_asn1(authority(keys).certificate)], allow_fetching=False)


@lru_cache(maxsize=256)
def _signer(signatory: Signatory, keys: Path) -> signers.SimpleSigner:
    """A signer stays ready in memory: reading its key from disk each time would cost as much as signing."""
    own: Credential = credential_of(signatory, keys)
    key = own.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore.from_certs([_as_asn1(authority(keys).certificate)])
    return signers.SimpleSigner(signing_cert=_as_asn1(own.certificate), signing_key=asn1_keys.PrivateKeyInfo.load(key), cert_registry=chain)


def _as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


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
