"""One page of a paper as a picture of its own, with black boxes burned into it: nothing of the original is left in it but the pixels beside the boxes.

Papers come from anybody, so the PDF and image libraries run in a process of their own with limits:
`python -m tiepdan.documents.burned <media type> <page> <boxes> <label>`, the file on standard input, a JPEG on standard output.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tiepdan.documents.page_image import MOST_MEMORY, drawn, jpeg_of

WIDE = 1654  # pixels: A4 at 200 dots an inch, so that what is left can be read
PATIENCE = 30  # seconds
FULL = 1000  # boxes are told in thousandths of the picture
RIM = 4  # pixels more on each side: what scaling smears of the letters beneath is burned too
STRIP = 44  # pixels of the label beneath
FONT = Path(__file__).parent / "fonts" / "Tinos-Regular.ttf"

Box = Sequence[int]


def burned_page(data: bytes, media_type: str, page: int, boxes: Sequence[Box] = (), label: str = "") -> bytes | None:
    """The page as JPEG with the boxes [left, top, width, height] black; `label` stands beneath. None when it cannot be drawn."""
    command = [sys.executable, "-m", "tiepdan.documents.burned", media_type, str(page), json.dumps([list(box) for box in boxes]), label]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout or None if done.returncode == 0 else None


def _burned(picture, boxes: Sequence[Box], label: str) -> bytes:
    from PIL import Image, ImageDraw, ImageFont

    wide, high = picture.size
    fresh = Image.new("RGB", (wide, high + (STRIP if label else 0)), "white")
    fresh.paste(picture, (0, 0))  # pixels only: what the camera or the scanner wrote beside them stays behind
    pen = ImageDraw.Draw(fresh)
    for left, top, width, height in boxes:
        pen.rectangle((left * wide // FULL - RIM, top * high // FULL - RIM,
                       -(-(left + width) * wide // FULL) + RIM, min(-(-(top + height) * high // FULL) + RIM, high)), fill="black")
    if label:
        pen.text((12, high + 8), label, fill="black", font=ImageFont.truetype(str(FONT), 24))
    return jpeg_of(fresh)


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    told = drawn(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]), WIDE)
    sys.stdout.buffer.write(_burned(told, json.loads(sys.argv[3]), sys.argv[4]))
