"""Find out what is true: order to verify, report, dialogue."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock, move
from tiepdan.cases.conditions import CONFLICTS, check_team, who_must_lead
from tiepdan.cases.errors import AbsenceExcused, AloneOrTeam, AnswerMissing, MustLead, TooLateToInvite, WordsMissing
from tiepdan.cases.letters import facts_for, invitation_facts, latest_invitation, people
from tiepdan.cases.models import Dialogue, Procedure, Round, Verification
from tiepdan.cases.procedures import round_word, way_of
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.journal.record import record
from tiepdan.law.check import Book
from tiepdan.offices.models import OfficeKind, Post
from tiepdan.offices.queries import head_of, holder_of

# How the condition on who leads names the settler, by the kind of office.
SETTLERS = {OfficeKind.COMMITTEE: "provincial_chair", OfficeKind.DEPARTMENT: "department_head", OfficeKind.COMMUNE: "commune_chair"}


@transaction.atomic
def verify(round_id: int, *, by: Actor, now: datetime, lead: Post | None, team: list[str], days: int = 15, declared: Mapping[str, bool] | None = None,
           book: Book | None = None, alone: bool = False) -> Round:
    """Order the verification and name who does it. `team` are the other members, "name, post"; `days` is the time given.

    `declared` answers what the law asks of the team's interests (`cases.conditions.questions`), all of it for a denunciation; `book` are
    the conditions to ask instead of those shipped (NĐ 31/2019 Đ.10; Luật Khiếu nại Đ.29). `alone`: whoever settles a denunciation verifies
    it in person, forms no team and keeps the file, so no order is written (NĐ 31/2019 Đ.10 k.1, Đ.19).
    Raises StepNotOpen, AloneOrTeam, WordsMissing, TeamTooSmall, ConflictOfInterest, AnswerMissing, AnswerUnknown.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "verify", by=by, today=today)
    members = [name.strip() for name in team if name.strip()]
    if alone:
        lead = _settler(held, lead, members, by)
    elif lead is None:
        raise WordsMissing(what="người phụ trách xác minh")
    if held.procedure in CONFLICTS:
        accused = held.petition.accused_post
        holder = holder_of(accused, today) if accused else None
        check_team(_named(lead, today), members, holder.full_name if holder else "", declared or {}, today,
                   lead_is_accused=lead == accused, procedure=held.procedure, book=book, by_settler=alone)
    Verification.objects.create(round=held, lead=lead, team=members, ordered_on=today)
    if alone:
        record(entries.VERIFYING_ALONE, held, by=by, at=now, declared=dict(declared or {}))
        move(held, step, by=by, now=now, holder=lead, reason="Tự xác minh")
        return held
    form = way_of(held).verification
    issue(form, held, by=by, now=now, facts=facts_for(form, held, today=today, team=people([_named(lead, today), *members]), days=days))
    record(entries.VERIFYING, held, by=by, at=now, lead=str(lead), count=len(members) + 1, declared=dict(declared or {}))
    move(held, step, by=by, now=now, holder=lead, reason="Được giao xác minh")
    return held


def _settler(held: Round, lead: Post | None, members: list[str], by: Actor) -> Post:
    """The post that verifies alone: that of whoever settles, and nobody beside it. Raises AloneOrTeam."""
    if held.procedure != Procedure.DENUNCIATION or members or (lead is not None and lead.pk != by.post_id):
        raise AloneOrTeam()
    return Post.objects.select_related("office").get(pk=by.post_id)


def _named(post: Post, today: date) -> str:
    """“Tên, chức vụ” of whoever holds the post."""
    holder = holder_of(post, today)
    return f"{holder.full_name}, {post.title}" if holder else post.title


@transaction.atomic
def report(round_id: int, *, by: Actor, now: datetime, text: str, agrees: bool) -> Round:
    """Report what was found, and whether it agrees with what is asked: when it does not, a dialogue is due (Luật Khiếu nại Đ.30 k.1)."""
    return _found(round_id, "report", by=by, now=now, text=text, agrees=agrees)


@transaction.atomic
def record_findings(round_id: int, *, by: Actor, now: datetime, text: str, agrees: bool) -> Round:
    """Whoever settles a denunciation and verified it alone writes down what was found: there is nobody to report to.

    NĐ 31/2019 Đ.10 k.1, Đ.19; Luật Tố cáo Đ.31. Raises StepNotOpen, WordsMissing.
    """
    return _found(round_id, "record_findings", by=by, now=now, text=text, agrees=agrees)


