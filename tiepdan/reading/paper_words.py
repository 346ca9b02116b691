"""What reading one page gives: words with their places."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """A word, how sure it is (0 to 100), its line, and its box as shares (0 to 1) of the original picture."""

    text: str
    sure: float
    line: tuple[int, int, int]
    box: tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True)
class PageText:
    """What one page image says; `confidence` 0 to 1, None when nothing was found on it. `doubt` is one of `paper_doubt`, "" for none."""

    text: str
    confidence: float | None
    words: tuple[Word, ...] = ()
    doubt: str = ""


@dataclass(frozen=True)
class PageRead:
    """A page of a paper as it was read: its number from 1, and whether by its own "text" or by "ocr"."""

    number: int
    text: str
    read_by: str
    confidence: float | None = None
    words: tuple[Word, ...] = ()
    doubt: str = ""
