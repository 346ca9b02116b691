"""The acts on a folder's marks: what tells of a person goes to the vault closed, becomes marks there, and is forgotten."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.keys import kept_secret
from tiepdan.vault.actions._keeping import put
from tiepdan.vault.envelope import NONCE, close, new_private, public_of, unclose
from tiepdan.vault.errors import VaultClosed
from tiepdan.vault.models import Coming, Key, Sort, Trace
from tiepdan.vault.reach import fetch
from tiepdan.vault.router import VAULT
from tiepdan.vault.tracing import marks_of

FILE = "vault-matcher.key"
AT_ONCE = 20  # each costs some forty milliseconds, and holds its row meanwhile


@transaction.atomic
def leave_traces(token: str, features: Mapping[str, Sequence[str]], *, by: Actor) -> None:
    """What a folder is to be known again by, closed to the matcher; carried, it becomes marks. In the place of what was left before."""
    told = {name: list(values) for name, values in features.items() if values}
    if not told:
        return forget_traces(token, by=by)
    put(Sort.TRACES, token, close(bytes(_matcher().public), json.dumps(told).encode(), _bound(token)))
    return None


@transaction.atomic
def forget_traces(token: str, *, by: Actor) -> None:
    """The folder is known again by nothing: it is no denunciation, or is destroyed."""
    put(Sort.TRACES, token, None)


@transaction.atomic
def carry_traces(*, by: Actor) -> int:
    """Make marks of what waits; of how many folders. The vault away: nothing moves and nothing is lost. Done twice it is done once."""
    if not settings.VAULT_ON:
        return 0
    rows = list(Coming.objects.select_for_update(skip_locked=True).filter(sort=Sort.TRACES).order_by("pk")[:AT_ONCE])
    if not rows:
        return 0
    try:
        key = _private(_matcher())
        made = [Trace(token=row.name, sort=sort, mark=mark) for row in rows if row.body is not None for sort, mark in marks_of(key, _told(key, row))]
        with transaction.atomic(using=VAULT):
            Trace.objects.filter(token__in=[row.name for row in rows]).delete()
            Trace.objects.bulk_create(made)
    except (OperationalError, InterfaceError, VaultClosed):
        return 0
    Coming.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def _told(key: bytes, row: Coming) -> dict:
    return json.loads(unclose(key, bytes(row.body or b""), _bound(row.name)))


def _bound(token: str) -> str:
    return f"traces/{token}"


def _matcher() -> Key:
    """The matcher's key, made on first use: its private half goes to the vault under a file that lies in neither database."""
    with connection.cursor() as cursor:  # two who file at once make one
        cursor.execute("select pg_advisory_xact_lock(hashtextextended('vault matcher', 0))")
    if there := Key.objects.filter(kind=Key.Kind.MATCHER, ended_at__isnull=True).first():
        return there
    private = new_private()
    made = Key.objects.create(kind=Key.Kind.MATCHER, public=public_of(private), made_at=timezone.now())
    nonce = os.urandom(NONCE)
    put(Sort.MATCHER, _name(made), nonce + AESGCM(_file()).encrypt(nonce, private, _name(made).encode()))
    return made


def _private(matcher: Key) -> bytes:
    """For the length of an act only. Raises VaultClosed; InvalidTag when the file is another's."""
    body = fetch(Sort.MATCHER, _name(matcher)).get(0)
    if body is None:
        raise VaultClosed()
    return AESGCM(_file()).decrypt(body[:NONCE], body[NONCE:], _name(matcher).encode())


def _name(matcher: Key) -> str:
    return f"matcher/{matcher.pk}"


def _file() -> bytes:
    return kept_secret(Path(settings.KEYS_DIR) / FILE, lambda: AESGCM.generate_key(bit_length=256))
