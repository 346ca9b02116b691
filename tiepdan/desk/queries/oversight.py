"""Recommendations of bodies that oversee, as the desk shows them."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from tiepdan.cases.models import Oversight
from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import stand
from tiepdan.desk.paging import PAGE, Page, newest_first
from tiepdan.law.calendar import Calendar
from tiepdan.law.timing import Timing

WITH = ("office", "letter", "paper", "recorded_by_post__office")


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; empty words narrow nothing."""

    state: str = ""
    sort: str = ""


@dataclass(frozen=True)
class Line:
    """A recommendation with its chip; without one where the body set no day."""

    asked: Oversight
    timing: Timing | None


def oversights(actor: Actor, asked: Asked, today: date, calendar: Calendar, *, after: str = "", size: int = PAGE) -> Page:
    """Newest first. One query."""
    found = Oversight.objects.visible_to(actor).select_related("office", "letter")
    found = found.filter(state=asked.state) if asked.state else found
    found = found.filter(sort=asked.sort) if asked.sort else found
    page = newest_first(found, after if len(after) < 19 else "", size)
    return Page([line_of(one, today, calendar) for one in page.rows], page.after)


def line_of(one: Oversight, today: date, calendar: Calendar) -> Line:
    return Line(one, stand(one.answer_by, today, calendar, met_on=one.answered_on) if one.answer_by else None)


def oversight_or_404(actor: Actor, oversight_id: int) -> Oversight:
    one = Oversight.objects.visible_to(actor).select_related(*WITH).filter(pk=oversight_id).first()
    if one is None:
        raise Http404
    return one
