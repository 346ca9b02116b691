"""What the journal says about looking further than one's own desk: how much left the system or was searched, never the words asked."""

from tiepdan.journal.kinds import EntryKind

EXPORTED = EntryKind("desk.exported", "Xuất “{sheet}” ra tệp: {rows} dòng.", personal=frozenset())
PRINTED = EntryKind("desk.printed", "Mở bản in “{sheet}”: {rows} dòng.", personal=frozenset())
SEARCHED = EntryKind("desk.searched_province", "Tìm trong hồ sơ của toàn tỉnh: thấy {found} kết quả ở trang đầu.", personal=frozenset())
OPENED_ELSEWHERE = EntryKind("desk.opened_elsewhere", "Mở xem hồ sơ của cơ quan khác.", personal=frozenset())
