"""The acts on rounds, and the story a citizen follows, for machines."""

from inspect import cleandoc
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Header, Router, Status

from tiepdan.cases import actions
from tiepdan.cases.models import Round
from tiepdan.cases.queries import responsible, round_of, steps_for
from tiepdan.cases.shapes import (
    Acceptance,
    ClosingIn,
    Draft,
    ExtensionIn,
    Grounded,
    InspectionIn,
    InspectionOrder,
    Invitation,
    LetterIn,
    Minutes,
    Order,
    Report,
    RoundOut,
    Story,
    SuspensionIn,
    VerificationIn,
    WithdrawalIn,
)
from tiepdan.cases.shapes_complaint import Asking, AssessmentIn, CourtResult, FirstIn, LawsuitIn, Publication, Reply, StayIn
from tiepdan.cases.shapes_follow_up import EarlierIn, FollowUpIn, LatenessIn, PassedIn, SettledIn, SettlingIn
from tiepdan.cases.shapes_protection import HandlingIn, MonitorIn
from tiepdan.cases.timeline import letters_for_citizen, timeline
from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code, Key, Problem
from tiepdan.common.errors import NotFound
from tiepdan.documents.models import Letter
from tiepdan.intake.api import step_out, visible
from tiepdan.intake.queries import by_code
from tiepdan.intake.shapes import CrimeHandoverIn, CrimeReplyIn, Reason, StepOut
from tiepdan.offices.api import AtPost, ByAddress, ByAddressAndCode, post_by_code
from tiepdan.offices.models import Post

router = Router(tags=["rounds"], auth=AtPost())
follow = Router(tags=["follow"])
ROUND = {200: RoundOut, **REFUSALS}
FollowKey = Annotated[str, Header(alias="Follow-Key", min_length=8, max_length=8, pattern=r"^[0-9A-Za-z]+$")]


def _round(actor: Actor, code: str) -> Round:
    """The round a petition opened, if this actor may see it. Raises NotFound."""
    petition = by_code(code)
    held = round_of(petition.pk) if petition else None
    if held is None or not Round.objects.visible_to(actor).filter(pk=held.pk).exists():
        raise NotFound(what=f"hồ sơ vụ việc {code[:40]}")
    held.letters_about_it = Letter.objects.about("round", held.pk)
    return held


def post_told(actor: Actor, code: str) -> Post:
    post = post_by_code(actor, code)
    if post is None:
        raise NotFound(what=f"chức vụ {code}")
    return post


def orders_told(actor: Actor, orders: list[Order]) -> list[dict]:
    rows = []
    for order in orders:
        post = post_told(actor, order.post)
        rows.append({"text": order.text, "office_id": post.office_id, "post_id": post.pk, "due": order.due.isoformat(),
                     "kind": order.kind, "figures": order.figures.dict(exclude_none=True)})
    return rows


@follow.get("/{code}", response={200: Story, 404: Problem, 422: Problem, 429: Problem}, auth=None,
            throttle=[ByAddress("300/m"), ByAddressAndCode("60/h")], url_name="follow")
def follow_petition(request: HttpRequest, code: Code, key: FollowKey):
    """What has been done with a petition, what is being done and by when. Asks for the code and the key of the receipt."""
    petition = by_code(code)
    if petition is None or petition.follow_key != key.upper():
        raise NotFound(what=f"đơn {code[:40]} với mã theo dõi đã nhập")
    held = round_of(petition.pk)
    return {"code": petition.code, "received_on": petition.received_on, "office": petition.office.name, "holder": str(responsible(petition, held) or ""),
            "moments": timeline(petition, citizen=True), "letters": letters_for_citizen(petition)}


@router.get("/{code}", response=ROUND, url_name="round")
def get_round(request, code: Code):
    return _round(request.auth, code)


@router.get("/{code}/steps", response={200: list[StepOut], **REFUSALS}, url_name="round-steps")
def round_steps(request, code: Code):
    """Every lawful way from here, open or with the reason why not."""
    return [step_out(seen) for seen in steps_for(_round(request.auth, code), request.auth, timezone.localdate())]


@router.post("/{code}/accept", response=ROUND, url_name="accept")
def accept(request, code: Code, told: Acceptance):
    """The settler accepts the petition: a matter is opened and its clock runs."""
    petition = visible(request.auth, code)
    actions.accept(petition.pk, by=request.auth, now=timezone.now(), to_post=post_told(request.auth, told.post) if told.post else None,
                   complex_grounds=told.complex_grounds, complex_reason=told.complex_reason,
                   first=told.first, late_first=told.late_first)
    return _round(request.auth, code)


@router.post("/{code}/inspect", response=ROUND, url_name="inspect")
def inspect(request, code: Code, told: InspectionIn):
    """Information without a name, with evidence: its inspection is opened; no denunciation is settled by it."""
    actions.inspect(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), facts=told.facts,
                    to_post=post_told(request.auth, told.post) if told.post else None)
    return _round(request.auth, code)


