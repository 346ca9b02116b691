"""Once: what lay in boxes and files under the site's two old keys, closed to folders of the vault. For migrations only; nothing else opens the old way."""

import json
import secrets
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tiepdan.common.keys import kept_secret
from tiepdan.vault.envelope import close, new_private, public_of

MACHINE, SEALED_V1, NONCE = "vault-machine.key", b"\x01", 12


def new_folder(apps: Any, keys: Path, now, token: str = "") -> Any:
    """A folder whose private half only the machine can have, until who must know is told."""
    private, machine = new_private(), kept_secret(keys / MACHINE, new_private)
    folder = apps.get_model("vault", "Folder").objects.create(token=token or secrets.token_urlsafe(18), public=public_of(private))
    key, _new = apps.get_model("vault", "Key").objects.get_or_create(public=public_of(machine), defaults={"kind": "worker", "made_at": now})
    _put(apps, "wrap", folder.token, close(public_of(machine), private, f"wrap/{folder.token}"), key.pk)
    return folder


def take_over_boxes(apps: Any, keys: Path, now) -> int:
    """Every identity from its old box into a folder of the same token. How many."""
    rows = list(apps.get_model("people", "SealedIdentity").objects.order_by("pk"))
    for row in rows:
        details = AESGCM((keys / "identity.key").read_bytes()).decrypt(bytes(row.nonce), bytes(row.box), row.token.encode())
        json.loads(details)  # what was closed badly must not be taken over in silence
        folder = new_folder(apps, keys, now, row.token)
        _put(apps, "box", row.token, close(bytes(folder.public), details, row.token))
    return len(rows)


def old_bytes(locked: bytes, keys: Path, bound_to: str) -> bytes:
    """What the site's old key of files closed. Raises InvalidTag."""
    if locked[:1] != SEALED_V1:
        raise ValueError(bound_to)
    return AESGCM((keys / "files.key").read_bytes()).decrypt(locked[1 : 1 + NONCE], locked[1 + NONCE :], bound_to.encode())


def _put(apps: Any, sort: str, name: str, body: bytes, for_key: int = 0) -> None:
    apps.get_model("vault", "Coming").objects.create(sort=sort, name=name, for_key=for_key, body=body)
