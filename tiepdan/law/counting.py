"""Counting days on a calendar, by positions. The arithmetic of time limits, without any rule of any act.

The day of the event is not counted; day 1 is the next day. When the last calendar day is a day off, the period ends on the
next working day (Bộ luật Dân sự 2015 Điều 147, 148, theo tập quán: các luật khiếu nại, tố cáo không nói cách đếm).
"""

from tiepdan.law.calendar import Calendar, outside


def forward(calendar: Calendar, start: int, length: int, *, working: bool) -> int:
    """The position of the last day of a period of `length` days after `start`, not rolled. Raises BadFacts past the calendar."""
    if not working:
        return on_calendar(calendar, start + length)
    if not length:
        return start
    number = calendar.rank[start] + length - 1
    if number >= len(calendar.work):
        raise outside(calendar)
    return calendar.work[number]


def backward(calendar: Calendar, event: int, length: int, *, working: bool) -> int:
    """The latest position that still leaves `length` days ahead of the event, whose own day is not counted; not rolled."""
    if not working:
        return on_calendar(calendar, event - length)
    before_event = calendar.rank[event] - (calendar.reasons[event] is None)
    if before_event < length:
        raise outside(calendar)
    return calendar.work[before_event - length]


def rolled(calendar: Calendar, position: int) -> int:
    """The position itself when offices work that day, else the next working day."""
    return on_calendar(calendar, calendar.next_work[position])


def on_calendar(calendar: Calendar, position: int) -> int:
    if 0 <= position < calendar.size:
        return position
    raise outside(calendar)
