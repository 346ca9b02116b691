"""What the journal says about itself: corrections, erasures, anchors."""

from tiepdan.journal.kinds import EntryKind

NOBODY = frozenset()

CORRECTED = EntryKind("journal.corrected", "Đính chính dòng {number} của chuỗi {chain}: {right}. Dòng cũ giữ nguyên.", personal=frozenset({"right"}))
ERASURE_PROPOSED = EntryKind(
    "journal.erasure_proposed", "Đề nghị xóa dữ kiện cá nhân của dòng {number}, chuỗi {chain}. Căn cứ: {ground}.", personal=NOBODY,
    cites="Luật 91/2025 Đ.14",
)
ERASED = EntryKind(
    "journal.fact_erased", "Xóa dữ kiện cá nhân của dòng {number}, chuỗi {chain}. Căn cứ: {ground}. Chuỗi vẫn liền.", personal=NOBODY,
    cites="Luật 91/2025 Đ.14",
)
ERASURE_DECLINED = EntryKind(
    "journal.erasure_declined", "Không xóa dữ kiện cá nhân của dòng {number}, chuỗi {chain}: {because}.", personal=NOBODY, cites="Luật 91/2025 Đ.4",
)
ANCHORED = EntryKind("journal.anchored", "Lập mốc neo số {number} trên {chains} chuỗi, {entries} dòng nhật ký: {root}.", personal=NOBODY)
