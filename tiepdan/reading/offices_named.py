"""Offices and posts named in a text, in the vocabulary of the competence rules.

A mention says whose decision, act or wrong it may be (`post`, `unit_of`), which department (an office code of the
province's data), and where it stands. Which mention is the one complained of is for `against` to tell.
"""

from dataclasses import dataclass, replace

from tiepdan.reading.findings import Place, Span
from tiepdan.reading.normalise import Pattern, View
from tiepdan.reading.offices_words import COMMUNE, DEPARTMENTS, KINDS, UBND


@dataclass(frozen=True)
class Mention:
    """An office or post as named at one place of the text."""

    post: str
    unit_of: str
    span: Span
    text: str = ""
    department: str = ""
    commune_code: str | None = None
    person: bool = False  # a person's post, not a body


UNIT_OF = Pattern(
    rf"[^\n.;]{{0,40}}?(?:thuộc|trực thuộc|của)\s+(?:(?P<province>{UBND} tỉnh|tỉnh)|(?P<department>sở)|"
    rf"(?P<commune>{UBND} {COMMUNE}|{COMMUNE}))"
)
VERTICAL = Pattern(r"(?:bảo hiểm xã hội|bhxh|thuế|hải quan|kho bạc|quản lý thị trường|thống kê)")
OFFICE_CODES = tuple(
    (code, Pattern(source))
    for code, source in (
        ("BQLKKT", r"ban quản lý (?:khu kinh tế|các khu công nghiệp|khu công nghiệp)"),
        ("TTT", r"thanh tra tỉnh"),
        ("VP-UBND", r"văn phòng ubnd tỉnh"),
        *((code, rf"(?:{names})") for code, names in DEPARTMENTS),
    )
)
MOST_MENTIONS = 400
WITH_CODE = {"department_director", "department_deputy", "department_civil_servant", "department_unit_head"}
FIXED_CODES = {"province_chair": "UBND-TINH", "police_province": "CA-TINH", "military": "BCHQS", "judge": "TAND", "procurator": "VKSND",
               "enforcement_officer": "THADS", "province_council_deputy": "HDND", "province_vice_chair": "UBND-TINH"}  # fmt: skip


def find_mentions(view: View, places: list[Place]) -> list[Mention]:
    """Every office or post named, in order; of overlapping readings the one that begins first, then the longest."""
    found = [
        Mention(post, unit_of, match.span(), person=person)
        for post, unit_of, person, pattern in KINDS
        for match in view.all(pattern)
        if match.end() > match.start()
    ]
    found = sorted(found, key=lambda mention: (mention.span[0], -mention.span[1]))[:MOST_MENTIONS]
    kept: list[Mention] = []
    for mention in found:
        if not kept or mention.span[0] >= kept[-1].span[1]:
            kept.append(_completed(view, mention, places))
    return kept


def _completed(view: View, mention: Mention, places: list[Place]) -> Mention:
    start, end = mention.span
    place = next((place for place in places if start < place.span[1] and place.span[0] <= end + 2 and place.span[1] > end - 1), None)
    reach = place.span[1] if place else end
    unit_of = mention.unit_of
    if mention.post.startswith("public_unit") and not unit_of and not view.find(VERTICAL, start, end):
        belongs = view.at(UNIT_OF, end)
        unit_of = belongs.lastgroup if belongs and belongs.lastgroup else ""
    return replace(
        mention,
        unit_of=unit_of,
        text=view.said((start, reach)),
        department=_department(view, mention),
        commune_code=place.commune_code if place else None,
    )


def _department(view: View, mention: Mention) -> str:
    if mention.post in FIXED_CODES:
        return FIXED_CODES[mention.post]
    if mention.post not in WITH_CODE:
        return ""
    start, end = mention.span
    return next((code for code, pattern in OFFICE_CODES if view.find(pattern, start, min(len(view.text), end + 2))), "")
