"""What people ask about their own data, for machines: the officials' side. A citizen asks on the follow page."""

from datetime import datetime
from typing import Annotated, Literal

from django.utils import timezone
from ninja import Query, Router, Schema

from tiepdan.common.api import BIGGEST, REFUSALS, Code, Key, Line, Words
from tiepdan.common.checkcode import read_code
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import GUARD_PERSONAL
from tiepdan.offices.api import AtPost
from tiepdan.privacy import actions
from tiepdan.privacy.models import DataRequest

PAGE = 50
data_requests = Router(tags=["data requests"], auth=AtPost())


class DataRequestIn(Schema):
    petition: Code
    kind: Literal["access", "correction", "deletion", "objection"]
    asked: Words
    asker: Line = ""


class AnswerIn(Schema):
    """`ground`: a key of privacy/refusals.yaml; needed where the request is not followed in full. `field`, `value`: of a correction, what is put right."""

    result: Literal["granted", "partly", "refused"]
    answer: Words
    ground: Line = ""
    field: Line = ""
    value: Line = ""


class DataRequestOut(Schema):
    id: int
    petition: str
    kind: str
    state: str
    asked: str
    received_at: datetime
    answer: str
    ground: str
    answered_at: datetime | None

    @staticmethod
    def resolve_petition(asked: DataRequest) -> str:
        return asked.petition.code


@data_requests.get("", response={200: list[DataRequestOut], **REFUSALS}, url_name="data-requests")
def list_data_requests(request, after: Annotated[int | None, Query(ge=1, le=BIGGEST)] = None):
    """Requests of the actor's office, newest first, fifty at a time below `after`."""
    if not request.auth.can(GUARD_PERSONAL):
        raise AbilityMissing(ability=GUARD_PERSONAL)
    rows = DataRequest.objects.visible_to(request.auth).select_related("petition").order_by("-pk")
    return list((rows.filter(pk__lt=after) if after else rows)[:PAGE])


@data_requests.post("", response={200: DataRequestOut, **REFUSALS}, url_name="open-data-request")
def open_request(request, told: DataRequestIn):
    """Somebody came to the desk and asks about their own data; two working days run."""
    petition = Petition.objects.visible_to(request.auth).filter(code=read_code(told.petition) or "").first()
    if petition is None:
        raise NotFound(what=f"đơn {told.petition}")
    return actions.open_data_request(petition.pk, by=request.auth, now=timezone.now(), kind=told.kind, asked=told.asked, asker=told.asker)


@data_requests.post("/{request_id}/answer", response={200: DataRequestOut, **REFUSALS}, url_name="answer-data-request")
def answer_request(request, request_id: Key, told: AnswerIn):
    """Answer it; what is not followed names its ground."""
    return actions.answer_data_request(request_id, by=request.auth, now=timezone.now(), result=told.result, answer=told.answer, ground=told.ground,
                                       field=told.field, value=told.value)
