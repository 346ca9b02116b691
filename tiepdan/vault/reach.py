"""What can be reached: things on their way first, then the vault's own database, which may be away. Nothing here writes."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.db import InterfaceError, OperationalError

from tiepdan.common.actor import Actor
from tiepdan.vault.envelope import Shut, unclose
from tiepdan.vault.errors import KeyLocked, NotGiven, VaultClosed
from tiepdan.vault.models import Coming, Folder, Kept, Sort


def is_there() -> bool:
    """The vault is switched on and answers."""
    if not settings.VAULT_ON:
        return False
    try:
        Kept.objects.filter(pk=0).exists()
    except (OperationalError, InterfaceError):
        return False
    return True


def fetch(sort: str, name: str, for_keys: Sequence[int] = (0,)) -> dict[int, bytes]:
    """By the key they were closed to, the things of a name. Raises VaultClosed when the vault would have to be asked and is away."""
    found = {row.for_key: row.body for row in Coming.objects.filter(sort=sort, name=name, for_key__in=for_keys)}
    if asked := [key for key in for_keys if key not in found]:
        found |= _from_vault(sort, name, asked)
    return {key: bytes(body) for key, body in found.items() if body is not None}


def _from_vault(sort: str, name: str, for_keys: Sequence[int]) -> dict[int, bytes]:
    if not settings.VAULT_ON:
        raise VaultClosed()
    try:
        return dict(Kept.objects.filter(sort=sort, name=name, for_key__in=for_keys).values_list("for_key", "body"))
    except (OperationalError, InterfaceError):
        raise VaultClosed() from None


def wrap_of(token: str) -> str:
    """What a folder's private key is bound to when it is wrapped."""
    return f"wrap/{token}"


def folder_key(token: str, keys: Mapping[int, bytes]) -> bytes:
    """The private half of a folder, by any of these keys. Raises KeyLocked without any, NotGiven when none of them fits, VaultClosed."""
    if not keys:
        raise KeyLocked()
    return _by_any(Sort.WRAP, token, keys)


def lent_folder_key(token: str, keys: Mapping[int, bytes]) -> bytes:
    """The same from a loan of two key-holders; whether its time is over is for the act to have asked. Raises as folder_key."""
    if not keys:
        raise KeyLocked()
    return _by_any(Sort.LOAN, token, keys)


def _by_any(sort: str, token: str, keys: Mapping[int, bytes]) -> bytes:
    for number, body in fetch(sort, token, list(keys)).items():
        try:
            return unclose(keys[number], body, wrap_of(token))
        except Shut:
            continue
    raise NotGiven()


def open_thing(closed: bytes, token: str, bound_to: str, *, by: Actor) -> bytes:
    """What was closed to a folder, opened by whoever acts. Raises KeyLocked, NotGiven, VaultClosed, Shut."""
    return unclose(folder_key(token, by.keys), closed, bound_to)


def box_of(token: str, *, by: Actor) -> bytes:
    """The identity in a folder. Raises KeyLocked, NotGiven, VaultClosed."""
    return open_box(token, folder_key(token, by.keys))


def open_box(token: str, key: bytes) -> bytes:
    body = fetch(Sort.BOX, token).get(0)
    if body is None:
        raise NotGiven()
    return unclose(key, body, token)


def public_of_folder(token: str) -> bytes:
    """What to close to. Raises Folder.DoesNotExist."""
    return bytes(Folder.objects.values_list("public", flat=True).get(token=token))
