"""Pages of a sealed original made into what others may see: a new picture with the identity burned out, or words typed anew."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import attach_paper, call_handwritten, keep_file, open_pages, seal_file
from tiepdan.documents.burned import FULL, burned_page
from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.page_words import unpacked
from tiepdan.documents.read import page_body, paper_bytes
from tiepdan.intake import entries
from tiepdan.intake.actions.extracts import check_told, known_to
from tiepdan.intake.errors import BoxesWrong, HandwrittenPage, NoSuchPage, NotAPicture, NotReadBack, PageSame, ReasonNeeded, TextMissing
from tiepdan.intake.extracts import PICTURES
from tiepdan.intake.masking import known_of
from tiepdan.intake.models import Petition, RedactedPage
from tiepdan.journal.record import record
from tiepdan.people.actions import reveal
from tiepdan.reading.errors import BadPaper
from tiepdan.reading.paper import pages_of
from tiepdan.reading.paper_doubt import HANDWRITING
from tiepdan.reading.paper_words import Word
from tiepdan.reading.redaction import proposed_boxes

WHY_OPENED = "Che danh tính trên trang bản gốc."
MOST_BOXES = 200

Box = Sequence[int]


@dataclass(frozen=True, repr=False)
class PageToRedact:
    """A page of the original as its officer sees it; `stands` is what others see of it now. `handwritten` may be given as typed words only."""

    picture: bytes
    proposed: list[list[int]]
    boxes: list[list[int]]
    handwritten: bool
    text: str
    stands: RedactedPage | None


@transaction.atomic
def open_page_to_redact(petition_id: int, *, by: Actor, now: datetime, paper_id: int, page: int, reason: str) -> PageToRedact:
    """Show who may know a page of the original with the boxes proposed; each look is in the journal with its reason (Luật Tố cáo Đ.49, Đ.56).

    Raises AbilityMissing, ExtractNotYours, ReasonNeeded, NoSuchPage, NotAPicture, KeyLocked, NotGiven, VaultClosed, FileLost.
    """
    petition = known_to(petition_id, by=by)
    paper = _original(petition, paper_id, page)
    if not reason.strip():
        raise ReasonNeeded()
    record(entries.ORIGINAL_SEEN, petition, by=by, at=now, page=page, reason=reason.strip()[:300])
    box = reveal(petition.sealed_id, by=by, reason=reason)
    picture = _drawn(paper_bytes(paper, by=by), paper, page)
    body, handwritten = _read(paper, page, by=by)
    proposed = _proposed(picture, body, box)
    stands = RedactedPage.objects.filter(original=paper, number=page, stands=True).first()
    boxes = [list(one) for one in stands.boxes] if stands and stands.paper_id else proposed
    return PageToRedact(picture, proposed, boxes, handwritten, stands.text if stands else "", stands)


@transaction.atomic
def redact_page(petition_id: int, *, by: Actor, now: datetime, paper_id: int, page: int, boxes: Sequence[Box]) -> RedactedPage:
    """Confirm the black boxes of a page: a new picture is made with them burned in, and that is what others see and get.

    What can still be read on the new picture is compared with the folder before it is kept; handwriting is itself identity and is never
    given as a picture (Luật Tố cáo Đ.49 k.1, Đ.56). Raises AbilityMissing, ExtractNotYours, NoSuchPage, NotAPicture, HandwrittenPage,
    BoxesWrong, NotReadBack, IdentityLeft, PageSame, KeyLocked, NotGiven, VaultClosed, FileLost.
    """
    petition = known_to(petition_id, by=by)
    paper = _original(petition, paper_id, page)
    told = checked_boxes(boxes)
    box = reveal(petition.sealed_id, by=by, reason=WHY_OPENED)
    data = paper_bytes(paper, by=by)
    body, handwritten = _read(paper, page, by=by)
    if handwritten:
        raise HandwrittenPage(page=page)
    name = f"Trang {page} đã che, tài liệu {_number_of(petition, paper)}"
    made = burned_page(data, paper.file.media_type, page, told, f"{petition.code} · {name}")
    if made is None:
        raise NotAPicture()
    check_told([_read_back(made)], box, petition, misread=True)
    proposed = _proposed(_drawn(data, paper, page), body, box)
    file = keep_file(made, by=by, media_type="image/jpeg")
    stands = RedactedPage.objects.select_related("paper__file").filter(original=paper, number=page, stands=True).first()
    if stands and stands.paper and stands.paper.file_id == file.pk and not stands.paper.sealed:
        raise PageSame()
    _take_back(petition, stands, by=by, now=now)
    shown = attach_paper(file, by=by, subject="petition", subject_id=petition.pk, role=Paper.Role.REDACTED, name=f"{name}.jpg", read_by="typed")
    if shown.sealed:  # the very picture was confirmed before and taken back since
        shown = open_pages(shown, by=by, name=f"{name}.jpg")
    row = _row(petition, paper, page, by=by, now=now, proposed=proposed, boxes=told, paper=shown)
    record(entries.PAGE_REDACTED, petition, by=by, at=now, page=page, paper=_number_of(petition, paper), boxes=len(told), proposed=len(proposed),
           sha256=file.sha256)
    return row


@transaction.atomic
def retype_page(petition_id: int, *, by: Actor, now: datetime, paper_id: int, page: int, text: str) -> RedactedPage:
    """Give a page as words typed anew: the only way of a handwritten one, since a hand tells who wrote (Luật Tố cáo Đ.8, Đ.49 k.1).

    Raises AbilityMissing, ExtractNotYours, NoSuchPage, TextMissing, IdentityLeft, KeyLocked, NotGiven, VaultClosed.
    """
    petition = known_to(petition_id, by=by)
    paper = _original(petition, paper_id, page)
    if not text.strip():
        raise TextMissing()
    check_told([text], reveal(petition.sealed_id, by=by, reason=WHY_OPENED), petition)
    stands = RedactedPage.objects.select_related("paper__file").filter(original=paper, number=page, stands=True).first()
    _take_back(petition, stands, by=by, now=now)
    row = _row(petition, paper, page, by=by, now=now, text=text.strip())
    record(entries.PAGE_RETYPED, petition, by=by, at=now, page=page, paper=_number_of(petition, paper))
    return row


@transaction.atomic
def mark_handwritten(petition_id: int, *, by: Actor, now: datetime, paper_id: int, page: int) -> None:
    """Say that a page the machine took for print is handwriting: no picture of it is given any more, one that was shown is taken back.

    Luật Tố cáo Đ.8 k.3, Đ.49 k.1: a hand tells who wrote. Raises AbilityMissing, ExtractNotYours, NoSuchPage.
    """
    petition = known_to(petition_id, by=by)
    paper = _original(petition, paper_id, page)
    call_handwritten(paper, page, by=by, now=now)
    stands = RedactedPage.objects.select_related("paper__file", "original").filter(original=paper, number=page, stands=True, paper__isnull=False).first()
    _take_back(petition, stands, by=by, now=now)


@transaction.atomic
def take_back_page(petition_id: int, *, by: Actor, now: datetime, page_id: int) -> RedactedPage:
    """Others see a page no longer: its picture is closed to the folder, its typed words are taken away. What was handed outside is outside.

    Raises AbilityMissing, ExtractNotYours, NoSuchPage, FileLost.
    """
    petition = known_to(petition_id, by=by)
    stands = RedactedPage.objects.select_related("paper__file").filter(pk=page_id, petition=petition, stands=True).first()
    if stands is None:
        raise NoSuchPage()
    _take_back(petition, stands, by=by, now=now)
    return stands


def checked_boxes(boxes: Sequence[Box]) -> list[list[int]]:
    """Whole numbers within the picture. Raises BoxesWrong."""
    told = [[int(side) for side in box] for box in boxes]
    whole = all(len(box) == 4 and 0 <= box[0] < FULL and 0 <= box[1] < FULL and 0 < box[2] <= FULL and 0 < box[3] <= FULL for box in told)
    if not whole or len(told) > MOST_BOXES:
        raise BoxesWrong(most=MOST_BOXES)
    return told


def _row(petition: Petition, original: Paper, number: int, *, by: Actor, now: datetime, **told) -> RedactedPage:
    return RedactedPage.objects.create(petition=petition, original=original, number=number, confirmed_at=now, confirmed_by=by.signature[:300],
                                       confirmed_post_id=by.post_id, **told)


def _take_back(petition: Petition, stands: RedactedPage | None, *, by: Actor, now: datetime) -> None:
    if stands is None:
        return
    stands.stands, stands.text = False, ""
    stands.save(update_fields=["stands", "text"])
    if stands.paper is not None and not stands.paper.sealed:
        seal_file(stands.paper, petition.sealed.token, by=by)
    record(entries.REDACTION_TAKEN_BACK, petition, by=by, at=now, page=stands.number, paper=_number_of(petition, stands.original))


def _original(petition: Petition, paper_id: int, page: int) -> Paper:
    paper = Paper.objects.select_related("file").filter(pk=paper_id, subject="petition", subject_id=petition.pk, sealed=True).exclude(
        role=Paper.Role.REDACTED).first()
    if paper is None or not 1 <= page <= paper.pages:
        raise NoSuchPage()
    return paper


def _number_of(petition: Petition, paper: Paper) -> int:
    """Which of the petition's originals it is: its own name may tell of people."""
    return Paper.objects.filter(subject="petition", subject_id=petition.pk, pk__lte=paper.pk).exclude(role=Paper.Role.REDACTED).count()


