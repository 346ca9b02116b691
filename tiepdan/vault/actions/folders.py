"""The acts on folders: make one, close an identity in it, say who must be able to open it, take that away, carry all of it to the vault."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import Refused
from tiepdan.journal.record import record
from tiepdan.vault import entries
from tiepdan.vault.actions._keeping import put, wrap_for_recovery
from tiepdan.vault.actions.machine import machine_key, with_machine
from tiepdan.vault.envelope import close, new_private, public_of
from tiepdan.vault.models import Coming, Folder, Kept, Key, MustKnow, Sort
from tiepdan.vault.reach import folder_key, public_of_folder, wrap_of
from tiepdan.vault.router import VAULT

AT_ONCE = 500


@transaction.atomic
def make_folder(*, by: Actor) -> Folder:
    """A new folder. Its private half is wrapped to the province's recovery key and, until papers are read, to the machine; then forgotten."""
    private = new_private()
    folder = Folder.objects.create(token=secrets.token_urlsafe(18), public=public_of(private))
    machine, _private = machine_key()
    put(Sort.WRAP, folder.token, close(bytes(machine.public), private, wrap_of(folder.token)), machine.pk)
    wrap_for_recovery(folder, private)
    return folder


@transaction.atomic
def put_in_box(token: str, data: bytes, *, by: Actor) -> None:
    """Close an identity in its folder, in the place of what lay there. Needs nobody's private key."""
    put(Sort.BOX, token, close(public_of_folder(token), data, token))


@transaction.atomic
def tell(token: str, posts: Iterable[int], *, by: Actor, because: str, titles: str = "", now: datetime | None = None) -> list[int]:
    """These posts must be able to open the folder. Wrapped at once by whoever can open it now, the machine while it may; the rest waits.

    Answers the posts that wait. Said again of a post that can already open it, nothing happens.
    """
    now, posts = now or timezone.now(), list(dict.fromkeys(posts))
    known = {row.post_id: row for row in MustKnow.objects.select_for_update().filter(token=token, post_id__in=posts)}
    new = [post for post in posts if post not in known or known[post].taken_at]
    for post in new:
        MustKnow.objects.update_or_create(token=token, post_id=post, defaults={"because": because[:120], "asked_at": now, "given_at": None, "taken_at": None})
    waiting = [post for post in posts if post in new or known[post].given_at is None]
    if not waiting:
        return []
    given = _wrap(token, waiting, by=by, now=now)
    folder = Folder.objects.get(token=token)
    if given:
        record(entries.TOLD, folder, by=by, at=now, posts=titles or _numbers(given), because=because)
    left = [post for post in waiting if post not in given]
    if left and set(left) & set(new):
        record(entries.ASKED, folder, by=by, at=now, posts=titles or _numbers(left), because=because)
    return left


def _wrap(token: str, posts: list[int], *, by: Actor, now: datetime) -> list[int]:
    """Wrap the folder's key to the keys of these posts; those that now have one. Nothing when nobody here can open it."""
    keys = list(Key.objects.filter(kind=Key.Kind.HOLDER, ended_at__isnull=True, post_id__in=posts))
    if not keys:
        return []
    try:
        private = folder_key(token, with_machine(by=by).keys)
    except Refused:
        return []
    for key in keys:
        put(Sort.WRAP, token, close(bytes(key.public), private, wrap_of(token)), key.pk)
    wrap_for_recovery(Folder.objects.get(token=token), private)
    given = sorted({key.post_id for key in keys if key.post_id is not None})
    MustKnow.objects.filter(token=token, post_id__in=given).update(given_at=now)
    return given


