"""What the words beside an office say of it: written to before, asked to take its paper back, the writer's own."""

from tiepdan.reading.facts import Facts
from tiepdan.reading.normalise import Pattern
from tiepdan.reading.offices_named import Mention
from tiepdan.reading.posts import STATE_BODIES

COMPLAINED_TO = Pattern(
    r"khiếu nại (?:lần đầu |lần thứ nhất |lần 1 )?(?:đã |và )?(?:đến|tới|lên|gửi|với|cho|gửi đến|gửi tới) (?:ông |bà )?$|"
    r"gửi đơn (?:khiếu nại )?(?:đến|tới|lên|cho) (?:ông |bà )?$"
)
OWN_POST = Pattern(r"(?:tôi(?: tên)? là|công tác (?:tại|ở)|nguyên là|làm việc (?:tại|ở)|hiện là|vốn là)\s+$")


def complained_to_first(facts: Facts, mention: Mention) -> bool:
    """Written to in the first round; "tiếp tục khiếu nại lên Sở" is the second."""
    view, start = facts.view, mention.span[0]
    return bool(view.find(COMPLAINED_TO, max(0, start - 60), start)) and not view.find(NOW_TO, max(0, start - 60), start)


NOW_TO = Pattern(r"(?:tiếp tục|nay tôi|nay|lần hai|lần 2|tiếp)\b[^.;]{0,40}$")


def asked_to_annul(facts: Facts) -> Mention | None:
    """The body asked to take a paper back; nobody but the one who issued it can (or the one above, who is not asked in a first round)."""
    return next((m for m in facts.in_body if m.post in STATE_BODIES and facts.asks(m) and facts.view.at(TAKES_BACK, m.span[1])), None)


TAKES_BACK = Pattern(r"[^.;]{0,50}? (?:rút lại|rút|hủy|hủy bỏ|thu hồi|bãi bỏ|sửa|xem xét lại|điều chỉnh)\b")


def own_post(facts: Facts, mention: Mention) -> bool:
    """Whether it is the writer's own post, shop or school: it stands beside his name with nothing done in between."""
    if facts.view.find(OWN_POST, max(0, mention.span[0] - 40), mention.span[0]):
        return True
    before = max((person.span[1] for person in facts.petitioners if person.span[1] <= mention.span[0]), default=None)
    return before is not None and mention.span[0] - before < 70 and bool(facts.view.find(APPOSED, before, mention.span[0]))


APPOSED = Pattern(
    r"^[\s,(–-]*(?:(?:nguyên|hiện|hiện là|là|đang|cựu|đại diện|chủ|giáo viên|viên chức|công chức|cán bộ|công nhân|nhân viên|"
    r"tổ trưởng|lái xe|kế toán|"
    r"làm việc|công tác|dạy học|ở|tại|thuộc|của|theo pháp luật|cho|trước đây|giám đốc|phó giám đốc|trưởng phòng|phó trưởng phòng|"
    r"cũ|[^\W\d_]+ học)[\s,–-]*)*$"
)
