"""Duties and recommendations of oversight, for machines: the register with its filters, and the same acts as the pages."""

from django.utils import timezone
from ninja import File, Form, Query, Router, Status
from ninja.files import UploadedFile

from tiepdan.cases import actions
from tiepdan.cases.api import orders_told, post_told
from tiepdan.cases.duty_steps import duty_steps, state_of
from tiepdan.cases.models import Duty, Oversight
from tiepdan.cases.oversight import letters_of, oversight_steps
from tiepdan.cases.register import Asked, page, told
from tiepdan.cases.shapes import Check, Proof
from tiepdan.cases.shapes_duties import (
    AcceptanceOfOversight,
    DutiesAsked,
    DutyList,
    DutyWhole,
    Handing,
    LetterChosen,
    NewDay,
    OversightIn,
    OversightList,
    OversightsAsked,
    OversightWhole,
    Reasons,
    Urging,
)
from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Key
from tiepdan.common.errors import NotFound
from tiepdan.intake.api import step_out
from tiepdan.intake.shapes import Reason, StepOut
from tiepdan.intake.statement import Upload
from tiepdan.offices.api import AtPost
from tiepdan.offices.queries import office_by_code

duties = Router(tags=["duties"], auth=AtPost())
oversights = Router(tags=["oversight"], auth=AtPost())
DUTY = {200: DutyWhole, **REFUSALS}
OVERSIGHT = {200: OversightWhole, **REFUSALS}
AS = "tiepdan_cases_api_{}".format  # operation ids stay what they were


def _duty(actor: Actor, duty_id: int) -> Duty:
    duty = Duty.objects.visible_to(actor).select_related("owner_post__office", "office", "decision__letter", "oversight__letter").filter(pk=duty_id).first()
    if duty is None:
        raise NotFound(what=f"nghĩa vụ {duty_id}")
    return duty


def _oversight(actor: Actor, oversight_id: int) -> Oversight:
    one = Oversight.objects.visible_to(actor).select_related("office", "letter").filter(pk=oversight_id).first()
    if one is None:
        raise NotFound(what=f"kiến nghị {oversight_id}")
    one.letters = letters_of(one)
    return one


def _line(duty: Duty, actor: Actor) -> dict:
    code, text = told(duty, actor)
    state = state_of(duty)
    return {
        "id": duty.pk, "number": duty.number, "code": code, "text": text, "source": "oversight" if duty.oversight_id else "decision", "kind": duty.kind,
        "given_by": str(duty.office), "owner": str(duty.owner_post), "due": duty.due, "state": state, "urges": duty.urges, "must": duty.must(),
        "overdue": state in ("open", "to_check") and duty.due < timezone.localdate(), "done": duty.done(),
    }


@duties.get("", response={200: DutyList, **REFUSALS}, url_name="duties")
def list_duties(request, asked: Query[DutiesAsked]):
    """The register: what this post may see, the longest overdue first. Page by page with `next`."""
    office = office_by_code(request.auth.province, asked.office) if asked.office else None
    narrowed = Asked(state=asked.state, kind=asked.kind, office=office.pk if office else None, code=" ".join(asked.code.split()), source=asked.source)
    found, cursor = page(request.auth, narrowed, timezone.localdate(), after=asked.after, size=asked.limit)
    return {"duties": [_line(duty, request.auth) for duty in found], "next": cursor}


@duties.get("/{duty_id}", response=DUTY, url_name="duty")
def get_duty(request, duty_id: Key):
    """A duty with its parts and what it met on its way."""
    return _duty(request.auth, duty_id)


@duties.get("/{duty_id}/steps", response={200: list[StepOut], **REFUSALS}, url_name="duty-steps")
def get_duty_steps(request, duty_id: Key):
    """Everything that may be done with it, open or with the reason why not."""
    return [step_out(seen) for seen in duty_steps(_duty(request.auth, duty_id), request.auth)]


