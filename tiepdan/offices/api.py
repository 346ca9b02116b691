"""Who asks, for machines: the official of the session, at the post they sit at."""

from dataclasses import replace

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import SessionAuth

from tiepdan.common.actor import Actor
from tiepdan.offices.acting import acting
from tiepdan.offices.models import Post
from tiepdan.offices.queries import office_by_code
from tiepdan.vault.unlocked import keys_in


class AtPost(SessionAuth):
    """The session's official, in the capacity chosen at the desk; writing also needs the CSRF token. `request.auth` is the Actor."""

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        if not request.user.is_authenticated:
            return None
        actor = acting(request.user, timezone.localdate(), post_id=request.session.get("post_id"))
        return replace(actor, keys=keys_in(request, actor)) if actor.post_id else None


def post_by_code(actor: Actor, code: str) -> Post | None:
    """A post of the actor's province by its code, or None."""
    return Post.objects.select_related("office__province").filter(code=code, office__province__code=actor.province).first()


__all__ = ["AtPost", "office_by_code", "post_by_code"]
