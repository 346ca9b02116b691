"""The key by which the machine reads papers before an officer is there: a file beside neither database, its wraps destroyed when the reading is done."""

from dataclasses import replace
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.keys import kept_secret, sync_folder
from tiepdan.vault.actions._keeping import put
from tiepdan.vault.envelope import close, new_private, public_of, unclose
from tiepdan.vault.models import Coming, Kept, Key, Sort
from tiepdan.vault.reach import fetch, wrap_of

NAME = "vault-machine.key"


def _path() -> Path:
    return Path(settings.KEYS_DIR) / NAME


def machine_key() -> tuple[Key, bytes]:
    """The machine's key as a row and its private half, made on first use."""
    _take_the_new()
    private = kept_secret(_path(), new_private)
    row, _new = Key.objects.get_or_create(public=public_of(private), defaults={"kind": Key.Kind.WORKER, "made_at": timezone.now()})
    return row, private


def with_machine(*, by: Actor) -> Actor:
    """The same actor with the machine's key: for reading papers and for wrapping to those who must know, never for showing anything to a person."""
    row, private = machine_key()
    return replace(by, keys={**by.keys, row.pk: private})


@transaction.atomic
def rotate_machine_key(*, by: Actor) -> int:
    """A fresh key for the machine; what still waits for it is wrapped anew. How many folders that were. Raises VaultClosed."""
    row, private = machine_key()
    fresh = kept_secret(_path().with_suffix(".new"), new_private)  # one left by a turn that was undone is taken up again
    new = Key.objects.create(kind=Key.Kind.WORKER, public=public_of(fresh), made_at=timezone.now())
    waiting = {*Coming.objects.filter(sort=Sort.WRAP, for_key=row.pk, body__isnull=False).values_list("name", flat=True),
               *Kept.objects.filter(sort=Sort.WRAP, for_key=row.pk).values_list("name", flat=True)}
    moved = 0
    for token in waiting:
        if wrapped := fetch(Sort.WRAP, token, [row.pk]).get(row.pk):
            put(Sort.WRAP, token, close(bytes(new.public), unclose(private, wrapped, wrap_of(token)), wrap_of(token)), new.pk)
            put(Sort.WRAP, token, None, row.pk)
            moved += 1
    row.ended_at, row.ended_because = timezone.now(), Key.Ended.REPLACED
    row.save(update_fields=["ended_at", "ended_because"])
    transaction.on_commit(_take_the_new)
    return moved


def _take_the_new() -> None:
    """The fresh key in the place of the old one, once its row stands; also where a crash came between the two."""
    new = _path().with_suffix(".new")
    if new.exists() and Key.objects.filter(public=public_of(new.read_bytes()), ended_at__isnull=True).exists():
        new.replace(_path())
        sync_folder(_path().parent)
