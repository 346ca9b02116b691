"""The end of a folder: everything wrapped or closed under its name leaves the vault, and nobody opens it again."""

from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.vault.actions._keeping import put
from tiepdan.vault.actions.tracing import forget_traces
from tiepdan.vault.errors import VaultClosed
from tiepdan.vault.models import Coming, Folder, Kept, MustKnow, Sort
from tiepdan.vault.reach import is_there

OF_A_FOLDER = (Sort.BOX, Sort.WRAP, Sort.LOAN)


@transaction.atomic
def shred_folder(token: str, *, by: Actor, now: datetime) -> int:
    """Queue the taking away of the identity and of every key to the folder: what was closed to it can be opened by nobody any more, in backups of the
    main database neither. How many things. Sub-act: who may is for the act to ask. Done twice it is done once. Raises VaultClosed: then nothing is done.
    """
    if not is_there():
        raise VaultClosed()
    there = set(Kept.objects.filter(name=token, sort__in=OF_A_FOLDER).values_list("sort", "for_key"))
    there |= set(Coming.objects.filter(name=token, sort__in=OF_A_FOLDER, body__isnull=False).values_list("sort", "for_key"))
    for sort, key in sorted(there):
        put(sort, token, None, key)
    forget_traces(token, by=by)
    MustKnow.objects.filter(token=token, taken_at__isnull=True).update(taken_at=now)
    Folder.objects.filter(token=token).update(recovery_key_id=None)
    return len(there)
