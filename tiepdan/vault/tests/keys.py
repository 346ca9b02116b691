"""Keys for the officials of the tests: real pairs, drawn from the code of the post, with no passphrase to wait for."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from tiepdan.common.actor import Actor
from tiepdan.vault.envelope import public_of
from tiepdan.vault.models import Key
from tiepdan.vault.passphrase import put_in_cookie
from tiepdan.vault.unlocked import COOKIE, KEPT

MADE = datetime(2026, 1, 5, tzinfo=UTC)


def private_of(official_id: int, post_id: int) -> bytes:
    return hashlib.sha256(f"test key {official_id}/{post_id}".encode()).digest()


def give_keys(holdings: Iterable[tuple[int, int, str]]) -> None:
    """A key for each (official, post, its code)."""
    Key.objects.bulk_create(
        Key(kind=Key.Kind.HOLDER, official_id=official, post_id=post, public=public_of(private_of(official, post)), made_at=MADE)
        for official, post, _code in holdings
    )


def with_keys(actor: Actor) -> Actor:
    """The actor with the key of their post unlocked."""
    key = Key.objects.filter(kind=Key.Kind.HOLDER, official_id=actor.official_id, post_id=actor.post_id, ended_at__isnull=True).first()
    if key is None or actor.official_id is None or actor.post_id is None:
        return actor
    return replace(actor, keys={key.pk: private_of(actor.official_id, actor.post_id)})


def unlock_in(browser, official_id: int, post_id: int) -> None:
    """What the unlock page leaves in a browser and its session."""
    key = Key.objects.filter(kind=Key.Kind.HOLDER, official_id=official_id, post_id=post_id, ended_at__isnull=True).first()
    if key is None:
        return
    who = f"{official_id}/{post_id}"
    cookie, box = put_in_cookie(private_of(official_id, post_id), who)
    session = browser.session
    session[KEPT] = {"key": key.pk, "who": who, "box": box, "until": "2099-01-01T00:00:00+00:00"}
    session.save()
    browser.cookies[COOKIE] = cookie
