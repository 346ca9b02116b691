"""The parts of a petition: title, addressee, body, signature. Title and addressee are weak evidence and are kept apart."""

import re
from dataclasses import dataclass

from tiepdan.reading.findings import Span
from tiepdan.reading.normalise import Pattern, View

MOTTO = Pattern(r"cộng hòa xã hội[^\n]*|[^\n]{0,8}độc lập[^\n]{0,30}hạnh phúc[^\n]*")
TITLE = Pattern(r"(?m)^[^\w\n]{0,6}(?:đơn|v/v|về việc|giấy|thư|complaint|petition|denunciation)\b(?! vị)[^\n]{0,90}$")
DEAR = Pattern(r"(?m)(?:\bkính gửi|\bkính thưa|\bkính chuyển)\s*[:;]?|\bgửi\s*:|^\W{0,4}(?:to|dear)\b\s*:?(?= ?\w+ (?:of|committee|chair|director))")
STARTS_BODY = Pattern(
    r"(?m)^[^\w\n]{0,4}(?:tôi|chúng tôi|họ và tên|tên tôi|tên|em|cháu|gia đình|ngày|hôm nay|căn cứ|v/v|về việc|nơi ở|địa chỉ|người|my|i am|we|từ|hiện|trong|"
    r"công ty|đơn|complaint|do|hơn|dạo|cụ thể|nay|qua|tập thể|nhân dân|bà con|thưa)\b|\n\s*\n"
)
SIGNATURE = Pattern(
    r"(?m)^[^\w\n]{0,6}(?:người (?:làm|viết|gửi|khiếu|tố|đứng|kiến|phản|đề|đại|nộp)|thay mặt|t/m|tm\.?\s|đại diện|kính đơn|ký tên|xin (?:chân thành )?cảm ơn|"
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
    """From "Kính gửi" to where the letter itself begins."""
    dear = view.find(DEAR, start, min(len(view.text), start + 500))
    if not dear:
        return None
    here = dear.end()
    body = view.find(STARTS_BODY, view.text.find("\n", here) if "\n" in view.text[here : here + 400] else here, here + 600)
    ends = [body.start()] if body else []
    sentence = re.compile(r"(?<=\w\w)[.](?=\s)|(?<=\w\w)\s(?=Tôi\b|Chúng tôi\b|Em là\b)").search(view.text, here, here + 400)
    if sentence:
        ends.append(sentence.start())
    line = view.text.find("\n", here + 3)
    if not ends and line > 0:
        ends.append(line)
    return (dear.start(), min(ends)) if ends else (dear.start(), min(len(view.text), here + 150))


def _signature(view: View, begin: int) -> Span | None:
    """The tail where the writer signs: from its label, else the last short lines."""
    late = begin + int((len(view.text) - begin) * 0.5)
    last = None
    for last in view.all(SIGNATURE, late):
        break
    if last:
        return last.start(), len(view.text)
    tail = view.text.rstrip().rfind("\n")
    tail = tail if tail > begin else view.text.rstrip(" .\n").rfind(". ")
    return (tail + 1, len(view.text)) if tail > begin and len(view.text) - tail < 90 else None
