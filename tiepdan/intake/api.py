"""The acts on petitions, for machines. A citizen files with nothing but an Idempotency-Key; officials come with their session."""

import hashlib
from inspect import cleandoc
from typing import Annotated

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from ninja import File, Form, Header, Query, Router, Status
from ninja.files import UploadedFile

from tiepdan.common.actor import CITIZEN, Actor
from tiepdan.common.api import REFUSALS, Code, Key, Problem
from tiepdan.common.checkcode import read_code
from tiepdan.common.errors import NotFound, require
from tiepdan.documents.models import Letter
from tiepdan.intake import actions
from tiepdan.intake.models import Channel, Petition
from tiepdan.intake.queries import OpenStep, steps_for
from tiepdan.intake.shapes import (
    Asked,
    Classification,
    CrimeHandoverIn,
    CrimeReplyIn,
    DenouncerCheck,
    DeskStatementIn,
    Ground,
    Identity,
    LongerCheckIn,
    Missing,
    PartsIn,
    PetitionList,
    PetitionOut,
    PlaceIn,
    Reason,
    Receipt,
    Recipient,
    ReminderIn,
    ReplyIn,
    ResultIn,
    SentBackIn,
    StatementIn,
    StepOut,
)
from tiepdan.intake.statement import Statement, Upload
from tiepdan.offices.abilities import REGISTER
from tiepdan.offices.acting import at_home
from tiepdan.offices.api import AtPost, ByAddress, post_by_code, require_fresh
from tiepdan.offices.models import Office, OfficeKind
from tiepdan.offices.queries import office_by_code

router = Router(tags=["petitions"], auth=AtPost())
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=16, max_length=200, pattern=r"^[\x21-\x7e]+$")]


def visible(actor: Actor, code: str) -> Petition:
    """The petition of a code if this actor may see it. Raises NotFound."""
    kept = read_code(code)
    seen = Petition.objects.visible_to(actor).select_related(
        "office", "holder_post__office", "holder_office", "competent_office", "sealed", "petitioner"
    )
    petition = seen.filter(code=kept).first() if kept else None
    if petition is None:
        raise NotFound(what=f"đơn {code[:40]}")
    return petition


def step_out(seen: OpenStep) -> dict:
    return {"name": seen.step.name, "label": seen.step.label, "cites": seen.step.cites, "open": seen.open, "because": seen.because}


def _receipt(petition: Petition) -> dict:
    return {"code": petition.code, "follow_key": petition.follow_key, "received_at": petition.received_at, "office": petition.office.name,
            "holder": str(petition.holder_post or "")}


def _statement(told: StatementIn) -> Statement:
    return Statement(**told.dict(exclude={"office", "channel"}))


def _uploads(papers: list[UploadedFile]) -> list[Upload]:
    return [Upload(paper.name or "tệp", paper.read()) for paper in papers]


def _kept_key(door: str, key: str) -> str:
    """Keys of one door never meet those of another: nobody is shown a receipt of somebody else's sending."""
    return hashlib.sha256(f"{door}\n{key}".encode()).hexdigest()


def _receiving(code: str) -> Office:
    offices = Office.objects.on(timezone.localdate()).filter(handles_inside=True).select_related("province")
    office = offices.filter(code=code).first() if code else offices.filter(kind=OfficeKind.RECEPTION_BOARD).first()
    if office is None:
        raise NotFound(what=f"cơ quan nhận đơn {code}")
    return office


@router.post("", auth=None, throttle=[ByAddress("120/m")], response={201: Receipt, 429: Problem, **REFUSALS}, url_name="file")
def file_petition(request: HttpRequest, key: IdempotencyKey, told: Form[StatementIn], papers: File[list[UploadedFile]] = []):  # noqa: B006
    """A citizen files. Sent again with the same Idempotency-Key it is the same petition and the same receipt."""
    petition = actions.receive(
        _statement(told), by=CITIZEN, office=_receiving(told.office), channel=Channel.WEB, now=timezone.now(),
        idempotency_key=_kept_key("citizen", key), uploads=_uploads(papers),
    )
    return Status(201, _receipt(petition))


