"""What an act on the calendar would do to running clocks, told before anybody does it. Counts as the act itself counts; writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import islice

from tiepdan.law.actions.days import check_days
from tiepdan.law.calendar import Calendar
from tiepdan.law.models import Clock, DayChange
from tiepdan.law.queries import calendar_with, confirmations, standing_changes
from tiepdan.law.recounting import Recounted, recounted, touched_by_days

SHOWN = 20


@dataclass(frozen=True)
class Move:
    """A clock as it stands, and the day it would get."""

    clock: Clock
    new: date


@dataclass(frozen=True)
class Foreseen:
    """How many clocks would be counted again, how many dates would move, and the first of those by their present date."""

    looked_at: int
    moved: int
    first: tuple[Move, ...]

    @property
    def more(self) -> int:
        """How many move beside those shown."""
        return self.moved - len(self.first)


def foresee_change(province_id: int, off: Mapping[date, str], worked: Mapping[date, str], *, today: date) -> Foreseen:
    """What `change_days` would do. Raises what it refuses of the days, and ClockNotRecounted."""
    return _foresee(province_id, [*off, *worked], check_days(province_id, off, worked, today))


def foresee_withdrawal(change: DayChange) -> Foreseen:
    """What `withdraw_day` would do. Raises ClockNotRecounted."""
    rest = tuple(told for told in standing_changes(change.province_id) if told[0] != change.day)
    return _foresee(change.province_id, [change.day], calendar_with(rest))


def _foresee(province_id: int, days: list[date], calendar: Calendar) -> Foreseen:
    groups = touched_by_days(province_id, days)
    moving = [one for one in recounted(groups, calendar, confirmations(province_id), {}) if one.moved]
    return Foreseen(groups.clocks, sum(len(one.ids) for one in moving), _first(moving))


def _first(moving: list[Recounted]) -> tuple[Move, ...]:
    """The nearest dates. One query."""
    nearest = nsmallest(SHOWN, moving, key=lambda one: (one.old or date.max, one.ids[0]))
    new = dict(islice(((pk, one.new) for one in nearest for pk in one.ids), SHOWN))
    clocks = Clock.objects.in_bulk(list(new))
    return tuple(Move(clocks[pk], day) for pk, day in new.items() if day is not None and pk in clocks)