@duties.post("/{duty_id}/prove", response=DUTY, url_name="prove-duty", operation_id=AS("prove_duty"))
def prove_duty(request, duty_id: Key, told: Form[Proof], papers: File[list[UploadedFile]] = []):  # noqa: B006
    """The owner says what was done and gives the proof: all of it, or a part."""
    uploads = [Upload(paper.name or "tệp", paper.read()) for paper in papers]
    actions.prove_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), words=told.words, uploads=uploads,
                       figures=told.dict(exclude={"words"}, exclude_none=True))
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/check", response=DUTY, url_name="check-duty", operation_id=AS("check_duty"))
def check_duty(request, duty_id: Key, told: Check = Check()):  # noqa: B008
    """Somebody other than who gave the proof finds it good."""
    actions.check_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), rest=told.rest)
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/return", response=DUTY, url_name="return-duty", operation_id=AS("return_duty"))
def return_duty(request, duty_id: Key, why: Reason):
    """The proof does not show it: back to the owner with the reason."""
    actions.return_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), reason=why.reason)
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/stop", response=DUTY, url_name="stop-duty", operation_id=AS("stop_duty"))
def stop_duty(request, duty_id: Key, why: Reason):
    """What was ordered is not to be done any more, with the reason."""
    actions.stop_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), reason=why.reason)
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/urge", response=DUTY, url_name="urge-duty", operation_id=AS("urge_duty"))
def urge_duty(request, duty_id: Key, told: Urging):
    """Urge the owner by letter; counted on the duty."""
    actions.urge_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), report_by=told.report_by)
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/move", response=DUTY, url_name="move-duty-day", operation_id=AS("move_duty_day"))
def move_duty_day(request, duty_id: Key, told: NewDay):
    """Another day to be done by, with the reason; the day before stays."""
    actions.move_duty_day(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), due=told.due, reason=told.reason)
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/hand", response=DUTY, url_name="hand-duty", operation_id=AS("hand_duty"))
def hand_duty(request, duty_id: Key, told: Handing):
    """Offer the duty to another post; it changes hands when that one takes it."""
    actions.hand_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), to_post=post_told(request.auth, told.post), reason=told.reason)
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/take", response=DUTY, url_name="take-duty", operation_id=AS("take_duty"))
def take_duty(request, duty_id: Key):
    """Take the duty offered."""
    actions.take_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now())
    return _duty(request.auth, duty_id)


@duties.post("/{duty_id}/refuse", response={204: None, **REFUSALS}, url_name="refuse-duty", operation_id=AS("refuse_duty"))
def refuse_duty(request, duty_id: Key, why: Reason):
    """Do not take it; it stays with whoever owes it."""
    actions.refuse_duty(_duty(request.auth, duty_id).pk, by=request.auth, now=timezone.now(), reason=why.reason)
    return Status(204, None)


@oversights.get("", response={200: OversightList, **REFUSALS}, url_name="oversights")
def list_oversights(request, asked: Query[OversightsAsked]):
    """What bodies that oversee recommended to this office, the newest first."""
    wanted = {name: value for name, value in (("state", asked.state), ("sort", asked.sort), ("pk__lt", asked.before)) if value}
    found = list(Oversight.objects.visible_to(request.auth).select_related("office", "letter").filter(**wanted).order_by("-pk")[: asked.limit])
    return {"oversights": found, "next": found[-1].pk if len(found) == asked.limit else None}


@oversights.post("", response={201: OversightWhole, **REFUSALS}, url_name="record-oversight", operation_id=AS("record_oversight"))
def record_oversight(request, told: Form[OversightIn], papers: File[list[UploadedFile]] = []):  # noqa: B006
    """Take in a recommendation with its paper."""
    uploads = [Upload(paper.name or "tệp", paper.read()) for paper in papers]
    made = actions.record_oversight(by=request.auth, now=timezone.now(), uploads=uploads, **told.dict())
    return Status(201, _oversight(request.auth, made.pk))


@oversights.get("/{oversight_id}", response=OVERSIGHT, url_name="oversight")
def get_oversight(request, oversight_id: Key):
    return _oversight(request.auth, oversight_id)


@oversights.get("/{oversight_id}/steps", response={200: list[StepOut], **REFUSALS}, url_name="oversight-steps")
def get_oversight_steps(request, oversight_id: Key):
    """Everything that may be done with it, open or with the reason why not."""
    return [step_out(seen) for seen in oversight_steps(_oversight(request.auth, oversight_id), request.auth)]


@oversights.post("/{oversight_id}/accept_oversight", response=OVERSIGHT, url_name="accept-oversight", operation_id=AS("accept_oversight"))
def accept_oversight(request, oversight_id: Key, told: AcceptanceOfOversight):
    """Accept it: what is to be done becomes duties, and the body is answered."""
    one = _oversight(request.auth, oversight_id)
    actions.accept_oversight(one.pk, by=request.auth, now=timezone.now(), reasons=told.reasons, orders=orders_told(request.auth, told.orders))
    return _oversight(request.auth, oversight_id)


@oversights.post("/{oversight_id}/reject_oversight", response=OVERSIGHT, url_name="reject-oversight", operation_id=AS("reject_oversight"))
def reject_oversight(request, oversight_id: Key, told: Reasons):
    """Do not accept it, and answer why."""
    actions.reject_oversight(_oversight(request.auth, oversight_id).pk, by=request.auth, now=timezone.now(), reasons=told.reasons)
    return _oversight(request.auth, oversight_id)


@oversights.post("/{oversight_id}/send_oversight_letter", response=OVERSIGHT, url_name="send-oversight-letter",
                 operation_id=AS("send_oversight_letter"))
def send_oversight_letter(request, oversight_id: Key, told: LetterChosen):
    """Send the answer, or an urging to who owes something."""
    actions.send_oversight_letter(_oversight(request.auth, oversight_id).pk, by=request.auth, now=timezone.now(), letter=told.letter)
    return _oversight(request.auth, oversight_id)
