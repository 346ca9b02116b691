"""From competence to an office of the province that exists today. Reads offices, writes nothing."""

from dataclasses import dataclass, replace
from datetime import date

from tiepdan.law.errors import BadFacts
from tiepdan.offices.models import EndedKind, Office, OfficeKind, Province
from tiepdan.offices.queries import living_heirs
from tiepdan.routing.competence import Competence, Question, competence
from tiepdan.routing.heirs import MERGED, MERGED_CITES, Gone, Heir, heir_of
from tiepdan.routing.seats import Asked, Seat, seat_of
from tiepdan.routing.words import WISHES

MIXED = "mixed"
SEPARATE = "Đơn có nhiều nội dung: cần hướng dẫn người gửi tách riêng khiếu nại, tố cáo, kiến nghị, phản ánh."
SEPARATE_CITES = "Luật Tiếp công dân 42/2013/QH13, Điều 25 khoản 3; Nghị định 154/2026/NĐ-CP, Điều 14 khoản 4"


@dataclass(frozen=True)
class Proposal:
    """Who should hold the petition and why; or `question`, the one thing to find out first.

    `office` is None for an authority outside the province's list: `title` names it all the same. `choices` are the offices one
    of which answers the question. `former` is set where the body complained of has ended: whoever leads its successor is another person.
    """

    competent: str
    office: Office | None
    title: str
    handling: str
    because: str
    cites: str
    question: str
    certain: bool
    choices: tuple[Office, ...] = ()
    former: bool = False


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
    accused_name: str = "",
    **other_facts: object,
) -> Proposal:
    """The competent authority as an office and a title of the province, by the rules in force today.

    `place` is the commune where the matter arose; `accused_name` the words in which the petition names whom it is about: a body
    that ended is found by them and leads to whoever took over. `other_facts` are the yes-or-no facts of `competence`.
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
    province = province or next((office.province for office in (accused_office, place) if office), None)
    arose = _living_commune(place, today)
    heir = heir_of(Gone(against_post, accused_office, accused_name, arose, province), today)
    asked = Asked(
        province=province,
        accused=heir.office if heir else _existing(accused_office, today),
        place=None if heir and heir.question and heir.kind == EndedKind.DISTRICT else arose,
        field=field,
        wish=kind in WISHES,
        today=today,
        unit_of=against_unit_of,
        post=against_post,
        first_round=kind == "complaint" and round == 1 and not other_facts.get("overdue"),
        denounced=accused_name if kind == "denunciation" else "",
    )
    try:
        found = competence(facts)
    except BadFacts as wrong:
        return asks(wrong.message, "")
    if isinstance(found, Question):
        return replace(_without_field(found, asked), former=heir is not None)
    proposal = _seated(found, asked)
    return _by_heir(proposal, heir, denounced=kind == "denunciation") if heir else proposal


def asks(question: str, cites: str) -> Proposal:
    return Proposal("", None, "", "", "", cites, question, certain=False)


def _existing(office: Office | None, today: date) -> Office | None:
    return office if office is not None and (office.valid_until is None or office.valid_until > today) else None


def _living_commune(place: Office | None, today: date) -> Office | None:
    """The commune where the matter arose, as it is today; None when its area went to several."""
    if place is None or place.kind != OfficeKind.COMMUNE:
        return None
    found = living_heirs([place], today)
    return found[0] if len(found) == 1 else None


def _by_heir(proposal: Proposal, heir: Heir, *, denounced: bool) -> Proposal:
    """The proposal with what succession adds: the question with its choices, or the reason and act by which the heir is there."""
    if proposal.question:
        return replace(proposal, question=heir.question or proposal.question, choices=heir.choices, former=True)
    if proposal.office is None or proposal.office != heir.office:
        merged = denounced and heir.kind != EndedKind.DISTRICT  # of a district that was dissolved the rows themselves speak
        because = f"{proposal.because} {MERGED}" if merged else proposal.because
        return replace(proposal, because=because, certain=proposal.certain and not merged, former=True)
    cites = "; ".join(part for part in (proposal.cites, heir.cites, MERGED_CITES if denounced else "") if part)
    return replace(proposal, because=f"{proposal.because} {heir.because}", cites=cites, certain=proposal.certain and heir.certain, former=True)


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
