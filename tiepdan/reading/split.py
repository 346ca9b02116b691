"""The parts of a petition: title, addressee, body, signature. Title and addressee are weak evidence and are kept apart."""

import re
from dataclasses import dataclass

from tiepdan.reading.findings import Span
from tiepdan.reading.normalise import Pattern, View

MOTTO = Pattern(r"cộng hòa xã hội[^\n]*|[^\n]{0,8}độc lập[^\n]{0,30}hạnh phúc[^\n]*")
TITLE = Pattern(r"(?m)^[^\w\n]{0,6}(?:đơn|v/v|về việc|giấy|thư|complaint|petition|denunciation)\b(?! vị)[^\n]{0,90}$")
DEAR = Pattern(
    r"(?m)(?:\bkính gửi|\bkính thưa|\bkính chuyển|\bkính báo)\s*[:;]?|\bgửi\s*:|^\W{0,4}(?:thư |đơn )?(?:gửi|thưa)(?= (?:ông|bà|"
    r"chủ tịch|ubnd|ủy ban|đồng chí|"
    r"xã|phường|sở|giám đốc|công an|lãnh đạo|các|ban|phòng|bộ|trưởng|quý|thanh tra|tòa|viện|điện lực|đảng))|^\W{0,4}(?:to|"
    r"dear)\b\s*:?(?= ?\w+ (?:of|committee|chair|"
    r"director))"
)
# A line that goes on naming those written to.
GOES_ON = Pattern(
    r"[^\w\n]{0,6}(?:\d[.)][ ]*)?(?:ubnd|ủy ban|chủ tịch|phó chủ tịch|ông|bà|đồng chí|đ/c|sở|bộ|ban|công an|tòa|viện|thanh tra|"
    r"chánh|đoàn|báo|hội đồng|hđnd|văn phòng|cơ quan|"
    r"các (?:cơ|cấp|ban|đồng|ông)|phòng|cục|chi cục|thủ tướng|tổng|trưởng|giám đốc|hiệu trưởng|đảng|tỉnh|huyện|thành phố|"
    r"thường trực|quý|mặt trận|ubmttq|kính gửi|lãnh đạo|bí thư|trụ sở|đài|vp|bch|trung tâm|"
    r"province|people|committee|chairman)\b"
)
BODY_WORD = re.compile(r"(?<=[\w,.:;!)]\s)(?:Tôi|Chúng tôi|Em|Con|Cháu|Toi|Chung toi|Tên tôi|Họ và tên|Hôm|Nay|Hiện|Gia đình)\b")
SIGNATURE = Pattern(
    r"(?m)^[^\w\n]{0,6}(?:người (?:làm|viết|gửi|khiếu|tố|đứng|kiến|phản|đề|đại|nộp)|thay mặt|t/m|tm\.?\s|đại diện|kính đơn|"
    r"ký tên|xin (?:chân thành )?cảm ơn|"
    r"tôi xin (?:chân thành )?cảm ơn|trân trọng|[^\n]{0,40}ngày \d{1,2} tháng \d{1,2} năm \d{4}\s*$)"
)


@dataclass(frozen=True)
class Parts:
    """Spans of the parts; a part that is missing is None, the body is what is left in the middle."""

    title: Span | None
    addressee: Span | None
    body: Span
    signature: Span | None

    def in_addressee(self, position: int) -> bool:
        return bool(self.addressee) and self.addressee[0] <= position < self.addressee[1]

    def in_title(self, position: int) -> bool:
        return bool(self.title) and self.title[0] <= position < self.title[1]


def split(view: View) -> Parts:
    """Cut a petition into its parts, by the shape every petition has and the shortest messages lack."""
    start = max((match.end() for match in view.all(MOTTO, 0, min(len(view.text), 600))), default=0)
    addressee = _addressee(view, start)
    title = view.find(TITLE, start, min(len(view.text), (addressee[0] if addressee else start) + 700))
    title_span = title.span() if title and (not addressee or title.start() < addressee[0] + 400) else None
    begin = max(start, addressee[1] if addressee else 0, title_span[1] if title_span and title_span[1] < len(view.text) * 0.6 else 0)
    signature = _signature(view, begin)
    return Parts(title_span, addressee, (begin, len(view.text)), signature)


def _addressee(view: View, start: int) -> Span | None:
    """From "Kính gửi" to where the letter itself begins: its own line, and the lines that go on naming offices."""
    dear = view.find(DEAR, start, min(len(view.text), start + 500))
    if not dear:
        return None
    end = _end_of_line(view.text, dear.end())
    if not view.text[dear.end() : end].strip(" :;,.-*"):
        end = _end_of_line(view.text, end + 1)
    while (
        end < len(view.text) and (view.text[:end].rstrip()[-1] in ",;" or view.at(GOES_ON, end + 1)) and view.text[end : end + 2] != "\n\n"
    ):
        end = _end_of_line(view.text, end + 1)
    own = BODY_WORD.search(view.text, dear.end() + 4, end)
    stop = re.compile(r"(?<=\w\w)[.!](?=\s)").search(view.text, dear.end(), min(end, dear.end() + 400))
    return dear.start(), min([end, *(match.start() for match in (own, stop) if match), dear.end() + 500])


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return end if end >= 0 else len(text)


def _signature(view: View, begin: int) -> Span | None:
    """The tail where the writer signs: from its label, else the last short lines."""
    late = begin + int((len(view.text) - begin) * 0.5)
    label = view.find(SIGNATURE, late)
    if label:
        return label.start(), len(view.text)
    tail = view.text.rstrip().rfind("\n")
    tail = tail if tail > begin else view.text.rstrip(" .\n").rfind(". ")
    return (tail + 1, len(view.text)) if tail > begin and len(view.text) - tail < 90 else None
