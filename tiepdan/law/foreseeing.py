"""What an act on the calendar would do to running clocks, told before anybody does it. Counts as the act itself counts; writes nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import nsmallest
from itertools import islice

from tiepdan.law.actions.days import check_days
from tiepdan.law.calendar import Calendar
from tiepdan.law.models import Clock
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


def foresee_withdrawal(province_id: int, day: date) -> Foreseen:
    """What `withdraw_day` of the change standing on that day would do. Raises ClockNotRecounted."""
    rest = tuple(told for told in standing_changes(province_id) if told[0] != day)
    return _foresee(province_id, [day], calendar_with(rest))


def _foresee(province_id: int, days: list[date], calendar: Calendar) -> Foreseen:
    groups, moved = touched_by_days(province_id, days), [0]
    nearest = nsmallest(SHOWN, _moving(recounted(groups, calendar, confirmations(province_id), {}), moved))
    new = dict(islice(((pk, day) for _old, ids, day in nearest for pk in ids), SHOWN))
    clocks = Clock.objects.in_bulk(list(new))
    first = tuple(Move(clocks[pk], day) for pk, day in new.items() if pk in clocks)
    return Foreseen(groups.clocks, moved[0], first)


def _moving(changes: Iterable[Recounted], moved: list[int]) -> Iterator[tuple[date, list[int], date]]:
    """Present date, clocks, new date of what moves; `moved` counts the clocks. Sentences and facts are let go at once."""
    for one in changes:
        if one.old is not None and one.new is not None and one.moved:
            moved[0] += len(one.ids)
            yield one.old, one.ids, one.new
