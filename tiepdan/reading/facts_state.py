"""Where a matter stands, as the petition itself tells it: language, round, silence of the settler, withdrawal, judgment, evidence."""

import re
from dataclasses import dataclass, field
from datetime import date

from tiepdan.reading.facts_closed import FORCED, REASONS, WITHDRAWN, find_closed
from tiepdan.reading.findings import Cue, DecisionCited, Found
from tiepdan.reading.letters import words
from tiepdan.reading.normalise import Pattern, View
from tiepdan.reading.split import Parts

NUMBER = r"(\d{1,3}(?:\.\d{3})+|\d{1,5})"
ENGLISH = words("the of to and my i is in on was not that for by your you a we this request complaint decision because have has are it be")
VIETNAMESE = words("toi la khong cua va cho xa nguoi de nghi cac nay don duoc voi dat nha nhung ve da ong ba trong co o")

SECOND_ROUND = Pattern(
    r"(?<!giải quyết )(?<!quyết )khiếu nại (?:tiếp |lên )?lần (?:hai|2|thứ hai|thứ 2)|second[- ](?:round )?complaint|"
    r"tiếp tục (?:khiếu nại|làm đơn khiếu nại)"
)
FIRST_SETTLED = Pattern(
    r"(?:quyết định|thông báo|văn bản|kết luận|công văn)[^.;]{0,140}?giải quyết (?:nội dung |đơn |về )?(?:khiếu nại|lần đầu)"
    r"|giải quyết (?:nội dung |đơn )?khiếu nại (?:của (?:tôi|gia đình|chúng tôi|ông|bà)|lần đầu)"
    r"|(?:tôi|chúng tôi|em|con|ông|bà) (?:đã |có |từng |làm )*(?:đơn )?(?:khiếu nại|không chịu|kiện)[^.]{0,120}"
    r"\b(?:giữ nguyên|bác\b|không chấp nhận|trả lời không|không công nhận|không có cơ sở)"
    r"|(?:tôi|chúng tôi|em|con|ông|bà) (?:đã|có|từng) (?:\w+ ){0,2}?khiếu nại(?: \w+){0,6},? (?:và |thì |nhưng |đến )?(?:sau đó |"
    r"ngày )[^.;]{0,80}?"
    r"\b(?:ra|ban hành|ký|có|nhận) (?:\w+ )?(?:quyết định|thông báo|văn bản|kết luận)"
    r"|(?:quyết định|thông báo|văn bản)[^.;]{0,60} bác (?:đơn|khiếu nại|yêu cầu|toàn bộ)|(?:bác|bác bỏ|không chấp nhận) (?:đơn |"
    r"khiếu nại )?(?:của tôi )?bằng quyết định"
)
NOT_SETTLED = Pattern(
    r"\b(?:không(?! (?:đồng|nhất|chấp|tán|thỏa|hài))|chưa|đề nghị|yêu cầu|xin|mong|kính mong|để|được|thẩm quyền|luật)\b[^.;,:()]{0,40}$"
)
SILENT = Pattern(
    r"(?:đã|có|tôi|từng)(?: \w+){0,6}? (?:khiếu nại|nộp đơn khiếu nại|gửi đơn khiếu nại|làm đơn khiếu nại|"
    r"đơn khiếu nại)(?! lần hai)[^.]{0,160}?(?:\.[^.]{0,80}?)?"
    r"\b(?:không|chưa|vẫn chưa|chẳng|mà không|im lặng|bặt)(?: hề| thấy| có| nhận)* ?(?:được |ai |có )*(?:trả lời|giải quyết|"
    r"hồi âm|thụ lý|xem xét|kết quả|quyết định|văn bản|phản hồi|thông báo|ra quyết định|ý kiến)"
)
OVER_TIME = Pattern(
    r"(?:quá|hết) (?:thời hạn|hạn|thời gian)(?: giải quyết| luật định| theo luật| quy định)?[^.]{0,80}(?:không|"
    r"chưa)[^.]{0,20}giải quyết|(?:không|chưa)[^.]{0,20}giải quyết khiếu nại[^.]{0,60}quá (?:thời )?hạn"
)
SETTLED_TWICE = Pattern(
    r"(?:quyết định|thông báo)[^.;]{0,120}?(?:giải quyết (?:khiếu nại )?(?:lần (?:hai|2|cuối)|cuối cùng)|chấm dứt (?:thụ lý|"
    r"việc thụ lý|giải quyết|xem xét)|không thụ lý (?:giải quyết )?(?:tiếp|lại))"
    r"|đã (?:được )?(?:[^.;]{0,60} )?giải quyết (?:khiếu nại )?lần (?:hai|2)|chấm dứt thụ lý"
)
ASKED_FOR = Pattern(r"(?:đề nghị|yêu cầu|xin|mong|kính mong|kính đề nghị)[^.;]{0,60}$")
JUDGMENT_CONTESTED = Pattern(
    r"(?:khiếu nại|không (?:đồng ý|nhất trí|phục|chấp nhận)|phản đối|kêu oan)[^.;]{0,50}?(?:bản án|phán quyết|"
    r"quyết định của tòa|quyết định của tand|việc xét xử|kết quả xét xử)"
    r"|(?:bản án|tòa án?|tand|hội đồng xét xử|tòa)[^.;]{0,200}?(?:là không đúng|không khách quan|thiếu khách quan|oan sai|"
    r"oan cho|xử sai|xử oan|bác đơn|bác yêu cầu|không công bằng|xử ép|xử không)"
    r"|(?:xét xử lại|xử lại|giám đốc thẩm|tái thẩm|(?:hủy|xem xét lại|xem lại|kháng nghị)(?: toàn bộ| các| hai)? bản án)"
)
COURT_DAMAGES = Pattern(
    r"(?:khởi tố|truy tố|xét xử|tạm giam|kết án|bắt giam|điều tra)(?:,| và| \w+){0,6} oan|trách nhiệm bồi thường của nhà nước|"
    r"bồi thường oan|minh oan|án oan|yêu cầu (?:nhà nước|cơ quan tố tụng)[^.]{0,30} bồi thường|"
    r"(?:tạm giam|bắt|khởi tố)[^.]{0,80} đình chỉ[^.]{0,200}\.[^.]{0,200}\.?[^.]{0,200} bồi thường"
)
NAMELESS = Pattern(  # a verb of telling, denied, with the name as its object; or a word for hiding it
    r"(?:không|chẳng|chưa|khỏi|ko|k|hk)(?: \w+){0,3}? (?:ghi|nêu|ký|để|để lại|xưng|nói|đứng|công khai|tiết lộ|cho biết|lộ|khai|rõ|"
    r"có|viết)"
    r"(?: rõ| lại| ra| được)*(?: họ| cái| đủ)?(?: và)? (?:tên(?! (?:\w+ )?(?:trong|vào|ở danh sách|đường|đất))|danh tính|họ tên|chữ ký)"
    r"|(?:giấu|dấu|ẩn|giữ kín|giữ bí mật)(?: \w+)? (?:tên|danh tính|họ tên)|nặc danh"
    r"|một (?:công dân|người dân|cán bộ|người|đảng viên|cử tri|nhóm cán bộ|"
    r"nhóm người dân)(?: xin)?(?: [^\W\d]+){0,3}?\s*(?:giấu tên|\)|$|\.\s*$)"
    r"|(?:những|các) (?:cán bộ|người dân|đảng viên|công dân) (?:tâm huyết|chân chính|bức xúc)"
)
ATTACHED = Pattern(
    r"(?<!không có )(?<!không kèm )(?<!không )(?<!hỏi )(?:kèm theo|gửi kèm|đính kèm|kèm bản|bản chụp|bản sao|bản phô tô|ghi âm|"
    r"ghi hình|video|clip|"
    r"hình ảnh|ảnh chụp|tin nhắn|sao kê|có người làm chứng|nhân chứng|người chứng kiến|bằng chứng|chứng cứ|tài liệu|"
    r"giấy biên nhận|hợp đồng số|hóa đơn số|phiếu thu|phiếu chi|bảng chấm công|bản gốc|để đối chiếu|danh sách (?:các hộ|kèm|ký))"
    r"(?! nào| gì)"
)
SUM = Pattern(r"(?<!\d)\d[\d.,]{0,15}\s{0,3}(?:triệu|tỷ|tỉ|đồng|nghìn)")
DAY = Pattern(r"(?:ngày |tháng )\d{1,2}(?:\s?[/.-]\s?\d{1,4})+")
CRIME = Pattern(
    r"(?:lừa đảo|lừa|dụ dỗ|chiếm đoạt|giả mạo chữ ký|làm giả|trộm cắp|trộm|cướp|hiếp|dâm ô|xâm hại|cạy (?:cửa|tủ|két|khóa)|"
    r"đột nhập|bịt mặt|móc túi|"
    r"(?:dí|kề|vung) dao|chém|đâm (?:\w+ )?(?:tôi|con|chồng|vợ|trúng)|chặn (?:đường|xe|đánh|ở)|khống chế|trình báo|tin báo|"
    r"giật (?:túi|điện thoại|dây|tiền)|lấy (?:đi|mất|cắp|trộm) (?:\w+ ){0,3}\d+|cắt liên lạc|hung khí|mã tấu|dùng (?:dao|gậy|"
    r"súng)|mại dâm|chích hút|hút chích|mua bán (?:người|ma túy)|ma túy|"
    r"đánh (?:đập|người|tôi|con tôi|trọng thương|gãy|bị thương|chồng tôi|vợ tôi|bố tôi|mẹ tôi)|hành hung|"
    r"cố ý gây thương tích|gây thương tích|đe dọa|dọa giết|dọa đánh|giết(?! mổ)|cho vay nặng lãi|tín dụng đen|siết nợ|đập phá|"
    r"hủy hoại tài sản|đốt nhà|tổ chức đánh bạc|sát phạt|cá độ|ghi lô đề|"
    r"bắt giữ người|giữ người trái|hàng cấm|vũ khí|khai thác (?:vàng|rừng|gỗ) trái phép|phá rừng|"
    r"(?<!cấu thành )(?<!không phải )tội phạm|bạo hành)",
    whole=True,
)
LATE_ADMITTED = Pattern(
    r"(?:khi đó|lúc đó|lúc ấy|trước đây|vì bận|do bận|do không biết|không để ý|nghĩ)[^.]{0,120}(?:không|chưa)[^.]{0,20}khiếu nại"
)
GOOD_REASON = Pattern(
    r"(?:ốm|nằm viện|điều trị|thiên tai|lũ|đi công tác|học tập ở|nơi xa|địch họa|bị tạm giam|mới nhận được quyết định|"
    r"mới (?:được )?biết (?:là )?(?:có|về) quyết định|mới được giao quyết định)"
)
RECEIVED = Pattern(
    r"nhận (?:được )?(?:quyết định |nó )?(?:vào )?(?:ngày|hôm) (\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|"
    r"ngày (\d{1,2})[/.-](\d{1,2})[/.-](\d{4})[^.]{0,20}nhận được"
)
WRITTEN = Pattern(
    r"ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})|(?:hôm nay|nay là|đến nay là|nay đã là|viết ngày)(?:,|"
    r" là)? (?:ngày )?(?:(\d{1,2})[/.-])?(?:tháng )?(\d{1,2})[/.-](\d{4})"
)
GROUP = (
    Pattern(
        rf"(?:gồm|gồm có|đại diện(?: cho)?|tập thể|toàn thể|toàn bộ|ký tên:?|thay mặt(?: cho)?|chúng tôi(?:,| là| có| gồm)*|có|của|"
        rf"\()\s*(?:hơn |gần |khoảng |trên )?{NUMBER} (?:hộ|người|công dân|chữ ký|lao động|tiểu thương|giáo viên|công nhân|"
        rf"gia đình|xã viên|phụ huynh|cổ đông|thành viên)"),
    Pattern(rf"{NUMBER} (?:chữ ký|hộ (?:dân |gia đình )?(?:ký|đồng ký|chúng tôi|trong danh sách))"),
)  # fmt: skip
WE = Pattern(r"\b(?:chúng tôi|chúng em|tập thể|toàn thể|bà con)\b")
LATE_AFTER = 90  # days, Luật Khiếu nại Điều 9


