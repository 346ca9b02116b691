"""A superior looking again at a settlement, for machines."""

from datetime import date
from inspect import cleandoc
from typing import Annotated, Literal

from django.utils import timezone
from ninja import Field, Router, Schema

from tiepdan.cases import actions
from tiepdan.cases.models import Reexamination
from tiepdan.cases.reexamination import steps_of
from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code, Key, Line, Words
from tiepdan.common.errors import NotFound
from tiepdan.intake.api import step_out
from tiepdan.intake.shapes import StepOut
from tiepdan.offices.api import AtPost

reexaminations = Router(tags=["reexaminations"], auth=AtPost())


class OpenIn(Schema):
    code: Code = Field(description="Mã đơn khiếu nại do cơ quan cấp dưới trực tiếp giải quyết")
    source: Literal["own", "petition", "inspectorate", "settler", "other"]
    breach: Words
    harm: Words
    breaks_law: bool = Field(description="Việc giải quyết có vi phạm pháp luật")
    harms: bool = Field(description="Việc ấy gây thiệt hại")


class CheckIn(Schema):
    checker: Annotated[Line, Field(max_length=200)]
    report_by: date


class ReportIn(Schema):
    report: Words
    reported_on: date


class ConclusionIn(Schema):
    outcome: Literal["kept", "amended", "annulled", "resettled"]
    direction: Words


class ReexaminationOut(Schema):
    id: int
    petition: str
    state: str = Field(description="opened, assigned, reported hoặc concluded")
    source: str
    breach: str
    harm: str
    opened_on: date
    checker: str
    report_by: date | None
    report: str
    reported_on: date | None
    outcome: str
    direction: str
    concluded_on: date | None

    @staticmethod
    def resolve_petition(file: Reexamination) -> str:
        return file.round.petition.code


FILE = {200: ReexaminationOut, **REFUSALS}


def _file(actor: Actor, file_id: int) -> Reexamination:
    seen = Reexamination.objects.visible_to(actor).select_related("round__petition", "round__office", "round__decision").filter(pk=file_id).first()
    if seen is None:
        raise NotFound(what=f"việc xem xét lại {file_id}")
    return seen


@reexaminations.post("/open_reexamination", response=FILE, url_name="open-reexamination")
def open_reexamination(request, told: OpenIn):
    """Look again at a settlement in force by an office directly below."""
    made = actions.open_reexamination(by=request.auth, now=timezone.now(), **told.dict())
    return _file(request.auth, made.pk)


@reexaminations.get("/{file_id}", response=FILE, url_name="reexamination")
def get_reexamination(request, file_id: Key):
    return _file(request.auth, file_id)


@reexaminations.get("/{file_id}/steps", response={200: list[StepOut], **REFUSALS}, url_name="reexamination-steps")
def reexamination_steps(request, file_id: Key):
    """Every step of the table, open or with the reason why not."""
    file = _file(request.auth, file_id)
    return [step_out(seen) for seen in steps_of(file.round, file, request.auth, timezone.localdate())]


def _told(name: str, act, shape: type) -> None:

    @reexaminations.post(f"/{{file_id}}/{name}", response=FILE, url_name=name.replace("_", "-"), operation_id=f"tiepdan_cases_api_{name}",
                         summary=name.replace("_", " ").capitalize(), description=cleandoc(act.__doc__))
    def take(request, file_id: Key, told: shape):
        act(_file(request.auth, file_id).pk, by=request.auth, now=timezone.now(), **told.dict())
        return _file(request.auth, file_id)


for _name, _shape in (("assign_check", CheckIn), ("record_check", ReportIn), ("conclude_reexamination", ConclusionIn)):
    _told(_name, getattr(actions, _name), _shape)
