"""The electronic file as one signed PDF/A and an index a machine reads (Luật Khiếu nại Đ.34 k.2; schema in README.md)."""

import io
import json
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path, PurePath
from typing import Any

import typst

from tiepdan.documents.catalogue import FOLDER
from tiepdan.documents.drawn import drawn_pages
from tiepdan.documents.errors import FileLost, FileTooThick
from tiepdan.documents.glyphs import FONTS, printable
from tiepdan.documents.models import File
from tiepdan.documents.read import file_bytes
from tiepdan.documents.render import Pages, sign_place
from tiepdan.documents.store import sha256_of

MOST_PAGES = 200  # of one signed PDF; a bundle with no more is made while the page waits
MOST_BYTES = 100 * 1024**2  # of the papers together, while the page waits
THICKEST, HEAVIEST = 5000, 400 * 1024**2  # pages and bytes of what a job makes
MOST_WORDS, MOST_LINES = 2500, 30  # of a typed petition that fit one page; all of it lies beside
SCHEMA = "tiepdan.efile/1"


@dataclass(frozen=True)
class Leaf:
    """A paper or letter in the file: its pages from–to (bút lục), who brought it, when, its hash, where it came from.

    `closed` says why the bytes stay in the house, `problem` why they could not be shown; such a leaf keeps its numbers.
    """

    sort: str  # paper, letter, text (a petition typed here, of which there is no file)
    what: str  # role of the paper, form of the letter
    name: str
    day: datetime
    added_by: str
    origin: str
    file: File | None
    pages: int = 1
    first: int = 0
    symbol: str = ""
    state: str = ""
    link: int = 0
    closed: str = ""
    problem: str = ""
    words: str = ""  # of a text: what it says

    @property
    def last(self) -> int:
        return self.first + self.pages - 1

    @property
    def key(self) -> str:
        return f"{'paper' if self.sort == 'text' else self.sort}:{self.what}"

    @property
    def sha256(self) -> str:
        return self.file.sha256 if self.file else sha256_of(self.words.encode())


def numbered(leaves: Sequence[Leaf]) -> list[Leaf]:
    """In the order they came into the file, pages numbered through from 1."""
    told, page = [], 1
    for leaf in sorted(leaves, key=lambda leaf: (leaf.day, leaf.sort == "letter", leaf.link)):
        told.append(replace(leaf, first=page))
        page += leaf.pages
    return told


@dataclass(frozen=True)
class Bundle:
    """The pages before they are signed, the index without the signed file's hash, and what goes beside them."""

    pages: Pages
    index: dict[str, Any]
    originals: dict[str, bytes]


def size_of(leaves: Sequence[Leaf]) -> tuple[int, int]:
    """Pages and bytes of what leaves the house."""
    return sum(leaf.pages for leaf in leaves if not leaf.closed), sum(leaf.file.size for leaf in leaves if leaf.file and not leaf.closed)


def is_thick(leaves: Sequence[Leaf]) -> bool:
    """Too much to be made while the page waits: a job makes it."""
    pages, size = size_of(leaves)
    return pages > MOST_PAGES or size > MOST_BYTES


