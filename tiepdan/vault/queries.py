"""Questions about keys and folders. None writes; none opens anything."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tiepdan.common.actor import Actor
from tiepdan.vault.models import Folder, Key, MustKnow, Unsealing


def key_of(actor: Actor) -> Key | None:
    """The key an official has for the post they act at."""
    if actor.official_id is None or actor.post_id is None:
        return None
    return Key.objects.filter(kind=Key.Kind.HOLDER, official_id=actor.official_id, post_id=actor.post_id, ended_at__isnull=True).first()


@dataclass(frozen=True)
class Knowing:
    """Who can open a folder, and who must but cannot yet."""

    given: frozenset[int]
    waiting: frozenset[int]


def knowing(token: str) -> Knowing:
    rows = list(MustKnow.objects.filter(token=token, taken_at__isnull=True).values_list("post_id", "given_at"))
    return Knowing(frozenset(post for post, given in rows if given), frozenset(post for post, given in rows if not given))


def must_know_of(actor: Actor, tokens: list[str]) -> list[str]:
    """Those of the folders whose denouncers the post must know, whether or not it has its key already."""
    if actor.post_id is None:
        return []
    rows = MustKnow.objects.filter(post_id=actor.post_id, token__in=tokens, taken_at__isnull=True)
    return list(rows.values_list("token", flat=True))


def posts_with_keys(posts: Iterable[int]) -> set[int]:
    """Those of the posts whose holder has a key."""
    keys = Key.objects.filter(kind=Key.Kind.HOLDER, ended_at__isnull=True, post_id__in=list(posts))
    return {post for post in keys.values_list("post_id", flat=True) if post is not None}


def waiting_for(actor: Actor) -> int:
    """How many folders the post must be able to open and cannot yet."""
    return MustKnow.objects.filter(post_id=actor.post_id, given_at__isnull=True, taken_at__isnull=True).count()


def unsealings_of(most: int) -> QuerySet[Unsealing]:
    """The newest unsealings, open and over, for the key-holders."""
    return Unsealing.objects.select_related("asked_by_key").order_by("-pk")[:most]


def machine_can_open(token: str) -> bool:
    """The machine has not yet forgotten a folder."""
    return Folder.objects.filter(token=token, machine_forgot_at__isnull=True).exists()
