"""Digital signatures on the PDF of record: the person signs, then the office seals. PAdES B-B by pyHanko, stamps by typst.

Importing this takes most of a second: only what signs or judges imports it (judging: verdict.py).
"""

import binascii
import io
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle

from tiepdan.documents.certificates import Signatory, office_seal
from tiepdan.documents.key_places import open_signer
from tiepdan.documents.render import SEAL_OVERLAP, SEAL_SIDE, Pages, Place, render_seal, render_stamp

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
ROOM = 8192  # bytes kept for the signature: known beforehand, nothing is signed twice to learn its size


@dataclass(frozen=True)
class Stamp:
    """How one signature is seen: its field, its picture, and its box against the room the letter leaves for signing."""

    field: str
    made_by: Callable[[Signatory, str], bytes]
    box_in: Callable[[tuple[int, int, int, int]], tuple[int, int, int, int]]


def seal_pdf(pages: Pages, signatory: Signatory, *, keys: Path, at: datetime, reason: str, location: str, office: bool = False) -> bytes:
    """The PDF with the signatory's signature, shown where the pages left room for it; with `office` its seal is set over the left edge of that.

    Each signature covers all that lay before it: the seal says that the person's signature was there (NĐ 30/2020 Phụ lục I).
    """
    signed = _signed(pages.pdf, PERSON, signatory, pages.sign_at, keys=keys, at=at, reason=reason, location=location)
    if not office:
        return signed
    return _signed(signed, SEAL, office_seal(signatory.office), pages.sign_at, keys=keys, at=at, reason="Đóng dấu cơ quan ban hành", location=location)


def _signed(pdf: bytes, stamp: Stamp, signatory: Signatory, place: Place, *, keys: Path, at: datetime, reason: str, location: str) -> bytes:
    picture = _StampPage(stamp.made_by(signatory, _written(at)))
    metadata = signers.PdfSignatureMetadata(
        field_name=stamp.field, subfilter=SigSeedSubFilter.PADES, md_algorithm="sha256", reason=reason, location=location, name=signatory.name,
    )
    with open_signer(signatory, keys) as own:
        signer = signers.PdfSigner(
            metadata, signer=own, stamp_style=StaticStampStyle(border_width=0, background=picture, background_layout=_FILLS_ITS_BOX),
            new_field_spec=SigFieldSpec(stamp.field, on_page=place.page, box=stamp.box_in(place.box)),
        )
        return signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), bytes_reserved=ROOM).getvalue()


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


def _over_left_edge(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    left, low, _right, high = box
    middle = (low + high) // 2
    return (left - SEAL_SIDE + SEAL_OVERLAP, middle - SEAL_SIDE // 2, left + SEAL_OVERLAP, middle + SEAL_SIDE // 2)


PERSON = Stamp("ChuKySo", lambda one, at: render_stamp(one.name, one.title, one.office, at), lambda box: box)
SEAL = Stamp("DauCoQuan", lambda one, at: render_seal(one.office, at), _over_left_edge)
