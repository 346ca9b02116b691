"""Which petition this browser has shown the key of: for an hour it may read that one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tiepdan.intake.models import Petition

COOKIE, SALT, MINUTES = "follow", "portal.follow", 60


def open_for(response: HttpResponse, petition: Petition) -> HttpResponse:
    response.set_signed_cookie(COOKIE, petition.code, salt=SALT, max_age=MINUTES * 60, httponly=True, samesite="Lax",
                               secure=settings.SESSION_COOKIE_SECURE)
    return response


def is_open(request: HttpRequest, petition: Petition) -> bool:
    return request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=MINUTES * 60) == petition.code
