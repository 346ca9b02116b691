"""Text of a Word file, with the guards a file from a stranger needs."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from tiepdan.reading.errors import Bomb, Broken, Protected

MAX_ENTRIES = 2000
MAX_UNPACKED = 100 * 1024 * 1024  # bytes of the whole archive
MAX_BODY = 8 * 1024 * 1024  # bytes of the one part that is read; 8 MB of XML is some 800 pages
MAX_RATIO = 200  # unpacked to packed; a letter's XML stays under 30
BODY = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
MARKS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def check_docx(data: bytes, name: str) -> None:
    """Look at the archive's own list, unpacking nothing. Raises Bomb, Broken, Protected."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Broken(name) from error
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise Bomb(name)
    if any(entry.file_size > 1024 * 1024 and entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in entries):
        raise Bomb(name)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise Protected(name)
    if BODY not in {entry.filename for entry in entries}:
        raise Broken(name)


def docx_text(data: bytes, name: str) -> str:
    """The letter's paragraphs, one a line, tables cell by cell. Raises Bomb, Broken, Protected."""
    check_docx(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(BODY) as body:
            xml = body.read(MAX_BODY + 1)  # the size in the list may lie, so the reading itself is bounded
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        raise Broken(name) from error
    if len(xml) > MAX_BODY or b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise Bomb(name)
    try:
        root = ElementTree.fromstring(xml)
        return "\n".join(_line(paragraph) for paragraph in _paragraphs(root)).strip()
    except (ElementTree.ParseError, RecursionError) as error:
        raise Broken(name) from error


def _line(paragraph: ElementTree.Element) -> str:
    """One paragraph's text; paragraphs inside it (text boxes) are lines of their own."""
    pieces = []
    for piece in paragraph:
        if piece.tag == f"{W}t":
            pieces.append(piece.text or "")
        elif piece.tag in MARKS:
            pieces.append(MARKS[piece.tag])
        elif piece.tag not in (f"{W}p", FALLBACK, f"{W}del"):
            pieces.append(_line(piece))
    return "".join(pieces)


def _paragraphs(part: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Paragraphs in reading order, each text box once (Word keeps an old-style twin of it as a fallback)."""
    for piece in part:
        if piece.tag == FALLBACK:
            continue
        if piece.tag == f"{W}p":
            yield piece
        yield from _paragraphs(piece)
