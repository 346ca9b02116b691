"""What the reader found, on the picture of the page: marks in the text to boxes of words. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from tiepdan.desk.highlight import Mark
from tiepdan.reading.normalise import clean_text, fold
from tiepdan.reading.paper_words import Word

FULL = 1000  # boxes in thousandths of the picture's width and height
RIM = 3


@dataclass(frozen=True)
class Box:
    """A rectangle on the picture, in thousandths."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True)
class Found:
    """One thing found on this page: its number, of what kind, the words, why it weighed, and where it stands."""

    number: int
    find: str
    words: str
    why: str
    boxes: list[Box] = field(default_factory=list)


def found_on(page_text: str, words: Sequence[Word], text: str, marks: Sequence[Mark], whys: dict[tuple[int, int], str]) -> list[Found]:
    """The marks of `text` that lie in this page's part of it, each with the boxes of its words, in the order of reading.

    A mark whose words the recogniser's boxes do not hold (a person typed them) keeps its place in the list, without a box.
    """
    part = clean_text(page_text)
    start = text.find(part) if part else -1
    if start < 0:
        return []
    tokens = [(start + token.start(), start + token.end()) for token in re.finditer(r"\S+", part)]
    places = _places([text[a:b] for a, b in tokens], words)
    told = []
    for mark in marks:
        if mark.end <= start or mark.start >= start + len(part):
            continue
        hit = [places[at] for at, (a, b) in enumerate(tokens) if a < mark.end and b > mark.start and at in places]
        told.append(Found(len(told) + 1, mark.find, " ".join(text[mark.start : mark.end].split()), whys.get((mark.start, mark.end), ""), _by_line(hit)))
    return told


def _places(tokens: list[str], words: Sequence[Word]) -> dict[int, Word]:
    """For each token of the text the word of the picture it was read from."""
    matcher = SequenceMatcher(None, [fold(token) for token in tokens], [fold(clean_text(word.text)) for word in words], autojunk=False)
    return {block.a + step: words[block.b + step] for block in matcher.get_matching_blocks() for step in range(block.size)}


def _by_line(words: Sequence[Word]) -> list[Box]:
    """One box a line, around all words of it."""
    lines: dict[tuple[int, int, int], list[tuple[float, float, float, float]]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word.box)
    return [_around(boxes) for boxes in lines.values()]


def _around(boxes: list[tuple[float, float, float, float]]) -> Box:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    x, y = max(0, round(left * FULL) - RIM), max(0, round(top * FULL) - RIM)
    return Box(x, y, min(FULL, round(right * FULL) + RIM) - x, min(FULL, round(bottom * FULL) + RIM) - y)
