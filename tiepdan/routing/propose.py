"""From competence to an office of the province that exists today. Reads offices, writes nothing."""

from dataclasses import dataclass
from datetime import date

from tiepdan.law.errors import BadFacts
from tiepdan.offices.models import Office, OfficeKind, Province
from tiepdan.routing.competence import Competence, Question, competence
from tiepdan.routing.seats import Asked, Seat, seat_of
from tiepdan.routing.words import WISHES

MIXED = "mixed"
SEPARATE = "Đơn có nhiều nội dung: cần hướng dẫn người gửi tách riêng khiếu nại, tố cáo, kiến nghị, phản ánh."
SEPARATE_CITES = "Luật Tiếp công dân 42/2013/QH13, Điều 25 khoản 3; Nghị định 154/2026/NĐ-CP, Điều 14 khoản 4"


@dataclass(frozen=True)
class Proposal:
    """Who should hold the petition and why; or `question`, the one thing to find out first.

    `office` is None for an authority outside the province's list: `title` names it all the same.
    """

    competent: str
    office: Office | None
    title: str
    handling: str
    because: str
    cites: str
    question: str
    certain: bool


def propose(
    *,
    kind: str,
    round: int | None,
    against_post: str,
    against_unit_of: str,
    accused_office: Office | None,
    place: Office | None,
    field: str,
    today: date,
    province: Province | None = None,
    **other_facts: object,
) -> Proposal:
    """The competent authority as an office and a title of the province, by the rules in force today.

    `place` is the commune where the matter arose. `other_facts` are the yes-or-no facts of `competence`.
    Facts that contradict one another become the question: somebody must look at the paper again.
    """
    if kind in {"", MIXED}:
        return asks(SEPARATE, SEPARATE_CITES) if kind == MIXED else asks("Đơn này là khiếu nại, tố cáo, kiến nghị hay phản ánh?", "")
    facts = {
        "kind": kind,
        "round": round,
        "against": {"post": against_post, "unit_of": against_unit_of},
        "field": field,
        "as_of": today,
        **other_facts,
    }
    asked = Asked(
        province=province or next((office.province for office in (accused_office, place) if office), None),
        accused=living(accused_office, today),
        place=living(_commune(place), today),
        field=field,
        wish=kind in WISHES,
        today=today,
        unit_of=against_unit_of,
    )
    try:
        found = competence(facts)
    except BadFacts as wrong:
        return asks(wrong.message, "")
    if isinstance(found, Question):
        return _without_field(found, asked)
    return _seated(found, asked)


def asks(question: str, cites: str) -> Proposal:
    return Proposal("", None, "", "", "", cites, question, certain=False)


def living(office: Office | None, today: date) -> Office | None:
    """The office itself while it exists, else the one that took its tasks over."""
    while office is not None and office.valid_until is not None and office.valid_until <= today:
        office = office.successor
    return office


def _commune(place: Office | None) -> Office | None:
    return place if place is not None and place.kind == OfficeKind.COMMUNE else None


def _without_field(question: Question, asked: Asked) -> Proposal:
    """A recommendation or feedback whose field is unknown goes to the commune where it arose; anything else is asked."""
    if asked.wish and question.about == "field" and asked.place is not None:
        told = Competence("state_manager_of_field", "transfer", question.cites, "Kiến nghị, phản ánh được gửi đến nơi phụ trách việc ấy.")
        return _seated(told, asked)
    return asks(question.ask, question.cites)


def _seated(found: Competence, asked: Asked) -> Proposal:
    if not found.competent:
        return Proposal("", None, "", found.handling, found.because, found.cites, "", found.certain)
    seat = seat_of(found.competent, asked)
    if isinstance(seat, str):
        return asks(seat, found.cites)
    return _proposal(found, seat)


def _proposal(found: Competence, seat: Seat) -> Proposal:
    because = f"{found.because} {seat.because}".strip()
    return Proposal(found.competent, seat.office, seat.title, found.handling, because, found.cites, "", found.certain and seat.certain)
