"""Pages that ask nothing: home, the page for a lost line, and the small worker that shows it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.actor import CITIZEN
from tiepdan.law.calendar import DEFAULT as CALENDAR
from tiepdan.portal import drafts
from tiepdan.portal.actions import drop_draft

LEAVE_TO = "https://nchmf.gov.vn/"  # the national weather page: harmless to be seen with


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    return render(request, "portal/home.html", {
        "here": "home", "today": today, "day_off": CALENDAR.is_day_off(today), "next_day": CALENDAR.next_working_day(today), "has_draft": drafts.COOKIE in request.COOKIES,
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
    response = HttpResponse(status=303, headers={"Location": getattr(settings, "LEAVE_TO", LEAVE_TO)})
    response["Clear-Site-Data"] = '"cache", "storage"'
    response["Cache-Control"] = "no-store"
    response.delete_cookie(drafts.COOKIE)
    response.delete_cookie("follow")
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
