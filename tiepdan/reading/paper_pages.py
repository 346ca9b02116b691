"""The pages of a PDF or a picture, one by one: their own text where there is any, else read from the image.

Runs as a process of its own (`python -m tiepdan.reading.paper_pages <media type> <pages already read> <last page to read>`, the file on
standard input),
because a hostile file may hang or crash the PDF and image libraries. Each page is one JSON line on standard output.
"""

import json
import os
import resource
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import asdict

import cv2
import numpy as np
import pypdfium2

from tiepdan.reading.errors import BadPaper, Broken, OcrMissing, TooSlow
from tiepdan.reading.paper_doubt import doubtful_layer, toned
from tiepdan.reading.paper_ocr import ocr_there, read_page
from tiepdan.reading.paper_types import PDF
from tiepdan.reading.paper_words import PageRead

MAX_MEMORY = 2 * 1024**3  # bytes of address space for this process, and as much for the recogniser
MAX_PAGE_PIXELS = 25_000_000  # a rendered page; A4 at 300 dpi has 8.7 million
FEWEST_LETTERS = 20  # a page with fewer letters of its own is a picture of a page


def pdf_pages(data: bytes, after: int, upto: int) -> Iterator[PageRead]:
    """Each page of a PDF behind the page `after` and none behind `upto`; one is open at a time."""
    document = pypdfium2.PdfDocument(data)
    for number in range(after, min(len(document), upto)):
        page = document[number]
        yield pdf_page(page, number + 1)
        page.close()


def pdf_page(page: pypdfium2.PdfPage, number: int) -> PageRead:
    """By its own text where that is Vietnamese; a doubtful layer is set against what the picture says, and the more Vietnamese one kept."""
    own = own_text(page)
    if own and not doubtful_layer(own):
        return PageRead(number, own, "text")
    seen = read_page(render(page))
    if own and toned(seen.text) <= toned(own):
        return PageRead(number, own, "text")
    return PageRead(number, seen.text, "ocr", seen.confidence, seen.words, seen.doubt)


def own_text(page: pypdfium2.PdfPage) -> str:
    """The page's text layer; empty when there is none worth the name (a bare scan, or letters without a meaning)."""
    text = page.get_textpage().get_text_range().replace("\r\n", "\n").replace("\ufffe", "-").replace("\x02", "-")
    text = unicodedata.normalize("NFC", text).strip()
    letters = sum(character.isalpha() for character in text)
    odd = sum(unicodedata.category(character) in ("Cc", "Co", "Cn") and character != "\n" for character in text) + text.count("\ufffd")
    return text if letters >= FEWEST_LETTERS and odd * 50 < letters else ""


def render(page: pypdfium2.PdfPage) -> np.ndarray:
    """The page as a picture of 300 dpi, less when it is larger than a sheet."""
    width, height = page.get_size()
    scale = min(300 / 72, (MAX_PAGE_PIXELS / max(width * height, 1.0)) ** 0.5)
    return np.ascontiguousarray(page.render(scale=scale, rev_byteorder=False).to_numpy()[:, :, :3])


def picture_page(data: bytes, after: int, upto: int) -> Iterator[PageRead]:
    """The one page of a picture; the camera's note on which side is up is heeded."""
    if after or not upto:
        return
    bgr = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if bgr is None:
        raise Broken
    if bgr.shape[0] * bgr.shape[1] > MAX_PAGE_PIXELS:
        scale = (MAX_PAGE_PIXELS / (bgr.shape[0] * bgr.shape[1])) ** 0.5
        bgr = cv2.resize(bgr, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    seen = read_page(bgr)
    yield PageRead(1, seen.text, "ocr", seen.confidence, seen.words, seen.doubt)


def main(media_type: str, after: int, upto: int) -> None:
    """Write every page as a line; an error as {"error": its class name}."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, MAX_MEMORY))
    os.environ["OMP_THREAD_LIMIT"] = "1"
    cv2.setNumThreads(1)
    data = sys.stdin.buffer.read()
    try:
        for page in (pdf_pages if media_type == PDF else picture_page)(data, after, upto):
            print(json.dumps(asdict(page)), flush=True)
    except BadPaper as error:
        print(json.dumps({"error": error.code}))
    except subprocess.TimeoutExpired:
        print(json.dumps({"error": TooSlow.__name__}))
    except (OSError, subprocess.CalledProcessError):
        print(json.dumps({"error": (Broken if ocr_there() else OcrMissing).__name__}))
    except (pypdfium2.PdfiumError, cv2.error, ValueError, MemoryError):
        print(json.dumps({"error": Broken.__name__}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
