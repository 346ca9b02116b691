"""Long lists a page at a time, by key: page 1,000 costs what page 1 costs."""

from dataclasses import dataclass, field
from typing import Any

from tiepdan.cases.cursors import due_cursor, read_due_cursor

__all__ = ["PAGE", "Page", "due_cursor", "newest_first", "read_due_cursor"]

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