def check_size(leaves: Sequence[Leaf], most: int, most_size: int) -> int:
    """How many pages. Raises FileTooThick."""
    pages, size = size_of(leaves)
    if pages > most or size > most_size:
        raise FileTooThick(pages=pages, most=most, size=size // 1024**2, most_size=most_size // 1024**2)
    return pages


def parts_of(leaves: Sequence[Leaf]) -> list[list[Leaf]]:
    """Leaves one after another in parts of at most MOST_PAGES; a leaf thicker than that is a part of its own."""
    parts: list[list[Leaf]] = [[]]
    for leaf in leaves:
        if parts[-1] and not leaf.closed and size_of([*parts[-1], leaf])[0] > MOST_PAGES:
            parts.append([])
        parts[-1].append(leaf)
    return parts


def bundle_of(leaves: Sequence[Leaf], head: dict[str, str], at: datetime, start: int = 1) -> Bundle:
    """Draw every leaf that may leave the house; one that cannot be drawn has a page saying so and a line in the index.

    `start` is the number of the first leaf.
    """
    told, sheets, originals = [], [], {}
    for number, leaf in enumerate(leaves, start=start):
        seen, pictures, data = _opened(leaf)
        if data:
            name = f"goc/{number:03}-{seen.sha256[:12]}{_ending(seen)}"
            originals[name] = data
        told.append(_line(number, seen, name if data else ""))
        sheets += [] if seen.closed else _sheets(seen, pictures)
    return Bundle(_pages(told, sheets, head, at), {"schema": SCHEMA, **head, "made_at": at.isoformat(), "leaves": told}, originals)


def packed(bundle: Bundle, signed: bytes, sha256: str) -> bytes:
    """The archive that is handed over: ho-so.pdf, index.json, goc/…"""
    out = io.BytesIO()
    index = {**bundle.index, "pdf": {"name": "ho-so.pdf", "sha256": sha256}}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        pack.writestr("ho-so.pdf", signed)
        pack.writestr("index.json", json.dumps(index, ensure_ascii=False, indent=1))
        for name, data in bundle.originals.items():
            pack.writestr(name, data)
    return out.getvalue()


def _opened(leaf: Leaf) -> tuple[Leaf, list[bytes], bytes]:
    if leaf.closed:
        return leaf, [], b""
    if leaf.file is None:
        return leaf, [], leaf.words.encode()
    try:
        data = file_bytes(leaf.file)
    except FileLost:
        return replace(leaf, problem="tệp không còn nguyên vẹn"), [], b""
    pictures = drawn_pages(data, leaf.file.media_type, leaf.pages)
    if pictures is None:
        return replace(leaf, problem=leaf.problem or "không vẽ được thành trang; xem tệp gốc kèm theo"), [], data
    short = len(pictures) < leaf.pages
    return (replace(leaf, problem=f"chỉ đọc được {len(pictures)} trong {leaf.pages} trang") if short else leaf), pictures, data


def _ending(leaf: Leaf) -> str:
    if leaf.sort == "paper":
        ending = PurePath(leaf.name).suffix.lower()[:8]
        return ending if ending[1:].isalnum() and ending.isascii() else ""
    return ".pdf" if leaf.sort == "letter" else ".txt"


def _line(number: int, leaf: Leaf, original: str) -> dict[str, Any]:
    hidden = bool(leaf.closed)
    return {
        "number": number, "sort": leaf.sort, "what": leaf.what, "name": leaf.name, "symbol": leaf.symbol, "state": leaf.state,
        "first": leaf.first, "last": leaf.last, "day": leaf.day.isoformat(), "added_by": leaf.added_by, "origin": leaf.origin,
        "sha256": "" if hidden else leaf.sha256, "media_type": "" if hidden else leaf.file.media_type if leaf.file else "text/plain",
        "original": original, "withheld": leaf.closed, "problem": leaf.problem,
    }


def _sheets(leaf: Leaf, pictures: list[bytes]) -> list[tuple[str, str, bytes]]:
    """Number line, words instead of a picture, picture; what is not drawn is one page for all its numbers."""
    sheets = [(str(leaf.first + place), "", picture) for place, picture in enumerate(pictures)]
    rest = leaf.first + len(pictures)
    if rest <= leaf.last:
        span = str(rest) if rest == leaf.last else f"{rest}–{leaf.last}"
        sheets.append((span, _beginning(leaf.words) if leaf.words else f"{leaf.name}: {leaf.problem}.", b""))
    return sheets


def _beginning(words: str) -> str:
    """As much of a typed petition as one page holds; it says when there is more."""
    shown = "\n".join(words.splitlines()[:MOST_LINES])[:MOST_WORDS]
    return shown if len(shown) >= len(words.strip()) else f"{shown}\n… (xem tiếp ở tệp kèm theo)"


def _pages(told: list[dict], sheets: list[tuple[str, str, bytes]], head: dict[str, str], at: datetime) -> Pages:
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        (desk / "_efile.typ").write_text((FOLDER / "_efile.typ").read_text())
        for place, (_number, _words, picture) in enumerate(sheets):
            if picture:
                (desk / f"{place}.jpg").write_bytes(picture)
        data = {
            "head": {name: printable(value) for name, value in head.items()},
            "lines": [{**line, "name": printable(line["name"]), "note": printable(line["withheld"] or line["problem"])} for line in told],
            "sheets": [{"number": number, "words": printable(words), "picture": f"{place}.jpg" if picture else ""}
                       for place, (number, words, picture) in enumerate(sheets)],
        }
        compiler = typst.Compiler(root=folder, font_paths=[str(FONTS)], ignore_system_fonts=True)
        pdf = compiler.compile(input=str(desk / "_efile.typ"), format="pdf", pdf_standards=["a-2b"], timestamp=int(at.astimezone(UTC).timestamp()),
                               sys_inputs={"data": json.dumps(data, ensure_ascii=False)})
        assert isinstance(pdf, bytes)
        return Pages(pdf, sign_place(compiler))
