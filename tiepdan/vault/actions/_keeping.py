"""How a closed thing is put away: a row in the act's own transaction, carried to the vault afterwards."""

from tiepdan.vault.models import Coming


def put(sort: str, name: str, body: bytes | None, for_key: int = 0) -> None:
    """Queue it for the vault; an empty body takes away what lies there under the name."""
    row = Coming(sort=sort, name=name, for_key=for_key, body=body)
    Coming.objects.bulk_create([row], update_conflicts=True, unique_fields=["sort", "name", "for_key"], update_fields=["body", "queued_at"])
