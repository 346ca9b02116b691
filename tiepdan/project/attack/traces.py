"""Who can be found in some bytes: plain, escaped, packed, drawn as text in a PDF, kept beside a picture. Pure."""

import base64
import binascii
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping

import pypdfium2
from PIL import Image

WORD = re.compile(rb"[0-9A-Za-z]{8,64}")  # the words that give somebody away bear no marks, so that no way of writing marks hides them
DIGITS = re.compile(rb"\d(?:[ .\-]?\d){8,12}")
HEX = re.compile(rb"\\x([0-9a-f]{32,})")
BASE64 = re.compile(rb"[A-Za-z0-9+/_-]{40,}={0,2}")
DEEPEST, LARGEST = 4, 200_000_000


def told_in(data: bytes, needles: Mapping[str, int], *, depth: int = 0) -> set[int]:
    """Numbers of the people these bytes tell. What is packed is unpacked, `DEEPEST` times at most."""
    found = _plain(data, needles)
    if b"\x00" in data[:400]:
        found |= _plain(data.decode("utf-16", "ignore").encode(), needles)
    if depth < DEEPEST:
        for inner in unpacked(data):
            found |= told_in(inner, needles, depth=depth + 1)
    return found


def _plain(data: bytes, needles: Mapping[str, int]) -> set[int]:
    found = {needles[word] for word in {word.decode().lower() for word in WORD.findall(data)} if word in needles}
    numbers = {re.sub(rb"\D", b"", run).decode() for run in DIGITS.findall(data)}
    found |= {needles[number] for number in numbers if number in needles}
    return found


def unpacked(data: bytes) -> Iterator[bytes]:
    """What lies packed in these bytes: members of an archive, pages of a PDF, facts beside a picture, runs of hex or base64."""
    if data[:4] == b"PK\x03\x04":
        yield from _members(data)
    elif data[:5] == b"%PDF-":
        yield from _pages(data)
    elif data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)[:LARGEST]
    elif data[:3] == b"\xff\xd8\xff" or data[:8] == b"\x89PNG\r\n\x1a\n":
        yield from _beside_picture(data)
    else:
        yield from _runs(data)


def _members(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename.encode()
                if member.file_size < LARGEST:
                    yield archive.read(member)
    except (zipfile.BadZipFile, zlib.error, RuntimeError):
        return


def _pages(data: bytes) -> Iterator[bytes]:
    try:
        with pypdfium2.PdfDocument(data) as document:
            yield " ".join(document.get_metadata_dict().values()).encode()
            for page in document:
                yield page.get_textpage().get_text_range().encode()
            for number in range(document.count_attachments()):
                attachment = document.get_attachment(number)
                yield attachment.get_name().encode()
                yield bytes(attachment.get_data())
    except pypdfium2.PdfiumError:
        return


def _beside_picture(data: bytes) -> Iterator[bytes]:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            yield " ".join(str(value) for value in (*picture.getexif().values(), *picture.info.values())).encode()
    except (OSError, SyntaxError, ValueError):
        return


def _runs(data: bytes) -> Iterator[bytes]:
    for run in HEX.findall(data):
        yield binascii.unhexlify(run[: len(run) // 2 * 2])
    for run in BASE64.findall(data):
        padded = run.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        try:
            yield base64.b64decode(padded + b"=" * (-len(padded) % 4), validate=True)
        except binascii.Error:
            continue
