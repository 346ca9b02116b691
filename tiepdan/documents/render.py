"""A form and its facts become pages: typst, PDF/A-2b, Tinos. Facts go in as JSON and are never read as markup. Pure."""

import json
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import typst

from tiepdan.documents.catalogue import FOLDER, Form, grounds, is_blank
from tiepdan.documents.glyphs import FONTS, printable

SIGN_WIDTH, SIGN_HEIGHT = 187, 60  # points; 66 by 21 mm in _layout.typ and _stamp.typ
SEAL_SIDE, SEAL_OVERLAP = 62, 27  # points; 22 mm as in _seal.typ, of which the seal covers some on the left of the signature
INITIALS_WIDTH, INITIALS_HEIGHT, INITIALS_LINE, NAME_LINE = 150, 18, 20, 26  # points; _initials.typ, initials-room in _layout.typ
PAGE_HEIGHT = 841.89

_desk = threading.local()


@dataclass(frozen=True)
class Place:
    """Where on the pages the visible signature belongs, in PDF points from the lower left corner."""

    page: int  # from 0
    box: tuple[int, int, int, int]


@dataclass(frozen=True)
class Pages:
    pdf: bytes
    sign_at: Place
    others: tuple[Place, ...] = ()  # of frame.others, one by one


def render(form: Form, facts: Mapping[str, object], frame: Mapping[str, object], *, draft: bool, at: datetime | None = None) -> Pages:
    """The letter as PDF/A-2b, with the place its visible signature goes to.

    `frame` is Frame.to_json(). `at` is the time written into the PDF; equal input gives equal bytes.
    A draft says on every page that it has no value; facts it lacks show as dots.
    """
    compiler = _compiler()
    pdf = compiler.compile(input=_template(form), format="pdf", pdf_standards=["a-2b"], timestamp=_seconds(at),
                           sys_inputs=_inputs(form, facts, frame, draft=draft, marked=False))
    sign_at = sign_place(compiler)
    cosigns = places_called(compiler, "<cosign-here>") if any(one["kind"] == "cosign" for one in frame.get("others", ())) else []
    return Pages(_whole(pdf), sign_at, places_of(frame.get("others", ()), sign_at, cosigns))


def places_of(others: Sequence[Mapping], sign_at: Place, cosigns: Sequence[Place]) -> tuple[Place, ...]:
    """Where each other hand goes: a second signer at the place left for it, initials one under another below the signer's name."""
    left, low, _right, _high = sign_at.box
    middle, free, told, line = left + SIGN_WIDTH // 2, list(cosigns), [], 0
    for one in others:
        if one["kind"] == "cosign":
            told.append(free.pop(0))
            continue
        top = low - NAME_LINE - line * INITIALS_LINE
        told.append(Place(sign_at.page, (middle - INITIALS_WIDTH // 2, top - INITIALS_HEIGHT, middle + INITIALS_WIDTH // 2, top)))
        line += 1
    return tuple(told)


def render_pages(form: Form, facts: Mapping[str, object], frame: Mapping[str, object], *, draft: bool, marked: bool = False,
                 format: Literal["svg", "png"] = "svg", ppi: float = 110) -> list[bytes]:
    """The pages one by one, for the screen. `marked` underlines every fact, as beside the drafting form."""
    made = _compiler().compile(input=_template(form), format=format, ppi=ppi if format == "png" else None,
                               sys_inputs=_inputs(form, facts, frame, draft=draft, marked=marked))
    return [_whole(page) for page in (made if isinstance(made, list) else [made])]


def render_flat(form: Form, facts: Mapping[str, object], frame: Mapping[str, object]) -> str:
    """The letter's own words as HTML paragraphs and tables in their order, from the same page as the PDF; head and signature left out."""
    made = _compiler().compile(input=_template(form), format="html", sys_inputs=_inputs(form, facts, frame, draft=False, marked=False, flat=True))
    return _whole(made).decode()


def _inputs(form: Form, facts: Mapping[str, object], frame: Mapping[str, object], *, draft: bool, marked: bool, flat: bool = False) -> dict[str, str]:
    told = {
        "facts": {name: _clean(value) for name, value in facts.items() if not is_blank(value)},
        "frame": _clean(frame),
        "form": {
            "title": form.title, "heading": form.heading, "about": form.about, "series": form.series, "signs": form.signs,
            "grounds": [grounds()[name] for name in form.grounds],
            "options": {field.name: field.options for field in form.fields if field.options},
            "columns": {field.name: field.columns for field in form.fields if field.columns},
        },
        "draft": draft, "marked": marked, "flat": flat,
    }
    return {"data": json.dumps(told, ensure_ascii=False)}


def _clean(value):
    if isinstance(value, str):
        return printable(value.strip())
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    return [_clean(item) for item in value] if isinstance(value, list | tuple) else value


def _compiler() -> typst.Compiler:
    """One compiler a thread: it keeps fonts and parsed templates, and must not be shared."""
    if not hasattr(_desk, "compiler"):
        _desk.compiler = typst.Compiler(root=str(FOLDER), font_paths=[str(FONTS)], ignore_system_fonts=True)
    return _desk.compiler


def _template(form: Form) -> str:
    return str(FOLDER / f"{form.page or form.code}.typ")


def _whole(made: object) -> bytes:
    """typst's stub allows other shapes; a PDF or a page is bytes."""
    if not isinstance(made, bytes):
        raise TypeError(f"typst gave {type(made).__name__}")
    return made


def _seconds(at: datetime | None) -> int:
    return int((at or datetime(2000, 1, 1, tzinfo=UTC)).timestamp())


def sign_place(compiler: typst.Compiler) -> Place:
    """Where the layout left room for the signature: the last such place of the pages just made."""
    return places_called(compiler, "<sign-here>")[-1]


def places_called(compiler: typst.Compiler, label: str) -> list[Place]:
    """Every place of that label on the pages just made, in their order."""
    return [_place(spot) for spot in json.loads(compiler.query(label, field="value"))]


def _place(spot: dict) -> Place:
    left, top = float(spot["x"].removesuffix("pt")), float(spot["y"].removesuffix("pt"))
    low = round(PAGE_HEIGHT - top - SIGN_HEIGHT)
    return Place(spot["page"] - 1, (round(left), low, round(left) + SIGN_WIDTH, low + SIGN_HEIGHT))


def render_initials(name: str, at: str) -> bytes:
    """A reviewer's initials as a one-page PDF of INITIALS_WIDTH by INITIALS_HEIGHT."""
    return _picture("_initials.typ", {"name": printable(name), "at": at})


def render_stamp(name: str, title: str, office: str, at: str) -> bytes:
    """The visible signature as a one-page PDF, exactly as large as the room a letter leaves for it."""
    return _picture("_stamp.typ", {"name": printable(name), "title": printable(title), "office": printable(office), "at": at})


def render_seal(office: str, at: str) -> bytes:
    """The office's seal as a one-page PDF: red, see-through (NĐ 30/2020 Phụ lục I). Never an image of a real seal."""
    return _picture("_seal.typ", {"office": printable(office), "at": at})


def _picture(template: str, told: dict[str, str]) -> bytes:
    return _whole(_compiler().compile(input=str(FOLDER / template), format="pdf", pdf_standards=["a-2b"], timestamp=_seconds(None),
                                      pdf_tags=False, sys_inputs={"data": json.dumps(told, ensure_ascii=False)}))
