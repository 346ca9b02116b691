"""Walk every chain and say whether anything was altered, dropped or added. One entry in memory at a time, whatever the length."""

from collections.abc import Iterator

from django.db import connection

from tiepdan.journal.anchoring import Signed, missing_end, rewritten, signature_holds
from tiepdan.journal.hashing import FIRST_HASH, anchor_root, apart_hash, apart_of, entry_hash
from tiepdan.journal.models import Anchor, AnchoredHead, Chain, JournalEntry, PersonalFact

TOLD = ("chain", "number", "kind", "at", "actor_kind", "actor", "official_id", "post_id", "subject", "subject_id", "facts")
NUMBER = TOLD.index("number")
CHUNK = 5000
# Chains of entries that have no head: from name to name by the index, not over all rows.
HEADLESS = """
    with recursive named as (
        (select chain from journal_journalentry order by chain limit 1)
        union all
        select (select chain from journal_journalentry where chain > named.chain order by chain limit 1) from named where named.chain is not null
    ) select chain from named where chain is not null and not exists (select from journal_chain where name = chain)
"""
# Facts whose value is gone without an erasure: asked only when their count does not fit.
LOST = """
    select j.chain, j.number, f.key from journal_journalentry j, jsonb_each(j.facts) f
    where jsonb_typeof(f.value) = 'object' and f.value ? 'apart' and not exists (
        select from journal_personalfact p where p.entry_id = j.id and p.name = f.key
    ) order by j.chain, j.number
"""


def broken_links() -> Iterator[str]:
    """One Vietnamese sentence for each place where a chain does not hold, the first broken link first; nothing when all hold."""
    apart = 0
    for chain in Chain.objects.order_by("name"):
        apart += yield from _walk(chain)
    with connection.cursor() as cursor:
        cursor.execute(HEADLESS)
        for (name,) in cursor.fetchall():
            yield f"chuỗi {name}: mất dòng đầu chuỗi"
    yield from broken_anchors()
    yield from _personal_facts(apart)


def lawfully_erased() -> Iterator[str]:
    """Each personal fact that an act erased, with its day and ground: told apart from what is missing."""
    rows = PersonalFact.objects.filter(erased_by__isnull=False).select_related("entry", "erased_by").order_by("entry__chain", "entry__number")
    for fact in rows.iterator(chunk_size=CHUNK):
        yield (f"chuỗi {fact.entry.chain}, dòng {fact.entry.number}: đã xóa theo luật ngày {fact.erased_by.at:%d/%m/%Y}, "
               f"căn cứ {fact.erased_by.facts.get('ground', '…')} (dòng {fact.erased_by.number}, chuỗi {fact.erased_by.chain})")


def _walk(chain: Chain):
    """Yields what is broken; returns how many personal facts the chain says lie apart."""
    number, last, apart, anchors = 0, FIRST_HASH, 0, _Anchored(chain.name)
    rows = JournalEntry.objects.filter(chain=chain.name).order_by("number").values_list("previous_hash", "hash", *TOLD)
    for previous, said, *told in rows.iterator(chunk_size=CHUNK):
        here = told[NUMBER]
        if here != number + 1:
            yield f"chuỗi {chain.name}: thiếu dòng {number + 1}" + (f" đến dòng {here - 1}" if here > number + 2 else "")
        number = here
        if previous != last:
            yield f"chuỗi {chain.name}, dòng {here}: không nối với dòng trước"
        if said != entry_hash(previous, **dict(zip(TOLD, told, strict=True))):
            yield f"chuỗi {chain.name}, dòng {here}: nội dung đã bị sửa"
        if here >= anchors.next:
            yield from anchors.passed(here, said)
        apart += sum(1 for fact in told[-1].values() if apart_of(fact))
        last = said
    if (chain.number, chain.hash) != (number, last):
        yield f"chuỗi {chain.name}: cuối chuỗi không khớp ({chain.number} ghi, {number} còn)"
    yield from anchors.left()
    return apart


