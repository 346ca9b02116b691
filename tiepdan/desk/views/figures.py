"""Tables 02/KQGQ and 04/KQGQ over a period; each number leads to the duties it counts."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.cases.errors import PeriodBackwards
from tiepdan.cases.figures import TABLES
from tiepdan.desk.actions import take_out
from tiepdan.desk.export import figures_book
from tiepdan.desk.queries import figures as queries
from tiepdan.desk.shell import desk_page, show
from tiepdan.law.queries import calendar_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@desk_page
def figures(request: HttpRequest) -> HttpResponse:
    asked, refused = _asked(request), ""
    try:
        cells = queries.cells(request.actor, asked)
    except PeriodBackwards as refusal:
        cells, refused = [], str(refusal)
    return show(request, "desk/figures.html", {
        "asked": asked, "cells": cells, "refused": refused, "table": TABLES[asked.table], "tables": TABLES.items(),
        "offices": queries.offices_of(request.actor), "rest": _rest(request),
    }, here="duties")


@require_POST
@desk_page
def figures_export(request: HttpRequest) -> HttpResponse:
    """The table as a sheet."""
    asked = _asked(request)
    try:
        cells = queries.cells(request.actor, asked)
    except PeriodBackwards as refusal:
        raise Http404(str(refusal)) from refusal
    take_out(_("Biểu {table}").format(table=asked.table), len(cells), by=request.actor, now=timezone.now())
    book = figures_book(asked.table, cells, f"{asked.since:%d/%m/%Y} – {asked.until:%d/%m/%Y}")
    response = HttpResponse(book, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{asked.table}-{asked.until.isoformat()}.xlsx"'
    return response


@require_safe
@desk_page
def figures_counted(request: HttpRequest, column: int) -> HttpResponse:
    """The duties one number counts."""
    asked, after = _asked(request), request.GET.get("after", "")
    try:
        cell, page = queries.counted(request.actor, asked, column, request.today, calendar_of(request.actor.province_id), after=after)
    except PeriodBackwards as refusal:
        raise Http404(str(refusal)) from refusal
    return show(request, "desk/figures_counted.html", {"asked": asked, "cell": cell, "page": page, "rest": _rest(request), "first": not after}, here="duties")


def _asked(request: HttpRequest) -> queries.Period:
    """What cannot be read is this year until today, table 02/KQGQ, every office."""
    get, today = request.GET.get, request.today
    office = get("office", "")
    return queries.Period(
        table=get("table", "") if get("table") in TABLES else next(iter(TABLES)), since=_day(get("since", ""), date(today.year, 1, 1)),
        until=_day(get("until", ""), today), office=int(office) if office.isascii() and office.isdecimal() and len(office) < 10 else None,
    )


def _day(typed: str, otherwise: date) -> date:
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return otherwise
    return day if date(1990, 1, 1) <= day <= otherwise + timedelta(days=36600) else otherwise


def _rest(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()
