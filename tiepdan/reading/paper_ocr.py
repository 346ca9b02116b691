"""One page image to words, by Tesseract, read raw and cleaned, the surer word kept."""

import os
import re
import shutil
import subprocess
from dataclasses import replace
from difflib import SequenceMatcher

import cv2
import numpy as np

from tiepdan.reading.normalise import fold
from tiepdan.reading.paper_clean import CleanPage, clean_page
from tiepdan.reading.paper_doubt import FEWEST_STROKES, NOTHING, doubt_of, strokes_on
from tiepdan.reading.paper_stamps import says_stamp
from tiepdan.reading.paper_words import PageText, Word

SECONDS_A_PAGE = 25.0  # one reading; a usual page takes one second, ten on a crowded machine
DOUBTFUL = 75.0  # confidence below which a page may be lying on its side
LETTERLESS = re.compile(r"^(?:[|\[\]_]+|[.·…_]{4,})$")  # what is left of a ruled or dotted line
A4_LONG_SIDE_AT_200_DPI = 2339
FEWEST_TO_TURN = 12  # strokes; in a picture without writing there is nothing to be turned
SURER_BY = 1.5  # confidence points by which the raw reading must lead before it becomes the base


def ocr_there() -> bool:
    """Whether the recogniser and its Vietnamese data are installed."""
    if not shutil.which("tesseract"):
        return False
    asked = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, timeout=10, check=False)
    return "vie" in asked.stdout.split()


def read_page(bgr: np.ndarray, *, seconds: float = SECONDS_A_PAGE) -> PageText:
    """What the page says, turned the right way up when it lies on its side. Raises subprocess.TimeoutExpired."""
    words, strokes = read_both_ways(bgr, seconds=seconds)
    if sureness(words) < DOUBTFUL and strokes >= FEWEST_TO_TURN and (turn := turn_needed(bgr, seconds=seconds)):
        turned, turned_strokes = read_both_ways(np.ascontiguousarray(np.rot90(bgr, turn)), seconds=seconds)
        if sureness(turned) > sureness(words):
            words, strokes = [_turned_back(word, turn) for word in turned], turned_strokes
    confidence = round(sureness(words) / 100, 3) if words else None
    doubt = doubt_of(words, confidence, strokes)
    if doubt == NOTHING:
        return PageText("", 0.0, (), doubt)  # what was guessed in a picture without writing is no text
    return PageText(as_lines(words), confidence, tuple(words), doubt)


def read_both_ways(bgr: np.ndarray, *, seconds: float) -> tuple[list[Word], int]:
    """Read a page as it is and cleaned, and keep the better of both, word by word; and how many strokes of ink it has."""
    cleaned = clean_page(bgr)
    strokes = strokes_on(cleaned.gray)
    if strokes < FEWEST_STROKES:  # the recogniser would look for letters in the grain of a photo for a minute
        few = recognise(np.where(cleaned.gray < 150, cleaned.gray, 255).astype(np.uint8), seconds=seconds)
        return [replace(word, box=_on_picture(word.box, cleaned, bgr.shape)) for word in few], strokes
    plain = second_opinion(bgr)
    raw = recognise(plain, seconds=seconds)
    clean = without_stamps(recognise(cleaned.gray, seconds=seconds), cleaned)
    raw = [replace(word, box=_shares(word.box, plain.shape[1], plain.shape[0])) for word in raw]
    clean = [replace(word, box=_on_picture(word.box, cleaned, bgr.shape)) for word in clean]
    base, other = (raw, clean) if raw_is_better(raw, clean) else (clean, raw)
    return surer_words(base, other), strokes


def second_opinion(bgr: np.ndarray) -> np.ndarray:
    """The page as it came, in grey and no finer than 200 dpi: half the time, and what is lost the cleaned page has."""
    gray = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
    scale = A4_LONG_SIDE_AT_200_DPI / max(gray.shape)
    return cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 0.95 else gray


