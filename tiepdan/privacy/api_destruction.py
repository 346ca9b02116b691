"""Destruction of files past their time, for machines: what is offered, the lists, the proposal, the decision of another person."""

from datetime import date, datetime
from typing import Annotated

from django.utils import timezone
from ninja import Field, Query, Router, Schema

from tiepdan.common.actor import Actor
from tiepdan.common.api import BIGGEST, REFUSALS, Code, Key, Line
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents.closing import retention_of
from tiepdan.offices.abilities import GUARD_PERSONAL
from tiepdan.offices.api import AtPost
from tiepdan.privacy import actions
from tiepdan.privacy.destroying import MOST, offered
from tiepdan.privacy.models import Destruction

PAGE = 50
destructions = Router(tags=["destruction"], auth=AtPost())


class OfferedOut(Schema):
    """A file whose time is over; `kept_until` is the last day it had to be kept."""

    code: str
    procedure: str
    ended_on: date
    kept_until: date


class ProposeIn(Schema):
    ground: Line
    codes: Annotated[list[Code], Field(min_length=1, max_length=MOST)]


class ApproveIn(Schema):
    """`struck`: receipt codes taken off the list, each with its reason."""

    struck: dict[Code, Line] = {}


class DeclineIn(Schema):
    because: Line


class LineOut(Schema):
    code: str
    state: str
    kept_until: date
    source: str
    struck_because: str
    waits_because: str
    destroyed_at: datetime | None
    files: list[dict]

    @staticmethod
    def resolve_code(line) -> str:
        return line.petition.code


class DestructionOut(Schema):
    id: int
    state: str
    ground: str
    proposed_at: datetime
    decided_at: datetime | None
    done_at: datetime | None
    lines: list[LineOut]

    @staticmethod
    def resolve_lines(made: Destruction) -> list:
        return list(made.lines.select_related("petition").order_by("pk"))


ONE = {200: DestructionOut, **REFUSALS}


def _keeper(actor: Actor) -> Actor:
    if not actor.can(GUARD_PERSONAL):
        raise AbilityMissing(ability=GUARD_PERSONAL)
    return actor


def _one(actor: Actor, destruction_id: int) -> Destruction:
    made = Destruction.objects.visible_to(_keeper(actor)).filter(pk=destruction_id).first()
    if made is None:
        raise NotFound(what="danh mục này")
    return made


@destructions.get("/offered", response={200: list[OfferedOut], **REFUSALS}, url_name="destruction-offered")
def list_offered(request, after: Annotated[int | None, Query(ge=1, le=BIGGEST)] = None):
    """Files of the actor's office that are past their time and in no list yet, fifty at a time below `after`."""
    rows = offered(_keeper(request.auth), timezone.localdate()).order_by("-pk")
    return [{"code": held.petition.code, "procedure": held.procedure, "ended_on": held.ended_on,
             "kept_until": retention_of(held.procedure).until(held.ended_on)} for held in (rows.filter(pk__lt=after) if after else rows)[:PAGE]]


@destructions.post("", response=ONE, url_name="propose-destruction")
def propose(request, told: ProposeIn):
    """Lay a list before the head; nothing is destroyed by it."""
    return actions.propose_destruction(by=request.auth, now=timezone.now(), ground=told.ground, codes=told.codes)


@destructions.get("/{destruction_id}", response=ONE, url_name="destruction")
def get_destruction(request, destruction_id: Key):
    """One list, how far it is, and of what was destroyed the hashes."""
    return _one(request.auth, destruction_id)


@destructions.post("/{destruction_id}/approve", response=ONE, url_name="approve-destruction")
def approve(request, destruction_id: Key, told: ApproveIn):
    """The head, another person than who proposed, decides; a job destroys."""
    return actions.approve_destruction(_one(request.auth, destruction_id).pk, by=request.auth, now=timezone.now(), struck=told.struck)


@destructions.post("/{destruction_id}/decline", response=ONE, url_name="decline-destruction")
def decline(request, destruction_id: Key, told: DeclineIn):
    """The head keeps all of it."""
    return actions.decline_destruction(_one(request.auth, destruction_id).pk, by=request.auth, now=timezone.now(), because=told.because)
