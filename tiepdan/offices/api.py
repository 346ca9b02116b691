"""Who asks, for machines: the official of the session, at the post they sit at; or nobody known, from an address that is counted."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac
from ninja.security import SessionAuth
from ninja.throttling import AnonRateThrottle

from tiepdan.common.actor import Actor
from tiepdan.offices.acting import acting
from tiepdan.offices.address import address_of
from tiepdan.offices.errors import ConfirmFirst
from tiepdan.offices.models import Post
from tiepdan.offices.queries import office_by_code
from tiepdan.offices.sign_ins import FRESH_MINUTES, is_fresh, wanting
from tiepdan.standing.stance import stand_at_post
from tiepdan.vault.unlocked import keys_in


class AtPost(SessionAuth):
    """The session's official, in the capacity chosen at the desk; writing also needs the CSRF token. `request.auth` is the Actor."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        if not request.user.is_authenticated:
            return None
        if wanting(request):
            return None
        actor = acting(request.user, timezone.localdate(), post_id=request.session.get("post_id"))
        stand_at_post(actor)
        return replace(actor, keys=keys_in(request, actor)) if actor.post_id else None


class ByAddress(AnonRateThrottle):
    """A limit for each address as our own proxy tells it: what a caller writes into X-Forwarded-For themselves makes nobody another."""

    def get_ident(self, request: HttpRequest) -> str:
        return address_of(request)


class ByAddressAndCode(ByAddress):
    """The same for one petition looked at from one address: a key is not guessed by trying."""

    scope = "anon-code"

    def get_ident(self, request: HttpRequest) -> str:
        return salted_hmac("tiepdan.offices.api", f"{address_of(request)} {request.path}", algorithm="sha256").hexdigest()


def require_fresh(request: HttpRequest) -> None:
    """Before what is sealed is opened: the second factor shown within FRESH_MINUTES. Raises ConfirmFirst."""
    if not is_fresh(request):
        raise ConfirmFirst(minutes=FRESH_MINUTES)


def post_by_code(actor: Actor, code: str) -> Post | None:
    """A post of the actor's province by its code, or None."""
    return Post.objects.select_related("office__province").filter(code=code, office__province__code=actor.province).first()


__all__ = ["AtPost", "ByAddress", "ByAddressAndCode", "office_by_code", "post_by_code", "require_fresh"]
