"""The acts on the journal itself: it is corrected by a new entry, anchored each hour, and freed of a person's data by two persons."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import connection, transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound, require
from tiepdan.journal import entries
from tiepdan.journal.abilities import GUARD_PERSONAL, READ_JOURNAL
from tiepdan.journal.anchoring import Signed, heads_of
from tiepdan.journal.errors import EntryElsewhere, ErasedAlready, ErasureOver, NothingApart, SecondPersonNeeded, WordsMissing
from tiepdan.journal.hashing import FIRST_HASH, anchor_root, signed_words
from tiepdan.journal.models import Anchor, AnchoredHead, Erasure, JournalEntry, PersonalFact
from tiepdan.journal.record import chain_of, record

ANCHORING = 7_126_000_018  # the advisory lock of whoever anchors: two at once would take one number


@transaction.atomic
def anchor_chains(province: str, *, by: Actor, now: datetime, sign: Callable[[bytes], Signed]) -> Anchor:
    """One signed hash over where every chain of the province stands now. Whatever is cut off or rewritten later no longer fits it."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [ANCHORING])
    last = Anchor.objects.filter(province=province).order_by("-number").first()
    heads = heads_of(province)
    number, before = (last.number + 1, last.root) if last else (1, FIRST_HASH)
    root = anchor_root(province, number, now, before, [head[:3] for head in heads])
    signed = sign(signed_words(root))
    anchor = Anchor.objects.create(
        province=province, number=number, at=now, entries=sum(head[1] for head in heads), previous_root=before, root=root,
        signed_by=signed.by, certificate=signed.certificate, signature=signed.signature,
    )
    AnchoredHead.objects.bulk_create([
        AnchoredHead(anchor=anchor, chain=chain, number=here, hash=said) for chain, here, said, older in heads if here != older
    ], batch_size=1000)
    record(entries.ANCHORED, anchor, by=by, at=now, number=number, chains=len(heads), entries=anchor.entries, root=root)
    return anchor


@transaction.atomic
def correct_entry(entry_id: int, *, by: Actor, now: datetime, right: str) -> JournalEntry:
    """Say what is right about an entry of one's own office. The old one stays; the new one names it by chain, number and hash.

    Raises AbilityMissing, NotFound, EntryElsewhere, WordsMissing.
    """
    require(by, READ_JOURNAL)
    entry = _own_entry(entry_id, by)
    right = _plain(right)
    if not right:
        raise WordsMissing(what="điều đúng là gì")
    return record(entries.CORRECTED, _Subject(entry), by=by, at=now, chain=entry.chain, number=entry.number, hash=entry.hash, right=right[:2000])


@transaction.atomic
def propose_erasure(entry_id: int, name: str, *, by: Actor, now: datetime, ground: str) -> Erasure:
    """Ask that a personal fact be erased, on a ground in law; another person decides (Luật Bảo vệ dữ liệu cá nhân).

    Raises AbilityMissing, NotFound, EntryElsewhere, NothingApart, ErasedAlready, WordsMissing.
    """
    require(by, GUARD_PERSONAL)
    entry = _own_entry(entry_id, by)
    fact = PersonalFact.objects.filter(entry=entry, name=name).first()
    if fact is None:
        raise NothingApart()
    if fact.erased or fact.erasures.filter(state=Erasure.State.PROPOSED).exists():
        raise ErasedAlready()
    ground = _plain(ground)
    if not ground:
        raise WordsMissing(what="căn cứ để xóa")
    erasure = Erasure.objects.create(fact=fact, chain=entry.chain, ground=ground[:300], proposed_by=by.signature[:300],
                                     proposed_official_id=by.official_id, proposed_at=now)
    record(entries.ERASURE_PROPOSED, _Subject(entry), by=by, at=now, chain=entry.chain, number=entry.number, name=name, ground=erasure.ground)
    return erasure


@transaction.atomic
def erase_personal_fact(erasure_id: int, *, by: Actor, now: datetime) -> Erasure:
    """The second person confirms: value and salt are gone for good, the chain keeps its hash and names this erasure.

    Raises AbilityMissing, NotFound, EntryElsewhere, ErasureOver, SecondPersonNeeded.
    """
    erasure = _open_erasure(erasure_id, by)
    entry = erasure.fact.entry
    said = record(entries.ERASED, _Subject(entry), by=by, at=now, chain=entry.chain, number=entry.number, name=erasure.fact.name, ground=erasure.ground)
    PersonalFact.objects.filter(pk=erasure.fact_id).update(salt="", value=None, erased_by_id=said.pk)
    return _decided(erasure, Erasure.State.DONE, by, now)


@transaction.atomic
def decline_erasure(erasure_id: int, *, by: Actor, now: datetime, because: str) -> Erasure:
    """The second person keeps the fact, and says why: the law keeps the record.

    Raises AbilityMissing, NotFound, EntryElsewhere, ErasureOver, SecondPersonNeeded, WordsMissing.
    """
    erasure = _open_erasure(erasure_id, by)
    because = _plain(because)
    if not because:
        raise WordsMissing(what="vì sao không xóa")
    entry = erasure.fact.entry
    record(entries.ERASURE_DECLINED, _Subject(entry), by=by, at=now, chain=entry.chain, number=entry.number, name=erasure.fact.name, because=because[:300])
    return _decided(erasure, Erasure.State.DECLINED, by, now)


@transaction.atomic
def erase_facts_about(subject: str, ids: Iterable[int], *, by: Actor, because: JournalEntry) -> int:
    """Erase every personal fact of the entries about these things: sub-act of a destruction that two persons decided, whose entry is `because`.

    The chain keeps its hashes and holds; how many facts went (Luật 91/2025 Đ.14).
    """
    facts = PersonalFact.objects.filter(entry__subject=subject, entry__subject_id__in=list(ids), erased_by__isnull=True)
    return facts.update(salt="", value=None, erased_by_id=because.pk)


class _Subject:
    """What an entry was about: what is written about the entry stands in the same story."""

    def __init__(self, entry: JournalEntry) -> None:
        self.pk = entry.subject_id
        self._meta = type("Meta", (), {"model_name": entry.subject})


def _plain(typed: str) -> str:
    """Without the sign that PostgreSQL cannot keep."""
    return typed.replace("\0", "").strip()


def _own_entry(entry_id: int, by: Actor) -> JournalEntry:
    entry = JournalEntry.objects.filter(pk=entry_id).first()
    if entry is None:
        raise NotFound(what="dòng nhật ký này")
    if entry.chain != chain_of(by):
        raise EntryElsewhere()
    return entry


def _open_erasure(erasure_id: int, by: Actor) -> Erasure:
    require(by, GUARD_PERSONAL)
    erasure = Erasure.objects.select_for_update(of=("self",)).select_related("fact__entry").filter(pk=erasure_id).first()
    if erasure is None:
        raise NotFound(what="đề nghị xóa này")
    if erasure.chain != chain_of(by):
        raise EntryElsewhere()
    if erasure.state != Erasure.State.PROPOSED:
        raise ErasureOver()
    if erasure.proposed_official_id == by.official_id:
        raise SecondPersonNeeded()
    return erasure


def _decided(erasure: Erasure, state: str, by: Actor, now: datetime) -> Erasure:
    erasure.state, erasure.decided_by, erasure.decided_official_id, erasure.decided_at = state, by.signature[:300], by.official_id, now
    erasure.save(update_fields=["state", "decided_by", "decided_official_id", "decided_at"])
    return erasure
