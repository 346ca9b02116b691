"""Decisions, notices and judgments a petition cites: number, date, issuer."""

import re
from datetime import date

from tiepdan.reading.findings import DecisionCited, Span
from tiepdan.reading.normalise import Pattern, View
from tiepdan.reading.offices_named import Mention

# 412/QĐ-UBND, 19/2025/DS-PT, 0012/QĐ-XPHC, 66/QD-SNV; slips of recognition in Đ are allowed
WITH_SIGN = re.compile(
    r"(?<![\w/])(?:(\d{1,6}(?:/\d{4})?\s?/\s?(?:[A-ZĐÐ&]{1,6}\d{0,2}\s?[-–]\s?)?[A-ZĐÐ][A-ZĐÐa-z0-9.&]*(?:[-–][A-ZĐÐ][A-ZĐÐa-z0-9.&]*)*))"
)
TYPED_SMALL = re.compile(r"(?<![\w/])(\d{1,6}(?:/\d{4})?/(?:qđ|qd|tb|kl)-[a-zđ]{2,12})(?![\w/])")
BARE = Pattern(
    r"(?:quyết định|thông báo|bản án|kết luận|decision)(?:(?: [^\W\d]+){0,6}?,? (?:số|no\.?):?)?\s+(\d{1,6})\b(?!\s?%|"
    r"\s?[/.,-]?\s?\d|/|\s*(?:đồng|triệu|hộ|m2|ngày|tháng|trang|lần|năm|người))"
)
KEPT = re.compile(
    r"/(?:QĐ|QÐ|QD|TB|KL|DS|HC|HS|HN|LĐ|KDTM|KT|DSST|DSPT|HCST|HCPT|HSST|HSPT|QĐST|XPHC|BA)|(?:ST|PT|GĐT)$|"
    r"QĐ",
    re.IGNORECASE,
)
LAW = re.compile(r"/(?:NĐ|ND|TT|TTLT|QH\d*|NQ|CT|TTr|PL|UBTVQH\d*|KH|HD|BC|HĐ|HD|GP|GPXD|BB|VBHN|QĐ-TTg|NĐ-CP)(?:[-–/]|$)")
AS_DATE = (
    r"(?:(\d{1,2})\s?[/.-]\s?(\d{1,2})(?:\s?[/.-]\s?(\d{4}|\d{2}))?|(\d{1,2}) tháng (\d{1,2})(?:,? năm (\d{4}))?|"
    r"(\d{1,2}) (january|february|march|april|may|june|july|august|september|october|november|december) (\d{4}))"
)
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DATE_AFTER = Pattern(rf"[^.;\n\d]{{0,25}}?(?:\n[^.;\n\d]{{0,12}})?(?:ngày|dated|of|on|,|\()\s*{AS_DATE}")
DATE_BEFORE = Pattern(rf"\b(?:ngày|hôm|sáng|chiều|on)[^\w]{{1,8}}{AS_DATE}")
ISSUING = Pattern(r"\b(?:ban hành|ra|ký|có|ban|cấp|issued|giao|thông báo|tuyên)\b")
NOT_ISSUING = Pattern(r"\b(?:nhận|nộp|gửi|khiếu nại|đơn|viết)\b")
BY_AFTER = Pattern(r"[^;\n]{0,60}?\bcủa\s+")
SIGNS = (("SYT", "Sở Y tế"), ("SNV", "Sở Nội vụ"), ("SXD", "Sở Xây dựng"), ("STP", "Sở Tư pháp"), ("STC", "Sở Tài chính"), ("SCT", "Sở Công Thương"),
         ("SGD", "Sở Giáo dục và Đào tạo"), ("SNN", "Sở Nông nghiệp và Môi trường"), ("STNMT", "Sở Nông nghiệp và Môi trường"), ("BHXH", "Bảo hiểm xã hội"),
         ("THADS", "Cơ quan thi hành án dân sự"), ("SKHCN", "Sở Khoa học và Công nghệ"), ("SVH", "Sở Văn hóa, Thể thao và Du lịch"))  # fmt: skip


def find_decisions(view: View, mentions: list[Mention]) -> list[DecisionCited]:
    """Each document once, with the fullest date and issuer any of its mentions gives; laws and contracts left out."""
    found: dict[str, DecisionCited] = {}
    for span, number in _numbers(view):
        when = _date_of(view, span)
        cited = DecisionCited(number, when[0] if when else None, _issuer(view, span, mentions, number), span, when[1] if when else None)
        key = _key(number)
        known = found.get(key) or next(
            (other for other_key, other in found.items() if "/" not in key and other_key.startswith(f"{key}/")), None
        )
        if known is None:
            found[key] = cited
        else:
            found[_key(known.number)] = _fuller(known, cited)
    return sorted(found.values(), key=lambda cited: cited.span)


