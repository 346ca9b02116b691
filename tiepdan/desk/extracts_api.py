"""The working copies of a denunciation, for machines: what stands, confirm the extract and its pages, hand a package over."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Router, Schema, Status

from tiepdan.cases.models import Round
from tiepdan.cases.queries import round_of
from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code, Key, Line, LongWords, Words
from tiepdan.common.errors import NotFound
from tiepdan.desk.actions import hand_over_extract
from tiepdan.desk.queries.extracts import choices_of
from tiepdan.intake import actions
from tiepdan.intake.api import visible
from tiepdan.intake.extracts import standing_extract, standing_pages
from tiepdan.intake.models import Petition
from tiepdan.offices.api import AtPost, require_fresh

extracts = Router(tags=["extracts"], auth=AtPost())
Side = Annotated[int, Field(ge=0, le=1000)]


class ReasonIn(Schema):
    """Why what is sealed is opened; it goes into the journal."""

    reason: Words


class SourceOut(Schema):
    """The words as they came, with [[ ]] around what is hidden now and around what the machine proposes."""

    marked: str
    proposed: str


class ConfirmIn(Schema):
    """The text of the folder with [[ ]] around what is hidden, and words hidden wherever they stand."""

    marked: LongWords
    also: list[Line] = Field([], max_length=100)


class PageIn(Schema):
    """A page of a sealed original, by the number of the paper and its own."""

    original: Key
    page: Key


class BoxesIn(PageIn):
    """Black boxes: left, top, width, height in thousandths of the page."""

    boxes: list[Annotated[list[Side], Field(min_length=4, max_length=4)]] = Field(max_length=200)


class TypedIn(PageIn):
    text: LongWords


class StandingIn(Schema):
    """A page that others see now, by its `id`."""

    id: Key


class PageOut(Schema):
    """A page that may be seen: `paper` is its new picture, `text` what was typed instead of one."""

    id: int
    original: int
    number: int
    paper: int | None
    text: str


class ChoiceOut(Schema):
    key: str
    name: str
    because: str = Field(description="Vì sao chưa giao được; trống khi giao được")


class ExtractOut(Schema):
    """`version` is of the confirmed extract; none while only the machine has masked it."""

    version: int | None
    confirmed_at: datetime | None
    sha256: str
    text: str
    pages: list[PageOut]
    choices: list[ChoiceOut]


class HandoverIn(Schema):
    """What is given, to which body and person, on which article."""

    chosen: list[Line] = Field(max_length=400)
    to: Line
    receiver: Line
    ground: Line


@extracts.get("/{code}", response={200: ExtractOut, **REFUSALS}, url_name="extract")
def extract(request: HttpRequest, code: Code):
    """What others see of a denunciation and what may go outside."""
    return _out(request.auth, _sealed(request.auth, code))


@extracts.post("/{code}/open", response={200: SourceOut, **REFUSALS}, url_name="open-extract")
def open_extract(request: HttpRequest, code: Code, why: ReasonIn):
    """The words as they came beside what is hidden, for who may know, with an unlocked key."""
    require_fresh(request)
    return actions.open_extract(_sealed(request.auth, code).pk, by=request.auth, now=timezone.now(), reason=why.reason)


@extracts.post("/{code}/confirm", response={200: ExtractOut, **REFUSALS}, url_name="confirm-extract")
def confirm_extract(request: HttpRequest, code: Code, told: ConfirmIn):
    """Confirm what is hidden; from now on others read so."""
    require_fresh(request)
    actions.confirm_extract(_sealed(request.auth, code).pk, by=request.auth, now=timezone.now(), marked=told.marked, also=told.also)
    return _out(request.auth, _sealed(request.auth, code))


@extracts.post("/{code}/redact_page", response={200: PageOut, **REFUSALS}, url_name="redact-page")
def redact_page(request: HttpRequest, code: Code, told: BoxesIn):
    """Confirm the black boxes of a page of an original; a new picture is made."""
    require_fresh(request)
    made = actions.redact_page(_sealed(request.auth, code).pk, by=request.auth, now=timezone.now(), paper_id=told.original, page=told.page, boxes=told.boxes)
    return _page(made)


@extracts.post("/{code}/retype_page", response={200: PageOut, **REFUSALS}, url_name="retype-page")
def retype_page(request: HttpRequest, code: Code, told: TypedIn):
    """Give a page as words typed anew: the only way of a handwritten one."""
    require_fresh(request)
    made = actions.retype_page(_sealed(request.auth, code).pk, by=request.auth, now=timezone.now(), paper_id=told.original, page=told.page, text=told.text)
    return _page(made)


@extracts.post("/{code}/mark_handwritten", response={204: None, **REFUSALS}, url_name="mark-handwritten")
def mark_handwritten(request: HttpRequest, code: Code, told: PageIn):
    """Say that a page the machine took for print is handwriting: no picture of it is given any more."""
    actions.mark_handwritten(_sealed(request.auth, code).pk, by=request.auth, now=timezone.now(), paper_id=told.original, page=told.page)
    return Status(204, None)


@extracts.post("/{code}/take_back_page", response={204: None, **REFUSALS}, url_name="take-back-page")
def take_back_page(request: HttpRequest, code: Code, told: StandingIn):
    """Others see the page no longer."""
    require_fresh(request)
    actions.take_back_page(_sealed(request.auth, code).pk, by=request.auth, now=timezone.now(), page_id=told.id)
    return Status(204, None)


@extracts.post("/{code}/hand_over", response={200: bytes, **REFUSALS}, url_name="hand-over-extract")
def hand_over(request: HttpRequest, code: Code, told: HandoverIn):
    """A sealed package for a body outside: one PDF/A, an index, what it holds; every word compared with the folder first."""
    require_fresh(request)
    petition = _sealed(request.auth, code)
    made = hand_over_extract(petition, _held(request.auth, petition), by=request.auth, now=timezone.now(), **told.dict())
    return HttpResponse(made, content_type="application/zip")


def _sealed(actor: Actor, code: str) -> Petition:
    petition = visible(actor, code)
    if petition.sealed_id is None:
        raise NotFound(what=f"bản trích của đơn {code[:40]}")
    return petition


def _held(actor: Actor, petition: Petition) -> Round | None:
    held = round_of(petition.pk)
    return held if held and Round.objects.visible_to(actor).filter(pk=held.pk).exists() else None


def _page(page) -> dict:
    return {"id": page.pk, "original": page.original_id, "number": page.number, "paper": page.paper_id, "text": page.text}


def _out(actor: Actor, petition: Petition) -> dict:
    stands = standing_extract(petition)
    return {"version": stands.version if stands else None, "confirmed_at": stands.confirmed_at if stands else None, "sha256": stands.sha256 if stands else "",
            "text": petition.text, "pages": [_page(page) for page in standing_pages(petition)], "choices": choices_of(petition, _held(actor, petition))}
