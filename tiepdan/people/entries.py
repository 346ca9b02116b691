"""What the journal says about people: never a name."""

from tiepdan.journal.kinds import EntryKind

SEALED = EntryKind(
    "identity.sealed", "Niêm phong danh tính, từ nay gọi là “{pseudonym}”.", personal=frozenset(),
    citizen="Tên và địa chỉ của ông/bà đã được niêm phong.", cites="Luật Tố cáo Đ.8, Đ.49, Đ.56",
)
REVEALED = EntryKind("identity.revealed", "Mở niêm phong “{pseudonym}”. Lý do: {reason}.", personal=frozenset({"reason"}), cites="Luật Tố cáo Đ.49")
LINKED = EntryKind("person.linked", "Nối hai bản ghi {one} và {other} là cùng một người. Lý do: {ground}.", personal=frozenset({"one", "other"}))
UNLINKED = EntryKind("person.unlinked", "Gỡ liên kết giữa hai bản ghi {one} và {other}. Lý do: {ground}.", personal=frozenset({"one", "other"}))
SEALED_AGAIN = EntryKind(
    "identity.sealed_again", "Niêm phong lại danh tính của “{pseudonym}” sau khi đọc lại đơn.", personal=frozenset(), cites="Luật Tố cáo Đ.49",
)
SECRECY_DECLINED = EntryKind(
    "identity.secrecy_declined", "“{pseudonym}” cho biết không cần giữ bí mật danh tính, ngày {on}.", personal=frozenset(), cites="Luật Tố cáo Đ.9",
)
SECRECY_WANTED = EntryKind("identity.secrecy_wanted", "“{pseudonym}” muốn được giữ bí mật danh tính, ngày {on}.", personal=frozenset(), cites="Luật Tố cáo Đ.9")
CORRECTED = EntryKind("person.corrected", "Sửa {field} của người gửi đơn theo yêu cầu của người ấy.", personal=frozenset(), cites="Luật 91/2025 Đ.4")