def _key(number: str) -> str:
    return re.sub(r"[\s–]", "-", number.upper().replace("Ð", "Đ")).replace("/QD-", "/QĐ-").lstrip("0")


def _fuller(one: DecisionCited, other: DecisionCited) -> DecisionCited:
    when = (one.date, one.on) if one.date else (other.date, other.on)
    return DecisionCited(one.number, when[0], one.issuer or other.issuer, one.span, when[1])


def _numbers(view: View) -> list[tuple[Span, str]]:
    found, complains = [], view.find(COMPLAINS)
    for match in WITH_SIGN.finditer(view.text):
        number = re.sub(r"\s", "", match[1]).rstrip(".-–&").replace("–", "-").replace("Ð", "Đ")
        before = view.low[max(0, match.start() - 60) : match.start()]
        letter = complains and LETTER.search(before)
        if (
            LAW.search(number)
            or "hợp đồng" in before[-24:]
            or "giấy phép" in before[-24:]
            or not (KEPT.search(number) or NAMED_SO.search(before) or letter)
        ):
            continue
        found.append(((match.start(1), match.start(1) + len(match[1].rstrip(" .-–&"))), number))
    found += [(match.span(1), match[1].upper()) for match in TYPED_SMALL.finditer(view.text)]
    taken = [span for span, _ in found]
    for match in view.all(BARE):
        span = match.span(1)
        if not any(start <= span[0] < end for start, end in taken):
            found.append((span, match[1]))
    return sorted(found)


COMPLAINS = Pattern(r"khiếu nại")
LETTER = re.compile(
    r"(?:công văn|cong van|văn bản|van ban)(?: \w+){0,3} ?(?:số|so)?:? ?$"
)  # an answer by letter may be what is complained of
NAMED_SO = re.compile(
    r"(?:quyết định|quyet dinh|bản án|ban an|thông báo|thong bao|kết luận|ket luan|vụ án|vu an|phiếu|phieu)(?: \w+){0,3} ?(?:số|so)?:? ?$"
    r"|(?:công văn|cong van|văn bản|van ban|quyết định|thông báo|kết luận)(?: \w+){0,8} (?:số|so):? ?$"
)


def _date_of(view: View, span: Span) -> tuple[str, date | None] | None:
    after = view.at(DATE_AFTER, span[1])
    if after:
        return _written(after.groups())
    before = list(view.all(DATE_BEFORE, max(view.sentence(span[0])[0], span[0] - 160), span[0]))
    last = before[-1] if before else None
    if last and view.find(ISSUING, last.end(), span[0]) and not view.find(NOT_ISSUING, last.end(), span[0]):
        return _written(last.groups())
    return None


def _written(groups: tuple) -> tuple[str, date | None]:
    """A date as the data sets write it, and as a day when it is whole and real."""
    day, month, year, day_w, month_w, year_w, day_e, month_e, year_e = groups
    if day_e:
        return f"{day_e} {month_e.title()} {year_e}", _day(year_e, MONTHS.index(month_e) + 1, day_e)
    if day_w:
        text = f"{int(day_w):02}/{int(month_w):02}" + (f"/{year_w}" if year_w else "")
        return text, _day(year_w, month_w, day_w)
    year = f"20{year}" if year and len(year) == 2 else year
    return f"{day}/{month}" + (f"/{year}" if year else ""), _day(year, month, day)


def _day(year, month, day) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except (TypeError, ValueError):
        return None


def _issuer(view: View, span: Span, mentions: list[Mention], number: str) -> str:
    mention = issuer_mention(view, span, mentions)
    if mention:
        return mention.text
    return next((name for sign, name in SIGNS if sign in number.upper()), "")


def issuer_mention(view: View, span: Span, mentions: list[Mention]) -> Mention | None:
    """Who issued the document at `span`: named behind it ("… của Chủ tịch UBND xã"), else before it ("… ban hành Quyết định")."""
    by = view.at(BY_AFTER, span[1])
    if by:
        behind = next((mention for mention in mentions if 0 <= mention.span[0] - by.end() <= 3), None)
        if behind:
            return behind
    start = max(view.sentence(span[0])[0], span[0] - 220)
    before = [mention for mention in mentions if start <= mention.span[0] and mention.span[1] <= span[0]]
    for mention in reversed(before):
        between = view.low[mention.span[1] : span[0]]
        if view.find(ISSUING, mention.span[1], span[0]) and len(between) < 130 and not view.find(NOT_ISSUING, mention.span[1], span[0]):
            return mention
    return None
