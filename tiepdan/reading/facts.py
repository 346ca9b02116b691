"""All facts of one petition together: what the judgments on kind, field and competence stand on."""

import re
from dataclasses import dataclass
from datetime import date

from tiepdan.reading.facts_decisions import find_decisions
from tiepdan.reading.facts_people import find_people
from tiepdan.reading.facts_state import NAMELESS, State, find_state
from tiepdan.reading.findings import DecisionCited, Found, Place
from tiepdan.reading.normalise import Pattern, View
from tiepdan.reading.offices_named import Mention, find_mentions
from tiepdan.reading.places import find_places
from tiepdan.reading.split import Parts, split

FIRST_PERSON = Pattern(
    r"\b(?:tôi|chúng tôi|chúng em|nhà em|em là|cho em|em xin|em muốn|(?:nhà|xã|phường|thôn|bên|khu) (?:mình|em)|ạ|dạ|ad|my|"
    r"we)\b(?! (?:học|nông|đồng|sinh|gái|trai|các))"
)
NATIONWIDE = Pattern(
    r"(?:cử tri|chính phủ|quốc hội|thủ tướng|cả nước|toàn quốc|trên cả nước|các bộ|bộ,? ngành|trung ương|nhà nước (?:cần|nên|"
    r"có)|bộ (?:giáo dục|y tế|tài chính|nội vụ|công an|nông nghiệp|xây dựng|"
    r"giao thông|lao động|tư pháp|công thương|tài nguyên|kế hoạch|văn hóa|quốc phòng|khoa học|thông tin)|"
    r"sửa đổi(?:,? bổ sung)? (?:luật|nghị định|thông tư|quy định|chính sách)|ban hành (?:luật|nghị định|thông tư|chính sách))"
)
NEAR_OFFICE = Pattern(r"(?:tỉnh|xã|phường|sở|công an|huyện|thành phố)", whole=True)
OF_THE_PROVINCE = Pattern(
    r"(?:hđnd|hội đồng nhân dân) (?:tỉnh|xã|phường|thành phố)|(?:đề nghị|kiến nghị|mong)(?: ubnd)?:? (?:\(?1\)? )?(?:tỉnh|xã|"
    r"phường|thành phố) ",
)
CENTRAL = Pattern(r"(?:chính phủ|quốc hội|thủ tướng|trung ương|bộ (?!đội|phận|máy|mặt)[^\W\d]+|các bộ|toàn quốc|cả nước)", whole=True)
ASKED = Pattern(
    r"(?:đề nghị|kính mong|mong|yêu cầu|xin|gửi|kính gửi|tới|đến|lên|báo cáo|báo cho|trước|kính đề nghị|kiến nghị|kêu cứu|"
    r"trình|nhờ|để|request|to)"
    r"(?: (?:ông|bà|anh|chị|mấy|các|quý|bên|phía|chú|với|tới|đến|cho|ngài|đồng chí|cơ quan|các cấp|lãnh đạo))*\W{0,3}$"
)
ONE_MORE = re.compile(r"\s*(?:,|;|và|hoặc|cùng|\s)+(?:ông|bà|các)?\s*")  # what stands between two of a list of those asked
A_FIRM = Pattern(r"(?:công ty|doanh nghiệp tư nhân|dntn|hợp tác xã|htx|nhà máy) [^\W\d_]+")
REGISTER_STYLE = Pattern(r"(?:khiếu nại|tố cáo|phản ánh|tố giác)\b")


@dataclass(frozen=True)
class Facts:
    """The facts with the text they were found in."""

    view: View
    parts: Parts
    places: list[Place]
    mentions: list[Mention]
    decisions: list[DecisionCited]
    petitioners: list[Found]
    others: list[Found]
    state: State
    national: bool  # speaks of policy for the whole country, not of the writer's own matter

    @property
    def in_body(self) -> list[Mention]:
        """Offices and posts named outside title and addressee."""
        return [m for m in self.mentions if not self.parts.in_addressee(m.span[0]) and not self.parts.in_title(m.span[0])]

    @property
    def addressed(self) -> list[Mention]:
        """Offices and posts the petition is addressed to."""
        return [mention for mention in self.mentions if self.parts.in_addressee(mention.span[0])]

    def asks(self, mention: Mention) -> bool:
        """Whether the words before the mention ask it to act, alone or at the end of a list of those asked."""
        start = mention.span[0]
        if self.view.find(ASKED, max(0, start - 40), start):
            return True
        before = next((other for other in reversed(self.mentions) if other.span[1] <= start), None)
        if before and start - before.span[1] < 60:
            end = max(
                [
                    before.span[1],
                    *(place.span[1] for place in self.places if place.span[0] <= before.span[1] + 2 and place.span[1] <= start),
                ]
            )
            return bool(ONE_MORE.fullmatch(self.view.low, end, start)) and self.asks(before)
        return False


def find_facts(text: str, received: date | None = None) -> Facts:
    """Every fact of a petition, each with its span. `received` is the day the office got it, when known."""
    view = View(text)
    parts = split(view)
    places = find_places(view)
    mentions = find_mentions(view, places)
    decisions = find_decisions(view, mentions)
    petitioners, others = find_people(view, parts)
    state = find_state(view, parts, petitioners, decisions, received)
    national = _national(view, parts, places, petitioners, decisions)
    return Facts(view, parts, places, mentions, decisions, petitioners, others, state, national)


def _national(view: View, parts: Parts, places: list[Place], petitioners: list[Found], decisions: list[DecisionCited]) -> bool:
    """A voter's wish for the whole country: no "I", nobody signs, no decision on anyone."""
    if petitioners or decisions or view.find(FIRST_PERSON, parts.body[0]):
        return False
    if parts.addressee and view.find(NEAR_OFFICE, *parts.addressee):
        return False
    if view.find(OF_THE_PROVINCE, parts.body[0]) and not view.find(CENTRAL, parts.body[0]):
        return False
    if view.find(NATIONWIDE, parts.body[0]):
        return True
    nobody_near = not places and not parts.addressee and not parts.title and not view.find(A_FIRM) and not view.find(NAMELESS)
    return nobody_near and len(view.text) > 120 and not view.at(REGISTER_STYLE, parts.body[0])
