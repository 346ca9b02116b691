"""The working extract of a text as an officer edits it: every word stays, what is hidden stands between marks. Pure."""

import re
from collections.abc import Iterable, Sequence

from tiepdan.reading.findings import Span
from tiepdan.reading.normalise import clean_text, fold

OPEN, SHUT = "[[", "]]"
MARK = re.compile(r"\[\[|\]\]")
GAP = r"[\W_]{1,4}"  # between the words of what is hidden everywhere


class MarksUneven(ValueError):
    """A mark is opened and not shut, shut and not opened, or opened within another."""


class WordsChanged(ValueError):
    """Without its marks the text is not the one it was taken from."""


def joined(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap as one."""
    told: list[Span] = []
    for start, end in sorted(spans):
        if told and start <= told[-1][1]:
            told[-1] = (told[-1][0], max(told[-1][1], end))
        elif start < end:
            told.append((start, end))
    return told


def marked(text: str, spans: Iterable[Span]) -> str:
    """The text with what is hidden between marks. Marks the text itself has are parted by a space, so that they mean nothing."""
    pieces, done = [], 0
    for start, end in joined(spans):
        pieces += (_plain(text[done:start]), OPEN, _plain(text[start:end]), SHUT)
        done = end
    return "".join((*pieces, _plain(text[done:])))


def _plain(text: str) -> str:
    return re.sub(r"\[(?=\[)|\](?=\])", lambda sign: sign[0] + " ", text)


def spans_in(typed: str, text: str) -> list[Span]:
    """What an officer hides of `text`, by the marks in what was typed. White space may differ: browsers and people change it.

    Raises MarksUneven, WordsChanged.
    """
    plain, spans = _read(clean_text(typed, None))
    ours, theirs = _letters(text), _letters(plain)
    if [text[at] for at in ours] != [plain[at] for at in theirs]:
        raise WordsChanged()
    place = {at: number for number, at in enumerate(theirs)}
    told = []
    for start, end in spans:
        within = [place[at] for at in range(start, end) if at in place]
        if within:
            told.append((ours[within[0]], ours[within[-1]] + 1))
    return joined(told)


def _read(typed: str) -> tuple[str, list[Span]]:
    pieces: list[str] = []
    spans: list[Span] = []
    done, length, opened = 0, 0, -1
    for mark in MARK.finditer(typed):
        piece = typed[done : mark.start()]
        pieces.append(piece)
        length, done = length + len(piece), mark.end()
        if (mark[0] == OPEN) == (opened >= 0):
            raise MarksUneven()
        if mark[0] == OPEN:
            opened = length
        else:
            spans.append((opened, length))
            opened = -1
    if opened >= 0:
        raise MarksUneven()
    return "".join((*pieces, typed[done:])), spans


def _letters(text: str) -> list[int]:
    return [at for at, sign in enumerate(text) if not sign.isspace()]


def everywhere(text: str, words: Sequence[str]) -> list[Span]:
    """Every place where one of these words stands whole, whatever its tone marks and capitals. `text` is clean (`clean_text`)."""
    plain, told = fold(text).lower(), []
    for word in words:
        parts = re.findall(r"\w+", fold(clean_text(word)).lower())
        if parts:
            shape = r"(?<!\w)" + GAP.join(map(re.escape, parts)) + r"(?!\w)"
            told += [match.span() for match in re.finditer(shape, plain)]
    return joined(told)
