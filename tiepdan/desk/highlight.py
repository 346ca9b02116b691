"""The petition's own words with what the reader found marked in them. Pure: text and spans in, paragraphs out."""

from collections.abc import Iterable
from dataclasses import dataclass, field

KINDS = ("kind", "decision", "person", "place", "date")


@dataclass(frozen=True)
class Piece:
    """A run of text; `find` names what was found there, "" for plain text."""

    text: str
    find: str = ""


@dataclass(frozen=True)
class Paragraph:
    pieces: list[Piece] = field(default_factory=list)
    title: bool = False


@dataclass(frozen=True)
class Mark:
    start: int
    end: int
    find: str


def marks_of(findings: dict, text: str) -> list[Mark]:
    """What the reader found, where it stands in the text; of two that overlap the earlier stays, then the longer.

    Spans are checked against the words they name; when the text is no longer the one that was read, only words found again are marked.
    """
    places, decisions = _items(findings, "places"), _items(findings, "decisions")
    same = all(text[a:b] == place.get("text") for place in places if (span := _span(place)) for a, b in [span])
    cues = [Mark(*span, "kind") for cue in _items(findings, "cues") if (span := _span(cue))] if same else []
    found = [
        *cues,
        *(mark for one in decisions for mark in _decision(one, text)),
        *_anywhere(text, [str(one.get("date") or "") for one in decisions], "date"),
        *_anywhere(text, [name for key in ("petitioners", "others") for name in findings.get(key) or [] if isinstance(name, str)], "person"),
        *([Mark(*span, "place") for place in places if (span := _span(place))] if same else _anywhere(text, [p.get("text", "") for p in places], "place")),
    ]
    kept: list[Mark] = []
    for mark in sorted(set(found), key=lambda mark: (mark.start, mark.start - mark.end, mark.find)):
        if 0 <= mark.start < mark.end <= len(text) and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def counts_of(marks: Iterable[Mark]) -> dict[str, int]:
    """How many of each, for the legend; only what was found."""
    told = [mark.find for mark in marks]
    return {kind: told.count(kind) for kind in KINDS if kind in told}


def paragraphs(text: str, marks: list[Mark]) -> list[Paragraph]:
    """The text by lines, marks cut at line ends; a short line of capitals near the top is a title."""
    told, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            inside = [mark for mark in marks if mark.end > start and mark.start < start + len(line)]
            told.append(Paragraph(_pieces(line, start, inside), title=len(told) < 6 and _is_title(line)))
        start += len(line) + 1
    return told


def _pieces(line: str, start: int, marks: list[Mark]) -> list[Piece]:
    pieces, at = [], 0
    for mark in marks:
        begin, end = max(mark.start - start, at), min(mark.end - start, len(line))
        if begin > at:
            pieces.append(Piece(line[at:begin]))
        if end > begin:
            pieces.append(Piece(line[begin:end], mark.find))
        at = max(at, end)
    return [*pieces, Piece(line[at:])] if at < len(line) else pieces


def _is_title(line: str) -> bool:
    words = line.strip()
    return words.isupper() and len(words) < 70 and "ĐƠN" in words


def _decision(one: dict, text: str) -> list[Mark]:
    """The whole citation where it stands, else its number wherever it is found."""
    number, span = str(one.get("number") or ""), _span(one)
    if span and number and number in text[span[0] : span[1]]:
        return [Mark(*span, "decision")]
    return _anywhere(text, [number], "decision")


def _anywhere(text: str, words: Iterable[str], find: str) -> list[Mark]:
    """Every place where one of the words stands."""
    marks = []
    for word in {word for word in words if len(word) > 2}:
        at = text.find(word)
        while at >= 0:
            marks.append(Mark(at, at + len(word), find))
            at = text.find(word, at + len(word))
    return marks


def _items(findings: dict, key: str) -> list[dict]:
    return [item for item in findings.get(key) or [] if isinstance(item, dict)]


def _span(item: dict) -> tuple[int, int] | None:
    span = item.get("span")
    return (span[0], span[1]) if isinstance(span, (list, tuple)) and len(span) == 2 and all(isinstance(n, int) for n in span) else None