def _drawn(data: bytes, paper: Paper, page: int) -> bytes:
    """The page as a picture. Raises NotAPicture: a voice, a film or a text has none, and a voice is never given."""
    picture = burned_page(data, paper.file.media_type, page) if paper.file.media_type in PICTURES else None
    if picture is None:
        raise NotAPicture()
    return picture


def _read(paper: Paper, page: int, *, by: Actor) -> tuple[dict, bool]:
    reading = PageReading.objects.select_related("paper").filter(paper=paper, number=page).first()
    if reading is None:
        return {}, False
    return page_body(reading, by=by), reading.doubt == HANDWRITING


def _proposed(picture: bytes, body: dict, box: dict) -> list[list[int]]:
    """From the words of the kept reading, else of one made now: a page with text of its own has no boxes."""
    words = unpacked(body.get("words") or []) or list(_words_on(picture))
    return [list(one) for one in proposed_boxes(words, *known_of(box))]


def _read_back(made: bytes) -> str:
    """What a machine reads on the new picture. Raises NotReadBack: a picture nobody could compare is not given."""
    try:
        return " ".join(word.text for page in pages_of(made, "trang.jpg") for word in page.words)
    except BadPaper as trouble:
        raise NotReadBack() from trouble


def _words_on(picture: bytes) -> Iterator[Word]:
    """What a machine can read on a picture; nothing when it can read nothing."""
    with suppress(BadPaper):
        for page in pages_of(picture, "trang.jpg"):
            yield from page.words
