"""What the page of one's own key shows: the key, what waits for it, the recovery key and who asks to open what."""

from dataclasses import dataclass

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition
from tiepdan.offices.abilities import ACCEPT, REVEAL
from tiepdan.offices.models import Post
from tiepdan.offices.queries import recovery_posts
from tiepdan.vault.models import Key, Unsealing
from tiepdan.vault.queries import key_of, knowing, posts_with_keys, unsealings_of, waiting_for
from tiepdan.vault.reach import is_there

MOST = 50


@dataclass(frozen=True)
class Asked:
    """One unsealing as a key-holder sees it."""

    unsealing: Unsealing
    code: str
    mine: bool


@dataclass(frozen=True)
class KeysSeen:
    key: Key | None
    there: bool
    waiting: int
    recovery: Key | None
    holders: list[tuple[Post, bool]]
    is_holder: bool
    asked: list[Asked]

    @property
    def may_set_up(self) -> bool:
        return self.is_holder and all(keyed for _post, keyed in self.holders)


def keys_seen(actor: Actor) -> KeysSeen:
    posts = recovery_posts(actor.province_id) if actor.province_id else []
    keyed = posts_with_keys([post.pk for post in posts])
    is_holder = actor.post_id in {post.pk for post in posts}
    key = key_of(actor)
    return KeysSeen(
        key, is_there(), waiting_for(actor), Key.objects.filter(kind=Key.Kind.RECOVERY, ended_at__isnull=True).first(),
        [(post, post.pk in keyed) for post in posts], is_holder, _asked(actor, key) if is_holder else [],
    )


def _asked(actor: Actor, key: Key | None) -> list[Asked]:
    rows = list(unsealings_of(MOST))
    codes = dict(Petition.objects.visible_to(actor).filter(sealed__token__in=[row.token for row in rows]).values_list("sealed__token", "code"))
    return [Asked(row, codes[row.token], key is not None and row.asked_by_key_id == key.pk) for row in rows if row.token in codes]


def may_ask_unsealing(petition: Petition, actor: Actor) -> bool:
    """A key-holder before a sealed petition; asked only of sealed ones."""
    return petition.sealed_id is not None and actor.province_id is not None and actor.post_id in {post.pk for post in recovery_posts(actor.province_id)}


@dataclass(frozen=True)
class Knowers:
    """Who can open a seal now, who waits for the key, whom the settler may name besides."""

    given: list[Post]
    waiting: list[Post]
    may_name: list[Post]


def knowers_of(petition: Petition, actor: Actor) -> Knowers | None:
    """For who may open the seal; at most three queries, none for a petition that is not sealed."""
    if petition.sealed is None or not actor.can(REVEAL) or actor.office_id not in {petition.holder_office_id, petition.competent_office_id}:
        return None
    known = knowing(petition.sealed.token)
    posts = {post.pk: post for post in Post.objects.select_related("office").filter(pk__in=known.given | known.waiting)}
    may_name = []
    if actor.can(ACCEPT) and actor.office_id == petition.competent_office_id:
        others = Post.objects.select_related("office").filter(office_id=actor.office_id, ability_rows__ability=REVEAL)
        may_name = list(others.exclude(pk__in=[*posts, petition.accused_post_id or 0]))
    return Knowers([post for pk, post in posts.items() if pk in known.given], [post for pk, post in posts.items() if pk in known.waiting], may_name)