@dataclass(frozen=True)
class State:
    """The standing of a matter, each fact with the cue that shows it in `cues`."""

    language: str
    round: int
    overdue: bool
    settled_twice: bool
    judgment_contested: bool
    court_damages: bool
    withdrawn: bool
    anonymous: bool
    nameless: bool  # says itself that it leaves no name
    concrete_evidence: bool
    signs_of_crime: bool
    late_days: int
    group_size: int
    closed: str  # why it may not be taken up: a key of facts_closed.REASONS
    written: date | None
    cues: tuple[Cue, ...] = field(default=())


def find_state(view: View, parts: Parts, petitioners: list[Found], decisions: list[DecisionCited], received: date | None) -> State:
    """Read the standing of a matter. `received` is the day the office got the petition, when known."""
    cues: list[Cue] = []
    settled = _first_that(view, FIRST_SETTLED, not_after=NOT_SETTLED)
    twice = _first_that(view, SETTLED_TWICE, not_after=ASKED_FOR)
    second, silent = view.find(SECOND_ROUND), view.find(SILENT) or view.find(OVER_TIME)
    withdrawn = _first_that(view, WITHDRAWN, not_after=FORCED)
    contested, damages, crime = view.find(JUDGMENT_CONTESTED), view.find(COURT_DAMAGES), view.find(CRIME, parts.body[0])
    nameless, closed = view.find(NAMELESS), find_closed(view, parts.body[0], decisions)
    for match, what, because in (
        (second, "round", "Người viết nói đây là lần khiếu nại thứ hai."),
        (settled, "round", "Đã có văn bản giải quyết khiếu nại lần đầu."),
        (silent, "overdue", "Đã khiếu nại lần trước mà quá hạn chưa được giải quyết."),
        (twice, "settled_twice", "Đã có quyết định giải quyết lần hai hoặc thông báo chấm dứt thụ lý."),
        (withdrawn, "withdrawn", "Người viết xin rút đơn."),
        (contested, "judgment", "Đơn phản đối một bản án hoặc việc xét xử của tòa án."),
        (damages, "judgment", "Đơn đòi bồi thường do bị tố tụng oan."),
        (crime, "crime", "Có dấu hiệu của hành vi phạm tội."),
        (nameless, "anonymous", "Người viết không để lại tên."),
        (closed.match, "closed", REASONS.get(closed.why, "")),
    ):
        if match:
            cues.append(Cue(what, match.span(), because))
    written = _written(view) or received
    return State(
        language=language(view),
        round=2 if second or settled or silent else 1,
        overdue=bool(silent) and not settled,
        settled_twice=bool(twice),
        judgment_contested=bool(contested),
        court_damages=bool(damages),
        withdrawn=bool(withdrawn),
        anonymous=bool(nameless) or (not petitioners and _is_letter(view, parts)),
        nameless=bool(nameless) and not petitioners,
        concrete_evidence=_evidence(view, parts),
        signs_of_crime=bool(crime),
        late_days=_late(view, decisions, written),
        group_size=group_size(view, petitioners),
        closed=closed.why,
        written=written,
        cues=tuple(cues),
    )


