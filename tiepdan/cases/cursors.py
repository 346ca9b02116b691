"""The cursor of a list by day: the day and id of the last row seen. Pure."""

from datetime import date


def read_due_cursor(cursor: str) -> tuple[date, int] | None:
    """`2026-08-19.123`: the due date and id of the last row seen; None for anything else."""
    day, _dot, number = cursor.partition(".")
    try:
        return (date.fromisoformat(day), int(number)) if len(day) == 10 and number.isascii() and number.isdecimal() and len(number) < 19 else None
    except ValueError:
        return None


def due_cursor(due: date, number: int) -> str:
    return f"{due.isoformat()}.{number}"
