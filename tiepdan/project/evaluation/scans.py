"""Figures of recognition: character error with tone marks, weighed by length, and the work a page costs."""

import re
import resource
import unicodedata
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from tiepdan.reading.errors import OcrMissing
from tiepdan.reading.paper import read_paper


def scan_figures(pictures: list[Path]) -> dict[str, float]:
    """Pictures with the true text beside them (.txt). Empty when this machine has no recognition."""
    wrong = letters = 0
    used = _children()
    for picture in pictures:
        true = one_line(picture.with_suffix(".txt").read_text(encoding="utf-8"))
        try:
            said = one_line(read_paper(picture.read_bytes(), picture.name).text)
        except OcrMissing:
            return {}
        wrong, letters = wrong + Levenshtein.distance(true, said), letters + len(true)
    return {"scans.error": wrong / max(1, letters), "scans.seconds": (_children() - used) / max(1, len(pictures))}


def one_line(text: str) -> str:
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
