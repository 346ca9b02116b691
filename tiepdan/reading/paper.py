"""From paper to text: bytes of a .txt, .docx, .pdf, .jpg or .png file to what they say.

`check_paper` is quick and fit for a request, before the file is kept; `read_paper` may take minutes and belongs in a job.
Neither writes anything to disk: a denunciation must not lie about in a temporary folder.
"""

import contextlib
import io
import json
import math
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from pypdfium2 import raw as pdfium

from tiepdan.reading import errors
from tiepdan.reading.paper_docx import check_docx, docx_text
from tiepdan.reading.paper_plain import decode
from tiepdan.reading.paper_types import DOCX, JPEG, PDF, PNG, TEXT, media_type_of
from tiepdan.reading.paper_words import PageRead, Word

MAX_BYTES = 20 * 1024 * 1024  # one file
PAGES_READ = 300  # of one file, unless whoever asks says otherwise; what lies behind is kept unread
MAX_IMAGE_PIXELS = 50_000_000  # a picture sent in; phones make 12 to 50 million
SECONDS_A_PAGE = 90.0  # start of the reader, both readings and the turned page; a usual page takes 2 to 3


@dataclass(frozen=True)
class PaperText:
    """What a paper says and how it was read.

    `confidence` is 0 to 1, the mean over pages read by the recogniser, None when all text was the file's own.
    `words` holds, for each page, the recognised words with their boxes (empty for a page with text of its own).
    """

    text: str
    pages: int
    media_type: str
    read_by: str  # "text" | "ocr"
    confidence: float | None
    words: tuple[tuple[Word, ...], ...] = ()


def check_paper(data: bytes, name: str) -> str:
    """The file's media type, after the checks that need no reading: size, kind, password, damage, bombs.

    Raises a BadPaper whose sentence says that the file was not taken in.
    """
    try:
        return _checked(data, name)
    except errors.BadPaper as bad:
        raise type(bad)(bad.name, kept=errors.NOT_TAKEN, **bad.facts) from bad


def read_paper(data: bytes, name: str, *, on_page: Callable[[int, int], None] | None = None) -> PaperText:
    """The text of a paper; `on_page(done, all)` is told of progress. Raises a BadPaper."""
    media_type = _checked(data, name)
    pages, read = min(pages_in(data, name), PAGES_READ), []
    for page in pages_of(data, name):
        read.append(page)
        if on_page and media_type not in (TEXT, DOCX):
            on_page(len(read), pages)
    return together(read, media_type)


def pages_in(data: bytes, name: str) -> int:
    """How many pages a checked paper has; a text or Word file counts as one. Raises a BadPaper."""
    return count_pages(data, name) if media_type_of(data, name) == PDF else 1


def pages_of(data: bytes, name: str, *, after: int = 0, upto: int = PAGES_READ) -> Iterator[PageRead]:
    """The pages behind the page `after`, none behind `upto`, each as soon as it is read: who was stopped half-way goes on. Raises a BadPaper."""
    media_type = _checked(data, name)
    if media_type not in (TEXT, DOCX):
        yield from (_page(page) for page in _pages(data, media_type, name, after, upto))
    elif not after:
        yield PageRead(1, decode(data).strip() if media_type == TEXT else docx_text(data, name), "text")


def _checked(data: bytes, name: str) -> str:
    if len(data) > MAX_BYTES:
        raise errors.TooLarge(name, size=math.ceil(len(data) / 1024**2), limit=MAX_BYTES // 1024**2)
    media_type = media_type_of(data, name)
    if media_type == DOCX:
        check_docx(data, name)
    elif media_type == PDF:
        count_pages(data, name)
    elif media_type in (JPEG, PNG):
        check_picture(data, name)
    elif not data.strip():
        raise errors.EmptyFile(name)
    return media_type


def count_pages(data: bytes, name: str) -> int:
    """How many pages a PDF has. Raises Protected, Broken."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        raise (errors.Protected if locked else errors.Broken)(name) from error
    pages = len(document)
    document.close()
    if not pages:
        raise errors.Broken(name)
    return pages


def check_picture(data: bytes, name: str) -> None:
    """Look at the picture's stated size without unpacking it. Raises Bomb, Broken."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
    except Image.DecompressionBombError as error:
        raise errors.Bomb(name) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise errors.Broken(name) from error
    if width * height > MAX_IMAGE_PIXELS:
        raise errors.Bomb(name)


def _pages(data: bytes, media_type: str, name: str, after: int, upto: int) -> Iterator[dict]:
    """Pages as the reading process tells them; it is ended when one page takes too long. Raises a BadPaper."""
    command = [sys.executable, "-m", "tiepdan.reading.paper_pages", media_type, str(after), str(upto)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, start_new_session=True) as reader:
        watch = _watch(reader)
        try:
            _hand_over(reader, data)
            for line in reader.stdout or ():
                watch.cancel()
                page = json.loads(line)
                if "error" in page:
                    raise getattr(errors, page["error"])(name)
                yield page
                watch = _watch(reader)
        finally:
            watch.cancel()
            _end(reader)
    if reader.returncode == -signal.SIGKILL:
        raise errors.TooSlow(name)
    if reader.returncode:
        raise errors.Broken(name)


def _hand_over(reader: subprocess.Popen, data: bytes) -> None:
    with contextlib.suppress(BrokenPipeError):  # the reader died; its exit code says so below
        if reader.stdin:
            reader.stdin.write(data)
            reader.stdin.close()


def _watch(reader: subprocess.Popen) -> threading.Timer:
    timer = threading.Timer(SECONDS_A_PAGE, _kill, (reader,))
    timer.daemon = True
    timer.start()
    return timer


def _end(reader: subprocess.Popen) -> None:
    """End the reader and the recogniser it started, when the caller stops before the last page."""
    if reader.poll() is None:
        try:
            reader.wait(timeout=1)
        except subprocess.TimeoutExpired:
            _kill(reader)


def _kill(reader: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):  # it ended by itself in the meantime
        os.killpg(reader.pid, signal.SIGKILL)


def together(pages: Sequence[PageRead], media_type: str) -> PaperText:
    """The pages as one paper."""
    by_image = [page for page in pages if page.read_by == "ocr"]
    sure = [page.confidence or 0.0 for page in by_image]
    return PaperText(
        text="\n\n".join(page.text for page in pages).strip(),
        pages=len(pages),
        media_type=media_type,
        read_by="ocr" if by_image else "text",
        confidence=round(sum(sure) / len(sure), 3) if sure else None,
        words=tuple(page.words for page in pages),
    )


def _page(page: dict) -> PageRead:
    words = tuple(Word(word["text"], word["sure"], tuple(word["line"]), tuple(word["box"])) for word in page["words"])
    return PageRead(page["number"], page["text"], page["read_by"], page["confidence"], words, page["doubt"])
