"""The spans of time by which recurring duties are counted: weeks from Monday, months, quarters, the spans of yearly reports."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tiepdan.law.calendar import write_day

ROMAN = ("I", "II", "III", "IV")
# Months a span lasts, and whether it comes only once a year, from January on (the reports of 3, 6, 9 and 12 months).
SPANS = {
    "working_day": (1, False),  # counted day by day, told month by month
    "month": (1, False),
    "quarter": (3, False),
    "first_quarter": (3, True),
    "half": (6, False),
    "first_half": (6, True),
    "nine_months": (9, True),
    "year": (12, True),
}
PERS = {"week", *SPANS}


class Window(NamedTuple):
    """One whole span, both days included; `name` is how an official calls it."""

    per: str
    first: date
    last: date
    name: str


def windows(per: str, first: date, last: date) -> Iterator[Window]:
    """The whole spans of this kind that share at least one day with the days from `first` to `last`, in order."""
    if per == "week":
        yield from _weeks(first, last)
        return
    months, once = SPANS[per]
    for year in range(first.year, last.year + 1):
        for month in (1,) if once else range(1, 13, months):
            end = _month_end(year, month + months - 1)
            begin = date(year, month, 1)
            if begin <= last and first <= end:
                yield Window(per, begin, end, _name(per, year, month))


def _weeks(first: date, last: date) -> Iterator[Window]:
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        sunday = monday + timedelta(days=6)
        yield Window("week", monday, sunday, f"tuần {write_day(monday).rsplit('/', 1)[0]}–{write_day(sunday)}")
        monday += timedelta(days=7)


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _name(per: str, year: int, month: int) -> str:
    return {
        "quarter": f"quý {ROMAN[(month - 1) // 3]}/{year}",
        "first_quarter": f"quý I/{year}",
        "half": f"06 tháng {'đầu' if month == 1 else 'cuối'} năm {year}",
        "first_half": f"06 tháng đầu năm {year}",
        "nine_months": f"09 tháng đầu năm {year}",
        "year": f"năm {year}",
    }.get(per, f"tháng {month:02d}/{year}" if month < 3 else f"tháng {month}/{year}")
