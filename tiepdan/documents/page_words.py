"""Words of a page as they are kept: one short list a word, whole numbers, so that sixty pages stay small. Pure."""

from collections.abc import Sequence

from tiepdan.reading.paper_words import Word

FINE = 10_000  # boxes are kept in ten-thousandths of the picture

Kept = list  # [text, sureness 0–100, line, left, top, width, height]


def packed(words: Sequence[Word]) -> list[Kept]:
    """Words for keeping; a line is numbered by its place on the page."""
    lines: dict[tuple[int, int, int], int] = {}
    return [[word.text, round(word.sure), lines.setdefault(word.line, len(lines)), *(round(share * FINE) for share in word.box)] for word in words]


def unpacked(kept: Sequence[Kept]) -> list[Word]:
    """The words again; the line is (0, 0, its number)."""
    return [Word(text, float(sure), (0, 0, line), (left / FINE, top / FINE, width / FINE, height / FINE))
            for text, sure, line, left, top, width, height in kept]
