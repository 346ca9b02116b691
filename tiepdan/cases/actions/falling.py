"""A decision falls: annulled by a court, or by a superior's direction. It is marked, its open duties stop, a round under way ends with it."""

from datetime import date, datetime

from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.models import Decision, Duty, DutyPart, Round
from tiepdan.cases.steps import ENDED
from tiepdan.common.actor import Actor
from tiepdan.intake.actions.custody import release_custody
from tiepdan.intake.actions.handle import close_petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks


def let_fall(held: Round, decision: Decision, *, on: date, whole: bool, because: str, by: Actor, now: datetime) -> None:
    """Part of an act that makes a decision fall; nothing is deleted. Of one that falls in part the duties stay."""
    decision.fell_on, decision.fell_whole, decision.fell_because = on, whole, because[:300]
    decision.save(update_fields=["fell_on", "fell_whole", "fell_because"])
    if not whole:
        return
    today = timezone.localdate(now)
    DutyPart.objects.waiting().filter(duty__decision=decision).update(returned_on=today, returned_because=because[:300])
    stopped = Duty.objects.open().filter(decision=decision).update(stopped_on=today, stopped_because=because[:300], proved_on=None, proved_by_post=None)
    if stopped:
        record(entries.DUTIES_STOPPED, held, by=by, at=now, count=stopped, because=because[:300])
    if held.state in ENDED:
        return
    held.state, held.ended_on, held.holder_post = "annulled", today, None
    held.save(update_fields=["state", "ended_on", "holder_post"])
    release_custody("round", held.pk, by=by, now=now)
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today)
    close_petition(held.petition, by=by, now=now)
