"""Whoever sent a petition asks who looked at it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tiepdan.cases.looks import looks_at
from tiepdan.intake.queries import by_code
from tiepdan.portal.opened import is_open
from tiepdan.portal.words import LOOKS


@require_safe
@never_cache
def looks(request: HttpRequest, code: str) -> HttpResponse:
    """Office, post, day and ground of each look (Luật Bảo vệ dữ liệu cá nhân); never the person's name, nor the words of the reason."""
    petition = by_code(code)
    if petition is None or not is_open(request, petition):
        return redirect("portal:follow", code=code)
    found, after = looks_at(petition, request.GET.get("after", ""))
    told = [{"what": LOOKS.get(look.kind, ""), "at": look.at, "post": look.post, "office": look.office, "cites": look.cites} for look in found]
    return render(request, "portal/follow_looks.html", {"here": "follow", "petition": petition, "looks": told, "after": after})
