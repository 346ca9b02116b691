"""Where on the picture of a page its writer's identity stands: boxes proposed from the words read there. An officer accepts or changes them. Pure."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from tiepdan.reading.mask import SIGNING, to_hide
from tiepdan.reading.normalise import View, clean_text, fold
from tiepdan.reading.paper_words import Word

FULL = 1000  # boxes in thousandths of the picture
RIM = 4
HAND_DOWN, HAND_ASIDE = 190, 90  # the room below a line such as “Người tố cáo” where people sign, and on both sides of it

Box = tuple[int, int, int, int]  # left, top, width, height


def proposed_boxes(words: Sequence[Word], names: list[str], extra: list[str]) -> list[Box]:
    """Boxes over whatever the machine would hide of the words, line by line, and over the places where people sign."""
    lines = _lines(words)
    text = "\n".join(" ".join(clean_text(word.text).strip() or "." for word in line) for line in lines)
    clean, spans = to_hide(text, names, extra)
    ordered = [word for line in lines for word in line]
    tokens = [(token.start(), token.end()) for token in re.finditer(r"\S+", clean)]
    places = _places([clean[a:b] for a, b in tokens], ordered)
    hit = {id(places[at]) for at, (a, b) in enumerate(tokens) if at in places and any(a < end and b > start for start, end in spans)}
    boxes = [_around([word.box for word in line if id(word) in hit]) for line in lines if any(id(word) in hit for word in line)]
    return [*boxes, *_signing(lines)]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    return list(lines.values())


def _places(tokens: list[str], words: Sequence[Word]) -> dict[int, Word]:
    ours = [fold(token) for token in tokens]
    theirs, owner = [], []
    for word in words:
        for piece in clean_text(word.text).split() or ["."]:
            theirs.append(fold(piece))
            owner.append(word)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return {block.a + step: owner[block.b + step] for block in matcher.get_matching_blocks() for step in range(block.size)}


def _signing(lines: list[list[Word]]) -> list[Box]:
    """The room where a signature stands: under the words that ask for one, wide enough for the name written beneath."""
    told = []
    for line in lines:
        plain = View(" ".join(word.text for word in line)).plain.strip()
        found = SIGNING.match(plain)
        if found and len(plain.split()) <= 6:
            left, top, width, height = _around([word.box for word in line])
            x, y = max(0, left - HAND_ASIDE), min(FULL, top + height)
            told.append((x, y, min(FULL, left + width + HAND_ASIDE) - x, min(FULL, y + HAND_DOWN) - y))
    return [box for box in told if box[3] > 0]


def _around(boxes: Sequence[tuple[float, float, float, float]]) -> Box:
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[0] + box[2] for box in boxes), max(box[1] + box[3] for box in boxes)
    x, y = max(0, int(left * FULL) - RIM), max(0, int(top * FULL) - RIM)
    return x, y, min(FULL, int(right * FULL) + 1 + RIM) - x, min(FULL, int(bottom * FULL) + 1 + RIM) - y
