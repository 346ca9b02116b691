"""Write an act down, in the transaction of the act itself."""

import json
import secrets
from datetime import datetime

from django.db import connection
from django.db.models import Model
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.journal.hashing import APART, FIRST_HASH, apart_hash, told_after_number
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.models import JournalEntry, PersonalFact

PROVINCE_CHAIN = "province"
# One statement: lock the chain's head, hash as `hashing.entry_hash` does, append, move the head. Half of an act's statements are
# entries, so one instead of three is worth saying it in SQL.
APPEND = """
    with head as (
        select number + 1 as number, hash from journal_chain where name = %(chain)s for update
    ), said as (
        select number, hash as previous,
            encode(sha256(convert_to('["' || hash || '",' || %(chain_told)s::text || ',' || number || ',' || %(told)s::text || ']', 'UTF8')), 'hex') as hash
        from head
    ), moved as (
        update journal_chain set number = said.number, hash = said.hash from said where journal_chain.name = %(chain)s
    )
    insert into journal_journalentry
        (chain, number, kind, at, actor_kind, actor, official_id, post_id, subject, subject_id, facts, previous_hash, hash)
    select %(chain)s, number, %(kind)s, %(at)s::timestamptz, %(actor_kind)s, %(actor)s, %(official_id)s::bigint, %(post_id)s::bigint, %(subject)s,
        %(subject_id)s::bigint, %(facts)s::jsonb, previous, hash from said
    returning id, number, previous_hash, hash
"""
BEGIN_CHAIN = f"insert into journal_chain (name, number, hash) values (%s, 0, '{FIRST_HASH}') on conflict do nothing"


def record(kind: EntryKind, subject: Model, /, *, by: Actor, at: datetime | None = None, **facts: object) -> JournalEntry:
    """Append one entry about `subject` to the acting office's chain (the province's when nobody's office acts).

    Facts the kind calls personal are kept beside the chain, which holds their salted hash: they can be erased and the chain still holds.
    Must be called inside the act's own transaction; the chain stays locked until that ends,
    so no two entries share a place and none is missing.
    Raises RuntimeError outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an entry is written in the transaction of its act")
    chain = chain_of(by)
    whole = json.loads(json.dumps(facts, default=str, ensure_ascii=False))
    apart = [PersonalFact(name=name, salt=secrets.token_hex(16), value=whole[name]) for name in sorted(kind.personal & whole.keys())]
    whole |= {fact.name: {APART: apart_hash(fact.salt, fact.name, fact.value)} for fact in apart}
    told = {
        "kind": kind.name, "at": at or timezone.now(), "actor_kind": by.kind.value, "actor": by.signature[:300], "official_id": by.official_id,
        "post_id": by.post_id, "subject": subject._meta.model_name, "subject_id": subject.pk,
    }
    kept = json.dumps(whole, ensure_ascii=False)
    row = {**told, "chain": chain, "facts": kept, "chain_told": json.dumps(chain, ensure_ascii=False), "told": told_after_number(**told, facts=whole)}
    pk, number, previous, said = _append(chain, row)
    if apart:
        for fact in apart:
            fact.entry_id = pk
        PersonalFact.objects.bulk_create(apart)
    return JournalEntry(pk=pk, chain=chain, number=number, previous_hash=previous, hash=said, facts=whole, **told)


def chain_of(by: Actor) -> str:
    """The chain an actor's entries go to: office codes repeat from province to province, so the province stands before them."""
    if by.office_code and not by.province:
        raise RuntimeError(f"an act at {by.office_code} must say of which province")
    office = by.office_code or PROVINCE_CHAIN
    return f"{by.province}/{office}" if by.province else office


def _append(chain: str, row: dict) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute(APPEND, row)
        if appended := cursor.fetchone():
            return appended
        cursor.execute(BEGIN_CHAIN, [chain])  # the office acts for the first time
        cursor.execute(APPEND, row)
        return cursor.fetchone()
