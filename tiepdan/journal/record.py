"""Write an act down, in the transaction of the act itself."""

import json
from datetime import datetime

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.journal.hashing import entry_hash
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.models import Chain, JournalEntry

PROVINCE_CHAIN = "province"


def record(kind: EntryKind, subject: Model, /, *, by: Actor, at: datetime | None = None, **facts: object) -> JournalEntry:
    """Append one entry about `subject` to the acting office's chain (the province's when nobody's office acts).

    Must be called inside the act's own transaction; the chain stays locked until that ends,
    so no two entries share a place and none is missing.
    Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an entry is written in the transaction of its act")
    name = f"{by.province}/{by.office_code}" if by.office_code else PROVINCE_CHAIN
    kept = json.loads(json.dumps(facts, default=str, ensure_ascii=False))
    chain = Chain.objects.select_for_update().filter(name=name).first()
    if chain is None:
        Chain.objects.get_or_create(name=name)
        chain = Chain.objects.select_for_update().get(name=name)
    told = dict(
        chain=name, number=chain.number + 1, kind=kind.name, at=at or timezone.now(), actor_kind=by.kind.value,
        actor=by.signature[:300], official_id=by.official_id, post_id=by.post_id,
        subject=subject._meta.model_name, subject_id=subject.pk, facts=kept,
    )
    entry = JournalEntry(**told, previous_hash=chain.hash, hash=entry_hash(chain.hash, **told))
    entry.save(force_insert=True)
    Chain.objects.filter(name=name).update(number=entry.number, hash=entry.hash)
    return entry
