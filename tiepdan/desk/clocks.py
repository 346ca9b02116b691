"""How a clock stands today, the same on every page of the desk."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from tiepdan.law.calendar import Calendar
from tiepdan.law.models import Clock
from tiepdan.law.timing import SOON, Timing, timing


@lru_cache(maxsize=64)
def horizon(today: date, calendar: Calendar) -> date:
    """The third working day ahead: until there a duty is “soon”, whatever unit its own days are counted in."""
    day, left = today, SOON
    while left:
        day += timedelta(days=1)
        left -= calendar.is_day_off(day) is None
    return day


def stand(
    due: date | None, today: date, calendar: Calendar, *, unit: str = "day", paused_since: date | None = None, met_on: date | None = None
) -> Timing:
    """Late, soon, ok, paused, done or none; the words count in the duty's own unit, by the calendar of the province."""
    told = timing(due, today, paused_since=paused_since, met_on=met_on, unit=unit, calendar=calendar)
    if told.state in {"soon", "ok"} and due is not None:
        return replace(told, state="soon" if due <= horizon(today, calendar) else "ok")
    return told


@dataclass(frozen=True)
class ClockSeen:
    """A clock with its chip."""

    clock: Clock
    timing: Timing
    span: "Span | None" = None


def seen(clock: Clock, today: date, calendar: Calendar) -> ClockSeen:
    told = stand(clock.due, today, calendar, unit=clock.unit, paused_since=clock.paused_since, met_on=clock.met_on)
    return ClockSeen(clock, told, span_of(clock, today) if clock.met_on is None else None)


WIDE = 348  # units of the drawing


@dataclass(frozen=True)
class Span:
    """A clock drawn as a bar: what has run is full, what is left is hollow, today is a tick."""

    start: date
    due: date
    ran: int
    left: int
    ran_wide: int
    left_wide: int
    half_ran: int
    half_left: int


def span_of(clock: Clock, today: date) -> Span | None:
    """The bar of a running clock with a date; None where there is nothing to draw."""
    if clock.due is None or clock.paused_since is not None or clock.due <= clock.started_on:
        return None
    whole = (clock.due - clock.started_on).days
    ran = min(max((today - clock.started_on).days, 0), whole)
    wide = round(WIDE * ran / whole)
    return Span(clock.started_on, clock.due, ran, whole - ran, wide, WIDE - wide, wide // 2, wide + (WIDE - wide) // 2)
