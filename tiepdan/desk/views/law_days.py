"""The calendar: days off of a year, changing them after a look at what moves, taking one back, and what every recount moved."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.forms.days import DaysForm, GroundForm
from tiepdan.desk.paging import newest_first
from tiepdan.desk.queries import law_days as queries
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.views.law import law_show
from tiepdan.law.actions import change_days, withdraw_day
from tiepdan.law.foreseeing import foresee_change, foresee_withdrawal
from tiepdan.law.models import Recount
from tiepdan.law.queries import calendar_of
from tiepdan.law.years import national_years, not_announced_after
from tiepdan.offices.abilities import ADMINISTER

LATEST = 5


@require_safe
@desk_page
def law_days(request: HttpRequest) -> HttpResponse:
    """The days off of one year, and for who keeps the calendar the lines to add some."""
    years = national_years()
    asked = request.GET.get("nam", "")
    year = years.get(int(asked) if asked.isascii() and asked.isdecimal() and len(asked) == 4 else request.today.year)
    year = year or years[min(max(request.today.year, min(years)), max(years))]
    return law_show(request, "desk/law_days.html", "days", {
        "year": year, "years": sorted(years, reverse=True), "unknown_year": asked and asked != str(year.number),
        "rows": queries.days_of_year(request.actor, year), "not_announced": not_announced_after(request.today.year),
        "before": years.get(year.number - 1), "following": years.get(year.number + 1), "may_change": request.actor.can(ADMINISTER),
        "form": DaysForm(), "recounts": newest_first(Recount.objects.filter(province_id=request.actor.province_id), "", LATEST),
    })


@require_safe
@desk_page
def law_days_preview(request: HttpRequest) -> HttpResponse:
    """What these days would move. Reading only; what was typed stands below, to be mended or done."""
    form = DaysForm(request.GET)
    foreseen = days = None
    if form.is_valid():
        days = form.told(calendar_of(request.actor.province_id))
        if not form.errors:
            try:
                foreseen = foresee_change(request.actor.province_id, days["off"], days["worked"], today=request.today)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    return _preview(request, form, request.GET, foreseen=foreseen, days=days)


@require_POST
@desk_page
def law_days_change(request: HttpRequest) -> HttpResponse:
    """Do it: days, recount and journal in one act."""
    form = DaysForm(request.POST)
    if form.is_valid():
        days = form.told(calendar_of(request.actor.province_id))
        if not form.errors:
            try:
                done = change_days(by=request.actor, province_id=request.actor.province_id, ground=form.cleaned_data["ground"], today=request.today, **days)
                return _done(request, done, _("Đã đổi lịch nghỉ."))
            except Refused as refusal:
                form.add_error(None, str(refusal))
    return _preview(request, form, request.POST)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def law_day_withdraw(request: HttpRequest, change_id: int) -> HttpResponse:
    """Take back one day of the province, after a look at what moves."""
    change = queries.change_or_404(request.actor, change_id)
    form = GroundForm(request.POST if request.method == "POST" else None, label=_("Căn cứ, lý do bỏ"), help_text=_("số, ngày, cơ quan ban hành văn bản"))
    if request.method == "POST" and form.is_valid():
        try:
            done = withdraw_day(change.pk, by=request.actor, province_id=request.actor.province_id, ground=form.cleaned_data["ground"], today=request.today)
            return _done(request, done, _("Đã bỏ thay đổi lịch nghỉ."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    foreseen, trouble = None, ""
    try:
        foreseen = foresee_withdrawal(change.province_id, change.day)
    except Refused as refusal:
        trouble = str(refusal)
    return show(request, "desk/law_day_withdraw.html", {
        "change": change, "form": form, "foreseen": foreseen, "moves": queries.moves_seen(request.actor, foreseen) if foreseen else [],
        "may_change": request.actor.can(ADMINISTER), "trouble": trouble,
    }, here="law")


@require_safe
@desk_page
def law_recounts(request: HttpRequest) -> HttpResponse:
    """Every recount of the province, the newest first."""
    page = newest_first(Recount.objects.filter(province_id=request.actor.province_id), request.GET.get("after", ""))
    return show(request, "desk/law_recounts.html", {"page": page, "first": not request.GET.get("after"), "rest": ""}, here="law")


@require_safe
@desk_page
def law_recount(request: HttpRequest, recount_id: int) -> HttpResponse:
    """One recount: what it rests on, and each date it moved."""
    recount = queries.recount_or_404(request.actor, recount_id)
    return show(request, "desk/law_recount.html", {
        "recount": recount, "page": queries.moved_dates(request.actor, recount, request.GET.get("after", "")),
        "sums": queries.moved_in_sum(recount) if recount.moved else [], "first": not request.GET.get("after"), "rest": "", "most": queries.MOST_SORTS,
    }, here="law")


def _preview(request: HttpRequest, form: DaysForm, typed: QueryDict, **told: object) -> HttpResponse:
    foreseen = told.get("foreseen")
    return show(request, "desk/law_days_preview.html", {
        **told, "form": form, "moves": queries.moves_seen(request.actor, foreseen) if foreseen else [],
        "typed": [(name, value) for name, value in typed.items() if name in form.fields or name.startswith("d")],
        "may_change": request.actor.can(ADMINISTER),
    }, here="law")


def _done(request: HttpRequest, done: Recount, words: str) -> HttpResponse:
    moved = ngettext("{n} ngày hạn đã đổi.", "{n} ngày hạn đã đổi.", done.moved).format(n=f"{done.moved:,}".replace(",", "."))
    messages.success(request, f"{words} {moved}")
    return redirect("desk:law-recount", recount_id=done.pk)
