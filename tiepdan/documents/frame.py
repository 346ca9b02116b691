"""What stands around a letter's text: issuing body, number, place and date, signer, who gets copies (NĐ 30/2020 Phụ lục I)."""

from dataclasses import asdict, dataclass
from datetime import date

from tiepdan.documents.catalogue import Form
from tiepdan.offices.models import Office, OfficeKind, Post, Role

LONGEST_LINE = 27  # capitals that fit the left column at 12 pt bold
COMMITTEE = "Ủy ban nhân dân "


@dataclass(frozen=True)
class Frame:
    """Ready words, so that a letter signed today reads the same when its office has another name."""

    parent: str
    issuer: tuple[str, ...]
    authority: str  # "Chủ tịch Ủy ban nhân dân xã Y Tý", in running text
    body: str  # "Ủy ban nhân dân xã Y Tý"
    symbol: str
    place: str
    day: date | None
    capacity: tuple[str, ...]  # "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"
    signer: str
    title: str  # the signer's post, "Chủ tịch"
    post: str  # its code
    copies: tuple[str, ...]
    secret: str = ""  # the mark of secrecy, empty on an open letter
    replaces: str = ""  # which letter this one takes the place of, in words
    others: tuple[dict, ...] = ()  # who cosigns or initials: {kind, name, title, post, body, capacity}

    def to_json(self) -> dict:
        return asdict(self) | {"day": self.day.isoformat() if self.day else "", "issuer": list(self.issuer), "capacity": list(self.capacity),
                               "copies": list(self.copies), "others": list(self.others)}

    @classmethod
    def from_json(cls, kept: dict) -> "Frame":
        day = date.fromisoformat(kept["day"]) if kept["day"] else None
        return cls(**kept | {"day": day, "issuer": tuple(kept["issuer"]), "capacity": tuple(kept["capacity"]), "copies": tuple(kept["copies"]),
                             "others": tuple(kept.get("others", ()))})


def frame_of(office: Office, form: Form, *, symbol: str, day: date | None, copies: list[str],
             post: Post | None = None, signer: str = "", standing_in: bool = False) -> Frame:
    """The frame of one letter. `symbol` is the whole number line ("12/QĐ-UBND"), empty on forms without a number."""
    head = office.posts.filter(role=Role.HEAD).values_list("title", flat=True).first() or office.head_title
    return Frame(
        parent=_parent_line(office), issuer=_issuer_lines(office), authority=joined(head, office.name), body=office.name, symbol=symbol,
        place=office.place, day=day, capacity=_capacity(head, post, form, standing_in), signer=signer, title=post.title if post else head,
        post=post.code if post else "", copies=_copies(form, copies),
    )


def other_hand(kind: str, post: Post, name: str) -> dict:
    """How one who cosigns or initials stands in the frame; a cosigner of another office is told with it."""
    return {"kind": kind, "name": name, "title": post.title, "post": post.code, "body": post.office.name,
            "capacity": [joined(post.title, post.office.name).upper()]}


def joined(title: str, body: str) -> str:
    """“Chủ tịch” of “Ủy ban nhân dân xã Y Tý”; shared words are said once: “Chánh Thanh tra” of “Thanh tra tỉnh”."""
    words, rest = title.split(), body.split()
    for shared in range(min(len(words), len(rest)), 0, -1):
        if [word.lower() for word in words[-shared:]] == [word.lower() for word in rest[:shared]]:
            return " ".join(words[:-shared] + rest)
    return " ".join(words + rest)


def _parent_line(office: Office) -> str:
    """People's committees write no parent body; others write theirs, the committee's name shortened."""
    if office.kind in {OfficeKind.COMMUNE, OfficeKind.COMMITTEE} or office.parent is None:
        return ""
    committee = office.parent.name.startswith(COMMITTEE)
    return (office.parent.name.replace(COMMITTEE, "UBND ") if committee else office.parent.short_name).upper()


def _issuer_lines(office: Office) -> tuple[str, ...]:
    if office.name.startswith(COMMITTEE):
        return (COMMITTEE.strip().upper(), office.name.removeprefix(COMMITTEE).upper())
    name = office.short_name.removesuffix(" UBND tỉnh") if office.parent else office.name
    words = name.upper().split()
    if len(name) <= LONGEST_LINE or len(words) < 2:
        return (name.upper(),)
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(cuts, key=lambda halves: max(map(len, halves)))


def _capacity(head: str, post: Post | None, form: Form, standing_in: bool) -> tuple[str, ...]:
    """KT. and TL. as the signer stands to the head; the head himself signs with his bare title."""
    title = post.title.upper() if post else head.upper()
    if standing_in:
        return (f"KT. {title}", "NGƯỜI ĐƯỢC GIAO PHỤ TRÁCH")
    if form.signs == "officer" or post is None or post.role == Role.HEAD:
        return (title,)
    return (f"KT. {head.upper()}", title) if post.role == Role.DEPUTY else (f"TL. {head.upper()}", title)


def _copies(form: Form, copies: list[str]) -> tuple[str, ...]:
    if form.first_copy is None:
        return ()
    return (*([form.first_copy] if form.first_copy else []), *copies, "Lưu: VT, hồ sơ")
