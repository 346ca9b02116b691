"""How an entry is hashed: everything that would matter if it were changed, in one fixed order."""

import hashlib
import json
from datetime import UTC, datetime

FIRST_HASH = "0" * 64


def entry_hash(previous_hash: str, *, chain: str, number: int, kind: str, at: datetime, actor_kind: str,
               actor: str, official_id: int | None, post_id: int | None, subject: str, subject_id: int,
               facts: dict) -> str:
    """SHA-256 of the previous hash and the entry's own fields as canonical JSON (sorted keys, UTF-8)."""
    told = [previous_hash, chain, number, kind, at.astimezone(UTC).isoformat(timespec="microseconds"), actor_kind,
            actor, official_id, post_id, subject, subject_id, facts]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
