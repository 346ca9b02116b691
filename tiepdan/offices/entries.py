"""What the journal says about offices and who holds their posts."""

from tiepdan.journal.kinds import EntryKind

NOBODY = frozenset()

PROVINCE_LOADED = EntryKind(
    "province.loaded", "Nạp dữ liệu tỉnh {province}: {offices} cơ quan, {posts} chức vụ; {changes} dòng mới hoặc đổi.", personal=NOBODY,
)
DEMO_PASSWORD_SET = EntryKind("province.demo_password_set", "Đặt lại mật khẩu chung của {officials} tài khoản dùng thử.", personal=NOBODY)
HOLDING_ASSIGNED = EntryKind("holding.assigned", "Giao {official} giữ chức vụ {post} từ {since}.", personal=frozenset({"official"}))
HOLDING_DEPUTISED = EntryKind(
    "holding.deputised", "Giao {official} phụ trách thay {post} từ {since}. Căn cứ: {ground}.", personal=frozenset({"official"}),
)
HOLDING_ENDED = EntryKind("holding.ended", "{official} thôi giữ chức vụ {post} từ {until}.", personal=frozenset({"official"}))
PASSWORD_GIVEN = EntryKind("official.password_given", "Đặt mật khẩu cho tài khoản của {official}.", personal=frozenset({"official"}))
PASSWORD_CHANGED = EntryKind("official.password_changed", "{official} tự đổi mật khẩu.", personal=frozenset({"official"}))
FACTOR_TAKEN_OFF = EntryKind(
    "official.factor_taken_off", "Gỡ {count} cách xác nhận đăng nhập của {official}, đóng các phiên đang mở.", personal=frozenset({"official"}),
)
SIGN_INS_ENDED = EntryKind("official.sign_ins_ended", "Đóng {count} phiên đăng nhập của {official}.", personal=frozenset({"official"}))
UNLOCKED = EntryKind("official.unlocked", "Mở khóa đăng nhập cho {official} trước hạn chờ.", personal=frozenset({"official"}))
PROVIDER_CONNECTED = EntryKind("official.provider_connected", "{official} nối tài khoản với nơi cấp danh tính điện tử.", personal=frozenset({"official"}))
PROVIDER_DISCONNECTED = EntryKind("official.provider_disconnected", "{official} gỡ nơi cấp danh tính điện tử.", personal=frozenset({"official"}))
