"""What people ask about their own data, and the answer within two working days (NĐ 356/2025)."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor, ActorKind, at_office
from tiepdan.common.errors import NotFound, require
from tiepdan.documents.actions import notify
from tiepdan.intake.models import Petition
from tiepdan.journal.record import record
from tiepdan.law.actions import meet_clock, start_clock
from tiepdan.law.models import Clock
from tiepdan.law.turns import stand_beside, stand_beside_file
from tiepdan.offices.abilities import GUARD_PERSONAL, REGISTER
from tiepdan.offices.models import Office
from tiepdan.offices.queries import head_of, post_with
from tiepdan.people.actions import correct_person
from tiepdan.privacy import entries
from tiepdan.privacy.errors import AnsweredAlready, AskedAlready, GroundNeeded, NameOfDenouncer, SealedStays, WordsNeeded
from tiepdan.privacy.models import DataRequest
from tiepdan.privacy.reference import refusals

DUTY, SUBJECT = "personal.answer", "datarequest"
LONGEST = 4000


@transaction.atomic
def open_data_request(petition_id: int, *, by: Actor, now: datetime, kind: str, asked: str, asker: str = "") -> DataRequest:
    """Take in a request of whoever holds the petition's key, or who came to the desk. The clock runs, the keeper of the office is told.

    Raises AbilityMissing, NotFound, WordsNeeded, NameOfDenouncer, AskedAlready.
    """
    if by.kind is ActorKind.OFFICIAL:
        require(by, REGISTER if by.can(REGISTER) else GUARD_PERSONAL)
    stand_beside_file(Petition, petition_id)
    petition = _petition(petition_id, by)
    if kind not in DataRequest.Kind.values:
        raise WordsNeeded(what="muốn xem, sửa, xóa hay phản đối")
    asked, asker = asked.replace("\0", "").strip()[:LONGEST], asker.replace("\0", "").strip()[:160]
    if not asked:
        raise WordsNeeded(what="dữ liệu nào, muốn làm gì")
    if asker and petition.sealed_id:
        raise NameOfDenouncer()
    _refuse_twice(petition, kind)
    office = _office_of(petition)
    post = post_with(office, GUARD_PERSONAL, today=timezone.localdate(now)) or head_of(office)
    request = DataRequest.objects.create(
        province_id=petition.province_id, office=office, petition=petition, kind=kind, asked=asked, asker=asker, received_at=now,
        received_by=by.signature[:300],
    )
    clock = start_clock(DUTY, by=by, subject=SUBJECT, subject_id=request.pk, province_id=petition.province_id, holder_post_id=post.pk,
                        start=timezone.localdate(now))
    notify(post.pk, f"Đơn {petition.code}: có yêu cầu về dữ liệu cá nhân, trả lời trước {clock.due:%d/%m/%Y}.", by=by,
           link=f"/can-bo/du-lieu/yeu-cau/{request.pk}/")
    record(entries.REQUESTED, petition, by=_acting(by, office), at=now, kind=request.get_kind_display(), due=f"{clock.due:%d/%m/%Y}")
    return request


@transaction.atomic
def answer_data_request(request_id: int, *, by: Actor, now: datetime, result: str, answer: str, ground: str = "", field: str = "",
                        value: str = "") -> DataRequest:
    """Answer in words the person reads on the follow page; what is not followed names its ground.

    Followed, it has its effect here: access opens the copy on the follow page, a correction puts `value` in the place of the person's `field`,
    an objection marks the file. Raises AbilityMissing, NotFound, AnsweredAlready, WordsNeeded, GroundNeeded, SealedStays, and what correcting refuses.
    """
    require(by, GUARD_PERSONAL)
    stand_beside(by.province_id or 0)
    seen = DataRequest.objects.visible_to(by).select_for_update(of=("self",))
    request = seen.select_related("petition").filter(pk=request_id).first()
    if request is None:
        raise NotFound(what="yêu cầu này")
    if request.state != DataRequest.State.OPEN:
        raise AnsweredAlready()
    answer = answer.replace("\0", "").strip()[:LONGEST]
    if result not in DataRequest.State.values or result == DataRequest.State.OPEN:
        raise WordsNeeded(what="làm theo hay không làm theo")
    if not answer:
        raise WordsNeeded(what="lời trả lời")
    told = refusals().get(ground) if result != DataRequest.State.GRANTED else None
    if told is None and result != DataRequest.State.GRANTED:
        raise GroundNeeded()
    request.state, request.answer, request.ground = result, answer, told.key if told else ""
    request.answered_at, request.answered_by = now, by.signature[:300]
    request.save(update_fields=["state", "answer", "ground", "answered_at", "answered_by"])
    meet_clock(DUTY, by=by, subject=SUBJECT, subject_id=request.pk, on=timezone.localdate(now))
    if field and request.kind == DataRequest.Kind.CORRECTION and result != DataRequest.State.REFUSED:
        _correct(request.petition, field, value, by=by, now=now)
    record(entries.ANSWERED, request.petition, by=by, at=now, kind=request.get_kind_display(), result=request.get_state_display(),
           ground=f"{told.words} ({told.cites})." if told else "")
    return request


def _correct(petition: Petition, field: str, value: str, *, by: Actor, now: datetime) -> None:
    """Of a sealed petition nothing lies outside the vault that could be put right here."""
    if petition.petitioner_id is None:
        raise SealedStays()
    correct_person(petition.petitioner_id, by=by, now=now, field=field, value=value)


def _petition(petition_id: int, by: Actor) -> Petition:
    """The petition, locked: an official opens it only where it is to be seen."""
    rows = Petition.objects.visible_to(by) if by.kind is ActorKind.OFFICIAL else Petition.objects.all()
    petition = rows.select_for_update(of=("self",)).select_related("holder_office", "office__province").filter(pk=petition_id).first()
    if petition is None:
        raise NotFound(what="đơn này")
    return petition


def _refuse_twice(petition: Petition, kind: str) -> None:
    open_one = DataRequest.objects.filter(petition=petition, kind=kind, state=DataRequest.State.OPEN).first()
    if open_one:
        clock = Clock.objects.about(SUBJECT, open_one.pk).first()
        raise AskedAlready(kind=open_one.get_kind_display(), due=f"{clock.due:%d/%m/%Y}" if clock and clock.due else "…")


def _office_of(petition: Petition) -> Office:
    """Who holds the petition's data now: its holder's office, or the one that took it in."""
    return petition.holder_office or petition.office


def _acting(by: Actor, office: Office) -> Actor:
    """What a citizen asks goes into the chain of the office that must answer."""
    return by if by.office_code else at_office(by, office.code, office.province.code)
