"""What a petition asks for, and its gist in one line without names."""

import re

from tiepdan.reading.facts import Facts
from tiepdan.reading.field import IN_WORDS
from tiepdan.reading.normalise import Pattern

ASK = Pattern(r"(?:kính đề nghị|kính mong|đề nghị|yêu cầu|kiến nghị|mong muốn|mong|xin|buộc|i request|we request|please)\b")
CLAUSE_END = re.compile(r"[.;\n](?=\s|$)")
MOST_ASKS, LONGEST = 6, 240
KIND_WORDS = {
    "complaint": "Khiếu nại", "denunciation": "Tố cáo", "recommendation": "Kiến nghị", "feedback": "Phản ánh", "mixed": "Đơn nhiều nội dung",
}  # fmt: skip
NOT_AN_ASK = Pattern(r"(?:đơn|đã|có|được|theo|các|những|của) $")


def find_asks(facts: Facts) -> tuple[str, ...]:
    """The clauses that ask for something, as written, at most six."""
    view, found, last = facts.view, [], 0
    for match in view.all(ASK, facts.parts.body[0]):
        if match.start() < last or view.find(NOT_AN_ASK, max(0, match.start() - 7), match.start()):
            continue
        end = _end_of_clause(view.text, match.end())
        words = view.said((match.start(), end))
        if len(words.split()) > 2:
            found.append(words[:LONGEST])
        last = end
    return tuple(found[:MOST_ASKS])


def _end_of_clause(text: str, start: int) -> int:
    """Up to the end of the sentence; a line end alone does not end it unless the next line begins anew."""
    stop = re.compile(r"[.;!?](?=\s|$)|\n(?=\s*(?:[-–+*]|\d+[).]|Tôi|Người|Kính|Xin|TM|$))").search(text, start)
    return stop.start() if stop else len(text)


def find_title(facts: Facts, kind: str, field: str, against_text: str) -> str:
    """One line an officer can tell petitions apart by: kind, against whom, field, where. No person's name in it."""
    parts = [KIND_WORDS[kind]]
    office = _without_names(facts, against_text)
    if facts.decisions and kind in ("complaint", "mixed"):
        parts.append(
            f"Quyết định {facts.decisions[0].number}"
            if "QĐ" in facts.decisions[0].number.upper()
            else f"văn bản {facts.decisions[0].number}"
        )
        parts += [f"của {office}"] if office else []
    elif office:
        parts.append(office)
    place = next((place.text for place in facts.places if place.commune_code), "")
    topic = f"về {IN_WORDS[field]}" if field != "khac" else ""
    line = " ".join(part for part in (*parts, topic) if part)
    return f"{line}, {place}"[:160] if place and place not in line else line[:160]


def _without_names(facts: Facts, words: str) -> str:
    people = [person.name for person in (*facts.petitioners, *facts.others)]
    return "" if any(name and name.lower() in words.lower() for name in people) else words
