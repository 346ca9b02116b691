"""What the page of one case shows: its file, its story, its duties."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from tiepdan.cases.halting import ground_words
from tiepdan.cases.models import FOLLOW_UPS, Decision, Duty, FollowUp, Inquiry, Procedure, Round, Termination
from tiepdan.cases.procedures import way_of
from tiepdan.cases.queries import FIELDS
from tiepdan.cases.rounds import others_of
from tiepdan.cases.steps import ENDED, UNDECIDED
from tiepdan.cases.timeline import Moment, timeline
from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import ClockSeen
from tiepdan.desk.queries.duty import DutyLine, duty_lines
from tiepdan.desk.shell import code_or_404
from tiepdan.documents.catalogue import Form
from tiepdan.documents.models import Letter, Paper
from tiepdan.documents.versions import form_for
from tiepdan.intake.queries import OpenStep
from tiepdan.law.queries import calendar_of
from tiepdan.offices.abilities import DRAFT
from tiepdan.offices.models import Post
from tiepdan.offices.queries import holders_of


def round_or_404(actor: Actor, typed: str) -> Round:
    """The round a petition opened, if the actor may see it. Raises Http404."""
    rounds = Round.objects.visible_to(actor).select_related(*FIELDS, "petition__place", "petition__accused_post")
    held = rounds.filter(petition__code=code_or_404(typed)).first()
    if held is None:
        raise Http404
    return held


def leading(steps: list[OpenStep], state: str) -> str:
    """The step a screen puts first: an open one that leads on, else any open one that is no refusal."""
    open_now = [seen.step for seen in steps if seen.open and seen.step.tone == "plain"]
    return next((step.name for step in open_now if step.reaches not in {"", state}), open_now[0].name if open_now else "")


@dataclass(frozen=True)
class PaperLine:
    """A paper in the binder with its page numbers (bút lục)."""

    paper: Paper
    first: int
    last: int


def binder(papers: list[Paper]) -> list[PaperLine]:
    """The papers of the file, pages numbered through from 1."""
    lines, page = [], 1
    for paper in papers:
        lines.append(PaperLine(paper, page, page + max(paper.pages, 1) - 1))
        page += max(paper.pages, 1)
    return lines


def story(held: Round) -> list[Moment]:
    """The timeline, newest first: what is still to come, then what was done."""
    return list(reversed(timeline(held.petition, citizen=False)))


def writable(held: Round, actor: Actor, today: date) -> list[Form]:
    """The letters this person may begin in this case besides those its steps bring."""
    if held.state in ENDED or not actor.can(DRAFT) or actor.office_id != held.office_id:
        return []
    found = (form_for(code, signed=today, accepted=held.accepted_on) for code, _citizen in way_of(held).letters)
    return [form for form in found if form is not None]


@dataclass(frozen=True)
class RoundSeen:
    """Another round of the matter, and whether this person may open its file."""

    round: Round
    visible: bool


def rounds_beside(held: Round, actor: Actor) -> list[RoundSeen]:
    """In order. Two queries at most."""
    others = others_of(held)
    visible = set(Round.objects.visible_to(actor).filter(pk__in=[one.pk for one in others]).values_list("pk", flat=True)) if others else set()
    return [RoundSeen(one, one.pk in visible) for one in others]


def late_first(held: Round, clocks: list[ClockSeen], today: date) -> date | None:
    """The day a first round should have been settled by, when it has passed unsettled: the superior may take it (NĐ 124/2020 Đ.4)."""
    if held.procedure != Procedure.COMPLAINT_FIRST or held.state not in UNDECIDED:
        return None
    settle = next((seen.clock for seen in clocks if seen.clock.duty == way_of(held).settle and seen.clock.met_on is None), None)
    return settle.due if settle and settle.paused_since is None and settle.due and settle.due < today else None


@dataclass(frozen=True)
class Halt:
    """Something that turned a settlement aside: withdrawn, suspended, lengthened, ended early."""

    title: str
    words: str
    since: date
    until: date | None = None
    running: bool = False


def halts_of(held: Round) -> list[Halt]:
    """Oldest first. Six queries."""
    told = [
        *(Halt(_("Rút toàn bộ") if one.whole else _("Rút một phần"), f"{one.contents} {one.because[0]}", one.withdrawn_on) for one in held.withdrawals.all()),
        *(Halt(_("Gia hạn lần {number}").format(number=one.number), one.reason, one.extended_on, one.due) for one in held.extensions.all()),
        *(Halt(_("Tạm đình chỉ"), f"{ground_words(held, 'suspend', one.ground, one.suspended_on)} {one.reason}", one.suspended_on, one.resumed_on,
               running=one.resumed_on is None) for one in held.suspensions.all()),
        *(Halt(_("Đình chỉ"), f"{ground_words(held, 'terminate', one.ground, one.terminated_on)} {one.reason}", one.terminated_on)
          for one in Termination.objects.filter(round=held)),
    ]
    return sorted([*told, *_stays(held), *_court(held)], key=lambda halt: halt.since)


def _stays(held: Round) -> list[Halt]:
    return [Halt(_("Tạm đình chỉ thi hành quyết định bị khiếu nại"), f"{one.stayed}. {one.reason} {one.lifted_because}".strip(), one.stayed_on,
                 one.lifted_on or one.until) for one in held.stays.all()]


def _court(held: Round) -> list[Halt]:
    return [Halt(_("Tòa án thụ lý: {court}").format(court=one.court), " ".join(filter(None, (one.get_result_display(), one.judgment, one.follows))),
                 one.taken_on, one.judged_on) for one in held.lawsuits.all()]


@dataclass(frozen=True)
class Asked:
    """What was asked of somebody else, and whether its reply is late today."""

    inquiry: Inquiry
    overdue: bool


def asked_of(held: Round, today: date) -> list[Asked]:
    """Oldest first. One query."""
    return [Asked(one, one.overdue_on(today)) for one in held.inquiries.select_related("paper", "letter").order_by("asked_on", "pk")]


def duties_of(decision: Decision | None, today: date) -> list[DutyLine]:
    """The duties of a decision in order, each with its chip. One query."""
    if decision is None:
        return []
    duties = Duty.objects.filter(decision=decision).select_related("owner_office", "owner_post__office").order_by("number")
    return duty_lines(list(duties), today, calendar_of(decision.round.province_id))


def holder_of_round(held: Round, today: date) -> dict | None:
    """Name, initials and post of whoever holds the file now."""
    post: Post | None = held.holder_post
    if post is None:
        return None
    official = holders_of([post.pk], today).get(post.pk)
    return {"name": official.full_name if official else post.title, "initials": official.initials if official else "—", "post": post}


def letters_by_stage(letters: list[Letter], held: Round) -> list[tuple[str, list[Letter]]]:
    """Letters in the order they were drafted, split at the decision: before it, it, and after."""
    decision = getattr(held, "decision", None)
    at = next((number for number, letter in enumerate(letters) if decision and letter.pk == decision.letter_id), None)
    if at is None:
        return [("under_way", letters)] if letters else []
    stages = [("under_way", letters[:at]), ("decision", letters[at : at + 1]), ("after", letters[at + 1 :])]
    return [(name, some) for name, some in stages if some]


def follow_up_of(held: Round) -> FollowUp | None:
    """What a follow-up denunciation is about and what became of it, also after the superior settles it; None for any other round."""
    if held.procedure not in (*FOLLOW_UPS, Procedure.DENUNCIATION):
        return None
    return FollowUp.objects.select_related("earlier__office", "earlier__petition", "earlier__decision__letter").filter(round=held).first()


def after_conclusion(held: Round, decision: Decision | None) -> dict:
    """Who watches over a conclusion and what was reported; asked only where a denunciation was concluded."""
    if held.procedure != Procedure.DENUNCIATION or decision is None or decision.issued_on is None:
        return {"monitor": None, "handlings": []}
    return {"monitor": held.monitors.order_by("-pk").first(), "handlings": list(held.handlings.order_by("pk"))}
