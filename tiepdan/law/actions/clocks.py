"""The acts on clocks. They run inside the act that has a legal reason for them, in its transaction; that act writes the journal."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, cast

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.law.calendar import Calendar
from tiepdan.law.due import Due, compute_due, compute_under
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import plain_day, read_day
from tiepdan.law.models import Clock, ClockQuerySet
from tiepdan.law.queries import calendar_of, confirmations, vouched
from tiepdan.law.refusals import DateNotComputed, NothingToExtend, NothingToPause, NothingToResume
from tiepdan.law.rules import find_rule
from tiepdan.law.turns import stand_beside, stand_beside_clocks


@transaction.atomic
def start_clock(
    duty: str, *, by: Actor, subject: str, subject_id: int, province_id: int, holder_post_id: int, start: date | datetime, **facts: Any
) -> Clock:
    """Start the period of `duty` on a petition or a round, counted from `start`, and keep the rule version and its sentences.

    Counted with the province's own days off.
    Facts are those of `law.due.compute_due`. A duty without a legal limit gets a clock without a date; an office's own aim,
    where the rule names one, stands in `facts["target"]`. Raises DateNotComputed when the facts contradict the rule.
    """
    calendar = _calendar(province_id)
    try:
        due = _vouched(compute_due(duty, start, calendar=calendar, **facts), province_id)
    except BadFacts as wrong:
        raise DateNotComputed(message=wrong.message) from wrong
    kept = {"start": start.isoformat(), **_plain(facts), **({"target": due.target.isoformat()} if due.target else {})}
    return Clock.objects.create(
        province_id=province_id,
        subject=subject,
        subject_id=subject_id,
        holder_post_id=holder_post_id,
        started_on=plain_day(start),
        facts=kept,
        **_columns(due),
    )


def meet_clock(duty: str, *, by: Actor, subject: str, subject_id: int, on: date) -> None:
    """The duty was done on the day. Nothing happens when that clock does not run."""
    Clock.objects.about(subject, subject_id).running().filter(duty=duty).update(met_on=on)


def drop_clocks(*, by: Actor, subject: str, subject_id: int, on: date, duties: Iterable[str] | None = None) -> None:
    """The running duties (all, or those named) fall away without having been done: withdrawn, terminated, handed outside."""
    _running(subject, subject_id, duties).update(dropped_on=on)


def hand_over_clocks(*, by: Actor, subject: str, subject_id: int, holder_post_id: int) -> None:
    """Running clocks follow the custody: the new holder must act now."""
    Clock.objects.about(subject, subject_id).running().update(holder_post_id=holder_post_id)


@transaction.atomic
def pause_clocks(*, by: Actor, subject: str, subject_id: int, on: date, duties: Iterable[str]) -> None:
    """Stop the named periods on the day the suspension is decided (Luật Khiếu nại Đ.11a; Luật Tố cáo Đ.34).

    Raises NothingToPause, or DateNotComputed when the day lies outside a period: one that has run out is not stopped any more.
    """
    stand_beside_clocks(subject, subject_id)
    running = list(_running(subject, subject_id, duties).filter(paused_since__isnull=True).select_for_update())
    if not running:
        raise NothingToPause()
    calendar = calendar_of(running[0].province_id)
    for clock in running:
        _counted_again(clock, _with_pause(clock, on, on), calendar)
        clock.paused_since = on
        clock.save(update_fields=["paused_since"])


@transaction.atomic
def resume_clocks(*, by: Actor, subject: str, subject_id: int, on: date, duties: Iterable[str]) -> list[Clock]:
    """Let the named periods run on from the day the continuation is decided (NĐ 124/2020 Đ.28b k.2, NĐ 155/2026 Đ.12).

    Each is counted again under the rule version that set it, with this pause added.
    Raises NothingToResume, or DateNotComputed when the pause cannot be.
    """
    stand_beside_clocks(subject, subject_id)
    paused = list(_running(subject, subject_id, duties).filter(paused_since__isnull=False).select_for_update())
    if not paused:
        raise NothingToResume()
    calendar = calendar_of(paused[0].province_id)
    for clock in paused:
        facts = _with_pause(clock, clock.paused_since, on)
        columns = _columns(_counted_again(clock, facts, calendar)) | {"facts": facts, "paused_since": None}
        for name, value in columns.items():
            setattr(clock, name, value)
        clock.save(update_fields=list(columns))
    return paused


@transaction.atomic
def extend_clock(duty: str, *, by: Actor, subject: str, subject_id: int, **facts: bool) -> Clock:
    """Lengthen the running period by one extension, under the rule version that set it.

    `facts` say what allows it (complex, specially_complex). Raises NothingToExtend, or DateNotComputed when the rule allows no more.
    """
    stand_beside_clocks(subject, subject_id)
    clock = _running(subject, subject_id, [duty]).filter(paused_since__isnull=True).select_for_update().first()
    if clock is None:
        raise NothingToExtend()
    kept = cast(dict[str, Any], clock.facts)
    longer = {**kept, **facts, "extensions": kept.get("extensions", 0) + 1}
    columns = _columns(_counted_again(clock, longer, calendar_of(clock.province_id))) | {"facts": longer}
    for name, value in columns.items():
        setattr(clock, name, value)
    clock.save(update_fields=list(columns))
    return clock


def _with_pause(clock: Clock, since: date, until: date) -> dict[str, Any]:
    kept = cast(dict[str, Any], clock.facts)
    return {**kept, "pauses": [*kept.get("pauses", []), [since.isoformat(), until.isoformat()]]}


def _calendar(province_id: int) -> Calendar:
    """The province's calendar, which stays as it is until this act ends."""
    stand_beside(province_id)
    return calendar_of(province_id)


def _vouched(due: Due, province_id: int) -> Due:
    """Confirmations are asked for only where the rule leaves a doubt."""
    return due if find_rule(due.rule).certain else vouched(due, confirmations(province_id).get(due.rule))


def _counted_again(clock: Clock, facts: dict[str, Any], calendar: Calendar) -> Due:
    asked = {name: value for name, value in facts.items() if name not in {"start", "target"}}
    try:
        return _vouched(compute_under(str(clock.rule), read_day(facts["start"]), calendar=calendar, **asked), clock.province_id)
    except BadFacts as wrong:
        raise DateNotComputed(message=wrong.message) from wrong


def _running(subject: str, subject_id: int, duties: Iterable[str] | None) -> ClockQuerySet:
    running = Clock.objects.about(subject, subject_id).running()
    return running if duties is None else running.filter(duty__in=list(duties))


def _columns(due: Due) -> dict[str, object]:
    return {
        "duty": due.duty,
        "title": due.title,
        "rule": due.rule,
        "cites": due.cites,
        "certain": due.certain,
        "unit": due.unit,
        "due": None if due.due is None else plain_day(due.due),
        "why": list(due.why),
    }


def _plain(facts: dict[str, object]) -> dict[str, object]:
    """Facts as JSON keeps them: days as text."""
    return {name: _text(value) for name, value in facts.items() if value is not None}


def _text(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [_text(part) for part in value] if isinstance(value, list | tuple) else value
