"""When a reading is not to be trusted: nothing on the page, handwriting, print too poor; or a text layer that is not Vietnamese."""

import unicodedata
from collections.abc import Sequence
from itertools import product

import cv2
import numpy as np

from tiepdan.reading.paper_words import Word

NOTHING, HANDWRITING, UNSURE = "nothing", "handwriting", "unsure"
SURE_WORD = 60.0  # confidence of a word that was read, not guessed
FEWEST_SURE_LETTERS = 12  # below this a page says nothing that can be told
TRUSTED = 0.80  # mean confidence of a printed page, even a poor one; under it somebody should look
FEWEST_STROKES = 40  # pieces of ink the size of letters: somebody has written here
LEAST_TONED = 0.06  # share of letters with marks; Vietnamese as written has about 0.25
MOST_FOREIGN = 0.03  # share of letters no Vietnamese word has: the marks of an old font's code (TCVN3, VNI) or of none
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = tuple("aăâeêioôơuưy")
LETTERS = frozenset(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)) | frozenset("bcdđghjklmnpqrstvxfwz")


def doubt_of(words: Sequence[Word], confidence: float | None, gray: np.ndarray) -> str:
    """Why a page's reading needs a person's eye, "" when it does not. `gray` is the cleaned page, about 300 dpi."""
    sure = sum(len(word.text) for word in words if word.sure >= SURE_WORD)
    strokes = strokes_on(gray)
    if sure < FEWEST_SURE_LETTERS and strokes < FEWEST_STROKES:
        return NOTHING
    if confidence is not None and confidence >= TRUSTED:
        return ""
    return HANDWRITING if strokes >= FEWEST_STROKES and (confidence or 0) < 0.6 else UNSURE


def strokes_on(gray: np.ndarray) -> int:
    """Pieces of ink between a letter's and a joined word's size."""
    ink = (gray < 150).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    down, across, area = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_AREA]
    return int(((down >= 15) & (down <= 220) & (across >= 6) & (across <= 900) & (area < 0.6 * down * across + 60)).sum())


def toned(text: str) -> float:
    """The share of letters that bear a Vietnamese mark."""
    letters = [letter for letter in unicodedata.normalize("NFC", text).lower() if letter.isalpha()]
    return sum(letter in LETTERS and letter not in "abcdefghijklmnopqrstuvwxyz" for letter in letters) / len(letters) if letters else 0.0


def doubtful_layer(text: str) -> bool:
    """Whether a PDF's own text may be rubbish: hardly a mark in it, or letters Vietnamese does not have."""
    letters = [letter for letter in text.lower() if letter.isalpha()]
    foreign = sum(letter not in LETTERS for letter in letters) / len(letters) if letters else 1.0
    return foreign > MOST_FOREIGN or toned(text) < LEAST_TONED
