"""How often the reader was right: the month's figures, the petitions behind each, and taking a learned version back."""

from datetime import date
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk import words
from tiepdan.desk.queries import learning
from tiepdan.desk.shell import desk_page, show
from tiepdan.intake.actions import withdraw_reader
from tiepdan.intake.corrections import Finding, ReaderVersion, Verdict
from tiepdan.intake.models import Kind
from tiepdan.offices.abilities import ADMINISTER, ROUTE, SEE_PROVINCE

MONTHS_BACK = 12


@require_safe
@desk_page
def reader(request: HttpRequest) -> HttpResponse:
    """The page of one month: right, corrected, not so and missed, by finding, kind and field."""
    asked = _asked(request)
    shown = learning.versions(request.actor, asked)
    return show(request, "desk/reader.html", {
        "asked": asked, "accuracy": learning.accuracy(request.actor, asked), "misses": [_in_words(miss) for miss in learning.misses(request.actor, asked)],
        "versions": shown, "reading": learning.version_reading(shown), "may_withdraw": request.actor.can(ROUTE if asked.office else ADMINISTER),
        "rest": _rest(asked), **_choices(request, asked),
    }, here="petitions")


@require_safe
@desk_page
def reader_counted(request: HttpRequest, finding: str, verdict: str) -> HttpResponse:
    """The words counted under one number, a page at a time."""
    if finding not in Finding.values or verdict not in Verdict.values:
        raise Http404
    asked = _asked(request)
    page = learning.counted(request.actor, asked, finding, verdict, request.GET.get("after", ""))
    rows = [(word, petition, words.of_finding(finding, word.said), words.of_finding(finding, word.corrected)) for word, petition in page.rows]
    return show(request, "desk/reader_counted.html", {
        "page": page, "rows": rows, "asked": asked, "finding": Finding(finding).label, "verdict": Verdict(verdict).label, "rest": _rest(asked),
        "first": not request.GET.get("after"),
    }, here="petitions")


@require_POST
@desk_page
def reader_back(request: HttpRequest, version_id: int) -> HttpResponse:
    """One button back: the version before reads again."""
    version = get_object_or_404(ReaderVersion.objects.only("pk", "office_id"), pk=version_id, province_id=request.actor.province_id)
    if not learning.may_see(request.actor):
        raise Http404
    try:
        withdraw_reader(version.pk, by=request.actor, now=timezone.now(), reason=request.POST.get("reason", ""))
        messages.success(request, _("Đã bỏ phiên bản ấy; đơn đến từ nay đọc bằng phiên bản trước."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('desk:reader')}?{urlencode({'office': version.office_id or 0})}")


def _asked(request: HttpRequest) -> learning.Asked:
    """What is asked for, narrowed to what the actor may see. Raises Http404 for another office's figures."""
    actor, get = request.actor, request.GET.get
    if not learning.may_see(actor):
        raise Http404
    since, until = learning.month_of(_month(get("month", ""), request.today))
    office = int(get("office")) if (get("office") or "").isdecimal() and len(get("office")) < 10 else (0 if actor.can(SEE_PROVINCE) else actor.office_id)
    if office != actor.office_id and not actor.can(SEE_PROVINCE):
        raise Http404
    if office and office not in {one.pk for one in learning.offices_seen(actor)}:
        raise Http404
    return learning.Asked(since, until, office, get("kind") if get("kind") in Kind.values else "", get("field") if get("field") in words.FIELDS else "")


def _month(typed: str, today: date) -> date:
    try:
        return date.fromisoformat(f"{typed}-01") if len(typed) == 7 and 2000 <= int(typed[:4]) <= 2200 else today
    except ValueError:
        return today


def _rest(asked: learning.Asked) -> str:
    told = {"month": f"{asked.since:%Y-%m}", "office": asked.office, "kind": asked.kind, "field": asked.field}
    return urlencode({name: value for name, value in told.items() if value != ""})


def _choices(request: HttpRequest, asked: learning.Asked) -> dict:
    months, day = [], request.today.replace(day=1)
    for _turn in range(MONTHS_BACK):
        months.append((f"{day:%Y-%m}", f"{day:%m/%Y}"))
        day = (day.replace(day=1) - (date(2, 1, 2) - date(2, 1, 1))).replace(day=1)
    chosen = f"{asked.since:%Y-%m}"
    if chosen not in dict(months):
        months.append((chosen, f"{asked.since:%m/%Y}"))
    return {"months": months, "chosen": chosen, "offices": learning.offices_seen(request.actor), "whole": request.actor.can(SEE_PROVINCE),
            "kinds": Kind.choices, "fields": words.FIELDS.items()}


def _in_words(miss: learning.Miss) -> dict:
    return {"finding": Finding(miss.finding).label, "said": words.of_finding(miss.finding, miss.said), "n": miss.n,
            "corrected": words.of_finding(miss.finding, miss.corrected) or _("không phải")}
