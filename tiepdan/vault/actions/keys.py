"""The acts on an official's own key: make it, unlock it for a while, change its passphrase, end it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.vault import entries
from tiepdan.vault.actions._keeping import put
from tiepdan.vault.envelope import new_private, public_of
from tiepdan.vault.errors import KeyMissing, KeyThere, PassphraseTooOften, PassphraseWeak, PassphraseWrong
from tiepdan.vault.models import Coming, Kept, Key, MustKnow, Sort
from tiepdan.vault.passphrase import MEMORY, PASSES, WrongPassphrase, lock_under, unlock_by
from tiepdan.vault.queries import key_of
from tiepdan.vault.reach import fetch, is_there

LEAST = 12
MOST_WRONG, REST = 5, timedelta(minutes=15)  # wrong passphrases in a row, and how long the key rests then
DEMO_COST = {"memory": 64, "passes": 1}  # invented people, invented secrets: hundreds of keys in the time of one


def name_of(key_id: int) -> str:
    return f"key/{key_id}"


@transaction.atomic
def make_key(*, by: Actor, now: datetime, passphrase: str, again: str) -> Key:
    """A key pair for the post held, its private half under the passphrase. Raises KeyThere, PassphraseWeak, KeyMissing (nobody at a post)."""
    if by.post_id is None or by.official_id is None:
        raise KeyMissing()
    if key_of(by) is not None:
        raise KeyThere()
    _checked(passphrase, again)
    private = new_private()
    key = Key.objects.create(kind=Key.Kind.HOLDER, official_id=by.official_id, post_id=by.post_id, public=public_of(private), made_at=now)
    put(Sort.PRIVATE, name_of(key.pk), lock_under(passphrase, private, name_of(key.pk)))
    record(entries.KEY_MADE, key, by=by, at=now)
    return key


def _checked(passphrase: str, again: str) -> None:
    if passphrase != again or len(passphrase.strip()) < LEAST or len(passphrase) > 200:
        raise PassphraseWeak(least=LEAST)


@transaction.atomic
def unlock(*, by: Actor, now: datetime, passphrase: str, until: datetime) -> dict[int, bytes]:
    """The private half of the key of the post held, for the door to keep until then. Raises KeyMissing, PassphraseWrong, PassphraseTooOften, VaultClosed.

    A wrong one is counted by the door (`count_wrong_passphrase`): the act itself leaves nothing.
    """
    key, private = _opened(by, passphrase, now)
    record(entries.KEY_UNLOCKED, key, by=by, at=now, until=f"{timezone.localtime(until):%H:%M}")
    return {key.pk: private}


@transaction.atomic
def count_wrong_passphrase(*, by: Actor, now: datetime) -> Key | None:
    """A wrong passphrase was typed for the key of the post held: after MOST_WRONG in a row it rests, and the journal says so. The right one counts anew."""
    key = Key.objects.select_for_update().filter(pk=getattr(key_of(by), "pk", None)).first()
    if key is None:
        return None
    fresh = key.wrong_at is None or key.wrong_at + REST <= now
    key.wrong_tries, key.wrong_at = (1 if fresh else min(key.wrong_tries + 1, MOST_WRONG)), now
    key.save(update_fields=["wrong_tries", "wrong_at"])
    if key.wrong_tries >= MOST_WRONG:
        record(entries.KEY_RESTS, key, by=by, at=now, times=MOST_WRONG, minutes=int(REST.total_seconds() // 60))
    return key


def _opened(by: Actor, passphrase: str, now: datetime) -> tuple[Key, bytes]:
    key = key_of(by)
    if key is None:
        raise KeyMissing()
    if key.wrong_tries >= MOST_WRONG and key.wrong_at and now < key.wrong_at + REST:
        raise PassphraseTooOften(times=MOST_WRONG, until=f"{timezone.localtime(key.wrong_at + REST):%H:%M}")
    locked = fetch(Sort.PRIVATE, name_of(key.pk)).get(0)
    if locked is None:
        raise KeyMissing()
    try:
        private = unlock_by(passphrase, locked, name_of(key.pk))
    except WrongPassphrase:
        raise PassphraseWrong() from None
    if key.wrong_tries:
        Key.objects.filter(pk=key.pk).update(wrong_tries=0, wrong_at=None)
    return key, private


@transaction.atomic
def change_passphrase(*, by: Actor, now: datetime, passphrase: str, new: str, again: str) -> Key:
    """Another passphrase for the same key. Raises KeyMissing, PassphraseWrong, PassphraseTooOften, PassphraseWeak, VaultClosed."""
    key, private = _opened(by, passphrase, now)
    _checked(new, again)
    put(Sort.PRIVATE, name_of(key.pk), lock_under(new, private, name_of(key.pk), memory=MEMORY, passes=PASSES))
    record(entries.PASSPHRASE_CHANGED, key, by=by, at=now)
    return key


@transaction.atomic
def end_key(key_id: int, *, by: Actor, now: datetime, because: str) -> Key:
    """A key is used no longer (passphrase lost, post left): what it could open waits for somebody who can to give it again, to the post's next key."""
    key = Key.objects.select_for_update().get(pk=key_id, ended_at__isnull=True)
    key.ended_at, key.ended_because = now, because
    key.save(update_fields=["ended_at", "ended_because"])
    put(Sort.PRIVATE, name_of(key.pk), None)
    if not is_there():  # what it could open cannot be asked now: all the post must know waits to be given again
        left = MustKnow.objects.filter(post_id=key.post_id, taken_at__isnull=True).update(given_at=None)
        record(entries.KEY_ENDED, key, by=by, at=now, because=str(Key.Ended(because).label), left=left)
        return key
    tokens = set(Coming.objects.filter(sort=Sort.WRAP, for_key=key.pk).values_list("name", flat=True))
    tokens |= set(Kept.objects.filter(sort=Sort.WRAP, for_key=key.pk).values_list("name", flat=True))
    for token in tokens:
        put(Sort.WRAP, token, None, key.pk)
    left = MustKnow.objects.filter(post_id=key.post_id, token__in=tokens, taken_at__isnull=True).update(given_at=None)
    record(entries.KEY_ENDED, key, by=by, at=now, because=str(Key.Ended(because).label), left=left)
    return key


@transaction.atomic
def give_demo_keys(holdings: Iterable[tuple[int, int]], passphrase: str, *, by: Actor, now: datetime) -> int:
    """Keys for invented officials, all under one passphrase, at a cost no real key has. `holdings` are (official, post). How many were made."""
    there = set(Key.objects.filter(kind=Key.Kind.HOLDER, ended_at__isnull=True).values_list("official_id", "post_id"))
    wanted = [pair for pair in dict.fromkeys(holdings) if pair not in there]
    privates = [new_private() for _pair in wanted]
    made = Key.objects.bulk_create(
        Key(kind=Key.Kind.HOLDER, official_id=official, post_id=post, public=public_of(private), made_at=now)
        for (official, post), private in zip(wanted, privates, strict=True)
    )
    Coming.objects.bulk_create(
        Coming(sort=Sort.PRIVATE, name=name_of(key.pk), body=lock_under(passphrase, private, name_of(key.pk), **DEMO_COST))
        for key, private in zip(made, privates, strict=True)
    )
    return len(made)
