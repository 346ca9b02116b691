"""How a due date stands on a day. Asked whenever it is shown, never stored: no nightly job turns a case "overdue"."""

from dataclasses import dataclass
from datetime import date, datetime

from tiepdan.law.calendar import DEFAULT, Calendar, write_day
from tiepdan.law.facts import plain_day

SOON = 3


@dataclass(frozen=True)
class Timing:
    """`state`: late, soon, ok, paused, done or none. `days`: how many are left; below zero, how many it is (or was) late."""

    state: str
    words: str
    days: int


def timing(
    due: date | datetime | None,
    today: date,
    *,
    paused_since: date | None = None,
    met_on: date | None = None,
    unit: str = "day",
    soon: int = SOON,
    calendar: Calendar = DEFAULT,
) -> Timing:
    """Where a clock stands today. Lateness is told in calendar days; what is left in the unit of the rule.

    "Soon" means at most `soon` days left, in that unit. A duty without a legal limit is "none".
    """
    if met_on is not None:
        return _done(due, met_on)
    if paused_since is not None:
        return Timing("paused", f"Tạm dừng từ {write_day(paused_since)}", 0)
    if due is None:
        return Timing("none", "Không có hạn luật định", 0)
    last = plain_day(due)
    if today > last:
        return Timing("late", f"Trễ {(today - last).days} ngày", (last - today).days)
    if today == last:
        return Timing("soon", "Hôm nay", 0)
    left, words = _left(today, last, unit, calendar)
    return Timing("soon" if left <= soon else "ok", f"Còn {left} {words}", left)


def _done(due: date | datetime | None, met_on: date) -> Timing:
    if due is None:
        return Timing("done", "Đã xong", 0)
    spare = (plain_day(due) - met_on).days
    return Timing("done", "Xong đúng hạn" if spare >= 0 else f"Xong, trễ {-spare} ngày", spare)


def _left(today: date, last: date, unit: str, calendar: Calendar) -> tuple[int, str]:
    if unit == "working_day":
        return calendar.working_days_between(today, last), "ngày làm việc"
    return (last - today).days, "ngày"
