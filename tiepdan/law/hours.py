"""Periods counted in hours ahead of a moment."""

from datetime import date, datetime, timedelta

from tiepdan.law.calendar import name_day
from tiepdan.law.errors import BadFacts
from tiepdan.law.rules import Rule


def hours_before(rule: Rule, start: date | datetime) -> tuple[datetime, list[str]]:
    """The latest moment that leaves the rule's hours ahead of `start`. Raises BadFacts when `start` carries no time."""
    if not isinstance(start, datetime):
        raise BadFacts("time_missing", f"Việc “{rule.title}” tính theo giờ: hãy ghi cả giờ, ví dụ 2026-07-20T08:00.")
    moment = start - timedelta(hours=rule.length or 0)
    return moment, [
        f"{rule.cites}: {rule.says}.",
        f"{rule.start_words.capitalize()} là {_tell(start)}; lùi lại {rule.length} giờ.",
        f"Muộn nhất: {_tell(moment)}.",
    ]


def _tell(moment: datetime) -> str:
    return f"{moment.hour:02d} giờ {moment.minute:02d}, {name_day(moment)}"