class _Anchored:
    """The heads anchored of one chain, met one after another as the walk passes them."""

    def __init__(self, chain: str) -> None:
        self.chain, self.told = chain, False
        self.heads = AnchoredHead.objects.filter(chain=chain).order_by("number", "anchor_id").values_list("number", "hash", "anchor__number", "anchor__at")
        self.waiting = self.heads.iterator(chunk_size=500)
        self._take()

    def _take(self) -> None:
        self.head = next(self.waiting, None)
        self.next = self.head[0] if self.head else float("inf")

    def passed(self, here: int, said: str) -> Iterator[str]:
        while self.head and here >= self.head[0]:
            number, anchored, *_anchor = self.head
            if (number, anchored) != (here, said) and not self.told:
                self.told = True  # what follows a rewritten stretch fits no later anchor either
                yield rewritten(self.chain, number, self._named())
            self._take()

    def left(self) -> Iterator[str]:
        """Anchored, and no longer there: the end was cut off. The last anchor says how much at least."""
        if self.head is None:
            return
        for head in self.waiting:
            self.head = head
        yield missing_end(self.chain, self.head[0], self._named())

    def _named(self) -> str:
        return f"mốc neo số {self.head[2]} lúc {self.head[3]:%H:%M %d/%m/%Y}"


def broken_anchors() -> Iterator[str]:
    """Each anchor follows the one before, is over the heads kept with it, and bears a signature of its root."""
    anchors = Anchor.objects.order_by("province", "number")
    moved = AnchoredHead.objects.order_by("anchor__province", "anchor__number").values_list("anchor_id", "chain", "number", "hash").iterator(chunk_size=CHUNK)
    waiting = next(moved, None)
    province, last, heads = None, (0, FIRST_HASH), {}
    for anchor in anchors.iterator(chunk_size=500):
        if anchor.province != province:
            province, last, heads = anchor.province, (0, FIRST_HASH), {}
        while waiting and waiting[0] == anchor.pk:
            heads[waiting[1]] = waiting[1:]
            waiting = next(moved, None)
        yield from _faults_of(anchor, last, list(heads.values()))
        last = (anchor.number, anchor.root)


def _faults_of(anchor: Anchor, last: tuple[int, str], heads: list[tuple[str, int, str]]) -> Iterator[str]:
    if anchor.number != last[0] + 1:
        yield f"mốc neo của tỉnh {anchor.province}: thiếu số {last[0] + 1}" + (f" đến số {anchor.number - 1}" if anchor.number > last[0] + 2 else "")
    elif anchor.previous_root != last[1]:
        yield f"mốc neo số {anchor.number} của tỉnh {anchor.province}: không nối với mốc trước"
    if anchor.root != anchor_root(anchor.province, anchor.number, anchor.at, anchor.previous_root, heads):
        yield f"mốc neo số {anchor.number} của tỉnh {anchor.province}: nội dung đã bị sửa"
    elif not signature_holds(anchor.root, Signed(anchor.signed_by, anchor.certificate, anchor.signature)):
        yield f"mốc neo số {anchor.number} của tỉnh {anchor.province}: chữ ký không khớp"


def _personal_facts(expected: int) -> Iterator[str]:
    """Each value fits the hash in the chain, or was erased by an entry that says so; none is simply gone."""
    seen = 0
    rows = PersonalFact.objects.order_by("entry__chain", "entry__number", "name").values_list(
        "entry__chain", "entry__number", "name", "salt", "value", "entry__facts", "erased_by__kind", "erased_by__facts")
    for chain, number, name, salt, value, facts, kind, said in rows.iterator(chunk_size=CHUNK):
        kept = apart_of(facts.get(name))
        seen += bool(kept)
        if not kept:
            continue  # the entry itself was altered: its chain says so
        where = f"chuỗi {chain}, dòng {number}"
        if kind is None and apart_hash(salt, name, value) != kept:
            yield f"{where}: dữ kiện cá nhân giữ bên cạnh đã bị sửa"
        elif kind is not None and (kind, said.get("chain"), said.get("number"), said.get("name")) != ("journal.fact_erased", chain, number, name):
            yield f"{where}: dữ kiện cá nhân mất mà không có việc xóa nào ghi trong nhật ký"
    if seen == expected:
        return
    with connection.cursor() as cursor:
        cursor.execute(LOST)
        for chain, number, _name in cursor.fetchall():
            yield f"chuỗi {chain}, dòng {number}: dữ kiện cá nhân mất mà không có việc xóa nào ghi trong nhật ký"
