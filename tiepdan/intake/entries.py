"""What the journal says about petitions. Never a petitioner's name: the code stands for the paper."""

from tiepdan.journal.kinds import EntryKind

NOBODY: frozenset[str] = frozenset()

RECEIVED = EntryKind("petition.received", "Nhận đơn {code} qua {channel}, {files} tệp kèm.", NOBODY,
                     citizen="{office} đã nhận đơn, cấp mã {code}.", cites="Luật Tiếp công dân Đ.25")
READ = EntryKind("petition.read", "Bộ đọc đề xuất: {kind}, {field}. {because}", NOBODY)
PROPOSED = EntryKind("petition.proposed", "Đề xuất thẩm quyền: {title}. {because} ({cites})", NOBODY,
                     citizen="Xác định nơi giải quyết: {title}. {because}", cites="")
ASKED = EntryKind("petition.asked", "Chưa rõ thẩm quyền, cần cán bộ trả lời: {question}", NOBODY)
HELD = EntryKind("petition.held", "{post} giữ đơn. {reason}", NOBODY, citizen="{post} đang giữ đơn.")
CLASSIFIED = EntryKind("petition.classified", "Sửa phân loại: {changes}.", NOBODY, cites="TT 05/2021/TT-TTCP Đ.6")
CORRECTED = EntryKind("petition.corrected", "Nói về điều bộ đọc thấy ({finding}): {verdict}.", NOBODY)
REFIT = EntryKind("reader.refit", "Bộ đọc học lại từ {trained_on} đơn: phiên bản {version}, {told}. {because}", NOBODY)
READER_WITHDRAWN = EntryKind("reader.withdrawn", "Bỏ phiên bản bộ đọc {version}. Lý do: {reason}.", NOBODY)
SEALED = EntryKind("petition.sealed", "Đơn là tố cáo: che danh tính trong nội dung, niêm phong bản gốc.", NOBODY, cites="Luật Tố cáo Đ.49")
ROUTED = EntryKind("petition.routed", "Giao {post} chịu trách nhiệm. {because}", NOBODY,
                   citizen="Đơn đã đến đúng nơi: {title}.", cites="TT 05/2021/TT-TTCP Đ.6")
HANDED_ON = EntryKind("petition.handed_on", "Chuyển đơn từ {from_office} đến {to_office}. {because}", NOBODY,
                      citizen="Đơn được chuyển từ {from_office} đến {to_office}, tài liệu đi cùng.", cites="TT 05/2021/TT-TTCP Đ.6")
TAKEN_IN = EntryKind("petition.taken_in", "{office} nhận đơn do {from_office} chuyển đến.", NOBODY, citizen="{office} đã nhận đơn được chuyển đến.",
                     cites="TT 05/2021/TT-TTCP Đ.6")
# Why a petition is sent back is written for officials, and may speak of people: it stays in the file.
SENT_BACK = EntryKind("petition.sent_back", "{office} trả lại đơn ({kind}); {post} quyết định nơi giải quyết. Lý do: {reason}.", frozenset({"reason"}),
                      citizen="Các cơ quan chưa thống nhất ai giải quyết; {post} đang quyết định.", cites="Luật Khiếu nại Đ.21 k.3; Luật Tố cáo Đ.41 k.2")
COMPETENCE_SETTLED = EntryKind("petition.competence_settled", "Quyết định nơi giải quyết: {title}. {reason}. Quyết định này ràng buộc, đơn không chuyển nữa.",
                               frozenset({"reason"}), citizen="Đã quyết định nơi giải quyết: {title}.", cites="Luật Khiếu nại Đ.21 k.3; Luật Tố cáo Đ.41 k.2")
RETURNED = EntryKind("petition.returned", "Trả đơn và giấy tờ gốc cho {to}. Lý do: {reason}.", frozenset({"to", "reason"}),
                     citizen="Đơn và giấy tờ gốc được trả lại, kèm văn bản nói rõ lý do.", cites="TT 05/2021/TT-TTCP Đ.6, Đ.8")
