"""The petition's own words with what the reader found marked in them. Pure: text and findings in, paragraphs out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tiepdan.intake.said import Item, items_of, words_on
from tiepdan.reading.findings import KIND_LABELS

KINDS = ("kind", "field", "sign", "decision", "person", "place", "date", "ask")
STROKE = {"decision": "decision", "date": "date", "petitioner": "person", "person": "person", "named": "place", "ask": "ask"}
MOST_MARKS = 3000  # a name said ten thousand times is marked often enough


@dataclass(frozen=True)
class Mark:
    """A place where something was found: what, and which of the findings it is."""

    start: int
    end: int
    find: str
    item: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of text under the same marks; of several the shortest gives the stroke, each gives its reason. `id` is empty for plain text."""

    text: str
    marks: tuple[Mark, ...] = ()
    id: str = ""

    @property
    def find(self) -> str:
        return self.marks[0].find if self.marks else ""

    @property
    def items(self) -> list[str]:
        return list(dict.fromkeys(mark.item for mark in self.marks))


@dataclass(frozen=True)
class Paragraph:
    pieces: list[Piece] = field(default_factory=list)
    title: bool = False


def stroke_of(one: Item) -> str:
    """How a finding is drawn: signs by what they speak for, the rest by their sort."""
    if one.finding != "sign":
        return STROKE[one.finding]
    return "kind" if one.said in KIND_LABELS or one.said in ("title", "") or one.item.startswith("new.") else "field" if one.said == "field" else "sign"


def marks_of(findings: dict, text: str) -> list[Mark]:
    """What the reader found and officials added, where it stands in the text. What an official said is no such thing is not marked.

    Spans are checked against the words they name; when the text is no longer the one that was read, only words found again are marked.
    """
    items = list(items_of(findings))
    same = all(text[one.span[0] : one.span[1]] == one.said for one in items if one.finding == "named" and one.span)
    wrong = {item for item, word in words_on(findings).items() if word.get("verdict") == "wrong"}
    found: set[Mark] = set()
    for one in items:
        if one.item not in wrong:
            found.update(_standing(one, text, same))
    kept = sorted((mark for mark in found if 0 <= mark.start < mark.end <= len(text)), key=lambda mark: (mark.start, -mark.end, mark.item))
    return kept[:MOST_MARKS]


def _standing(one: Item, text: str, same: bool) -> list[Mark]:
    """The place it was read at, else every place where its words stand."""
    find = stroke_of(one)
    if one.finding == "sign":
        whole = one.span and (same or text[slice(*one.span)] == one.said)
        return [Mark(*one.span, find, one.item)] if whole else []  # type: ignore[misc]
    if one.span and (one.said in text[slice(*one.span)] if one.finding == "decision" else same):
        return [Mark(*one.span, find, one.item)]
    if len(one.said) < 3:
        return []
    said = r"\s+".join(re.escape(word) for word in one.said.split())
    return [Mark(match.start(), match.end(), find, one.item) for match in re.finditer(said, text)]


def counts_of(marks: Iterable[Mark]) -> dict[str, int]:
    """How many of each, for the legend; only what was found."""
    told = [mark.find for mark in marks]
    return {kind: told.count(kind) for kind in KINDS if kind in told}


def paragraphs(text: str, marks: list[Mark]) -> list[Paragraph]:
    """The text by lines, marks cut at line ends and where others begin; a short line of capitals near the top is a title."""
    told, start, number, ahead = [], 0, 0, sorted(marks, key=lambda mark: mark.start)
    running: list[Mark] = []
    for line in text.split("\n"):
        end = start + len(line)
        while ahead and ahead[0].start < end:
            running.append(ahead.pop(0))
        running = [mark for mark in running if mark.end > start]
        if line.strip():
            pieces = _pieces(line, start, running, number)
            number += sum(bool(piece.marks) for piece in pieces)
            told.append(Paragraph(pieces, title=len(told) < 6 and _is_title(line)))
        start = end + 1
    return told


def places_of(told: list[Paragraph]) -> dict[str, str]:
    """For each finding the piece of text where it is met first."""
    first: dict[str, str] = {}
    for paragraph in told:
        for piece in paragraph.pieces:
            for item in piece.items:
                first.setdefault(item, piece.id)
    return first


def _pieces(line: str, start: int, marks: list[Mark], number: int) -> list[Piece]:
    """The line cut wherever a mark begins or ends."""
    inside = [mark for mark in marks if mark.start < start + len(line)]
    cuts = sorted({0, len(line), *(max(mark.start - start, 0) for mark in inside), *(min(mark.end - start, len(line)) for mark in inside)})
    pieces = []
    for begin, end in pairwise(cuts):
        over = [mark for mark in inside if mark.start <= start + begin and mark.end >= start + end]
        over.sort(key=lambda mark: (mark.end - mark.start, KINDS.index(mark.find)))
        number += bool(over)
        pieces.append(Piece(line[begin:end], tuple(over), f"w{number}" if over else ""))
    return pieces


def _is_title(line: str) -> bool:
    words = line.strip()
    return words.isupper() and len(words) < 70 and "ĐƠN" in words
