"""Find out what is true: order to verify, report, dialogue."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock, move
from tiepdan.cases.errors import ConflictOfInterest, TeamTooSmall, TooLateToInvite, WordsMissing
from tiepdan.cases.letters import facts_for, invitation_facts, latest_invitation, people
from tiepdan.cases.models import Dialogue, Procedure, Round, Verification
from tiepdan.cases.procedures import way_of
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.offices.models import Post
from tiepdan.offices.queries import holder_of


@transaction.atomic
def verify(round_id: int, *, by: Actor, now: datetime, lead: Post, team: list[str], days: int = 15) -> Round:
    """Order the verification and name who does it. `team` are the other members, "name, post"; `days` is the time given.

    A denunciation needs at least two people, never the denounced (NĐ 31/2019 Đ.10). Raises StepNotOpen, TeamTooSmall, ConflictOfInterest.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "verify", by=by, today=today)
    members = [name.strip() for name in team if name.strip()]
    if held.procedure == Procedure.DENUNCIATION:
        if len(members) < 1:
            raise TeamTooSmall()
        if lead.pk == held.petition.accused_post_id:
            raise ConflictOfInterest(name=lead.title)
    Verification.objects.create(round=held, lead=lead, team=members, ordered_on=today)
    form = way_of(held).verification
    issue(form, held, by=by, now=now, facts=facts_for(form, held, today=today, team=people([_named(lead, today), *members]), days=days))
    record(entries.VERIFYING, held, by=by, at=now, lead=str(lead), count=len(members) + 1)
    move(held, step, by=by, now=now, holder=lead, reason="Được giao xác minh")
    return held


def _named(post: Post, today: date) -> str:
    """“Tên, chức vụ” of whoever holds the post."""
    holder = holder_of(post, today)
    return f"{holder.full_name}, {post.title}" if holder else post.title


@transaction.atomic
def report(round_id: int, *, by: Actor, now: datetime, text: str, agrees: bool) -> Round:
    """Report what was found, and whether it agrees with what is asked: when it does not, a dialogue is due (Luật Khiếu nại Đ.30 k.1)."""
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "report", by=by, today=today)
    if not text.strip():
        raise WordsMissing(what="kết quả xác minh")
    found = held.verification
    found.report, found.agrees, found.reported_on = text.strip(), agrees, today
    found.save(update_fields=["report", "agrees", "reported_on"])
    record(entries.REPORTED, held, by=by, at=now, agrees="thống nhất với yêu cầu" if agrees else "còn khác với yêu cầu")
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def invite(round_id: int, *, by: Actor, now: datetime, day: date, hour: str, place: str, chair: str = "") -> Dialogue:
    """Invite to a dialogue at least 5 days ahead (NĐ 124/2020 Đ.28 k.1 by NĐ 155/2026 Đ.11). Raises StepNotOpen, TooLateToInvite, WordsMissing."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "invite", by=by, today=today)
    if not place.strip():
        raise WordsMissing(what="nơi đối thoại")
    latest = latest_invitation(day)
    if latest is None or latest < today:
        raise TooLateToInvite(day=vn_day(day), latest=vn_day(latest) if latest else "")
    planned = Dialogue.objects.create(round=held, planned_on=day, place=place.strip(), notified_on=today, led_by=chair.strip() or by.signature)
    issue("dialogue_invitation", held, by=by, now=now, facts=invitation_facts(planned, held, hour, today), for_citizen=True)
    record(entries.INVITED, held, by=by, at=now, day=vn_day(day), place=place.strip())
    return planned


@transaction.atomic
def dialogue(round_id: int, *, by: Actor, now: datetime, led_by: str, attended: str, minutes: str, absent: str = "") -> Dialogue:
    """Write the minutes. Who was invited and stayed away without good reason does not stop the settlement (Luật Khiếu nại Đ.30 k.6)."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "dialogue", by=by, today=today)
    for words, what in ((led_by, "người chủ trì"), (minutes, "nội dung đối thoại")):
        if not words.strip():
            raise WordsMissing(what=what)
    planned = held.dialogues.filter(held_on__isnull=True).latest("planned_on")
    planned.led_by, planned.attended, planned.minutes, planned.absent, planned.held_on = led_by, attended, minutes, absent, today
    planned.save(update_fields=["led_by", "attended", "minutes", "absent", "held_on"])
    record(entries.DIALOGUE, held, by=by, at=now, day=vn_day(today), led_by=led_by, absent=f"Vắng: {absent}." if absent else "")
    return planned
