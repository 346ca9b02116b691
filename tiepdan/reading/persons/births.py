"""Dates of birth as people write them: a whole date, a month, only a year; 01/01 often stands for a year alone."""

import re
from dataclasses import dataclass
from functools import lru_cache

WHOLE = re.compile(r"\b([0-9]{1,2})\s*(?:[/.\-]|tháng|thang)\s*([0-9]{1,2})\s*(?:[/.\-]|năm|nam)\s*([0-9]{4})\b", re.IGNORECASE)
ISO = re.compile(r"\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b")
YEAR = re.compile(r"(?<![0-9])((?:18|19|20)[0-9]{2})(?![0-9])")
MONTHS, LONGEST = 12, 31


@dataclass(frozen=True)
class Birth:
    """`month` and `day` are None when only the year is told, or when what was typed is no date."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def whole(self) -> bool:
        return self.day is not None

    @property
    def first_of_january(self) -> bool:
        return (self.day, self.month) == (1, 1)


@lru_cache(maxsize=4096)
def birth_of(typed: str) -> Birth | None:
    """The date told, or the year alone; None when there is neither."""
    text = typed.strip()
    if match := ISO.search(text):
        return _checked(int(match[1]), int(match[2]), int(match[3]))
    if match := WHOLE.search(text):
        return _checked(int(match[3]), int(match[2]), int(match[1]))
    match = YEAR.search(text)
    return Birth(int(match[1])) if match else None


def _checked(year: int, month: int, day: int) -> Birth | None:
    if month > MONTHS >= day:
        month, day = day, month  # the American order
    if not 1800 <= year < 2100:
        return None
    return Birth(year, month, day) if 1 <= month <= MONTHS and 1 <= day <= LONGEST else Birth(year)


def compare_births(one: Birth | None, other: Birth | None) -> str:
    """The sign of the table for two births; empty when one is not told."""
    if one is None or other is None:
        return ""
    if one.year != other.year:
        return "birth.other_year"
    if not one.whole or not other.whole:
        return "birth.same_year"
    if (one.month, one.day) == (other.month, other.day):
        return "birth.same_year" if one.first_of_january else "birth.same_day"
    if (one.month, one.day) == (other.day, other.month):
        return "birth.swapped"
    return "birth.first_of_january" if one.first_of_january or other.first_of_january else "birth.other_day"
