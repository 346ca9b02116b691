"""A text in the views the finders look at; all views have the same length, so a span fits each of them.

`text` is what was read, cleaned; `low` is lower case with the tone marks of well-known phrases mended (OCR slips,
old and new placing of the tone); `plain` is lower case without any mark.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from tiepdan.reading.letters import UPPER
from tiepdan.reading.phrases import PHRASES

MOST_CHARACTERS = 60_000  # what is looked at; a petition has 500 to 15,000
UNSEEN = re.compile("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
LOOK_ALIKE = str.maketrans("АВЕКМНОРСТХаеорсухіАΑΒΕΗΙΚΜΝΟΡΤΥΧ\u00a0\u2007\u202f", "ABEKMHOPCTXaeopcyxiAABEHIKMNOPTYX   ")
LOOK_ALIKE |= {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}  # the full width of East Asian keyboards
LOOK_ALIKE |= str.maketrans("ѕјһԁԛԝɡοѵаЅЈԌІіӏ", "sjhdqwgovaSJGIil")
LONG_GAP = re.compile(r"\n{5,}|[ \t]{9,}|(?:\s*\n\s*){5,}|([^\w\s])\1{9,}")  # forms are full of dotted lines
OLD_TONES = (  # the tone on the second vowel, as older keyboards put it
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"),
    ("oẹ", "ọe"), ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip
OLD_TONE = re.compile(r"(?<![qQ])(" + "|".join(old for old, _ in OLD_TONES) + r")(?!\w)")
TO_NEW_TONE = dict(OLD_TONES)
LEAST_TONED = 0.06  # share of letters with marks; Vietnamese as written has about 0.25
# Marks a recogniser sees in dirt: anywhere, or standing alone at the end or beginning of a line.
RUBBISH = re.compile(r"[ˆ`~_|¬]+|(?<=\s)[:;.,'\"“”‘’\-–—]+(?=\s*\n)|(?<=\n)\s*[:;.,'\"“”‘’\-–—]+(?=\s)")
# A full stop between sentences, not after "No.", "TP.", an initial or a number of a list; or an empty line.
SENTENCE_END = re.compile(
    rf"(?<!\bNo)(?<!\bTP)(?<!\bTX)(?<!\b[{UPPER}])(?<!\b\d)[.!?;…]+[\"”’)]*\s+(?=[\"“(\-–+*\d]*\s*[{UPPER}\d])|\n\s*\n"
)


@lru_cache(maxsize=4096)
def _bare(character: str) -> str:
    """One character without its marks; always one character."""
    if character in "đĐÐð":
        return "d" if character in "đð" else "D"
    return unicodedata.normalize("NFD", character)[0]


def fold(text: str) -> str:
    """The text without tone and vowel marks, of the same length as its composed (NFC) form."""
    return "".join(map(_bare, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=4096)
def _lower(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character


def clean_text(text: str, most: int | None = MOST_CHARACTERS) -> str:
    """Composed, without control characters, look-alike letters of other scripts, or carriage returns."""
    lines = text[:most].replace("\r\n", "\n").replace("\r", "\n")
    composed = unicodedata.normalize("NFC", UNSEEN.sub("", lines).translate(LOOK_ALIKE))  # marks join letters, not their twins
    return LONG_GAP.sub(lambda gap: gap[0][:4], composed)


WHOLE = re.compile(r"(\(\?<[!=][^)]*\)|\[(?:\\.|[^\]])*\]|\\.)")  # what a space must be left alone in: look-behinds, classes, escapes


def _spaces_stretch(source: str) -> str:
    """A space of a pattern fits any white space, so that a phrase may run over the end of a line."""
    pieces = WHOLE.split(source)
    return "".join(
        piece.replace(" ", r"\s") if piece.startswith("(?<") else piece if number % 2 else piece.replace(" ", r"\s+")
        for number, piece in enumerate(pieces)
    )


class Pattern:
    """A regular expression over lower-case Vietnamese, written with tone marks; it also fits texts written without.

    With `whole` it begins and ends at the edge of a word: "úng" is a flooded field, not the end of "đúng".
    """

    def __init__(self, source: str, *, toned_only: bool = False, whole: bool = False) -> None:
        source = _spaces_stretch(rf"(?<!\w)(?:{source})(?!\w)" if whole else source)
        self.toned = re.compile(source)
        self.plain = None if toned_only else re.compile(fold(source))

    def __repr__(self) -> str:
        return f"Pattern({self.toned.pattern!r})"


class View:
    """A text with its views; finders call `find` and `all` with a Pattern and get spans into `text`."""

    def __init__(self, text: str, most: int | None = MOST_CHARACTERS) -> None:
        self.text = clean_text(text, most)
        lowered = RUBBISH.sub(lambda m: re.sub(r"[^\s]", " ", m[0]), "".join(map(_lower, self.text)))
        self.plain = "".join(map(_bare, lowered))
        letters = sum(map(str.isalpha, lowered)) or 1
        self.toned = sum(a != b for a, b in zip(lowered, self.plain, strict=True)) / letters >= LEAST_TONED
        self.low = _with_known_phrases(OLD_TONE.sub(lambda m: TO_NEW_TONE[m[1]], lowered), self.plain)

        breaks = [0, *(match.end() for match in SENTENCE_END.finditer(self.text)), len(self.text)]
        self.sentences = [(start, end) for start, end in pairwise(breaks) if self.text[start:end].strip()]

    def sentence(self, position: int) -> tuple[int, int]:
        """The sentence that holds a position."""
        number = bisect_right(self.sentences, (position, len(self.text) + 1)) - 1
        return self.sentences[number] if 0 <= number < len(self.sentences) else (0, len(self.text))

    def _side(self, pattern: Pattern) -> tuple[re.Pattern | None, str]:
        return (pattern.toned, self.low) if self.toned else (pattern.plain, self.plain)

    def find(self, pattern: Pattern, start: int = 0, end: int | None = None) -> re.Match | None:
        """The first place where the pattern stands between `start` and `end`."""
        expression, side = self._side(pattern)
        return expression.search(side, start, len(side) if end is None else end) if expression else None

    def at(self, pattern: Pattern, start: int) -> re.Match | None:
        """The pattern standing exactly at `start`."""
        expression, side = self._side(pattern)
        return expression.match(side, start) if expression else None

    def all(self, pattern: Pattern, start: int = 0, end: int | None = None) -> Iterator[re.Match]:
        """Every place where the pattern stands."""
        expression, side = self._side(pattern)
        return expression.finditer(side, start, len(side) if end is None else end) if expression else iter(())

    def said(self, span: tuple[int, int]) -> str:
        """The words of a span on one line, as they were written."""
        return re.sub(r"\s+", " ", self.text[slice(*span)]).strip()


PLAIN_TO_PHRASE = {fold(phrase): phrase for phrase in PHRASES}
BEFORE_NUMBER = {"ngay": "ngày", "thang": "tháng", "nam": "năm"}
KNOWN_PHRASE = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, PLAIN_TO_PHRASE), key=len, reverse=True)).replace(r"\ ", r"\s+") + r")\b"
    rf"|\b(?:{'|'.join(BEFORE_NUMBER)})(?=[ :.]{{1,3}}\d)"
)


def _with_known_phrases(low: str, plain: str) -> str:
    """Put the right tone marks on well-known phrases, whatever marks (or none) the text has there."""
    pieces, done = [], 0
    for match in KNOWN_PHRASE.finditer(plain):
        letters = iter((BEFORE_NUMBER.get(match[0]) or PLAIN_TO_PHRASE[" ".join(match[0].split())]).replace(" ", ""))
        mended = "".join(sign if sign.isspace() else next(letters) for sign in match[0])
        pieces += (low[done : match.start()], mended)
        done = match.end()
    return "".join((*pieces, low[done:]))
