"""An official's private key for a while: the session keeps it closed, the browser's cookie has what opens it. Neither alone is of use."""

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from tiepdan.common.actor import Actor
from tiepdan.vault.passphrase import put_in_cookie, take_from_cookie

COOKIE, KEPT = "tiepdan_khoa", "vault"


def keys_in(request: HttpRequest, actor: Actor) -> dict[int, bytes]:
    """The unlocked key of the post acted at; nothing when the time is over, the cookie is gone or another person sits here now."""
    kept = request.session.get(KEPT)
    cookie = request.COOKIES.get(COOKIE)
    if not kept or not cookie or kept["who"] != _who(actor) or until_in(request) is None:
        return {}
    private = take_from_cookie(cookie, kept["box"], kept["who"])
    return {kept["key"]: private} if private else {}


def until_in(request: HttpRequest) -> datetime | None:
    """Until when the key is unlocked; None when it is not."""
    kept = request.session.get(KEPT)
    until = parse_datetime(kept["until"]) if kept else None
    return until if until is not None and until > timezone.now() else None


def keep_unlocked(request: HttpRequest, response: HttpResponse, keys: dict[int, bytes], until: datetime, actor: Actor) -> None:
    """Half into the session, half into the cookie."""
    (number, private), who = next(iter(keys.items())), _who(actor)
    cookie, box = put_in_cookie(private, who)
    request.session[KEPT] = {"key": number, "who": who, "box": box, "until": until.isoformat()}
    response.set_cookie(COOKIE, cookie, max_age=settings.VAULT_MINUTES * 60, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Strict")


def lock_again(request: HttpRequest, response: HttpResponse) -> None:
    """Both halves gone."""
    request.session.pop(KEPT, None)
    response.delete_cookie(COOKIE, samesite="Strict")


def _who(actor: Actor) -> str:
    return f"{actor.official_id}/{actor.post_id}"
