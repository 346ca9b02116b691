"""Days on which offices work and days on which they do not: data with a source for each year, turned into look-ups.

Bộ luật Lao động 2019 Điều 111, 112: weekly rest, public holidays with their compensatory days. A working day swapped by
decision becomes a day off, and the Saturday given for it becomes a working day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from tiepdan.law.errors import BadFacts

DATA = Path(__file__).parent / "data" / "days_off.yaml"
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
ESTIMATED = "dự kiến"


def write_day(day: date) -> str:
    """`02/9/2026`: months below three keep their zero, as on official papers (NĐ 30/2020/NĐ-CP)."""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def name_day(day: date) -> str:
    """`thứ Tư, 02/9/2026`."""
    return f"{WEEKDAYS[day.weekday()]}, {write_day(day)}"


@dataclass(frozen=True)
class DayData:
    """Named days off, Saturdays that are worked (with the day they stand for), and the days nobody has announced yet."""

    first_year: int
    last_year: int
    days_off: Mapping[date, str]
    worked: Mapping[date, str]
    estimated: frozenset[date] = frozenset()


class Calendar:
    """Look-ups by position: position 0 is 1 January of the first year. Immutable once made.

    `work` lists the positions of working days in order; `rank[p]` says how many of them lie at or before p, so that
    counting any number of working days is two steps whatever the number.
    """

    def __init__(self, data: DayData) -> None:
        self.data = data
        self.first = date(data.first_year, 1, 1).toordinal()
        self.size = date(data.last_year, 12, 31).toordinal() - self.first + 1
        self.days = tuple(date.fromordinal(self.first + position) for position in range(self.size))
        self.named = tuple(name_day(day) for day in self.days)
        self.reasons = tuple(self._reason(day) for day in self.days)
        self.work: list[int] = []
        self.rank: list[int] = []
        self.off_words: list[str] = []
        self.off_rank: list[int] = []
        self._index()
        self.worked = sorted(day.toordinal() - self.first for day in data.worked)
        self.estimated = sorted(day.toordinal() - self.first for day in data.estimated)
        self.first_estimated = self.estimated[0] if self.estimated else self.size
        self.next_work = self._next_working()

    def _reason(self, day: date) -> str | None:
        if day in self.data.days_off:
            return self.data.days_off[day] + (f", {ESTIMATED}" if day in self.data.estimated else "")
        if day.weekday() >= 5 and day not in self.data.worked:
            return "nghỉ cuối tuần"
        return None

    def _index(self) -> None:
        for position, reason in enumerate(self.reasons):
            if reason is None:
                self.work.append(position)
            else:
                day = self.days[position]
                why = "" if reason == "nghỉ cuối tuần" else f" ({reason})"
                self.off_words.append(f"{WEEKDAYS[day.weekday()]} {write_day(day).rsplit('/', 1)[0]}{why}")
            self.rank.append(len(self.work))
            self.off_rank.append(len(self.off_words))

    def _next_working(self) -> tuple[int, ...]:
        following, found = self.size, []
        for position in range(self.size - 1, -1, -1):
            following = position if self.reasons[position] is None else following
            found.append(following)
        return tuple(reversed(found))

    def position(self, day: date) -> int:
        """Where the day stands. Raises BadFacts outside the years the calendar knows."""
        position = day.toordinal() - self.first
        if 0 <= position < self.size:
            return position
        raise outside(self)

    def is_day_off(self, day: date) -> str | None:
        """Why offices are closed on the day, or None when they work."""
        return self.reasons[self.position(day)]

    def next_working_day(self, day: date) -> date:
        """The day itself when it is worked, else the first working day after it."""
        position = self.next_work[self.position(day)]
        if position == self.size:
            raise outside(self)
        return self.days[position]

    def working_days_between(self, after: date, until: date) -> int:
        """How many working days lie after the first day, up to and including the second."""
        return self.rank[self.position(until)] - self.rank[self.position(after)]

    def days_off_between(self, first: int, last: int) -> list[str]:
        """The days off from position `first` to position `last`, both included, named for a reader."""
        return self.off_words[self.off_rank[first - 1] if first else 0 : self.off_rank[last]]

    def worked_between(self, first: int, last: int) -> list[int]:
        """The Saturdays worked by decision between two positions, both included."""
        return self.worked[bisect_left(self.worked, first) : bisect_right(self.worked, last)]

    def estimated_between(self, first: int, last: int) -> bool:
        """Whether a day nobody has announced yet lies between two positions, both included."""
        return last >= self.first_estimated and bisect_left(self.estimated, first) < bisect_right(self.estimated, last)

    def with_changes(self, days_off: Mapping[date, str], worked: Mapping[date, str] | None = None) -> "Calendar":
        """This calendar with days added by a new decree or a province; the old one stays as it was."""
        added = worked or {}
        kept = {day: why for day, why in self.data.days_off.items() if day not in added}
        still = {day: why for day, why in self.data.worked.items() if day not in days_off}
        data = DayData(
            self.data.first_year,
            self.data.last_year,
            kept | dict(days_off),
            still | dict(added),
            self.data.estimated - days_off.keys() - added.keys(),
        )
        return Calendar(data)


def outside(calendar: Calendar) -> BadFacts:
    return BadFacts(
        "calendar_year",
        f"Lịch ngày nghỉ mới có từ năm {calendar.data.first_year} đến năm {calendar.data.last_year}; hãy bổ sung lịch rồi tính lại.",
    )


def read_days(path: Path = DATA) -> DayData:
    """The calendar file as days. Raises ValueError when a year lacks its source or a day lies in another year's list."""
    told = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    days_off: dict[date, str] = {}
    worked: dict[date, str] = {}
    estimated: set[date] = set()
    for year, block in told["years"].items():
        _check_year(year, block, told["sources"])
        days_off |= block["days_off"]
        for swap in block.get("swaps", []):
            days_off[swap["closed"]] = f"nghỉ thay cho {write_day(swap['worked'])}"
            worked[swap["worked"]] = f"làm bù cho {write_day(swap['closed'])}"
        if block["confidence"] == "UNCERTAIN":
            estimated |= block["days_off"].keys()
    return DayData(min(told["years"]), max(told["years"]), days_off, worked, frozenset(estimated))


def _check_year(year: int, block: dict, sources: dict[str, str]) -> None:
    unknown = set(block["source"]) - sources.keys()
    if not block["source"] or unknown or block["confidence"] not in {"FOUND", "MEMORY", "UNCERTAIN"}:
        raise ValueError(f"calendar {year}: source or confidence is missing or unknown {sorted(unknown)}")
    astray = [day for day in block["days_off"] if day.year != year]
    swapped = [swap for swap in block.get("swaps", []) if swap["closed"].weekday() >= 5 or swap["worked"].weekday() != 5]
    if astray or swapped:
        raise ValueError(f"calendar {year}: not days of that year, or not a weekday swapped for a Saturday: {astray} {swapped}")


DEFAULT = Calendar(read_days())
