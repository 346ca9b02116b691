"""What the page of one duty shows: its day, what may be done, its parts, and what it met on its way."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from tiepdan.cases.duty_steps import duty_steps, waiting_handover
from tiepdan.cases.models import Duty, DutyHandover, DutyMove, DutyPart, DutyUrge, Oversight, Round
from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import stand
from tiepdan.intake.queries import OpenStep
from tiepdan.law.calendar import Calendar
from tiepdan.law.queries import calendar_of
from tiepdan.law.timing import Timing

WITH = ("owner_office", "owner_post__office", "office", "proof__file", "proved_by_post__office", "checked_by_post__office", "decision__letter",
        "decision__round__petition__sealed", "decision__round__office", "oversight__letter")


@dataclass(frozen=True)
class DutyLine:
    duty: Duty
    timing: Timing


@dataclass(frozen=True)
class DutySeen:
    """A duty with its chip, every step with why it is closed, and its story: all a page asks in one place."""

    duty: Duty
    timing: Timing
    steps: dict[str, OpenStep]
    parts: list[DutyPart]
    urgings: list[DutyUrge]
    moves: list[DutyMove]
    handovers: list[DutyHandover]
    offered: DutyHandover | None
    own_proof: bool


def duty_lines(duties: list[Duty], today: date, calendar: Calendar) -> list[DutyLine]:
    return [DutyLine(duty, stand(duty.due, today, calendar, met_on=duty.done_on or duty.stopped_on)) for duty in duties]


def duty_seen(duty: Duty, actor: Actor, today: date) -> DutySeen:
    timing = stand(duty.due, today, calendar_of(duty.province_id), met_on=duty.done_on or duty.stopped_on)
    return DutySeen(
        duty, timing, {seen.step.name: seen for seen in duty_steps(duty, actor)},
        parts=list(duty.parts.select_related("proved_by_post__office", "checked_by_post__office").prefetch_related("papers__file").order_by("number")),
        urgings=list(duty.urgings.select_related("letter", "urged_by_post__office").order_by("number")),
        moves=list(duty.moves.select_related("moved_by_post__office").order_by("pk")),
        handovers=list(duty.handovers.select_related("from_post__office", "to_post__office").order_by("pk")), offered=waiting_handover(duty),
        own_proof=duty.proved_on is not None and duty.done_on is None and actor.post_id == duty.proved_by_post_id,
    )


def duty_or_404(actor: Actor, duty_id: int) -> Duty:
    """A duty the actor may see, with its file or, where they only owe it, without. Raises Http404."""
    duty = Duty.objects.select_related(*WITH).filter(pk=duty_id).first()
    if duty is None or not (Duty.objects.visible_to(actor).filter(pk=duty_id).exists() or sees_file(actor, duty)):
        raise Http404
    return duty


def sees_file(actor: Actor, duty: Duty) -> bool:
    if duty.oversight_id:
        return Oversight.objects.visible_to(actor).filter(pk=duty.oversight_id).exists()
    return Round.objects.visible_to(actor).filter(pk=duty.decision.round_id).exists()