@router.post("/registered", response={201: Receipt, **REFUSALS}, url_name="register")
def register_petition(request, key: IdempotencyKey, told: Form[DeskStatementIn], papers: File[list[UploadedFile]] = []):  # noqa: B006
    """An official takes a petition in at their own office."""
    require(request.auth, REGISTER)
    office = Office.objects.select_related("province").get(pk=request.auth.office_id)
    petition = actions.receive(
        _statement(told), by=request.auth, office=office, channel=told.channel, now=timezone.now(),
        idempotency_key=_kept_key(f"post {request.auth.post_id}", key), uploads=_uploads(papers),
    )
    return Status(201, _receipt(petition))


@router.get("", response={200: PetitionList, **REFUSALS}, url_name="petitions")
def list_petitions(request, asked: Query[Asked]):
    """What this post may see, the newest first. Words (`q`) are looked for in its own office: searching the province is an act of the desk, written down."""
    actor = at_home(request.auth) if asked.q.strip() else request.auth
    petitions = Petition.objects.visible_to(actor).select_related(
        "office", "holder_post__office", "holder_office", "competent_office", "sealed", "petitioner"
    ).defer("text", "findings", "search")
    if asked.q.strip():
        petitions = petitions.matching(asked.q)
    wanted = {name: value for name, value in (("state", asked.state), ("kind", asked.kind), ("pk__lt", asked.before)) if value}
    found = list(petitions.filter(**wanted).order_by("-pk")[: asked.limit])
    for petition in found:
        petition.text = ""
    return {"petitions": found, "next": found[-1].pk if len(found) == asked.limit else None}


@router.get("/{code}", response={200: PetitionOut, **REFUSALS}, url_name="petition")
def get_petition(request, code: Code):
    return visible(request.auth, code)


@router.get("/{code}/steps", response={200: list[StepOut], **REFUSALS}, url_name="petition-steps")
def petition_steps(request, code: Code):
    """Every lawful way from here, open or with the reason why not."""
    return [step_out(seen) for seen in steps_for(visible(request.auth, code), request.auth)]


@router.post("/{code}/classify", response={200: PetitionOut, **REFUSALS}, url_name="classify")
def classify(request, code: Code, said: Classification):
    """Correct what the reader proposed; what is left out stays."""
    told = {name: value for name, value in said.dict(exclude_unset=True).items() if value is not None}
    actions.classify(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), **told)
    return visible(request.auth, code)


@router.post("/{code}/identity", response={200: Identity, **REFUSALS}, url_name="see-identity")
def see_identity(request, code: Code, why: Reason):
    """Open a denouncer's identity; that it was opened, by whom and why, stays in the journal."""
    require_fresh(request)
    return {"identity": actions.see_identity(visible(request.auth, code).pk, by=request.auth, reason=why.reason)}


@router.post("/{code}/route", response={200: PetitionOut, **REFUSALS}, url_name="route")
def route(request, code: Code, to: Recipient):
    petition = visible(request.auth, code)
    chosen = post_by_code(request.auth, to.post) if to.post else None
    if to.post and chosen is None:
        raise NotFound(what=f"chức vụ {to.post}")
    return actions.route(petition.pk, by=request.auth, now=timezone.now(), to_post=chosen)


def _with_reason(name: str, act):
    @router.post(f"/{{code}}/{name}", response={200: PetitionOut, **REFUSALS}, url_name=name, operation_id=f"tiepdan_intake_api_{name}",
                 summary=name.capitalize(), description=act.__doc__)
    def take(request, code: Code, why: Reason):
        return act(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), reason=why.reason)

    return take


for _name, _act in (
    ("guide", actions.guide), ("transfer", actions.transfer), ("file", actions.file_away), ("return_petition", actions.return_petition),
    ("return_to_transferor", actions.return_to_transferor),
):
    _with_reason(_name, _act)


