"""Invented people for trying Tiếp Dân out: one for each post, always the same one for the same post."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _

from tiepdan.offices.folder import LINE, Row
from tiepdan.offices.models import OfficeKind

T = TypeVar("T")
ATTEMPTS = 200  # names tried for one seat before the lists are called too short


@dataclass(frozen=True)
class DemoPerson:
    """An invented official for the post `post` of the office `office`; `shown` is the place in the printed list, 0 for none."""

    office: str
    post: str
    username: str
    full_name: str
    shown: int


@dataclass(frozen=True)
class Names:
    """Parts of names by people and by sex, and how often each people is drawn at a kind of office."""

    parts: dict[str, list[tuple[list[str], list[str], list[str]]]]
    mix: dict[str, list[str]]

    def of(self, seat: str, kind: str) -> Iterator[str]:
        """Names for a seat in a fixed order, the same on every machine."""
        for attempt in range(ATTEMPTS):
            draw = _Draw(f"{seat}/{attempt}")
            family, middle, given = draw.one(self.parts[draw.one(self.mix.get(kind) or self.mix["other"])])
            yield " ".join((draw.one(family), draw.one(middle), draw.one(given)))


class _Draw:
    """Choices that hang on a text alone."""

    def __init__(self, text: str) -> None:
        self.rest = int.from_bytes(hashlib.sha256(text.encode()).digest())

    def one(self, choices: Sequence[T]) -> T:
        self.rest, place = divmod(self.rest, len(choices))
        return choices[place]


def demo_from(row: Row, letters: str, offices: Sequence) -> tuple[DemoPerson, ...]:
    """One invented person for every post of every office. Raises BadRow."""
    suffix, names = row.text("suffix", most=20, may_lack=True), _names(row)
    seats = [(office, post) for office in offices for post in office.posts]
    named = {str(seat): str(name) for seat, name in _pairs(row, "people").items()}
    shown = {seat: place for place, seat in enumerate(row.words("shown"), start=1)}
    known = {f"{office.code}.{post.code}" for office, post in seats}
    if strange := [seat for seat in (*named, *shown) if seat not in known]:
        raise row.bad(_("không có chức vụ {seat}").format(seat=strange[0]))
    used, people = set(named.values()), []
    for office, post in seats:
        seat = f"{office.code}.{post.code}"
        full_name = named.get(seat) or next((name for name in names.of(f"{letters}.{seat}", office.fields["kind"]) if name not in used), "")
        if not full_name:
            raise row.bad(_("không đủ chữ để ghép tên cho mọi chức vụ"))
        used.add(full_name)
        people.append(DemoPerson(office.code, post.code, f"{post.sign_in}.{_slug(office)}{suffix}", full_name, shown.get(seat, 0)))
    return tuple(people)


def _slug(office) -> str:
    """`yty` for the commune of Y Tý, `snnmt` for SNNMT."""
    named = office.fields["place"] if office.fields["kind"] == OfficeKind.COMMUNE else office.code
    plain = unicodedata.normalize("NFD", named.lower().replace("đ", "d"))
    return "".join(sign for sign in plain if sign.isascii() and sign.isalnum())


def _names(row: Row) -> Names:
    parts = {}
    for people, block in _pairs(row, "peoples").items():
        inner = _block(row, people, block)
        halves = [_block(inner, half, inner.values.get(half)) for half in ("men", "women")]
        parts[people] = [(_parts(inner, "family"), _parts(half, "middle"), _parts(half, "given")) for half in halves]
    mix = {kind: _weighed(_block(row, kind, weights), parts) for kind, weights in _pairs(row, "mix").items()}
    if "other" not in mix:
        raise row.bad(_("mix thiếu other"))
    return Names(parts, mix)


def _weighed(row: Row, parts: dict) -> list[str]:
    weights = {people: weight for people, weight in row.values.items() if people != LINE}
    if not weights or any(people not in parts or not isinstance(weight, int) or weight < 1 for people, weight in weights.items()):
        raise row.bad(_("mix phải ghi tên trong peoples và phần trăm từ 1 trở lên"))
    return [people for people, weight in weights.items() for _each in range(weight)]


def _parts(row: Row, name: str) -> list[str]:
    words = row.words(name)
    if not words:
        raise row.bad(_("thiếu {name}").format(name=name))
    return words


def _block(row: Row, name: str, value: object) -> Row:
    if not isinstance(value, dict):
        raise row.bad(_("{name} phải là các cặp tên và giá trị").format(name=name))
    return Row(row.file, value.get(LINE, row.line), value)


def _pairs(row: Row, name: str) -> dict:
    block = _block(row, name, row.values.get(name) or {})
    return {key: value for key, value in block.values.items() if key != LINE}
