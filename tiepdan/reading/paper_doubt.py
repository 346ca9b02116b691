"""When a reading is not to be trusted: nothing on the page, handwriting, print too poor; or a text layer that is not Vietnamese."""

import unicodedata
from collections.abc import Sequence
from itertools import product

import cv2
import numpy as np

from tiepdan.reading.paper_words import Word

NOTHING, HANDWRITING, UNSURE, UNREAD = "nothing", "handwriting", "unsure", "unread"
SENTENCES = {
    NOTHING: "Trang {page} không có chữ nào đọc được. Nếu là ảnh chụp sự việc thì ảnh vẫn giữ làm tài liệu; nếu có chữ, hãy xem ảnh và gõ chữ bên cạnh.",
    HANDWRITING: "Trang {page} có thể là chữ viết tay: hãy đọc trên ảnh và sửa chữ bên cạnh.",
    UNSURE: "Trang {page} in mờ hoặc chụp chưa rõ nên máy đọc chưa chắc: hãy so với ảnh và sửa chữ bên cạnh.",
    UNREAD: "Trang {page} cần quá nhiều thời gian nên máy đã bỏ qua: hãy đọc trên ảnh và gõ chữ bên cạnh.",
}
SURE_WORD = 60.0  # confidence of a word that was read, not guessed
FEWEST_SURE_LETTERS = 12  # below this a page says nothing that can be told
TRUSTED = 0.80  # mean confidence of a printed page, even a poor one; under it somebody should look
PRINTED = 0.60  # under it, and with ink the size of letters, it was hardly print
FEWEST_STROKES = 40  # pieces of ink the size of letters: somebody has written here
LEAST_TONED = 0.06  # share of letters with marks; Vietnamese as written has about 0.25
MOST_FOREIGN = 0.03  # share of letters no Vietnamese word has: the marks of an old font's code (TCVN3, VNI) or of none
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = tuple("aăâeêioôơuưy")
LETTERS = frozenset(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)) | frozenset(
    "bcdđghjklmnpqrstvxfwz"
)


def sentence_of(doubt: str, page: int) -> str:
    """What the officer reads about a doubtful page; "" when there is no doubt."""
    return SENTENCES[doubt].format(page=page) if doubt else ""


def doubt_of(words: Sequence[Word], confidence: float | None, strokes: int) -> str:
    """Why a page's reading needs a person's eye, "" when it does not. `strokes` are those on the cleaned page."""
    sure = sum(len(word.text) for word in words if word.sure >= SURE_WORD)
    if sure < FEWEST_SURE_LETTERS and strokes < FEWEST_STROKES:
        return NOTHING
    if confidence is not None and confidence >= TRUSTED:
        return ""
    return HANDWRITING if strokes >= FEWEST_STROKES and (confidence or 0) < PRINTED else UNSURE


def strokes_on(gray: np.ndarray) -> int:
    """Pieces of ink between a letter's and a joined word's size on a page of about 300 dpi."""
    half = cv2.resize(gray, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    _, _, stats, _ = cv2.connectedComponentsWithStats((half < 150).astype(np.uint8), connectivity=8)
    down, across, area = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH], stats[1:, cv2.CC_STAT_AREA]
    return int(((down >= 8) & (down <= 110) & (across >= 3) & (across <= 450) & (area < 0.6 * down * across + 15)).sum())


def toned(text: str) -> float:
    """The share of letters that bear a Vietnamese mark."""
    letters = [letter for letter in unicodedata.normalize("NFC", text).lower() if letter.isalpha()]
    return sum(letter in LETTERS and letter not in "abcdefghijklmnopqrstuvwxyz" for letter in letters) / len(letters) if letters else 0.0


def doubtful_layer(text: str) -> bool:
    """Whether a PDF's own text may be rubbish: hardly a mark in it, or letters Vietnamese does not have."""
    letters = [letter for letter in text.lower() if letter.isalpha()]
    foreign = sum(letter not in LETTERS for letter in letters) / len(letters) if letters else 1.0
    return foreign > MOST_FOREIGN or toned(text) < LEAST_TONED
