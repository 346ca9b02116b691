"""Long lists a page at a time, by key: page 1,000 costs what page 1 costs."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

PAGE = 50


@dataclass(frozen=True)
class Page:
    """Rows of one page and the cursor of the next ("" when there is none)."""

    rows: list[Any] = field(default_factory=list)
    after: str = ""


def newest_first(queryset, after: str, size: int = PAGE) -> Page:
    """Rows by falling id, those below the cursor."""
    if after.isdecimal():
        queryset = queryset.filter(pk__lt=int(after))
    rows = list(queryset.order_by("-pk")[: size + 1])
    return Page(rows[:size], str(rows[size - 1].pk) if len(rows) > size else "")


def read_due_cursor(cursor: str) -> tuple[date, int] | None:
    """`2026-08-19.123`: the due date and id of the last row seen; None for anything else."""
    day, _dot, number = cursor.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if len(day) == 10 and number.isdecimal() else None
    except ValueError:
        return None


def due_cursor(due: date, number: int) -> str:
    return f"{due.isoformat()}.{number}"