def _found(round_id: int, name: str, *, by: Actor, now: datetime, text: str, agrees: bool) -> Round:
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, name, by=by, today=today)
    if not text.strip():
        raise WordsMissing(what="kết quả xác minh")
    found = held.verification
    found.report, found.agrees, found.reported_on = text.strip(), agrees, today
    found.save(update_fields=["report", "agrees", "reported_on"])
    record(entries.REPORTED, held, by=by, at=now, agrees="thống nhất với yêu cầu" if agrees else "còn khác với yêu cầu")
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def invite(round_id: int, *, by: Actor, now: datetime, day: date, hour: str, place: str, chair: str = "",
           asked: Mapping[str, bool] | None = None) -> Dialogue:
    """Invite to a dialogue at least 5 days ahead (NĐ 124/2020 Đ.28 k.1, k.2 by NĐ 155/2026 Đ.11).

    `chair` names somebody other than the settler; where the settler must lead in person that is refused. `asked` answers what decides it.
    Raises StepNotOpen, TooLateToInvite, WordsMissing, MustLead, AnswerMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "invite", by=by, today=today)
    if not place.strip():
        raise WordsMissing(what="nơi đối thoại")
    latest = latest_invitation(day)
    if latest is None or latest < today:
        raise TooLateToInvite(day=vn_day(day), latest=vn_day(latest) if latest else "")
    if chair.strip():
        _check_chair(held, chair.strip(), asked or {}, today)
    planned = Dialogue.objects.create(round=held, planned_on=day, place=place.strip(), notified_on=today, led_by=chair.strip() or by.signature,
                                      asked=dict(asked or {}))
    issue("dialogue_invitation", held, by=by, now=now, facts=invitation_facts(planned, held, hour, today), for_citizen=True)
    record(entries.INVITED, held, by=by, at=now, day=vn_day(day), place=place.strip())
    return planned


def _check_chair(held: Round, chair: str, asked: Mapping[str, bool], today: date) -> None:
    """Somebody other than the settler leads: lawful, unless the condition says the settler must (NĐ 124/2020 Đ.28 k.2; Luật Khiếu nại Đ.53 k.1)."""
    kind = SETTLERS.get(held.office.kind, "other")
    found = who_must_lead({"round": round_word(held), "settler": kind, "many_people": held.petition.group_size > 1, **asked}, today)
    if found.answer == "yes":
        raise MustLead(settler=held.office.head_title, chair=chair, because=" ".join(found.because), cites="; ".join(found.cites))
    if found.answer == "ask":
        raise AnswerMissing(question=found.missing[0].ask, cites="; ".join(found.cites))


@transaction.atomic
def postpone(round_id: int, *, by: Actor, now: datetime, reason: str) -> Dialogue:
    """Put the planned dialogue off; a new invitation goes out as any other, 5 days ahead. Raises StepNotOpen, WordsMissing."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "postpone", by=by, today=today)
    if not reason.strip():
        raise WordsMissing(what="vì sao hoãn")
    planned = _planned(held)
    planned.postponed_on, planned.postponed_because = today, reason.strip()
    planned.save(update_fields=["postponed_on", "postponed_because"])
    record(entries.POSTPONED, held, by=by, at=now, day=vn_day(planned.planned_on))
    return planned


def _planned(held: Round) -> Dialogue:
    return held.dialogues.filter(held_on__isnull=True, postponed_on__isnull=True).latest("planned_on")


@transaction.atomic
def dialogue(round_id: int, *, by: Actor, now: datetime, led_by: str, attended: str, minutes: str, absent: str = "", absence: str = "") -> Dialogue:
    """Write the minutes. Who was invited and stayed away without good reason does not stop the settlement (Luật Khiếu nại Đ.30 k.6).

    `absence` of the complainant: "unexcused", or "excused", which is no dialogue but one to be put off. Raises AbsenceExcused, StepNotOpen, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "dialogue", by=by, today=today)
    for words, what in ((led_by, "người chủ trì"), (minutes, "nội dung đối thoại")):
        if not words.strip():
            raise WordsMissing(what=what)
    if absence == "excused":
        raise AbsenceExcused()
    planned = _planned(held)
    if fold(led_by) != fold(planned.led_by):
        _check_leader(held, led_by.strip(), planned, today)
    planned.led_by, planned.attended, planned.minutes, planned.absent, planned.held_on = led_by, attended, minutes, absent, today
    planned.without_reason = absence == "unexcused"
    planned.save(update_fields=["led_by", "attended", "minutes", "absent", "held_on", "without_reason"])
    record(entries.DIALOGUE, held, by=by, at=now, day=vn_day(today), led_by=led_by, absent=f"Vắng: {absent}." if absent else "")
    return planned


def _check_leader(held: Round, led_by: str, planned: Dialogue, today: date) -> None:
    """Somebody not named in the invitation led: the settler always may, somebody else only where the condition lets them."""
    settler = _named(head_of(held.office), today)
    words = fold(led_by)
    if words not in {fold(settler), fold(held.office.head_title)} and not words.startswith(fold(settler.partition(",")[0])):
        kind = SETTLERS.get(held.office.kind, "other")
        found = who_must_lead({"round": round_word(held), "settler": kind, "many_people": held.petition.group_size > 1, **planned.asked}, today)
        if found.answer == "yes":
            raise MustLead(settler=held.office.head_title, chair=led_by, because=" ".join(found.because), cites="; ".join(found.cites))