ASKED_TO_COMPLETE = EntryKind("petition.asked_to_complete", "Báo đơn chưa đủ điều kiện. Lý do: {reason}. Cần bổ sung: {needed}.", NOBODY,
                              citizen="Đơn chưa đủ điều kiện: {reason}. Cần bổ sung: {needed}.", cites="TT 05/2021/TT-TTCP Đ.6, Đ.8")
REPLIED = EntryKind("petition.replied", "Nơi nhận ({to}) trả lời ngày {on}.", NOBODY,
                    citizen="{to} đã trả lời về đơn chuyển đến.", cites="Luật Tố cáo Đ.26 k.2; Luật Tiếp công dân Đ.27 k.2")
REMINDED = EntryKind("petition.reminded", "Đôn đốc {to}, lần {turn}: chờ trả lời từ ngày {due}.", NOBODY, citizen="Đã đôn đốc {to} trả lời.",
                     cites="Luật Tiếp công dân Đ.26; TT 05/2021/TT-TTCP Đ.14")
REPORTED_BACK = EntryKind("petition.reported_back", "Soạn văn bản báo kết quả cho nơi đã chuyển đơn ({to}).", NOBODY,
                          cites="Luật Tiếp công dân Đ.27 k.2; Luật Tố cáo Đ.26 k.2")
GUIDED = EntryKind("petition.guided", "Hướng dẫn người gửi đến {title}. {reason}", NOBODY,
                   citizen="Đã có văn bản hướng dẫn ông/bà gửi đến {title}.", cites="TT 05/2021/TT-TTCP Đ.8 k.1")
TRANSFERRED = EntryKind("petition.transferred", "Chuyển đơn đến {title}. {because}", NOBODY,
                        citizen="Đơn đã được chuyển đến {title}.", cites="Luật Tố cáo Đ.24 k.2; Luật Tiếp công dân Đ.26")
FILED = EntryKind("petition.filed", "Lưu đơn. Lý do: {reason}.", NOBODY, citizen="Đơn được lưu, không xử lý tiếp. Lý do: {reason}.",
                   cites="TT 05/2021/TT-TTCP Đ.6")
DECLINED = EntryKind("petition.declined", "Không thụ lý. Lý do: {reason}.", NOBODY,
                     citizen="Không thụ lý đơn. Lý do: {reason}.", cites="Luật Khiếu nại Đ.11; Luật Tố cáo Đ.24 k.1")
INTO_CASE = EntryKind("petition.into_case", "Đơn vào hồ sơ vụ việc, {office} giải quyết.", NOBODY)
DENOUNCER_CHECKED = EntryKind("petition.denouncer_checked", "Kiểm tra người tố cáo, {how}: {result}. {because}", NOBODY,
                              citizen="Đã kiểm tra thông tin ban đầu của đơn: {result} người gửi.", cites="Luật Tố cáo Đ.24 k.1")
CHECK_LENGTHENED = EntryKind("petition.check_lengthened", "Kéo dài kiểm tra ban đầu vì {ground}. Hạn mới: {due}.", NOBODY,
                             citizen="Việc kiểm tra ban đầu kéo dài đến {due} vì {ground}.", cites="Luật Tố cáo Đ.24 k.1")
CRIME_HANDED_OVER = EntryKind("petition.crime_handed_over", "Chuyển {to} hồ sơ có dấu hiệu tội phạm, {symbol}, {count} tài liệu.", NOBODY,
                              cites="Luật Tố cáo Đ.27 k.1, Đ.36 k.2")
CRIME_REPLIED = EntryKind("petition.crime_replied", "{to} đã trả lời về hồ sơ có dấu hiệu tội phạm.", NOBODY, cites="Luật Tố cáo Đ.27 k.1")
CLOSED = EntryKind("petition.closed", "Đơn đã giải quyết xong.", NOBODY, citizen="Việc của ông/bà đã xong.")
ORIGINAL_SEEN = EntryKind("petition.original_seen", "Mở bản gốc niêm phong, trang {page}. Lý do: {reason}.", frozenset({"reason"}), cites="Luật Tố cáo Đ.49")
SPLIT = EntryKind("petition.split", "Tách tệp của đơn {code}: {parts} phần đăng ký thành đơn riêng, tệp gốc giữ ở đơn này.", NOBODY,
                  cites="TT 05/2021/TT-TTCP Đ.6")
