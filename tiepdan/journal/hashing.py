"""How an entry is hashed: everything that would matter if it were changed, in one fixed order."""

import hashlib
import json
from datetime import UTC, datetime

FIRST_HASH = "0" * 64


def entry_hash(previous_hash: str, *, chain: str, number: int, **told: object) -> str:
    """SHA-256 of a list as canonical JSON (sorted keys, UTF-8): previous hash, chain, number, then what `told_after_number` tells."""
    head = json.dumps([previous_hash, chain, number], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{head[:-1]},{told_after_number(**told)}]".encode()).hexdigest()  # type: ignore[arg-type]


def told_after_number(*, kind: str, at: datetime, actor_kind: str, actor: str, official_id: int | None, post_id: int | None, subject: str,
                      subject_id: int, facts: dict) -> str:
    """What an entry tells, as it stands in the hashed list after the number, without the brackets."""
    told = [kind, at.astimezone(UTC).isoformat(timespec="microseconds"), actor_kind, actor, official_id, post_id, subject, subject_id, facts]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))[1:-1]
