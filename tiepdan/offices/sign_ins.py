"""How an official has signed in: with what, how long ago, on which machines. Questions, and the ending of sign-ins for the acts."""

import time
from collections.abc import Iterable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.db.models import QuerySet
from django.http import HttpRequest

from tiepdan.offices.models import Official

FRESH_MINUTES = 10  # how long a second factor just shown opens what is sealed


def wanting(request: HttpRequest) -> str:
    """What must come before any work: `password` (a given one is still in use), `factor` (none yet), `confirm` (the factor was not shown), or nothing.

    Invented people, whose shared password is printed for everybody who tries the system out, are asked for neither.
    """
    official = request.user
    if official.demo is not None:
        return ""
    if official.password_given:
        return "password"
    if _shown(request, "mfa"):
        return ""
    return "confirm" if has_factor(official) else "factor"


def is_fresh(request: HttpRequest) -> bool:
    """The strongest thing the official has (a factor, else the password) was shown within FRESH_MINUTES in this very session."""
    method = "mfa" if has_factor(request.user) else "password"
    shown = _shown(request, method)
    return bool(shown) and time.time() - max(record["at"] for record in shown) < FRESH_MINUTES * 60


def has_factor(official: Official) -> bool:
    return factors_of(official).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()


def has_key_of_machine(official: Official) -> bool:
    return factors_of(official).filter(type=Authenticator.Type.WEBAUTHN).exists()


def factors_of(official: Official) -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(user_id=official.pk)


def of(official: Official) -> QuerySet[UserSession]:
    """The sign-ins of an account, the newest first; some may have run out already."""
    return UserSession.objects.filter(user_id=official.pk).order_by("-created_at", "-pk")


def standing(official: Official) -> list[UserSession]:
    """Those that still open the desk."""
    return [session for session in of(official) if session.exists()]


def end(sessions: Iterable[UserSession]) -> int:
    ended = 0
    for session in list(sessions):
        session.end()
        ended += 1
    return ended


def wrong_passwords_of(official: Official) -> QuerySet[AccessAttempt]:
    return AccessAttempt.objects.filter(username=official.username)


def _shown(request: HttpRequest, method: str) -> list[dict]:
    return [record for record in get_authentication_records(request, request.user) if record.get("method") == method]