@router.post("/{code}/take_in", response={200: PetitionOut, **REFUSALS}, url_name="take-in")
def take_in(request, code: Code):
    """The office a petition was handed to takes it in."""
    return actions.take_in(visible(request.auth, code).pk, by=request.auth, now=timezone.now())


@router.post("/{code}/part_petition", response={200: list[PetitionOut], **REFUSALS}, url_name="part-petition")
def part_petition(request, code: Code, told: PartsIn):
    """Part a text with several matters: the first part stays, each further one becomes a petition of its own and is answered here."""
    parts = [(part.begins, part.kind) for part in told.parts]
    made = actions.part_petition(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), parts=parts, reason=told.reason)
    return [visible(request.auth, part.code) for part in made if Petition.objects.visible_to(request.auth).filter(pk=part.pk).exists()]


@router.post("/{code}/settle_competence", response={200: PetitionOut, **REFUSALS}, url_name="settle-competence")
def settle_competence(request, code: Code, said: PlaceIn):
    """Say to whom it belongs where offices did not agree; it binds."""
    place = office_by_code(request.auth.province, said.office)
    return actions.settle_competence(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), office=place, reason=said.reason)


def _told(name: str, act, shape: type):
    """An act told in one shape; what moves out of the actor's sight is answered by 204."""
    @router.post(f"/{{code}}/{name}", response={200: PetitionOut, 204: None, **REFUSALS}, url_name=name, operation_id=f"tiepdan_intake_api_{name}",
                 summary=name.replace("_", " ").capitalize(), description=act.__doc__)
    def take(request, code: Code, said: shape):  # type: ignore[valid-type]
        petition = visible(request.auth, code)
        act(petition.pk, by=request.auth, now=timezone.now(), **said.dict())
        left = not Petition.objects.visible_to(request.auth).filter(pk=petition.pk).exists()
        return Status(204, None) if left else visible(request.auth, code)

    return take


for _name, _act, _shape in (
    ("send_back", actions.send_back, SentBackIn), ("ask_to_complete", actions.ask_to_complete, Missing), ("record_reply", actions.record_reply, ReplyIn),
    ("remind", actions.remind, ReminderIn), ("report_back", actions.report_back, ResultIn),
):
    _told(_name, _act, _shape)


@router.post("/{code}/decline", response={200: PetitionOut, **REFUSALS}, url_name="decline")
def decline(request, code: Code, why: Ground):
    """Refuse acceptance in writing: the article and clause, and in plain words why."""
    return actions.decline(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), ground=why.ground, reason=why.reason)


def _told(name: str, act, shape: type) -> None:
    """An act that leaves the petition where it is and takes its words as they were told."""

    @router.post(f"/{{code}}/{name}", response={200: PetitionOut, **REFUSALS}, url_name=name.replace("_", "-"), operation_id=f"tiepdan_intake_api_{name}",
                 summary=name.replace("_", " ").capitalize(), description=cleandoc(act.__doc__))
    def take(request, code: Code, told: shape):
        act(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), **told.dict())
        return visible(request.auth, code)


for _name, _shape in (
    ("verify_denouncer", DenouncerCheck), ("lengthen_check", LongerCheckIn), ("hand_over_crime", CrimeHandoverIn), ("record_crime_reply", CrimeReplyIn),
):
    _told(_name, getattr(actions, _name), _shape)


@router.post("/letters/{letter_id}/send", response={204: None, **REFUSALS}, url_name="send-answer")
def send_answer(request, letter_id: Key):
    """Send the letter by which a petition was guided, transferred, declined or filed away."""
    of_files = Petition.objects.visible_to(request.auth).values("pk")
    own = Q(office_id=request.auth.office_id) | Q(subject_id__in=of_files)
    if not Letter.objects.filter(own, pk=letter_id, subject="petition").exists():
        raise NotFound(what=f"văn bản {letter_id}")
    actions.send_answer(letter_id, by=request.auth, now=timezone.now())
    return Status(204, None)
