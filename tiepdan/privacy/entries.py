"""What the journal says about personal data: the kind of request, the result and its ground, never the words."""

from tiepdan.journal.kinds import EntryKind

NOBODY = frozenset()
LAW = "Luật 91/2025 Đ.4"

REQUESTED = EntryKind("personal.requested", "Nhận yêu cầu về dữ liệu cá nhân: {kind}. Trả lời trước {due}.", personal=NOBODY,
                      citizen="Đã nhận yêu cầu của ông/bà về dữ liệu cá nhân: {kind}. Cơ quan trả lời chậm nhất {due}.", cites=LAW)
ANSWERED = EntryKind("personal.answered", "Trả lời yêu cầu về dữ liệu cá nhân ({kind}): {result}. {ground}", personal=NOBODY,
                     citizen="Đã trả lời yêu cầu của ông/bà về dữ liệu cá nhân ({kind}): {result}. {ground}", cites=LAW)
BREACH_OPENED = EntryKind("personal.breach_opened", "Mở hồ sơ lộ, mất dữ liệu cá nhân: {data}; {people} người. Báo trước {before}.", personal=NOBODY,
                          cites="Luật 91/2025")
BREACH_TOLD = EntryKind("personal.breach_told", "Đã báo {to} về vụ lộ, mất dữ liệu, {hours} giờ sau khi phát hiện.", personal=NOBODY, cites="Luật 91/2025")
BREACH_CLOSED = EntryKind("personal.breach_closed", "Đóng hồ sơ lộ, mất dữ liệu; {people} người.", personal=NOBODY, cites="Luật 91/2025")
DESTRUCTION_PROPOSED = EntryKind("personal.destruction_proposed", "Đề nghị tiêu hủy {count} hồ sơ hết hạn giữ. Căn cứ: {ground}.", personal=NOBODY,
                                 cites="Luật 91/2025 Đ.14")
DESTRUCTION_APPROVED = EntryKind("personal.destruction_approved", "Quyết định tiêu hủy {count} hồ sơ hết hạn giữ; đưa ra khỏi danh mục {struck}.",
                                 personal=NOBODY, cites="Luật 91/2025 Đ.14")
DESTRUCTION_DECLINED = EntryKind("personal.destruction_declined", "Không tiêu hủy danh mục: {because}.", personal=NOBODY, cites="Luật 91/2025 Đ.14")
DESTRUCTION_DONE = EntryKind("personal.destruction_done", "Đã tiêu hủy xong {count} hồ sơ của danh mục.", personal=NOBODY, cites="Luật 91/2025 Đ.14")
DESTROYED = EntryKind("personal.destroyed", "Tiêu hủy hồ sơ: {files} tệp, {keys} khóa của ngăn niêm phong. Giữ đến {kept_until}: {source}.", personal=NOBODY,
                      citizen="Hồ sơ đã hết hạn giữ (đến {kept_until}) và đã được tiêu hủy theo quy định.", cites="Luật 91/2025 Đ.14")
