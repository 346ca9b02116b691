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
    for entry in JournalEntry.objects.filter(chain=chain.name).order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number:
            yield f"chuỗi {chain.name}: thiếu dòng {number}"
            number = entry.number
        if entry.previous_hash != last:
            yield f"chuỗi {chain.name}, dòng {entry.number}: không nối với dòng trước"
        if entry.hash != entry_hash(entry.previous_hash, **{name: getattr(entry, name) for name in TOLD}):
            yield f"chuỗi {chain.name}, dòng {entry.number}: nội dung đã bị sửa"
        last = entry.hash
    if (chain.number, chain.hash) != (number, last):
        yield f"chuỗi {chain.name}: cuối chuỗi không khớp ({chain.number} ghi, {number} còn)"
