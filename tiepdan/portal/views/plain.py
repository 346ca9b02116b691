"""Pages that ask nothing: home, the page for a lost line, and the small worker that shows it."""

from contextlib import suppress

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.actor import CITIZEN
from tiepdan.law.calendar import DEFAULT as CALENDAR
from tiepdan.offices.models import Office, OfficeKind
from tiepdan.portal import drafts, forms, opened
from tiepdan.portal.actions import drop_draft
from tiepdan.portal.leaving import leave_to
from tiepdan.portal.places import communes, find_communes, receivers_of, spoken_name
from tiepdan.portal.problems import asks_with


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    return render(request, "portal/home.html", {
        "here": "home", "today": today, "day_off": CALENDAR.is_day_off(today), "next_day": CALENDAR.next_working_day(today),
        "has_draft": bool(request.COOKIES.get(drafts.COOKIE)),  # not looked up: this page opens even when the database does not
    })


@require_safe
@asks_with(forms.WhereForm)
def where(request: HttpRequest) -> HttpResponse:
    """Who receives citizens at a commune or ward: the head, and whoever takes petitions in, by name and post."""
    today, form = timezone.localdate(), forms.WhereForm(request.GET or None)
    typed = form.cleaned_data["xa"].strip() if form.is_valid() else ""
    found = find_communes(typed, today) if typed else []
    board = Office.objects.on(today).filter(kind=OfficeKind.RECEPTION_BOARD).first()
    return render(request, "portal/where.html", {
        "here": "where", "typed": typed, "form": form, "names": [spoken_name(office) for office in communes(today)],
        "receivers": [receivers_of(office, today) for office in (found or ([board] if board else []))], "found": bool(found),
    })


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/offline.html")


@require_safe
@cache_control(max_age=0, must_revalidate=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """At the root, so that it may look after every page of this door."""
    return render(request, "portal/sw.js", content_type="text/javascript; charset=utf-8")


@csrf_exempt  # the cookie that names the draft is SameSite; whoever must leave must not be stopped by an old page
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Forget the draft at once, clear what the browser kept of this site, and show the weather."""
    response = HttpResponse(status=303, headers={"Location": leave_to()})
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    for cookie in (drafts.COOKIE, drafts.SENT_COOKIE, opened.COOKIE):
        response.delete_cookie(cookie)
    with suppress(DatabaseError):  # with its cookie gone nobody can open the draft any more; its row is swept later
        _forget(request)
    return response


@require_POST
def drop(request: HttpRequest) -> HttpResponse:
    """Drop the draft and stay: for a borrowed telephone."""
    _forget(request)
    response = redirect("portal:home")
    response["Clear-Site-Data"] = '"storage"'
    response.delete_cookie(drafts.COOKIE)
    return response


def _forget(request: HttpRequest) -> None:
    draft = drafts.find_unsent(request)
    if draft is not None:
        drop_draft(draft, by=CITIZEN)
