"""How a petition stands, for whoever sent it: in whose hands, by when, what was decided. Reads only."""

from dataclasses import dataclass, field
from datetime import date

from tiepdan.cases.models import Decision, Dialogue, Duty, Round
from tiepdan.cases.queries import responsible, round_of
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Petition
from tiepdan.law.calendar import DEFAULT
from tiepdan.law.due import compute_due
from tiepdan.law.models import Clock
from tiepdan.law.queries import calendar_of
from tiepdan.law.timing import timing
from tiepdan.offices.models import OfficeKind, Post
from tiepdan.offices.queries import holder_of
from tiepdan.portal.words import OUTCOMES, state_words


@dataclass(frozen=True)
class Holder:
    """Who has the petition in hand: the person where one holds the post today, the post, the office."""

    name: str
    post: str
    office: str


@dataclass(frozen=True)
class Standing:
    words: str
    received_on: date
    holder: Holder | None
    due: date | None = None
    due_title: str = ""
    due_words: str = ""
    dialogue: Dialogue | None = None
    decided: bool = False


@dataclass(frozen=True)
class Answer:
    """The answer to a petition, with what it obliges and until when one may object."""

    decision: Decision
    outcome: str
    signer: str
    doing: int | None = None  # the number of the first duty not done
    duties: list[Duty] = field(default_factory=list)
    second_until: date | None = None
    second_why: tuple[str, ...] = ()
    second_cites: str = ""


def standing_of(petition: Petition, today: date) -> Standing:
    held = round_of(petition.pk)
    dialogue = held.dialogues.filter(held_on__isnull=True).order_by("planned_on").first() if held else None
    post = responsible(petition, held)
    clock = _next_clock(petition, held)
    return Standing(
        words=state_words(petition.state, held.procedure if held else "", held.state if held else "", dialogue is not None),
        received_on=petition.received_on, holder=_holder(post, today), dialogue=dialogue, decided=_is_answered(held),
        due=clock.due if clock else None, due_title=clock.title if clock else "",
        due_words=_words(clock, petition, today),
    )


def _words(clock: Clock | None, petition: Petition, today: date) -> str:
    """By the province's calendar, which is asked only where days worked are counted."""
    if clock is None:
        return ""
    calendar = calendar_of(petition.province_id) if clock.unit == "working_day" else DEFAULT
    return timing(clock.due, today, paused_since=clock.paused_since, unit=clock.unit, calendar=calendar).words


def answer_of(petition: Petition, held: Round | None, today: date) -> Answer | None:
    """None while no answer has been sent."""
    if held is None or not _is_answered(held):
        return None
    decision = held.decision
    until = _second_round(held)
    if until and until.due < today:
        until = None  # the way is closed; whoever got the decision late asks at the office
    duties = list(decision.duties.select_related("owner_office", "owner_post").order_by("number"))
    return Answer(
        decision=decision, outcome=str(OUTCOMES.get(decision.outcome, decision.get_outcome_display())), signer=_signer(decision.letter),
        duties=duties, doing=next((duty.number for duty in duties if duty.done_on is None and duty.stopped_on is None), None),
        second_until=until.due if until else None, second_why=until.why if until else (), second_cites=until.cites if until else "",
    )


def _signer(letter: Letter) -> str:
    return letter.signed_by or str(letter.signer_post or letter.office)


def _is_answered(held: Round | None) -> bool:
    return held is not None and held.state in {"sent", "in_effect", "closed", "annulled"} and getattr(held, "decision", None) is not None


def _second_round(held: Round):
    """Until when a second complaint may be filed, counted from the day the decision was sent (Luật Khiếu nại Điều 33)."""
    inside = held.office.kind in {OfficeKind.COMMUNE, OfficeKind.DEPARTMENT}
    if held.procedure not in {"complaint_first", "discipline_first"} or not inside or held.decision.sent_on is None or held.decision.fell_on:
        return None
    if held.procedure == "discipline_first":  # Điều 48; the longer window of a dismissal stands in the decision itself
        return compute_due("complaint.discipline.second.window", held.decision.sent_on)
    return compute_due("complaint.second.window", held.decision.sent_on, remote=held.remote)


def _next_clock(petition: Petition, held: Round | None) -> Clock | None:
    clocks = Clock.objects.running().filter(subject="petition", subject_id=petition.pk)
    if held:
        clocks = clocks | Clock.objects.running().filter(subject="round", subject_id=held.pk)
    return clocks.filter(due__isnull=False).order_by("due", "id").first()


def _holder(post: Post | None, today: date) -> Holder | None:
    if post is None:
        return None
    official = holder_of(post, today)
    return Holder(official.full_name if official else "", post.title, post.office.name)