@router.post("/{code}/review_follow_up", response=ROUND, url_name="review-follow-up")
def review_follow_up(request, code: Code, told: FollowUpIn):
    """Somebody denounces again to the superior: the review opens in the matter of the earlier settlement."""
    actions.review_follow_up(visible(request.auth, code).pk, by=request.auth, now=timezone.now(), earlier=told.earlier, claim=told.claim,
                             grounded=told.grounded, to_post=post_told(request.auth, told.post) if told.post else None)
    return _round(request.auth, code)


@router.post("/{code}/order_inspection", response=ROUND, url_name="order-inspection")
def order_inspection(request, code: Code, told: InspectionOrder):
    """Name who inspects."""
    held = _round(request.auth, code)
    actions.order_inspection(held.pk, by=request.auth, now=timezone.now(), lead=post_told(request.auth, told.lead), team=told.team, days=told.days)
    return _round(request.auth, code)


@router.post("/{code}/verify", response=ROUND, url_name="verify")
def verify(request, code: Code, told: VerificationIn):
    held = _round(request.auth, code)
    actions.verify(held.pk, by=request.auth, now=timezone.now(), team=told.team, declared=told.declared,
                   lead=post_told(request.auth, told.lead) if told.lead else None, alone=told.alone)
    return _round(request.auth, code)


@router.post("/{code}/draft", response=ROUND, url_name="draft")
def draft(request, code: Code, told: Draft):
    held = _round(request.auth, code)
    actions.draft(held.pk, by=request.auth, now=timezone.now(), outcome=told.outcome, summary=told.summary, facts=told.facts,
                  orders=orders_told(request.auth, told.orders))
    return _round(request.auth, code)


@router.post("/{code}/letters", response=ROUND, url_name="write-letter")
def write_letter(request, code: Code, told: LetterIn):
    """Begin a letter the procedure has no step for."""
    actions.write_letter(_round(request.auth, code).pk, by=request.auth, now=timezone.now(), form=told.form)
    return _round(request.auth, code)


def _told(name: str, act, shape: type) -> None:
    """An act that takes its words as they were told."""

    @router.post(f"/{{code}}/{name}", response=ROUND, url_name=name.replace("_", "-"), operation_id=f"tiepdan_cases_api_{name}",
                 summary=name.replace("_", " ").capitalize(), description=cleandoc(act.__doc__))
    def take(request, code: Code, told: shape):
        act(_round(request.auth, code).pk, by=request.auth, now=timezone.now(), **told.dict())
        return _round(request.auth, code)


for _name, _shape in (
    ("record_findings", Report),
    ("report", Report), ("invite", Invitation), ("dialogue", Minutes), ("publish", Publication), ("withdraw", WithdrawalIn), ("suspend", SuspensionIn),
    ("resume", Reason), ("terminate", Grounded), ("extend", ExtensionIn), ("return_draft", Reason), ("stay", StayIn), ("lift_stay", Reason),
    ("ask_information", Asking), ("order_assessment", AssessmentIn), ("record_reply", Reply), ("postpone", Reason), ("record_lawsuit", LawsuitIn),
    ("record_court_result", CourtResult), ("link_round", FirstIn), ("unlink_round", Reason),
    ("assign_monitor", MonitorIn), ("record_handling", HandlingIn), ("hand_over_crime", CrimeHandoverIn), ("record_crime_reply", CrimeReplyIn),
    ("correct_earlier", EarlierIn), ("keep_settlement", Reason), ("pass_on", PassedIn), ("resettle", Grounded), ("report_lateness", LatenessIn),
    ("order_settling", SettlingIn), ("end_review", SettledIn), ("take_denunciation", Grounded),
):
    _told(_name, getattr(actions, _name), _shape)


def _plain(name: str, act) -> None:
    """An act that asks for nothing but who does it and when."""

    @router.post(f"/{{code}}/{name}", response=ROUND, url_name=name.replace("_", "-"), operation_id=f"tiepdan_cases_api_{name}",
                 summary=name.replace("_", " ").capitalize(), description=cleandoc(act.__doc__))
    def take(request, code: Code):
        act(_round(request.auth, code).pk, by=request.auth, now=timezone.now())
        return _round(request.auth, code)


for _name in ("sign", "send", "take_effect", "order", "take_over", "demand_report"):
    _plain(_name, getattr(actions, _name))


@router.post("/{code}/close", response=ROUND, url_name="close")
def close(request, code: Code, told: ClosingIn = ClosingIn()):  # noqa: B008
    """End the round; a paper the law obliges the file to hold is there, or is excused."""
    actions.close(_round(request.auth, code).pk, by=request.auth, now=timezone.now(), excuses=told.excuses)
    return _round(request.auth, code)


@router.post("/letters/{letter_id}/send", response={204: None, **REFUSALS}, url_name="send-notice")
def send_notice(request, letter_id: Key):
    """Send a letter of a round that is not its decision."""
    seen = Letter.objects.filter(pk=letter_id, subject="round", subject_id__in=Round.objects.visible_to(request.auth).values("pk"))
    if not seen.exists():
        raise NotFound(what=f"văn bản {letter_id}")
    actions.send_notice(letter_id, by=request.auth, now=timezone.now())
    return Status(204, None)