def turn_needed(bgr: np.ndarray, *, seconds: float) -> int:
    """Quarter turns, against the clock, that put the page upright; 0 when it stands or cannot be told."""
    encoded = cv2.imencode(".pgm", cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY))[1].tobytes()
    command = ["tesseract", "stdin", "stdout", "--dpi", "300", "--psm", "0"]
    try:
        ran = subprocess.run(command, input=encoded, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return 0
    found = re.search(r"Rotate: (\d+)", ran.stdout.decode("utf-8", errors="replace"))
    return -int(found[1]) // 90 % 4 if found else 0


def _turned_back(word: Word, turn: int) -> Word:
    """The word with its box where it stood before the page was given `turn` quarter turns."""
    left, top, across, down = word.box
    for _ in range(turn):
        left, top, across, down = 1 - top - down, left, down, across
    return replace(word, box=(round(left, 4), round(top, 4), round(across, 4), round(down, 4)))


def recognise(gray: np.ndarray, *, seconds: float) -> list[Word]:
    """Words with their boxes in pixels. Tesseract runs as a process of its own, on one thread, within the time given."""
    encoded = cv2.imencode(".pgm", gray)[1].tobytes()
    command = ["tesseract", "stdin", "stdout", "-l", "vie", "--dpi", "300", "tsv"]
    surroundings = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    ran = subprocess.run(command, input=encoded, capture_output=True, env=surroundings, timeout=seconds, check=True)
    return [word for row in ran.stdout.decode("utf-8", errors="replace").splitlines()[1:] if (word := _word(row))]


def _word(row: str) -> Word | None:
    """A row of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text."""
    cells = row.split("\t")
    if len(cells) < 12 or cells[0] != "5" or not LETTERLESS.sub("", cells[11]).strip():
        return None
    left, top, width, height = (float(cell) for cell in cells[6:10])
    return Word(cells[11].strip(), float(cells[10]), (int(cells[2]), int(cells[3]), int(cells[4])), (left, top, width, height))


def without_stamps(words: list[Word], page: CleanPage) -> list[Word]:
    """Leave out the words of a registry's stamp: a run inside a ring, around its centre, that says what stamps say."""
    kept = list(words)
    for ring in page.rings:
        inside = [word for word in kept if ring.holds(*word.box)]
        for line in {word.line for word in inside}:
            run = [word for word in inside if word.line == line]
            middle = (run[0].box[0] + run[-1].box[0] + run[-1].box[2]) / 2
            if abs(middle - ring.x) < 0.3 * ring.radius and says_stamp(" ".join(word.text for word in run)):
                kept = [word for word in kept if word not in run]
    return kept


def sureness(words: list[Word]) -> float:
    """Mean confidence, each word weighing as many times as it has letters; 0 when there is none."""
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0


def raw_is_better(raw: list[Word], clean: list[Word]) -> bool:
    """Whether the raw reading becomes the base: clearly surer, and not because it passed over what it could not read."""
    read_as_much = sum(len(word.text) for word in raw) >= 0.97 * sum(len(word.text) for word in clean)
    return read_as_much and sureness(raw) > sureness(clean) + SURER_BY


def surer_words(base: list[Word], other: list[Word]) -> list[Word]:
    """The base reading, with each stretch that the other read differently and more surely put in its place."""
    matcher = SequenceMatcher(None, [word.text for word in base], [word.text for word in other], autojunk=False)
    merged: list[Word] = []
    for change, start, end, other_start, other_end in matcher.get_opcodes():
        ours, theirs = base[start:end], other[other_start:other_end]
        if change == "replace" and _same_place(ours, theirs) and sureness(theirs) > sureness(ours):
            merged += [replace(word, line=ours[0].line) for word in theirs]
        else:
            merged += ours
    return merged


def _same_place(ours: list[Word], theirs: list[Word]) -> bool:
    """Whether two stretches are the same print read twice: about as long, and mostly the same letters."""
    one, two = fold("".join(word.text for word in ours)), fold("".join(word.text for word in theirs))
    return SequenceMatcher(None, one, two, autojunk=False).ratio() > 0.6


def as_lines(words: list[Word]) -> str:
    """The words as lines of text, an empty line between paragraphs that the page itself parts."""
    lines: list[str] = []
    before: tuple[int, int, int] | None = None
    for word in words:
        if word.line == before:
            lines[-1] += f" {word.text}"
        else:
            lines.append(word.text)
        before = word.line
    return "\n".join(lines)


def _shares(box: tuple[float, float, float, float], width: int, height: int) -> tuple[float, float, float, float]:
    left, top, across, down = box
    return round(left / width, 4), round(top / height, 4), round(across / width, 4), round(down / height, 4)


def _on_picture(box: tuple[float, float, float, float], page: CleanPage, shape: tuple[int, ...]) -> tuple[float, float, float, float]:
    """A box of the cleaned page as the upright box around it on the original picture."""
    left, top, across, down = box
    corners = np.array([[[left, top], [left + across, top], [left, top + down], [left + across, top + down]]], np.float32)
    points = cv2.perspectiveTransform(corners, page.to_picture)[0]
    (x, y), (right, bottom) = points.min(axis=0), points.max(axis=0)
    return _shares((float(x), float(y), float(right - x), float(bottom - y)), shape[1], shape[0])
