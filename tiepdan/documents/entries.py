"""What the journal says about files and letters: never a name, never what a letter says."""

from tiepdan.journal.kinds import EntryKind

NOBODY = frozenset[str]()

PAPER_ADDED = EntryKind("paper.added", "Thêm {role} vào hồ sơ, {pages} trang.", personal=NOBODY)
PAPER_READ = EntryKind("paper.read", "Đọc chữ trong tài liệu ({read_by}).", personal=NOBODY)
PAPER_UNREAD = EntryKind("paper.unread", "Chưa đọc được chữ trong tài liệu ({problem}). Tài liệu vẫn giữ nguyên.", personal=NOBODY)
PAPER_OPENED = EntryKind("paper.opened", "Tài liệu không phải của đơn tố cáo: chữ đã đọc về hồ sơ thường.", personal=NOBODY)
PAGE_CORRECTED = EntryKind("paper.page_corrected", "Sửa chữ máy đọc ở trang {page}; chữ máy đọc vẫn giữ.", personal=NOBODY)
PAGE_HANDWRITTEN = EntryKind("paper.page_handwritten", "Trang {page} là chữ viết tay: không giao ảnh.", personal=NOBODY, cites="Luật Tố cáo Đ.49")
PAGES_MOVED = EntryKind("paper.pages_moved", "Trang {first}–{last} đã đăng ký thành đơn riêng; tệp gốc vẫn giữ nguyên.", personal=NOBODY)
PAPER_SEALED = EntryKind("paper.sealed", "Niêm phong tài liệu.", personal=NOBODY, cites="Luật Tố cáo Đ.56")

LETTER_DRAFTED = EntryKind("letter.drafted", "Soạn {title}.", personal=NOBODY)
LETTER_AMENDED = EntryKind("letter.amended", "Sửa bản soạn {title}: {fields}.", personal=NOBODY)
LETTER_SUBMITTED = EntryKind("letter.submitted", "Trình ký {title}.", personal=NOBODY)
EDITED_HANDED_IN = EntryKind("letter.edited_handed_in", "Nộp bản Word đã sửa của {title}: {changes} chỗ khác bản soạn, mã băm {sha256}.", personal=NOBODY)
EDITED_READY = EntryKind("letter.edited_ready", "Bản Word đã sửa của {title} đã thành PDF, {pages} trang.", personal=NOBODY)
EDITED_FAILED = EntryKind("letter.edited_failed", "Bản Word đã sửa của {title} chưa thành PDF.", personal=NOBODY)
EDITED_WITHDRAWN = EntryKind("letter.edited_withdrawn", "Rút bản Word đã sửa của {title}; văn bản trở lại theo mẫu.", personal=NOBODY)
COUNTERSIGN_ASKED = EntryKind("letter.countersign_asked", "Xin {post} {kind} {title}.", personal=NOBODY, cites="NĐ 30/2020 Đ.12")
COUNTERSIGN_DROPPED = EntryKind("letter.countersign_dropped", "Thôi xin {post} {kind} {title}.", personal=NOBODY)
COUNTERSIGNED = EntryKind("letter.countersigned", "{kind} {title}.", personal=NOBODY, cites="NĐ 30/2020 Đ.12, Đ.13")
COUNTERSIGNS_FELL = EntryKind("letter.countersigns_fell", "Lời văn {title} đã đổi: {count} chữ ký nháy, ký chung phải ký lại.", personal=NOBODY)
LETTER_SIGNED = EntryKind("letter.signed", "Ký {title}, số {symbol}.", personal=NOBODY, cites="NĐ 30/2020 Đ.13, Đ.15")
LETTER_SEALED = EntryKind("letter.sealed", "Ký số {title}, mã băm {sha256}.", personal=NOBODY, cites="NĐ 30/2020 Đ.5")
SIGNING_PREPARED = EntryKind("letter.signing_prepared", "Chuẩn bị ký số {title} tại máy của người ký, mã băm {digest}.", personal=NOBODY)
CERTIFICATE_ENROLLED = EntryKind("post.certificate_enrolled", "Ghi chứng thư số {serial} cho chức vụ {post}.", personal=NOBODY)
CERTIFICATE_REVOKED = EntryKind("post.certificate_revoked", "Thu hồi chứng thư số {serial} của chức vụ {post} từ ngày {day}. Lý do: {because}.",
                                personal=NOBODY)
LETTER_SENT = EntryKind("letter.sent", "Gửi {title} số {symbol}, {count} nơi.", personal=NOBODY, cites="NĐ 30/2020 Đ.18")
LETTER_CANCELLED = EntryKind("letter.cancelled", "Hủy bản soạn {title}. Lý do: {because}.", personal=NOBODY)
NUMBER_CANCELLED = EntryKind("letter.number_cancelled", "Hủy số {symbol} của {title}; số vẫn nằm trong sổ, lý do ghi ở đó, không cấp lại.",
                             personal=NOBODY, cites="NĐ 30/2020 Đ.18")
REPLACED_NAMED = EntryKind("letter.replaced_named", "{title} thay thế {symbol}.", personal=NOBODY, cites="NĐ 30/2020 Đ.18")
SECRET_MARKED = EntryKind("letter.secret_marked", "{title}: {words}.", personal=NOBODY, cites="NĐ 30/2020 Đ.15")

CARRIED = EntryKind("outgoing.carried", "Đã chuyển qua {channel}.", personal=NOBODY)
FILE_EXPORTED = EntryKind("file.exported", "Xuất hồ sơ điện tử giao {to}, căn cứ {ground}: {pages} trang, giữ lại {withheld} tài liệu, mã băm {sha256}.",
                          personal=frozenset({"to", "ground"}),
                          cites="Luật Khiếu nại Đ.34 k.2; Luật Tố cáo Đ.39")
EXPORT_BEGUN = EntryKind("file.export_begun", "Giao máy xuất hồ sơ điện tử cho {to}, căn cứ {ground}: {pages} trang, giữ lại {withheld} tài liệu.",
                         personal=frozenset({"to", "ground"}), cites="Luật Khiếu nại Đ.34 k.2; Luật Tố cáo Đ.39")
EXPORT_MADE = EntryKind("file.export_made", "Xuất xong hồ sơ điện tử {pages} trang, mã băm {sha256}.", personal=NOBODY)
