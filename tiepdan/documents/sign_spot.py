"""Where a converted letter leaves room for its signature: above the last place its signer is named. Read in a process apart. Pure: no framework.

    python -m tiepdan.documents.sign_spot SIGNER < letter.pdf
"""

import json
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SECONDS, MEMORY = 20, 1 << 30
MOST_PAGES = 100
ROOT = Path(__file__).resolve().parents[2]
GAP = 3  # points between the name and the signature


@dataclass(frozen=True)
class Spot:
    """`box` is None when the signer is not named or words stand where the signature belongs."""

    pages: int
    page: int = 0
    box: tuple[int, int, int, int] | None = None


def spot_in(pdf: bytes, signer: str, *, wide: int, high: int) -> Spot | None:
    """The place, in points from the lower left corner; None when the PDF cannot be read."""
    command = [sys.executable, "-m", "tiepdan.documents.sign_spot", signer, str(wide), str(high)]
    try:
        done = subprocess.run(command, input=pdf, capture_output=True, timeout=SECONDS, cwd=ROOT, check=False)
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        return None
    told = json.loads(done.stdout)
    return Spot(told["pages"], told["page"], tuple(told["box"]) if told["box"] else None)


def _look(pdf: bytes, signer: str, wide: int, high: int) -> dict:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    told = {"pages": len(document), "page": 0, "box": None}
    if len(document) > MOST_PAGES:
        return told
    for number in reversed(range(len(document))):
        sheet = document[number].get_textpage()
        found = _last(sheet, signer)
        if found is None:
            continue
        left, _low, right, top = found
        middle, base = (left + right) / 2, top + GAP
        box = (round(middle - wide / 2), round(base), round(middle - wide / 2) + wide, round(base) + high)
        free = not sheet.get_text_bounded(left=box[0], bottom=box[1] + 1, right=box[2], top=box[3] - 2).strip()
        return told | {"page": number, "box": box if free and box[0] >= 0 and box[3] < document[number].get_height() else None}
    return told


def _last(sheet, signer: str) -> tuple[float, float, float, float] | None:
    search, last = sheet.search(signer, match_case=True), None
    while (hit := search.get_next()) is not None:
        last = hit
    if last is None:
        return None
    boxes = [sheet.get_charbox(at) for at in range(last[0], last[0] + last[1])]
    return min(box[0] for box in boxes), min(box[1] for box in boxes), max(box[2] for box in boxes), max(box[3] for box in boxes)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    print(json.dumps(_look(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
