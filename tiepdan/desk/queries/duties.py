"""Lines of the register of duties as the desk shows them."""

from dataclasses import dataclass
from datetime import date

from tiepdan.cases import register as kept
from tiepdan.cases.duty_kinds import MEASURES, in_words
from tiepdan.cases.models import Duty
from tiepdan.cases.register import CAP, SOURCES, STATES, Asked, owners
from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import stand
from tiepdan.desk.paging import PAGE, Page
from tiepdan.desk.queries.office import MOST
from tiepdan.law.calendar import Calendar
from tiepdan.law.timing import Timing

__all__ = ["CAP", "SOURCES", "STATES", "Asked", "Counted", "Line", "counted", "overdue_count", "owners", "register"]


@dataclass(frozen=True)
class Line:
    """A duty with its chip; `code` is empty for who may not see the file, `text` where a denunciation is told by its code only."""

    duty: Duty
    timing: Timing
    code: str
    text: str


@dataclass(frozen=True)
class Counted:
    """As kept.Counted; `sums` are label, “phải” and “đã” in words, None where there is too much to add up."""

    total: int
    overdue: int
    soon: int
    to_check: int
    sums: list[tuple[str, str, str]] | None


def register(actor: Actor, asked: Asked, today: date, calendar: Calendar, *, after: str = "", size: int = PAGE) -> Page:
    """A page of lines, the longest overdue first. One query."""
    duties, cursor = kept.page(actor, asked, today, after=after, size=size)
    return Page([line_of(duty, actor, today, calendar) for duty in duties], cursor)


def line_of(duty: Duty, actor: Actor, today: date, calendar: Calendar) -> Line:
    code, text = kept.told(duty, actor)
    return Line(duty, stand(duty.due, today, calendar, met_on=duty.done_on or duty.stopped_on), code, text)


def counted(actor: Actor, asked: Asked, today: date) -> Counted:
    """The figures over the whole of what is narrowed, as far as they are counted."""
    told = kept.counted(actor, asked, today)
    sums = None if told.sums is None else [(MEASURES[name].label, _words(name, must), _words(name, done)) for name, (must, done) in told.sums.items()]
    return Counted(told.total, told.overdue, told.soon, told.to_check, sums)


def overdue_count(actor: Actor, today: date) -> int:
    """How many duties the actor may see are overdue today, counted to a thousand."""
    return kept.how_many(actor, Asked(state="overdue"), today, most=MOST)


def _words(measure: str, value) -> str:
    return in_words(measure, value) if value else "0"
