"""What the journal says about a province's calendar and the rules it vouches for. (Acts on clocks are told by the act they serve.)"""

from tiepdan.journal.kinds import EntryKind

NOBODY = frozenset()

DAYS_CHANGED = EntryKind(
    "law.days_changed", "Đổi lịch nghỉ: {days}. Căn cứ: {ground}. Đã tính lại {looked_at} thời hạn đang chạy, {moved} ngày hạn thay đổi.",
    personal=NOBODY,
)
DAY_WITHDRAWN = EntryKind(
    "law.day_withdrawn", "Bỏ thay đổi lịch nghỉ: {days}. Căn cứ: {ground}. Đã tính lại {looked_at} thời hạn đang chạy, {moved} ngày hạn thay đổi.",
    personal=NOBODY,
)
RULE_CONFIRMED = EntryKind(
    "law.rule_confirmed", "Xác nhận quy định {rule} ({cites}). Căn cứ: {ground}. Áp dụng cho {looked_at} thời hạn đang chạy.", personal=NOBODY,
)
RULE_TAKEN_BACK = EntryKind(
    "law.rule_taken_back", "Rút xác nhận quy định {rule} ({cites}). Lý do: {ground}. Áp dụng cho {looked_at} thời hạn đang chạy.", personal=NOBODY,
)
