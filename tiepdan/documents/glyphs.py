"""Text made fit for print: what the letter's font can draw, and nothing that hides. Pure."""

import re
import struct
import unicodedata
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
MISSING = "□"
LONG_WORD = re.compile(r"\S{25,}")
BETWEEN_BREAKS = 6  # signs; they fit the narrowest column of a table
BREAK = "\u200b"


def printable(text: str) -> str:
    """The text in composed letters, without control or invisible signs; what the font lacks becomes □.

    PDF/A refuses a sign without a glyph, and a letter must never fail for one emoji. Words of more than
    24 signs get places to break, so that none runs off the page or out of its cell.
    """
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    drawn = drawable()
    fit = "".join(sign if sign == "\n" or ord(sign) in drawn else _instead(sign) for sign in composed)
    return LONG_WORD.sub(lambda word: BREAK.join(re.findall(f".{{1,{BETWEEN_BREAKS}}}", word[0])), fit)


def _instead(sign: str) -> str:
    if sign in "\t\u00a0\u2028\u2029" or unicodedata.category(sign) == "Zs":
        return " "
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs"} else MISSING


@cache
def drawable() -> frozenset[int]:
    """Code points that all four faces of Tinos can draw, without controls and the signs that hide or reverse text."""
    faces = [_code_points((FONTS / f"Tinos-{face}.ttf").read_bytes()) for face in ("Regular", "Bold", "Italic", "BoldItalic")]
    return frozenset(point for point in set.intersection(*faces) if unicodedata.category(chr(point)) not in {"Cc", "Cf", "Co"})


def _code_points(font: bytes) -> set[int]:
    """Every code point of a TrueType font's Windows Unicode table (format 4, which holds the basic plane)."""
    tables = {font[at : at + 4]: struct.unpack(">I", font[at + 8 : at + 12])[0] for at in range(12, 12 + 16 * struct.unpack(">H", font[4:6])[0], 16)}
    start = tables[b"cmap"]
    for at in range(start + 4, start + 4 + 8 * struct.unpack(">H", font[start + 2 : start + 4])[0], 8):
        platform, encoding, offset = struct.unpack(">HHI", font[at : at + 8])
        if (platform, encoding) == (3, 1):
            return _format_4(font[start + offset :])
    raise ValueError("the font has no Unicode table")


def _format_4(table: bytes) -> set[int]:
    size = struct.unpack(">H", table[6:8])[0]
    count = size // 2

    def column(at: int, sign: str = "H") -> tuple[int, ...]:
        return struct.unpack(f">{count}{sign}", table[at : at + size])

    ends, starts, deltas, offsets = column(14), column(16 + size), column(16 + 2 * size), column(16 + 3 * size)
    found = set()
    for part in range(count):
        for point in range(starts[part], ends[part] + 1):
            glyph = point
            if offsets[part]:
                at = 16 + 3 * size + 2 * part + offsets[part] + 2 * (point - starts[part])
                glyph = struct.unpack(">H", table[at : at + 2])[0]
                if not glyph:
                    continue
            if (glyph + deltas[part]) & 0xFFFF:
                found.add(point)
    return found - {0xFFFF}
