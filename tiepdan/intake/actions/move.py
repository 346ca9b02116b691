"""A petition handed on inside the province: taken in, or sent back to who decides; their decision binds and moves it for the last time."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import notify
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import let_know
from tiepdan.intake.actions.custody import take_custody
from tiepdan.intake.actions.handle import guard, lock, needed
from tiepdan.intake.actions.reporting import settle_denunciation_clocks
from tiepdan.intake.competence import propose_for, who_decides
from tiepdan.intake.errors import AccusedMayNotHold, NobodyThere, NobodyToDecide, StepNotOpen
from tiepdan.intake.models import Kind, Petition, SentBack, Transfer
from tiepdan.intake.queries import arbiter_of, responsible_post
from tiepdan.journal.record import record
from tiepdan.offices.models import Office, Post, Role


@transaction.atomic
def take_in(petition_id: int, *, by: Actor, now: datetime) -> Petition:
    """The office a petition was handed to takes it in (TT 05/2021 Đ.6). Raises StepNotOpen."""
    petition = lock(petition_id)
    step = guard(petition, "take_in", by)
    handed = petition.transfers.select_related("from_office").order_by("-hop").first()
    if handed is None:
        raise StepNotOpen(step=step.label, because="đơn không do cơ quan khác chuyển đến")
    handed.taken_at = now
    handed.save(update_fields=["taken_at"])
    petition.state = step.reaches
    petition.save(update_fields=["state"])
    record(entries.TAKEN_IN, petition, by=by, at=now, office=str(petition.holder_office), from_office=str(handed.from_office))
    return petition


@transaction.atomic
def send_back(petition_id: int, *, by: Actor, now: datetime, kind: str, reason: str) -> Petition:
    """Send back what was handed here, with the reason (`SentBack`). It goes to who decides, never to the sender: no petition is passed to and fro.

    Who decides holds it from this instant, its clocks with it. Raises StepNotOpen, ReasonNeeded, NobodyToDecide, ValueError for a kind nobody knows.
    """
    petition = lock(petition_id)
    step = guard(petition, "send_back", by)
    kind, reason = SentBack(kind), needed(reason)
    arbiter = arbiter_of(petition)
    if arbiter is None:
        raise NobodyToDecide()
    handed = petition.transfers.order_by("-hop").first()
    handed.returned_at, handed.returned_kind, handed.returned_because = now, kind, reason
    handed.save(update_fields=["returned_at", "returned_kind", "returned_because"])
    from_office = petition.holder_office
    _move(petition, arbiter, state=step.reaches, by=by, now=now, reason=f"Trả lại: {SentBack(kind).label}. Quyết định nơi giải quyết.")
    petition.save(update_fields=["holder_post", "holder_office", "state"])
    notify(arbiter.pk, f"Đơn {petition.code} bị trả lại, chờ ông/bà quyết định nơi giải quyết.", by=by, link=f"/can-bo/don/{petition.code}/")
    record(entries.SENT_BACK, petition, by=by, at=now, office=str(from_office), kind=str(SentBack(kind).label), post=str(arbiter), reason=reason)
    return petition


@transaction.atomic
def settle_competence(petition_id: int, *, by: Actor, now: datetime, office: Office, reason: str) -> Petition:
    """Say to whom it belongs where offices did not agree (Luật Khiếu nại Đ.21 k.3; Luật Tố cáo Đ.41 k.2). It binds: no return, no further move.

    An office at work here gets it at once, one outside gets it by the transfer that follows.
    Raises StepNotOpen, ReasonNeeded, AccusedMayNotHold, NobodyThere.
    """
    petition = lock(petition_id)
    step = guard(petition, "settle_competence", by)
    reason, today = needed(reason), timezone.localdate(now)
    if office.province_id != petition.province_id:
        raise StepNotOpen(step=step.label, because=f"{office} không thuộc tỉnh này")
    _keep_from_accused(petition, office)
    post = responsible_post(office) if office.handles_inside else None
    if office.handles_inside and post is None:
        raise NobodyThere(office=str(office))
    cites = who_decides(petition, today=today).cites or step.cites
    petition.findings = {**petition.findings, "authority_said": {"office": office.code, "because": reason, "decided_by": by.post_id, "cites": cites}}
    propose_for(petition, today=today)
    petition.state = "read"
    if post is not None:
        _hand_over(petition, office, post, state=step.reaches, by=by, now=now)
    petition.save()
    settle_denunciation_clocks(petition, by=by, today=today)
    record(entries.COMPETENCE_SETTLED, petition, by=by, at=now, title=petition.competent_title, reason=reason)
    return petition


def _hand_over(petition: Petition, office: Office, post: Post, *, state: str, by: Actor, now: datetime) -> None:
    from_office = petition.holder_office
    if office.pk != petition.holder_office_id:
        Transfer.objects.create(petition=petition, hop=petition.transfers.count() + 1, from_office=from_office, to_office=office, decided_by_id=by.post_id,
                                because=petition.competence_because, cites=petition.competence_cites, made_on=timezone.localdate(now), taken_at=now)
        record(entries.HANDED_ON, petition, by=by, at=now, from_office=str(from_office), to_office=str(office), because=petition.competence_because)
    _move(petition, post, state=state, by=by, now=now, reason=petition.competence_because)
    notify(post.pk, f"Đơn {petition.code} được giao cho ông/bà theo quyết định về nơi giải quyết.", by=by, link=f"/can-bo/don/{petition.code}/")
    record(entries.ROUTED, petition, by=by, at=now, post=str(post), because=petition.competence_because, title=petition.competent_title)


def _move(petition: Petition, post: Post, *, state: str, by: Actor, now: datetime, reason: str) -> None:
    take_custody("petition", petition.pk, post, by=by, now=now, reason=reason)
    petition.holder_post, petition.holder_office, petition.state = post, post.office, state
    let_know(petition, by=by, now=now, because="giao đơn")


def _keep_from_accused(petition: Petition, office: Office) -> None:
    """A denunciation of an office's leader is not given to that office (Luật Tố cáo Đ.8)."""
    accused = petition.accused_post
    if petition.kind == Kind.DENUNCIATION and accused is not None and accused.office_id == office.pk and accused.role in {Role.HEAD, Role.DEPUTY}:
        raise AccusedMayNotHold()
