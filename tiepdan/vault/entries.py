"""What the journal says about keys: posts and pseudonyms, never a name, never a key."""

from tiepdan.journal.kinds import EntryKind

KEY_MADE = EntryKind("vault.key_made", "Lập khóa niêm phong cho chức vụ.", personal=frozenset(), cites="Luật Tố cáo Đ.8, Đ.49")
PASSPHRASE_CHANGED = EntryKind("vault.passphrase_changed", "Đổi mật khẩu khóa niêm phong.", personal=frozenset())
KEY_ENDED = EntryKind("vault.key_ended", "Thôi dùng khóa niêm phong: {because}. {left} niêm phong chờ giao lại.", personal=frozenset())
KEY_UNLOCKED = EntryKind("vault.key_unlocked", "Mở khóa niêm phong đến {until}.", personal=frozenset())
KEY_RESTS = EntryKind("vault.key_rests", "Gõ sai mật khẩu khóa {times} lần liền: khóa tạm nghỉ {minutes} phút.", personal=frozenset())
TOLD = EntryKind("vault.told", "Giao quyền mở niêm phong cho {posts}: {because}.", personal=frozenset(), cites="Luật Tố cáo Đ.49, Đ.56")
ASKED = EntryKind("vault.asked", "Quyền mở niêm phong của {posts} chờ người đang giữ khóa giao: {because}.", personal=frozenset(), cites="Luật Tố cáo Đ.49")
TAKEN = EntryKind("vault.taken", "Rút quyền mở niêm phong của {posts}: {because}.", personal=frozenset(), cites="Luật Tố cáo Đ.8, Đ.49")
MACHINE_FORGOT = EntryKind("vault.machine_forgot", "Máy đọc xong, bỏ khóa mở niêm phong của máy.", personal=frozenset(), cites="Luật Tố cáo Đ.49")
RECOVERY_MADE = EntryKind("vault.recovery_made", "Lập khóa khôi phục, chia cho ba người giữ: {posts}. Mở phải có hai người.", personal=frozenset())
UNSEALING_ASKED = EntryKind("vault.unsealing_asked", "Đề nghị hai người cùng mở niêm phong. Lý do: {reason}.", personal=frozenset({"reason"}),
                            cites="Luật Tố cáo Đ.49")
UNSEALING_CONSENTED = EntryKind("vault.unsealing_consented", "{second} đồng ý cho {first} mở niêm phong đến {until}. Lý do: {reason}.",
                                personal=frozenset({"reason"}), cites="Luật Tố cáo Đ.49")
UNSEALED_SEEN = EntryKind("vault.unsealed_seen", "Xem danh tính đã được hai người cùng mở. Lý do: {reason}.", personal=frozenset({"reason"}),
                         cites="Luật Tố cáo Đ.49")
UNSEALING_REFUSED = EntryKind("vault.unsealing_refused", "Không đồng ý mở niêm phong.", personal=frozenset())