@transaction.atomic
def take_from(token: str, posts: Iterable[int], *, by: Actor, because: str, titles: str = "", now: datetime | None = None) -> None:
    """These posts may open the folder no longer: their wraps are destroyed (Luật Tố cáo Đ.8: the accused)."""
    now, posts = now or timezone.now(), list(posts)
    rows = MustKnow.objects.filter(token=token, post_id__in=posts, taken_at__isnull=True)
    gone = sorted(rows.values_list("post_id", flat=True))
    if not gone:
        return
    for number in Key.objects.filter(kind=Key.Kind.HOLDER, post_id__in=gone).values_list("pk", flat=True):
        put(Sort.WRAP, token, None, number)
    rows.update(taken_at=now)
    record(entries.TAKEN, Folder.objects.get(token=token), by=by, at=now, posts=titles or _numbers(gone), because=because)


@transaction.atomic
def forget_by_machine(token: str, *, by: Actor, now: datetime | None = None) -> bool:
    """The machine has read what there was: its wrap is destroyed, once somebody who must know has theirs. True when it was."""
    folder = Folder.objects.select_for_update().get(token=token)
    if folder.machine_forgot_at or not MustKnow.objects.filter(token=token, given_at__isnull=False, taken_at__isnull=True).exists():
        return False
    machine, _private = machine_key()
    put(Sort.WRAP, token, None, machine.pk)
    folder.machine_forgot_at = now or timezone.now()
    folder.save(update_fields=["machine_forgot_at"])
    record(entries.MACHINE_FORGOT, folder, by=by, at=now)
    return True


@transaction.atomic
def serve_waiting(*, by: Actor, now: datetime | None = None, most: int = AT_ONCE) -> int:
    """Wrap what waits and can be opened by who acts; how many were served. Who must know was decided by the act that asked."""
    served, tokens = 0, {}
    keyed = Key.objects.filter(kind=Key.Kind.HOLDER, ended_at__isnull=True).values("post_id")
    waiting = MustKnow.objects.filter(given_at__isnull=True, taken_at__isnull=True, post_id__in=keyed).order_by("pk")[:most]
    for row in waiting:
        tokens.setdefault(row.token, []).append(row)
    for token, rows in tokens.items():  # all of a folder at once: then the machine forgets it, for who must know is told after the reading only
        left = tell(token, [row.post_id for row in rows], by=by, because=rows[0].because, now=now)
        served += len(rows) - len(left)
        forget_by_machine(token, by=by, now=now)
    for folder in _without_recovery(by)[:most]:
        wrap_for_recovery(folder, folder_key(folder.token, by.keys))
    return served


def _without_recovery(by: Actor) -> QuerySet[Folder]:
    """Folders that who acts can open and that are not wrapped to the recovery key of today."""
    recovery = Key.objects.filter(kind=Key.Kind.RECOVERY, ended_at__isnull=True).first()
    if recovery is None or not by.keys:
        return Folder.objects.none()
    mine = MustKnow.objects.filter(post_id=by.post_id, given_at__isnull=False, taken_at__isnull=True).values("token")
    return Folder.objects.filter(token__in=mine).exclude(recovery_key_id=recovery.pk).order_by("pk") | Folder.objects.filter(
        token__in=mine, recovery_key_id__isnull=True).order_by("pk")


@transaction.atomic
def carry_over(*, by: Actor) -> int:
    """Move what waits to the vault; how many things. The vault away: nothing moves and nothing is lost. Done twice it is done once."""
    if not settings.VAULT_ON:
        return 0
    rows = list(Coming.objects.select_for_update(skip_locked=True).exclude(sort=Sort.TRACES).order_by("pk")[:AT_ONCE])
    try:
        with transaction.atomic(using=VAULT):
            kept = [Kept(sort=row.sort, name=row.name, for_key=row.for_key, body=row.body) for row in rows if row.body is not None]
            Kept.objects.bulk_create(kept, update_conflicts=True, unique_fields=["sort", "name", "for_key"], update_fields=["body", "kept_at"])
            for row in rows:
                if row.body is None:
                    Kept.objects.filter(sort=row.sort, name=row.name, for_key=row.for_key).delete()
    except (OperationalError, InterfaceError):
        return 0
    Coming.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


def _numbers(posts: Iterable[int]) -> str:
    return ", ".join(f"chức vụ {post}" for post in posts)
