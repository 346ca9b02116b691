"""The pages that are signed: of the form and its facts, or of the copy its drafter edited in Word, with number, day and signer put in at last."""

from collections.abc import Mapping
from datetime import date, datetime

from tiepdan.documents.docx import editable, written_day
from tiepdan.documents.edited import put, said, with_words
from tiepdan.documents.edited_words import head_places
from tiepdan.documents.errors import EditedNoRoom, EditedNotPages, NoConverter
from tiepdan.documents.glyphs import printable
from tiepdan.documents.models import Letter
from tiepdan.documents.models_letters import EditedCopy
from tiepdan.documents.read import file_bytes, letter_form
from tiepdan.documents.render import SIGN_HEIGHT, SIGN_WIDTH, Pages, Place, places_of, render
from tiepdan.documents.sign_spot import spot_in
from tiepdan.documents.word_to_pdf import ConversionFailed, ConverterMissing, pdf_of


def standing_copy(letter: Letter) -> EditedCopy | None:
    """The edited copy this letter's PDF is made from, if any stands."""
    return EditedCopy.objects.standing().select_related("docx", "pdf").filter(letter=letter).first()


def final_pages(letter: Letter, at: datetime) -> Pages:
    """The letter as it is signed. Raises NoConverter, EditedNotPages, EditedNoRoom when it comes from an edited copy, FileLost."""
    copy = standing_copy(letter)
    if copy is None:
        return render(letter_form(letter, letter.signed_on or date.fromisoformat(letter.frame["day"])), letter.facts, letter.frame, draft=False, at=at)
    return pages_of(numbered_copy(file_bytes(copy.docx), copy.frame, letter.frame), letter.frame)[0]


def own_docx(letter: Letter, frame: Mapping, today: date) -> bytes:
    """The .docx that is given out to be edited."""
    return editable(letter_form(letter, today), letter.facts, frame)


def numbered_copy(docx: bytes, old: Mapping, new: Mapping) -> bytes:
    """The copy with number, place and day as signed; who signs in another's stead stands in its block."""
    places = head_places(old)

    def change(paragraphs: list) -> None:
        day = f"{printable(new['place'])}, {written_day(new['day'])}"
        any(put(one, places["symbol"], printable(new["symbol"])) for one in paragraphs)
        any(put(one, places["day"], day) for one in paragraphs)
        if (old["signer"], list(old["capacity"])) != (new["signer"], list(new["capacity"])):
            _resign(paragraphs, old, new)

    return with_words(docx, change)


def pages_of(docx: bytes, frame: Mapping) -> tuple[Pages, int]:
    """PDF, place of the signature, and how many pages. Raises NoConverter, EditedNotPages, EditedNoRoom."""
    try:
        pdf = pdf_of(docx)
    except ConverterMissing as missing:
        raise NoConverter() from missing
    except ConversionFailed as failed:
        raise EditedNotPages() from failed
    others = frame.get("others", ())
    sign_at, count = _place_over(pdf, frame["signer"])
    cosigns = [_place_over(pdf, one["name"])[0] for one in others if one["kind"] == "cosign"]
    return Pages(pdf, sign_at, places_of(others, sign_at, cosigns)), count


def _place_over(pdf: bytes, name: str) -> tuple[Place, int]:
    spot = spot_in(pdf, printable(name) or "……………………", wide=SIGN_WIDTH, high=SIGN_HEIGHT)
    if spot is None:
        raise EditedNotPages()
    if spot.box is None:
        raise EditedNoRoom(signer=name)
    return Place(spot.page, spot.box), spot.pages


def _resign(paragraphs: list, old: Mapping, new: Mapping) -> None:
    """The last place the old signer is named, and the lines of capacity nearest above it."""
    last = max((at for at, one in enumerate(paragraphs) if said(one).strip() == printable(old["signer"])), default=None)
    if last is None:
        return
    put(paragraphs[last], printable(old["signer"]), printable(new["signer"]))
    lines = list(old["capacity"])
    fresh = ["\n".join(new["capacity"])] + [""] * (len(lines) - 1)
    at = last
    for words, instead in reversed(list(zip(lines, fresh, strict=True))):
        at = next((place for place in reversed(range(at)) if said(paragraphs[place]).strip() == printable(words)), -1)
        if at < 0:
            return
        put(paragraphs[at], printable(words), instead)
