"""Who the writer says he is: name, address, telephone, identity number, year of birth, e-mail, each with its place in the text."""

import re
from dataclasses import dataclass

from tiepdan.reading.facts_people import find_people
from tiepdan.reading.findings import Findings, Found, Span
from tiepdan.reading.normalise import Pattern, View
from tiepdan.reading.places import find_places
from tiepdan.reading.split import Parts, split

PHONE = re.compile(r"(?<![\d/])(?:\+?84|0)(?:[ .\-]?\d){8,9}(?![\d/])")
TWELVE = re.compile(r"(?<![\d/.,])\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?![\d/])")
EMAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
ID_LABEL = Pattern(
    r"(?:cccd|cmnd|cmt|cmtnd|căn cước(?: công dân)?|chứng minh(?: thư| nhân dân)?|hộ chiếu|passport|định danh(?: cá nhân)?)(?: số|"
    r" no\.?)?[\s:.]*"
)
ID_NUMBER = re.compile(r"[A-Z]{0,2}[\dxX][\dxX .]{6,14}[\dxX]")
BORN = Pattern(
    r"(?:sinh (?:năm|ngày)|ngày sinh|năm sinh|sn|born)[\s:.]*((?:\d{1,2}[/.\-]\d{1,2}[/.\-])?(\d{4})|"
    r"\d{1,2} tháng \d{1,2} năm (\d{4}))"
)
HOME = Pattern(
    r"(?:địa chỉ(?: thường trú| liên hệ| hiện tại| hiện nay)?|đ/c|(?:đăng ký )?(?:hộ khẩu )?thường trú|trú tại|trú quán|trú|"
    r"nơi (?:ở|cư trú)(?: hiện nay| hiện tại)?|"
    r"hộ khẩu|tạm trú|chỗ ở(?: hiện nay| hiện tại)?|hiện (?:đang )?(?:ở|ngụ|sống|cư trú)|ngụ(?: tại)?|cư trú|ở tại|sinh sống|"
    r"quê quán|address)(?: tại)?[\s:]+"
)
HOME_ENDS = re.compile(
    r"[;\n]|\.(?=\s|$)|,?\s*(?=(?:[Đđ]iện thoại|[Đđ]t\b|ĐT\b|SĐT|[Ss]ố điện thoại|CCCD|CMND|[Cc]ăn cước|[Ss]inh năm|[Ee]mail|"
    r"[Nn]ghề|[Tt]ôi|[Cc]húng tôi|[Ll]à )\b)"
)
SAYS_I = Pattern(r"\b(?:tôi|em|cháu|mình)\b")


@dataclass(frozen=True)
class Mark:
    """One piece of the writer's identity: what it is, its value, where it stands."""

    what: str  # name, address, phone, identity_number, birth_year, email
    value: str
    span: Span


def identity_in(text: str, findings: Findings) -> dict[str, str | int | None]:
    """The writer's name, address, phone, identity_number, birth_year (a number), email; empty or None when not told.

    For a sealed identity (Luật Tố cáo Điều 8): what is found here goes into the sealed table, and out of the text by `mask`.
    """
    view = View(text)
    marks = find_marks(view, split(view), list(findings.petitioners), list(findings.others))
    first = {
        what: next((mark.value for mark in marks if mark.what == what), "")
        for what in ("address", "phone", "identity_number", "birth_year", "email")
    }
    return {
        **first,
        "name": findings.petitioners[0].name if findings.petitioners else "",
        "birth_year": int(first["birth_year"]) if first["birth_year"] else None,
    }


def writer_marks(view: View) -> tuple[list[Mark], list[Found]]:
    """(marks of the writer, other people named) of a text that has not been read yet."""
    parts = split(view)
    petitioners, others = find_people(view, parts)
    return find_marks(view, parts, petitioners, others), others


def find_marks(view: View, parts: Parts, petitioners: list[Found], others: list[Found]) -> list[Mark]:
    """Every piece of the writer's identity; what belongs to another person named is left out."""
    marks = [Mark("name", person.name, person.span) for person in petitioners]
    marks += [Mark("email", match.group(), match.span()) for match in EMAIL.finditer(view.text)]
    marks += [
        Mark("phone", re.sub(r"[ .\-]", "", match.group()), match.span())
        for match in PHONE.finditer(view.text)
        if not _is_an_id(view, match)
    ]
    marks += _numbers(view) + _births(view) + _homes(view, parts, petitioners)
    return sorted(
        (mark for mark in marks if mark.what == "name" or not _of_another(view, mark, petitioners, others)), key=lambda mark: mark.span
    )


def _is_an_id(view: View, match: re.Match) -> bool:
    return bool(TWELVE.fullmatch(match.group())) or bool(view.find(ID_LABEL, max(0, match.start() - 24), match.start() + 1))


def _numbers(view: View) -> list[Mark]:
    found = {match.span(): match.group() for match in TWELVE.finditer(view.text)}
    for label in view.all(ID_LABEL):
        number = ID_NUMBER.match(view.text, label.end())
        if number:
            found[number.span()] = number.group()
    return [Mark("identity_number", re.sub(r"[ .]", "", value), span) for span, value in found.items()]


def _births(view: View) -> list[Mark]:
    return [Mark("birth_year", match[2] or match[3], match.span()) for match in view.all(BORN)]


def _homes(view: View, parts: Parts, petitioners: list[Found]) -> list[Mark]:
    """Addresses behind a label, and places that follow the writer's own name."""
    found = []
    for label in view.all(HOME):
        end = HOME_ENDS.search(view.text, label.end())
        stop = min(end.start() if end else len(view.text), label.end() + 140)
        if view.text[label.end() : stop].strip():
            found.append((label.end(), stop))
    places = find_places(view)
    for person in petitioners:
        behind = [
            place
            for place in places
            if 0 <= place.span[0] - person.span[1] < 60 and "\n\n" not in view.text[person.span[1] : place.span[0]]
        ]
        for place in behind[:1]:
            between = view.low[person.span[1] : place.span[0]]
            if not re.search(r"[.;]|tố cáo|khiếu nại|phản ánh|làm|công tác|cán bộ|chủ tịch", between) and not parts.in_addressee(
                place.span[0]
            ):
                found.append(place.span)
    spans = [span for span in found if not any(span != other and other[0] <= span[0] and span[1] <= other[1] for other in found)]
    return [Mark("address", view.said(span).strip(" ,.:"), span) for span in dict.fromkeys(spans)]


def _of_another(view: View, mark: Mark, petitioners: list[Found], others: list[Found]) -> bool:
    """Whether the nearest person named before the mark, in its sentence, is somebody else than the writer."""
    start = max(view.sentence(mark.span[0])[0], mark.span[0] - 160)
    last_other = max((person.span[1] for person in others if start <= person.span[0] < mark.span[0]), default=-1)
    last_self = max((person.span[1] for person in petitioners if start <= person.span[0] < mark.span[0]), default=-1)
    last_self = max([last_self, *(match.end() for match in view.all(SAYS_I, max(start, last_other, 0), mark.span[0]))])
    return last_other > last_self
