"""What can be said of a PDF's signatures, and in which words. The whole document is judged, never the signed bytes alone.

Importing this takes most of a second: only what judges imports it. A stranger's file is judged in a process apart (judging.py).
"""

import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from tiepdan.documents.certificates import as_asn1, trusted_roots

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
FIELDS = {"initials": "ChuKyNhay", "cosign": "ChuKyChung"}  # beginnings of the names of signature fields (seal.py)
BROKEN = (PdfError, SignatureValidationError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError)


@dataclass(frozen=True)
class Mark:
    """One signature as its certificate names it; `seal` is an office's, not a person's. `at` is what the signer's machine said."""

    name: str
    title: str
    office: str
    at: datetime | None
    seal: bool
    good: bool
    kind: str = "sign"  # "initials" of who reviewed it, "cosign" of a second signer, "seal"; told by the field it stands in
    revoked: bool = False  # its certificate had been taken back by the day it signed
    timed: bool = False  # a trusted authority of time says the same moment


@dataclass(frozen=True)
class Verdict:
    """What can be said of a PDF's signatures. `valid` is the only word that counts; the rest says why.

    `intact`: the signed bytes are as they were. `whole`: nothing was added to the file after the last signature.
    A page changed by an addition is intact and yet not valid, so never judge by `intact` alone;
    and a harmless addition after the last signature is not what was signed either.
    The signer told is the last person, not the seal. `trouble` is a key of judging.REASONS, empty when valid.
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
    marks: tuple[Mark, ...] = ()
    trouble: str = ""


def verify_pdf(pdf: bytes, *, keys: Path, revoked: Mapping[str, date] | None = None) -> Verdict:
    """Judge every signature of a PDF against the trusted authorities. `revoked`: by SHA-256 of a certificate the day from which it signs nothing.

    The day of a signature is the trusted authority's where one stamped it, else what the signer's machine said.

    Never raises for what is in the file: what cannot be read is not signed, and a signature that cannot be judged is not valid.
    """
    if b"%PDF-" not in pdf[:1024]:
        return Verdict(signed=False, trouble="not_pdf")
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        if reader.encrypted:
            return Verdict(signed=False, trouble="encrypted")
        signatures = reader.embedded_signatures
    except BROKEN:
        return Verdict(signed=False, trouble="unreadable")
    if not signatures:
        return Verdict(signed=False, trouble="unsigned")
    try:
        return _verdict([validate_pdf_signature(one, _context(keys)) for one in signatures], [one.field_name for one in signatures], revoked or {})
    except BROKEN:
        return Verdict(signed=True, trouble="tampered")  # signed once, and now so broken that it cannot even be compared


def _verdict(judged: list[PdfSignatureStatus], fields: list[str], revoked: Mapping[str, date]) -> Verdict:
    marks = tuple(_mark(one, field, revoked) for one, field in zip(judged, fields, strict=True))
    told = next((mark for mark in reversed(marks) if not mark.seal), marks[-1])
    whole = judged[-1].coverage == SignatureCoverageLevel.ENTIRE_FILE
    intact, trusted = all(one.intact for one in judged), all(one.trusted for one in judged)
    called_back = any(mark.revoked for mark in marks)
    valid = whole and not called_back and all(one.bottom_line for one in judged)
    trouble = "" if valid else "tampered" if not intact else "added" if not whole else "revoked" if called_back else "changed" if trusted else "untrusted"
    return Verdict(signed=True, valid=valid, intact=intact, whole=whole, trusted=trusted, signer=told.name, title=told.title, office=told.office,
                   at=told.at, marks=marks, trouble=trouble)


def _mark(status: PdfSignatureStatus, field: str, revoked: Mapping[str, date]) -> Mark:
    names, time = status.signing_cert.subject.native, status.timestamp_validity
    seal = _one(names, "common_name") == _one(names, "organization_name")
    called_back = _called_back(status, revoked)
    kind = "seal" if seal else next((kind for kind, begins in FIELDS.items() if field.startswith(begins)), "sign")
    return Mark(_one(names, "common_name"), _one(names, "title"), _one(names, "organization_name"), status.signer_reported_dt,
                seal=seal, good=status.bottom_line and not called_back, kind=kind, revoked=called_back,
                timed=bool(time and time.valid and time.trusted))


def _called_back(status: PdfSignatureStatus, revoked: Mapping[str, date]) -> bool:
    since = revoked.get(hashlib.sha256(status.signing_cert.dump()).hexdigest())
    time = status.timestamp_validity
    at = time.timestamp if time and time.valid and time.trusted else status.signer_reported_dt
    return since is not None and (at is None or at.astimezone(VIETNAM).date() >= since)


def _one(names: dict, key: str) -> str:
    told = names.get(key, "")
    return told if isinstance(told, str) else ", ".join(map(str, told))


def _context(keys: Path) -> ValidationContext:
    return ValidationContext(trust_roots=[as_asn1(one) for one in trusted_roots(keys)], allow_fetching=False)
