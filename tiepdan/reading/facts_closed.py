"""Why a petition may not be taken up again or not go on: taken back, with a court, answered already, another's right, inner housekeeping."""

import re
from dataclasses import dataclass

from tiepdan.reading.findings import DecisionCited
from tiepdan.reading.normalise import Pattern, View

THING = r"(?:đơn|khiếu nại|tố cáo|yêu cầu|kiến nghị|phản ánh)"
END = r"(?:chấm dứt|đình chỉ|dừng|ngừng|kết thúc|khép lại)"
# Taken back: the verb itself, or the wish that the matter be stopped (Luật Khiếu nại Điều 10, Luật Tố cáo Điều 33).
WITHDRAWN = Pattern(
    rf"rút (?:lại |bỏ |toàn bộ |một phần |hết |các |những |nội dung |tất cả )*(?:lá |bức )?{THING}"
    r"|(?:xin|nay|tôi|chúng tôi|con|em|cháu) (?:\w+ ){0,2}?(?:thôi|không|chấm dứt|ngừng|dừng) (?:\w+ ){0,2}?(?:khiếu nại|tố cáo|kiện)"
    r"(?: gì)? (?:nữa|thêm)"
    r"|(?:xin|nay|tôi) (?:\w+ )?thôi (?:không )?(?:khiếu nại|tố cáo|kiện)"
    r"|không (?:còn )?(?:yêu cầu|đề nghị|cần)(?: \w+){0,4}? (?:giải quyết|xem xét)(?: \w+){0,2}? nữa"
    rf"|(?:đề nghị|xin|mong|yêu cầu)[^.;,]{{0,40}}? {END} (?:việc )?(?:giải quyết|xác minh|xử lý|xem xét)(?: {THING}|"
    rf"(?=\W*(?:[.;\n]|$)))",
    whole=True,
)
# Not taken back: others want it, or the writer refuses. The words stand in the same clause.
FORCED = Pattern(r"\b(?:ép|bắt|dọa|buộc|không|chưa|chẳng|khuyên|bảo|yêu cầu|vận động|gợi ý|đòi|nếu|bác|từ chối)\b[^.;,:]{0,40}$")
COURT = r"(?:tòa(?: án)?(?: nhân dân)?|tand)"
COURT_ACCEPTED = Pattern(rf"{COURT}[^.;]{{0,60}}? (?:đã |đang )(?:\w+ )?(?:thụ lý|nhận đơn khởi kiện)|vụ án hành chính|bản án hành chính")
ADMINISTRATIVE_CASE = re.compile(r"/(?:TL[A-Z]*-)?HC\b|-HC\b")
SAME_AGAIN = Pattern(
    r"(?:không|chưa|chẳng)(?: \w+){0,3} (?:tình tiết|chứng cứ|bằng chứng|tài liệu|nội dung|căn cứ|gì|thông tin)(?:,? \w+){0,4} mới"
    r"|(?:vẫn|cũng)(?: \w+){0,3} (?:nội dung|giấy tờ|chứng cứ|bằng chứng|tài liệu)(?: \w+){0,6} (?:cũ|trước|đã nộp|đã gửi|lần)"
    r"|nội dung (?:\w+ )?(?:cũ|trùng)|nội dung (?:\w+ )?không (?:thay đổi|khác|đổi)|(?:như|giống) (?:lần|đơn) (?:trước|cũ)|"
    r"trùng (?:nội dung|với đơn|đơn)|đơn (?:này )?là bản (?:phô|sao|chụp)|bản (?:phô ?tô|sao) (?:của )?đơn",
    whole=True,
)
ANSWERED = Pattern(
    r"(?:kết luận|quyết định|thông báo|văn bản|công văn|phiếu)(?: \w+){0,6} số|(?:đã|được) (?:\w+ )?(?:trả lời|hướng dẫn|"
    r"giải quyết|kết luận)",
    whole=True,
)
COPY_ONLY = Pattern(r"\((?:để|nơi) (?:biết|báo cáo)\)|kính gửi[^\n.]{0,20} để biết")
FOR_ANOTHER = Pattern(
    r"(?:khiếu nại|làm đơn|viết đơn|kêu|đứng đơn) (?:hộ|giùm|dùm|giúp|thay)(?: mặt)?(?: cho)? (?:ông|bà|anh|chị|gia đình|hộ|nhà|"
    r"người|em|cô|chú|bác)",
    whole=True,
)
NO_MANDATE = Pattern(r"(?:không|chưa|chẳng)(?: \w+){0,3} (?:ủy quyền|nhờ)|không phải (?:là )?(?:việc|đất|nhà|quyền) của tôi", whole=True)
INNER = Pattern(
    r"(?:công văn|văn bản|kế hoạch|thông báo|quy chế|quyết định)[^.;]{0,110}? (?:chỉ đạo|phân công|giao nhiệm vụ|giao việc|nội bộ)"
    r"(?: \w+){0,3}? (?:các|toàn|trong|tất cả|cơ quan|đơn vị|công chức|cán bộ)",
    whole=True,
)
ON_ONE_ALONE = Pattern(
    r"(?:thu hồi|bồi thường|xử phạt|kỷ luật|cưỡng chế|chấm dứt hợp đồng|thôi việc|từ chối|không (?:cấp|"
    r"công nhận|cho))",
    whole=True,
)
REASONS = {
    "court": "Việc đã được Tòa án thụ lý hoặc xét xử (Luật Khiếu nại Điều 11).",
    "nothing_new": "Việc đã được kết luận, giải quyết hoặc trả lời; đơn không nêu tình tiết mới.",
    "not_own": "Khiếu nại thay người khác mà không được ủy quyền (Luật Khiếu nại Điều 11).",
    "inner": "Văn bản chỉ đạo, điều hành trong nội bộ cơ quan, không phải đối tượng khiếu nại (Luật Khiếu nại Điều 11).",
    "copy": "Bản gửi để biết; nơi có thẩm quyền đã nhận đơn.",
}


@dataclass(frozen=True)
class Closed:
    """Why a petition is not taken up (a key of REASONS, empty when nothing bars it) and the words that say so."""

    why: str = ""
    match: re.Match | None = None


def find_closed(view: View, start: int, decisions: list[DecisionCited]) -> Closed:
    """What bars a second look, in the body from `start`; what a body decided about one person alone is never inner housekeeping."""
    again = view.find(SAME_AGAIN, start)
    if again and view.find(ANSWERED, start):
        return Closed("nothing_new", again)
    accepted = view.find(COURT_ACCEPTED, start)
    numbers = [cited.number.upper() for cited in decisions]
    if any(map(ADMINISTRATIVE_CASE.search, numbers)) or (accepted and any("QĐ" in number for number in numbers)):
        return Closed("court", accepted)
    if (other := view.find(FOR_ANOTHER, start)) and view.find(NO_MANDATE, start):
        return Closed("not_own", other)
    if (inner := view.find(INNER, start)) and not view.find(ON_ONE_ALONE, start):
        return Closed("inner", inner)
    copied = view.find(COPY_ONLY)
    return Closed("copy", copied) if copied else Closed()
