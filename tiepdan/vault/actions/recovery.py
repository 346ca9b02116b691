"""The recovery key, held by three of whom two are needed, and opening a folder with it for somebody else than who must know."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.vault import entries
from tiepdan.vault.actions._keeping import put
from tiepdan.vault.actions.folders import serve_waiting
from tiepdan.vault.envelope import Shut, close, new_private, public_of, unclose
from tiepdan.vault.errors import (
    KeyLocked,
    NotAKeyHolder,
    NotGiven,
    ReasonForUnsealing,
    RecoveryMissing,
    SecondPersonNeeded,
    ThreeHoldersNeeded,
    UnsealingOver,
)
from tiepdan.vault.models import Folder, Key, Sort, Unsealing
from tiepdan.vault.reach import fetch, lent_folder_key, open_box, wrap_of
from tiepdan.vault.sharing import PARTS, PartsDoNotFit, join, split


def _name(recovery_id: int) -> str:
    return f"recovery/{recovery_id}"


def _of_unsealing(unsealing_id: int) -> str:
    return f"unsealing/{unsealing_id}"


@transaction.atomic
def set_up_recovery(posts: Sequence[int], *, by: Actor, now: datetime, titles: str = "") -> Key:
    """A recovery key in three parts, one closed to the key of each post; the whole is forgotten. Done again it is a new key with new parts:
    folders get it when somebody who can open them unlocks their key.

    Raises NotAKeyHolder (one of the three does it), ThreeHoldersNeeded.
    """
    if by.post_id not in posts:
        raise NotAKeyHolder()
    keys = list(Key.objects.filter(kind=Key.Kind.HOLDER, ended_at__isnull=True, post_id__in=list(posts)).order_by("post_id"))
    if len({key.official_id for key in keys}) != PARTS or len(keys) != PARTS:
        raise ThreeHoldersNeeded(who=titles or "người giữ khóa")
    Key.objects.filter(kind=Key.Kind.RECOVERY, ended_at__isnull=True).update(ended_at=now, ended_because=Key.Ended.REPLACED)
    private = new_private()
    recovery = Key.objects.create(kind=Key.Kind.RECOVERY, public=public_of(private), made_at=now, held_by=[key.pk for key in keys])
    name = _name(recovery.pk)
    box, parts = split(private, name)
    put(Sort.RECOVERY, name, box)
    for key, part in zip(keys, parts, strict=True):
        put(Sort.PART, name, close(bytes(key.public), part, name), key.pk)
    record(entries.RECOVERY_MADE, recovery, by=by, at=now, posts=titles)
    serve_waiting(by=by, now=now)
    return recovery


def _own_part(recovery: Key, by: Actor) -> tuple[int, bytes]:
    """The number of the key of who acts and their part. Raises KeyLocked, NotAKeyHolder."""
    if not by.keys:
        raise KeyLocked()
    name = _name(recovery.pk)
    for number, body in fetch(Sort.PART, name, list(by.keys)).items():
        return number, unclose(by.keys[number], body, name)
    raise NotAKeyHolder()


@transaction.atomic
def ask_unsealing(token: str, *, by: Actor, now: datetime, reason: str) -> Unsealing:
    """One key-holder asks to open a folder, and leaves their part to the two others for this once.

    Raises ReasonForUnsealing, RecoveryMissing, KeyLocked, NotAKeyHolder, VaultClosed. Whether `by` may see the file is for the caller to ask.
    """
    if not reason.strip():
        raise ReasonForUnsealing()
    folder = Folder.objects.get(token=token)
    recovery = Key.objects.filter(pk=folder.recovery_key_id).first()
    if recovery is None:
        raise RecoveryMissing()
    mine, part = _own_part(recovery, by)
    asked = Unsealing.objects.create(token=token, reason=reason.strip()[:400], asked_by_key_id=mine, asked_by=by.signature[:300], asked_at=now)
    for other in Key.objects.filter(pk__in=recovery.held_by).exclude(pk=mine):
        put(Sort.LENT, _of_unsealing(asked.pk), close(bytes(other.public), part, _of_unsealing(asked.pk)), other.pk)
    record(entries.UNSEALING_ASKED, folder, by=by, at=now, reason=asked.reason)
    return asked


@transaction.atomic
def consent_to_unsealing(unsealing_id: int, *, by: Actor, now: datetime) -> Unsealing:
    """Another key-holder agrees: the two parts give the recovery key for the length of this act, and the folder's key is lent to who asked, for a time.

    Raises UnsealingOver, SecondPersonNeeded, KeyLocked, NotAKeyHolder, NotGiven, VaultClosed.
    """
    asked, folder, recovery = _waiting(unsealing_id)
    if by.official_id == asked.asked_by_key.official_id:
        raise SecondPersonNeeded()
    mine, part = _own_part(recovery, by)
    lent = fetch(Sort.LENT, _of_unsealing(asked.pk), [mine]).get(mine)
    wrapped = fetch(Sort.WRAP, asked.token, [recovery.pk]).get(recovery.pk)
    if lent is None or wrapped is None:
        raise NotGiven()
    try:
        others = unclose(by.keys[mine], lent, _of_unsealing(asked.pk))
        whole = join(fetch(Sort.RECOVERY, _name(recovery.pk))[0], [part, others], _name(recovery.pk))
        private = unclose(whole, wrapped, wrap_of(asked.token))
    except (Shut, PartsDoNotFit, KeyError):
        raise NotGiven() from None
    put(Sort.LOAN, asked.token, close(bytes(asked.asked_by_key.public), private, wrap_of(asked.token)), asked.asked_by_key_id)
    asked.consented_by_key_id, asked.consented_by, asked.consented_at = mine, by.signature[:300], now
    asked.until = now + timedelta(minutes=settings.VAULT_UNSEALED_MINUTES)
    asked.save(update_fields=["consented_by_key", "consented_by", "consented_at", "until"])
    _take_back_parts(asked, recovery)
    record(entries.UNSEALING_CONSENTED, folder, by=by, at=now, first=asked.asked_by, second=asked.consented_by, reason=asked.reason,
           until=f"{timezone.localtime(asked.until):%H:%M %d/%m/%Y}")
    return asked


@transaction.atomic
def refuse_unsealing(unsealing_id: int, *, by: Actor, now: datetime) -> Unsealing:
    """Another key-holder does not agree, or who asked takes it back. Raises UnsealingOver, KeyLocked, NotAKeyHolder."""
    asked, folder, recovery = _waiting(unsealing_id)
    _own_part(recovery, by)
    asked.refused_at = now
    asked.save(update_fields=["refused_at"])
    _take_back_parts(asked, recovery)
    record(entries.UNSEALING_REFUSED, folder, by=by, at=now)
    return asked


def _waiting(unsealing_id: int) -> tuple[Unsealing, Folder, Key]:
    asked = Unsealing.objects.select_for_update(of=("self",)).select_related("asked_by_key").filter(
        pk=unsealing_id, refused_at__isnull=True, consented_at__isnull=True).first()
    if asked is None:
        raise UnsealingOver()
    folder = Folder.objects.get(token=asked.token)
    recovery = Key.objects.filter(pk=folder.recovery_key_id).first()
    if recovery is None:
        raise RecoveryMissing()
    return asked, folder, recovery


def _take_back_parts(asked: Unsealing, recovery: Key) -> None:
    for number in recovery.held_by:
        if number != asked.asked_by_key_id:
            put(Sort.LENT, _of_unsealing(asked.pk), None, number)


@transaction.atomic
def open_unsealed(unsealing_id: int, *, by: Actor, now: datetime) -> bytes:
    """What lies in the box, for who asked, while the time lasts; each look is in the journal. Raises UnsealingOver, KeyLocked, NotGiven, VaultClosed."""
    asked = Unsealing.objects.filter(pk=unsealing_id, until__gt=now).first()
    if asked is None:
        raise UnsealingOver()
    own = {number: private for number, private in by.keys.items() if number == asked.asked_by_key_id}
    private = lent_folder_key(asked.token, own)
    record(entries.UNSEALED_SEEN, Folder.objects.get(token=asked.token), by=by, at=now, reason=asked.reason)
    return open_box(asked.token, private)


@transaction.atomic
def end_loans(*, by: Actor, now: datetime) -> int:
    """Destroy the loans whose time is over; how many."""
    over = list(Unsealing.objects.filter(until__lte=now, loan_ended_at__isnull=True))
    for asked in over:
        still = Unsealing.objects.filter(token=asked.token, asked_by_key_id=asked.asked_by_key_id, until__gt=now).exists()
        if not still:
            put(Sort.LOAN, asked.token, None, asked.asked_by_key_id)
        asked.loan_ended_at = now
        asked.save(update_fields=["loan_ended_at"])
    return len(over)
