"""Who took over where a petition complains of a body that ended: the one, the one that holds the place, or the choice. Reads, writes nothing."""

from dataclasses import dataclass
from datetime import date

from tiepdan.offices.models import Confidence, EndedKind, Office, OfficeKind, Province, Succession
from tiepdan.offices.old_names import keys_in, name_key
from tiepdan.offices.queries import living_heirs, successions_named, successions_of

KINDS = {"district": EndedKind.DISTRICT, "commune": EndedKind.COMMUNE, "department": EndedKind.DEPARTMENT}
NOT_A_UNIT = "commune_council_deputy"
WHICH = {
    EndedKind.DISTRICT: "Việc xảy ra ở xã, phường nào?",
    EndedKind.COMMUNE: "Xã, phường cũ này nay thuộc xã, phường nào?",
    EndedKind.DEPARTMENT: "Phần việc này của cơ quan cũ nay thuộc cơ quan nào?",
}
DOUBTS = {
    Confidence.FOUND: "",
    Confidence.MEMORY: " (chưa chắc chắn: việc kế tục ghi theo trí nhớ, chưa đối chiếu văn bản)",
    Confidence.UNCERTAIN: " (chưa chắc chắn: chưa tìm thấy văn bản về việc kế tục)",
}
# Who settles a denunciation of people of a body that was merged: the head of the merged body where they now work.
MERGED_CITES = "Luật Tố cáo 25/2018/QH14, Điều 12 khoản 4"
MERGED = (
    "Đơn vị của người bị tố cáo đã sáp nhập: người đó nay công tác ở nơi khác, giữ chức vụ khác thì nơi giải quyết có thể khác "
    "(Luật Tố cáo Điều 12 khoản 3, khoản 4; chưa chắc chắn: cần biết người đó nay làm gì, ở đâu)."
)


@dataclass(frozen=True)
class Heir:
    """The office that took over, with reason and act; or, while several could be meant, `question` and `choices`.

    The heir of the body complained of is another body: its head is not the person complained about.
    """

    kind: str
    office: Office | None = None
    because: str = ""
    cites: str = ""
    certain: bool = False
    question: str = ""
    choices: tuple[Office, ...] = ()


@dataclass(frozen=True)
class Gone:
    """What is known of the body complained of: the post, its office as recorded, the words that name it, where the matter arose."""

    post: str
    office: Office | None
    name: str
    place: Office | None
    province: Province | None


def heir_of(gone: Gone, today: date) -> Heir | None:
    """Who took over from the body complained of; None where it exists today, or where nothing is known of its end."""
    rows = _rows(gone, today)
    if not rows:
        return None
    offices = living_heirs([row.successor for row in rows], today)
    chosen = offices[0] if len(offices) == 1 else next((one for one in (gone.office, gone.place) if one in offices), None)
    if chosen is not None:
        return _told(next((row for row in rows if row.successor_id == chosen.pk), rows[0]), chosen, several=len(offices) > 1)
    kind = rows[0].kind
    question = WHICH[EndedKind(kind)]
    if kind != EndedKind.DEPARTMENT and gone.place is not None:
        question = f"{gone.place.short_name} không nhận việc của {rows[0].old_name} cũ. {question}"
    return Heir(kind, question=question, choices=tuple(sorted(offices, key=lambda office: office.short_name)))


def _rows(gone: Gone, today: date) -> list[Succession]:
    office = gone.office
    if office is not None and office.valid_until is not None and office.valid_until <= today:
        return successions_of(office)
    kind = None if gone.post == NOT_A_UNIT else KINDS.get(gone.post.partition("_")[0])
    if kind is None or gone.province is None or not gone.name:
        return []
    if office is not None and name_key(office.short_name) in keys_in(gone.name):
        return []  # the words name a body that exists: "xã Võ Lao" is today's, though there was one before
    rows = successions_named(gone.province, gone.name, kind)
    return [] if kind == EndedKind.COMMUNE and _stands_today(gone.name, rows) else rows


def _stands_today(name: str, rows: list[Succession]) -> bool:
    """Whether a commune of that very name exists and took the old one over: then nothing tells that the old one is meant."""
    return any(name_key(row.successor.short_name) in keys_in(name) for row in rows if row.successor.kind == OfficeKind.COMMUNE)


def _told(row: Succession, office: Office, *, several: bool) -> Heir:
    place = f", {row.old_place} cũ," if row.kind == EndedKind.COMMUNE and row.old_place else ""
    when = f"đã kết thúc từ ngày {row.ended_on:%d/%m/%Y}" if row.ended_on else "không còn nữa"
    what = f"phần việc này ({row.about})" if row.about and several else "việc của nơi ấy"
    because = f"{row.old_name}{place} {when}; {office.short_name} nay nhận {what}{DOUBTS[Confidence(row.confidence)]}."
    return Heir(row.kind, office, because, row.cites, row.confidence == Confidence.FOUND)
