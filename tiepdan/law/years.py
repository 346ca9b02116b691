"""The country's days off year by year, as a person reads them: each with its name, and from where a year's list is known.

The same file the calendar counts by (`data/days_off.yaml`). Bộ luật Lao động 2019 Đ.112: which days of Tết and beside 02/9 are off, the
Prime Minister decides each year; until that is announced a year's days are only expected.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from tiepdan.law.calendar import DATA
from tiepdan.law.rules import load_yaml


@dataclass(frozen=True)
class NationalDay:
    """A day off (`off`), or a Saturday worked for another day."""

    day: date
    off: bool
    name: str


@dataclass(frozen=True)
class NationalYear:
    """`announced` is False while the list of that year is not decided: then each day is expected and may change."""

    number: int
    days: tuple[NationalDay, ...]
    announced: bool
    checked: bool  # against the announcement of that very year
    sources: tuple[str, ...]


@cache
def national_years() -> dict[int, NationalYear]:
    """Every year the calendar has, read once."""
    told = load_yaml(DATA)
    days = {year: [NationalDay(day, True, name) for day, name in block["days_off"].items()] for year, block in told["years"].items()}
    for block in told["years"].values():
        for swap in block.get("swaps", []):
            closed, worked = swap["closed"], swap["worked"]
            days[closed.year].append(NationalDay(closed, True, f"nghỉ hoán đổi, làm bù ngày {worked:%d/%m/%Y}"))
            if worked.year in days:
                days[worked.year].append(NationalDay(worked, False, f"làm bù cho ngày {closed:%d/%m/%Y}"))
    return {
        year: NationalYear(
            year, tuple(sorted(days[year], key=lambda one: one.day)), block["confidence"] != "UNCERTAIN", block["confidence"] == "FOUND",
            tuple(told["sources"][name] for name in block["source"]),
        )
        for year, block in told["years"].items()
    }


def not_announced_after(year: int) -> NationalYear | None:
    """The list of the year after, when the calendar has it and nobody has decided it yet."""
    following = national_years().get(year + 1)
    return following if following is not None and not following.announced else None
