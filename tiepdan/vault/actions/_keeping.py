"""How a closed thing is put away: a row in the act's own transaction, carried to the vault afterwards."""

from tiepdan.vault.envelope import close
from tiepdan.vault.models import Coming, Folder, Key, Sort
from tiepdan.vault.reach import wrap_of


def put(sort: str, name: str, body: bytes | None, for_key: int = 0) -> None:
    """Queue it for the vault; an empty body takes away what lies there under the name."""
    row = Coming(sort=sort, name=name, for_key=for_key, body=body)
    Coming.objects.bulk_create([row], update_conflicts=True, unique_fields=["sort", "name", "for_key"], update_fields=["body", "queued_at"])


def wrap_for_recovery(folder: Folder, private: bytes) -> None:
    """Wrap a folder's key to the recovery key of today, when there is one and it is not yet."""
    recovery = Key.objects.filter(kind=Key.Kind.RECOVERY, ended_at__isnull=True).first()
    if recovery is None or folder.recovery_key_id == recovery.pk:
        return
    put(Sort.WRAP, folder.token, close(bytes(recovery.public), private, wrap_of(folder.token)), recovery.pk)
    folder.recovery_key_id = recovery.pk
    folder.save(update_fields=["recovery_key_id"])
