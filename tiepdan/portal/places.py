"""The commune or ward a citizen means, typed any way: without tone marks, with or without "xã"."""

import re
from dataclasses import dataclass
from datetime import date

from rapidfuzz import process

from tiepdan.common.folding import fold
from tiepdan.offices.abilities import REGISTER, ROUTE
from tiepdan.offices.models import Office, OfficeKind, Post, Role
from tiepdan.offices.queries import heirs_of_place, holder_of, post_in_role, post_with

_KIND_WORDS = re.compile(r"^(uy ban nhan dan |ubnd )?(xa|phuong|thi tran)\s+")


def communes(today: date) -> list[Office]:
    """The communes and wards in being, in the order of their names."""
    return sorted(Office.objects.on(today).filter(kind=OfficeKind.COMMUNE), key=lambda office: (fold(bare_name(office)), office.code))


def bare_name(office: Office) -> str:
    """`Y Tý` of "UBND xã Y Tý"."""
    return re.sub(r"^(Ủy ban nhân dân|UBND)?\s*(xã|phường)\s+", "", office.name, flags=re.IGNORECASE).strip()


def spoken_name(office: Office) -> str:
    """`Xã Y Tý`, `Phường Sa Pa`: what people call the place."""
    kind = "Phường" if "phường" in office.name.lower() else "Xã"
    return f"{kind} {bare_name(office)}"


def find_communes(typed: str, today: date) -> list[Office]:
    """The commune of that name; several when it may be one of them; those that took an old commune or district over; else the nearest few."""
    wanted = fold(typed)
    known = communes(today)
    whole = [office for office in known if wanted == fold(spoken_name(office))]
    if whole:
        return whole
    bare = _KIND_WORDS.sub("", wanted)
    same = [office for office in known if bare == fold(bare_name(office))]
    if same:
        return same
    if heirs := heirs_of_place(typed, today):
        return heirs
    return [known[place] for _, score, place in process.extract(bare, [fold(bare_name(office)) for office in known], limit=4) if score >= 60]


def is_sure(typed: str, found: list[Office]) -> bool:
    """One commune and no other bears the typed name."""
    return len(found) == 1 and _KIND_WORDS.sub("", fold(typed)) == fold(bare_name(found[0]))


@dataclass(frozen=True)
class Receivers:
    """Who one meets at an office: each a name (empty while nobody holds the post) and the post's title."""

    office: Office
    place: str
    head: tuple[str, str] | None
    desk: tuple[str, str] | None


def receivers_of(office: Office, today: date) -> Receivers:
    head = post_in_role(office, Role.HEAD)
    desk = post_with(office, REGISTER, today=today) or post_with(office, ROUTE, today=today)
    place = spoken_name(office) if office.kind == OfficeKind.COMMUNE else office.short_name
    return Receivers(office, place, _named(head, today), _named(desk, today))


def _named(post: Post | None, today: date) -> tuple[str, str] | None:
    if post is None:
        return None
    official = holder_of(post, today)
    return (official.full_name if official else "", post.title)