FIRST_PERSON = Pattern(r"\b(?:tôi|chúng tôi)\b")


def _is_letter(view: View, parts: Parts) -> bool:
    """A letter by someone, not a register's summary of one."""
    return bool((parts.addressee or parts.title) and view.find(FIRST_PERSON, parts.body[0]))


def _first_that(view: View, pattern: Pattern, *, not_after: Pattern) -> re.Match | None:
    """The first match that is not asked for, denied or forced by the words right before it."""
    for match in view.all(pattern):
        if not view.find(not_after, max(0, match.start() - 70), match.start()):
            return match
    return None


def language(view: View) -> str:
    """ "vi", "en", or "other" (letters that are not Latin, or too few known words to tell)."""
    letters = [character for character in view.plain if character.isalpha()]
    if letters and sum(character.isascii() for character in letters) < 0.6 * len(letters):
        return "other"
    said = re.findall(r"[a-z]+", view.plain)
    english, vietnamese = sum(word in ENGLISH for word in said), sum(word in VIETNAMESE for word in said)
    return "en" if not view.toned and english > 0.15 * len(said) and english > 2 * vietnamese else "vi"


def group_size(view: View, petitioners: list[Found]) -> int:
    """How many people stand behind the petition: as said in numbers, else the names, else two for "chúng tôi"."""
    said = [int(match[1].replace(".", "")) for pattern in GROUP for match in view.all(pattern)]
    we = bool(view.find(WE))
    return max([*(said if we or (len(said) > 0 and view.find(GROUP[1])) else []), len(petitioners), 2 if we else 1])


def _evidence(view: View, parts: Parts) -> bool:
    """Documents or recordings, or at least two of: a sum, a day, a second day."""
    if view.find(ATTACHED, parts.body[0]):
        return True
    marks = len(list(view.all(DAY, parts.body[0]))) + len(list(view.all(SUM, parts.body[0])))
    return marks >= 2


def _written(view: View) -> date | None:
    for match in reversed(list(view.all(WRITTEN))):
        day, month, year, day_n, month_n, year_n = match.groups()
        whole = _day(year, month, day) if year else _day(year_n, month_n, day_n or "1")
        if whole:
            return whole
    return None


def _late(view: View, decisions: list[DecisionCited], written: date | None) -> int:
    """Days beyond the 90 since the decision came to be known; 0 when in time, unknown or excused by a reason."""
    if not written or not decisions or view.find(GOOD_REASON):
        return 0
    received = view.find(RECEIVED)
    known = _day(*reversed([part for part in received.groups() if part])) if received else None
    start = known or max((cited.on for cited in decisions if cited.on), default=None)
    if not start or (not known and not view.find(LATE_ADMITTED) and (written - start).days < 400):
        return 0
    return max(0, (written - start).days - LATE_AFTER)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
