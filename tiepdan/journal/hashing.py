"""How an entry and an anchor are hashed: everything that would matter if it were changed, in one fixed order."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime

FIRST_HASH = "0" * 64
APART = "apart"  # in place of a personal fact the chain holds {"apart": hash}; the value lies beside it, where it can be erased
_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def entry_hash(previous_hash: str, *, chain: str, number: int, **told: object) -> str:
    """SHA-256 of a list as canonical JSON (sorted keys, UTF-8): previous hash, chain, number, then what `told_after_number` tells."""
    head = _canonical([previous_hash, chain, number])
    return hashlib.sha256(f"{head[:-1]},{told_after_number(**told)}]".encode()).hexdigest()  # type: ignore[arg-type]


def told_after_number(*, kind: str, at: datetime, actor_kind: str, actor: str, official_id: int | None, post_id: int | None, subject: str,
                      subject_id: int, facts: dict) -> str:
    """What an entry tells, as it stands in the hashed list after the number, without the brackets."""
    told = [kind, at.astimezone(UTC).isoformat(timespec="microseconds"), actor_kind, actor, official_id, post_id, subject, subject_id, facts]
    return _canonical(told)[1:-1]


def apart_hash(salt: str, name: str, value: object) -> str:
    """What the chain keeps of a personal fact: with the salt erased nobody can try names against it."""
    return hashlib.sha256(_canonical([salt, name, value]).encode()).hexdigest()


def apart_of(fact: object) -> str:
    """The hash, where a fact lies apart; else nothing."""
    return fact[APART] if isinstance(fact, dict) and fact.keys() == {APART} else ""


def anchor_root(province: str, number: int, at: datetime, previous_root: str, heads: Iterable[tuple[str, int, str]]) -> str:
    """SHA-256 over the heads of every chain of a province (name, number, hash; by name), and over the anchor before."""
    told = [province, number, at.astimezone(UTC).isoformat(timespec="microseconds"), previous_root, sorted(list(head) for head in heads)]
    return hashlib.sha256(_canonical(told).encode()).hexdigest()


def signed_words(root: str) -> bytes:
    """What the province's seal signs of an anchor."""
    return f"Tiếp Dân, mốc neo nhật ký: {root}".encode()
