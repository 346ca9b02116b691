"""How often a password may be typed wrong: counted by account, by address and by machine, so that guessing stops and no colleague is locked out for ever.

A machine on which the account's owner has signed in before carries a signed mark. On it the counts of others do not hold: whoever keeps
typing wrong passwords for a colleague's name locks that name on strange machines only (OWASP, "Slow down online guessing with device cookies").
The other ways out: a key of the machine (no password is asked), fifteen minutes, and the administrator's `unlock_sign_in`.
"""

import secrets

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse

MOST_A_PAIR = 8  # one account from one address: AXES_FAILURE_LIMIT
MOST_AN_ACCOUNT = 40  # one account from everywhere
MOST_AN_ADDRESS = 200  # all accounts from one address: a whole office may sit behind it
COOKIE, SALT, DAYS_KNOWN = "machine", "offices.machine", 180


class Locks(AxesDatabaseHandler):
    """What axes counts by pair, and beside it the account, the address, and the machine that is known."""

    def is_locked(self, request, credentials: dict | None = None) -> bool:
        username = get_client_username(request, credentials) or ""
        if machine := known_machine(request, username):
            return cache.get(_place(machine), 0) >= MOST_A_PAIR
        return super().is_locked(request, credentials) or _wrong(request, username=username) >= MOST_AN_ACCOUNT or _from_address(request) >= MOST_AN_ADDRESS

    def user_login_failed(self, sender, credentials: dict, request=None, **kwargs):
        machine = known_machine(request, get_client_username(request, credentials) or "") if request else ""
        if not machine:
            return super().user_login_failed(sender, credentials, request, **kwargs)
        cache.add(_place(machine), 0, settings.AXES_COOLOFF_TIME * 3600)
        if cache.incr(_place(machine)) >= MOST_A_PAIR:
            request.axes_locked_out, request.axes_credentials = True, credentials
        return None


def know_machine(request: HttpRequest, response: HttpResponse, username: str) -> HttpResponse:
    """Mark the browser as one on which the owner of this account has signed in. It opens nothing by itself."""
    machine = known_machine(request, username) or secrets.token_urlsafe(12)
    response.set_cookie(COOKIE, TimestampSigner(salt=SALT).sign_object({"user": username, "machine": machine}), max_age=DAYS_KNOWN * 86_400,
                        httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def known_machine(request: HttpRequest | None, username: str) -> str:
    """The name of the machine when it is known to this account, else nothing."""
    if request is None or not username:
        return ""
    try:
        told = TimestampSigner(salt=SALT).unsign_object(request.COOKIES.get(COOKIE, ""), max_age=DAYS_KNOWN * 86_400)
    except BadSignature:
        return ""
    return told["machine"] if told.get("user") == username else ""


def _place(machine: str) -> str:
    return f"machine-wrong-{machine}"


def _from_address(request: HttpRequest) -> int:
    return _wrong(request, ip_address=request.axes_ip_address)


def _wrong(request: HttpRequest, **about: str) -> int:
    since = get_cool_off_threshold(request)
    return AccessAttempt.objects.filter(attempt_time__gte=since, **about).aggregate(all=Sum("failures_since_start"))["all"] or 0