SPLIT_FROM = EntryKind("petition.split_from", "Tách từ tệp của đơn {code}, trang {first}–{last}.", NOBODY, cites="TT 05/2021/TT-TTCP Đ.6")
# Who is told of the other parts is for the page to ask: the sentence names no code, for a denunciation may be among them.
PARTED = EntryKind("petition.parted", "Tách đơn thành {parts} đơn. Lý do: {reason}.", frozenset({"reason", "codes"}),
                   citizen="Đơn có nhiều nội dung nên được tách thành {parts} đơn, mỗi đơn theo trình tự của nó.", cites="TT 05/2021/TT-TTCP Đ.6")
PARTED_FROM = EntryKind("petition.parted_from", "Tách từ {code}, phần {number}. Lý do: {reason}.", frozenset({"reason"}),
                        citizen="Đơn này là phần {number} của một đơn đã được tách.", cites="TT 05/2021/TT-TTCP Đ.6")
IDENTITY_SEEN = EntryKind("petition.identity_seen", "Mở danh tính người gửi. Lý do: {reason}.", frozenset({"reason"}), cites="Luật Tố cáo Đ.49")
# Repeats. The other petition is named by its code, a denunciation not at all: a file is read by more people than the denunciation beside it.
LINKED = EntryKind("petition.linked", "Gắn với {other}: {kind}. Không gộp, gỡ lại được.", NOBODY)
UNLINKED = EntryKind("petition.unlinked", "Gỡ liên kết với {other} ({kind}). Lý do: {because}.", NOBODY)
DISMISSED = EntryKind("petition.repeat_dismissed", "Đã xem: {other} không phải cùng việc.", NOBODY)
DISMISSAL_TAKEN_BACK = EntryKind("petition.dismissal_taken_back", "Xem lại: có thể cùng việc với {other}.", NOBODY)
NAMED_TO_KNOW = EntryKind("petition.named_to_know", "Người giải quyết cho {post} được biết người tố cáo. Lý do: {reason}.", frozenset({"reason"}),
                          cites="Luật Tố cáo Đ.49, Đ.56")
NAMED_NO_LONGER = EntryKind("petition.named_no_longer", "Người giải quyết thôi cho {post} biết người tố cáo.", frozenset(), cites="Luật Tố cáo Đ.49")
SECRECY_SAID = EntryKind("petition.secrecy_said", "Người tố cáo cho biết {said}: {words}.", frozenset({"words"}), cites="Luật Tố cáo Đ.9")
EXTRACT_OPENED = EntryKind("petition.extract_opened", "Mở nội dung gốc để xem lại bản trích. Lý do: {reason}.", frozenset({"reason"}), cites="Luật Tố cáo Đ.49")
EXTRACT_CONFIRMED = EntryKind("petition.extract_confirmed", "Xác nhận bản trích số {version}: che {hidden} chỗ (máy đề xuất {proposed}), mã băm {sha256}.",
                              NOBODY, cites="Luật Tố cáo Đ.49, Đ.56")
PAGE_REDACTED = EntryKind("petition.page_redacted", "Xác nhận trang {page} đã che, tài liệu {paper}: {boxes} ô đen (máy đề xuất {proposed}), mã băm {sha256}.",
                          NOBODY, cites="Luật Tố cáo Đ.49, Đ.56")
PAGE_RETYPED = EntryKind("petition.page_retyped", "Xác nhận bản gõ lại của trang {page}, tài liệu {paper}.", NOBODY, cites="Luật Tố cáo Đ.49, Đ.56")
REDACTION_TAKEN_BACK = EntryKind("petition.redaction_taken_back", "Thôi dùng bản đã che của trang {page}, tài liệu {paper}.", NOBODY, cites="Luật Tố cáo Đ.49")
EXTRACT_HANDED_OVER = EntryKind("petition.extract_handed_over", "Giao {to} gói bản trích đã che danh tính, căn cứ {ground}: {pages} trang, mã băm {sha256}.",
                                frozenset({"to", "ground"}), cites="Luật Tố cáo Đ.39, Đ.56")
