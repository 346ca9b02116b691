"""Measure the reading of spoilt pages: `measure_scans.py [LAYOUT …] [--choice]`.

Character error with tone marks of each layout under each spoiling, the pages being made here (`tiepdan/reading/tests/spoilt.py`), so that
nothing was tuned on them but what CHANGELOG tells. Dotted leaders are not counted. --choice reads each page raw and cleaned apart and tells
how often the surer of the two was the better one.
"""

import re
import sys
import unicodedata
from time import perf_counter

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from tiepdan.reading.paper_clean import clean_page
from tiepdan.reading.paper_ocr import as_lines, raw_is_better, read_page, recognise, second_opinion, turn_needed, without_stamps
from tiepdan.reading.tests.spoilt import SHEETS, SPOILINGS

LEADERS = re.compile(r"[.…·_]{2,}")


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", LEADERS.sub(" ", unicodedata.normalize("NFC", text))).strip()


def error(true: str, said: str) -> float:
    return Levenshtein.distance(plain(true), plain(said)) / len(plain(true))


def main(layouts: list[str], choice: bool) -> None:
    cv2.setNumThreads(1)
    started, all_of_them = perf_counter(), []
    for name in layouts or list(SHEETS):
        sheet = SHEETS[name].printed()
        for spoiling, spoil in SPOILINGS.items():
            page = spoil(sheet)
            if choice:
                all_of_them.append(_chosen(f"{name}, {spoiling}", page, SHEETS[name].true))
                continue
            said = read_page(page)
            wrong = error(SHEETS[name].true, said.text)
            all_of_them.append(wrong)
            print(f"{100 * wrong:7.2f} %  sure {said.confidence}  {name}, {spoiling}", flush=True)
    pages = len(all_of_them)
    if choice:
        right = sum(kept <= other for kept, other in all_of_them)
        print(
            f"the better one was kept on {right} of {pages} pages; mean error {100 * sum(kept for kept, _ in all_of_them) / pages:.2f} %, "
            f"had the better always been kept {100 * sum(map(min, all_of_them)) / pages:.2f} %"
        )
    else:
        print(f"mean {100 * sum(all_of_them) / pages:.2f} %, at most 1 % on {sum(wrong <= 0.01 for wrong in all_of_them)} of {pages}")
    print(f"{(perf_counter() - started) / pages:.2f} s a page")


def _chosen(name: str, page, true: str) -> tuple[float, float]:
    """The error of the reading whose confidence wins, and of the other."""
    if turn := turn_needed(page, seconds=60):  # a page on its side is turned by read_page, whichever reading was surer
        page = np.ascontiguousarray(np.rot90(page, turn))
    cleaned = clean_page(page)
    raw = recognise(second_opinion(page), seconds=60)
    clean = without_stamps(recognise(cleaned.gray, seconds=60), cleaned)
    errors = error(true, as_lines(raw)), error(true, as_lines(clean))
    kept, other = errors if raw_is_better(raw, clean) else errors[::-1]
    print(f"{100 * kept:7.2f} % kept  {100 * other:7.2f} % not  {name}", flush=True)
    return kept, other


if __name__ == "__main__":
    main([argument for argument in sys.argv[1:] if not argument.startswith("--")], "--choice" in sys.argv)
