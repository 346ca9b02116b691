"""Walk every chain and say whether anything was altered, dropped or added."""

from collections.abc import Iterator

from tiepdan.journal.hashing import FIRST_HASH, entry_hash
from tiepdan.journal.models import Chain, JournalEntry

TOLD = ("chain", "number", "kind", "at", "actor_kind", "actor", "official_id", "post_id", "subject", "subject_id", "facts")


def broken_links() -> Iterator[str]:
    """One Vietnamese sentence for each place where a chain does not hold; nothing when all hold."""
    for chain in Chain.objects.order_by("name"):
        yield from _walk(chain)
    known = Chain.objects.values("name")
    for name in JournalEntry.objects.exclude(chain__in=known).values_list("chain", flat=True).distinct():
        yield f"chuỗi {name}: mất dòng đầu chuỗi"


def _walk(chain: Chain) -> Iterator[str]:
    number, last = 0, FIRST_HASH
    rows = JournalEntry.objects.filter(chain=chain.name).order_by("number").values_list("previous_hash", "hash", *TOLD)
    for previous, said, *told in rows.iterator(chunk_size=5000):
        number += 1
        here = told[TOLD.index("number")]
        if here != number:
            yield f"chuỗi {chain.name}: thiếu dòng {number}"
            number = here
        if previous != last:
            yield f"chuỗi {chain.name}, dòng {here}: không nối với dòng trước"
        if said != entry_hash(previous, **dict(zip(TOLD, told, strict=True))):
            yield f"chuỗi {chain.name}, dòng {here}: nội dung đã bị sửa"
        last = said
    if (chain.number, chain.hash) != (number, last):
        yield f"chuỗi {chain.name}: cuối chuỗi không khớp ({chain.number} ghi, {number} còn)"
