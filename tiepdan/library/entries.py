"""What the journal says about the province's documents, their reviews and their dissemination."""

from tiepdan.journal.kinds import EntryKind

NOBODY = frozenset()

DOCUMENT_ENTERED = EntryKind("library.document_entered", "Ghi văn bản của tỉnh vào danh mục: {document}. Nguồn: {source}.", personal=NOBODY)
REVIEW_PROPOSED = EntryKind("library.review_proposed", "Đề xuất {proposal}: {document}. Lý do: {reason}.", personal=NOBODY)
REVIEW_ASSIGNED = EntryKind("library.review_assigned", "Giao {office}, {post} soạn trước {due}.", personal=NOBODY)
REVIEW_DRAFTED = EntryKind("library.review_drafted", "Đã có dự thảo: {words}.", personal=NOBODY)
REVIEW_SUBMITTED = EntryKind("library.review_submitted", "Đã trình: {words}.", personal=NOBODY)
REVIEW_RETURNED = EntryKind("library.review_returned", "Trả lại để soạn tiếp: {words}.", personal=NOBODY)
REVIEW_DECIDED = EntryKind("library.review_decided", "Đã quyết định {proposal}: {outcome}.", personal=NOBODY)
REVIEW_DROPPED = EntryKind("library.review_dropped", "Không rà soát nữa: {words}.", personal=NOBODY)
DISSEMINATED = EntryKind("library.disseminated", "Phổ biến {title} đến {count} cơ quan, đề nghị đọc trước {read_before}.", personal=NOBODY)
ACKNOWLEDGED = EntryKind("library.acknowledged", "{office} đã đọc {title}.", personal=NOBODY)
