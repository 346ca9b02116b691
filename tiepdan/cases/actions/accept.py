"""The settler accepts: a matter is opened, its clock runs, the notice is signed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.linking import first_named, stand_with_first
from tiepdan.cases.actions.moves import issue, run_clock
from tiepdan.cases.conditions import complexity
from tiepdan.cases.errors import NotFirstRound, NotSecondRound
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Case, CaseLink, Procedure, Round
from tiepdan.cases.procedures import DISCIPLINE, way_of
from tiepdan.cases.queries import vn_day
from tiepdan.cases.rounds import SECOND
from tiepdan.common.actor import Actor
from tiepdan.intake.actions.custody import take_custody
from tiepdan.intake.actions.handle import enter_case
from tiepdan.intake.actions.handle import guard as guard_petition
from tiepdan.intake.actions.handle import lock as lock_petition
from tiepdan.intake.models import Kind, Petition
from tiepdan.journal.record import record
from tiepdan.law.actions import meet_clock
from tiepdan.law.check import Book
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Post
from tiepdan.offices.queries import post_with, remote_on

PROCEDURES = {
    Kind.COMPLAINT: Procedure.COMPLAINT_FIRST, Kind.DENUNCIATION: Procedure.DENUNCIATION,
    Kind.RECOMMENDATION: Procedure.FEEDBACK, Kind.FEEDBACK: Procedure.FEEDBACK,
}


def procedure_of(petition: Petition) -> Procedure:
    """A complaint of the second round, and one about a disciplinary decision, has a procedure of its own (Luật Khiếu nại Đ.33–42, Đ.47–58)."""
    if petition.kind != Kind.COMPLAINT:
        return PROCEDURES[Kind(petition.kind)]
    if petition.findings.get("discipline"):
        return Procedure.DISCIPLINE_SECOND if petition.round > 1 else Procedure.DISCIPLINE_FIRST
    return Procedure.COMPLAINT_SECOND if petition.round > 1 else Procedure.COMPLAINT_FIRST


@transaction.atomic
def accept(petition_id: int, *, by: Actor, now: datetime, to_post: Post | None = None, complex_grounds: Sequence[str] = (),
           complex_reason: str = "", book: Book | None = None, first: str = "", late_first: bool = False) -> Round:
    """Open the matter and its round at the competent authority, on the settler's own decision.

    `complex_grounds` are the criteria of the law's condition that hold, `complex_reason` what is written down of it; `book` the
    conditions to ask instead of those shipped. `first` is the code of the petition whose first round a second one goes on from: both stand in
    one matter; `late_first` says that the first ran out of time unsettled (NĐ 124/2020 Đ.4), and takes it over.
    Luật Khiếu nại Đ.27, NĐ 124/2020 Đ.16 k.1 (NĐ 155/2026 Đ.10); Luật Tố cáo Đ.29; Luật Tiếp công dân Đ.26.
    Raises StepNotOpen, ComplexityUnwritten, NotComplex, NotFirstRound, NotSecondRound, FirstUndecided, FirstNotLate.
    """
    petition = lock_petition(petition_id)
    step = guard_petition(petition, "accept", by)
    today = timezone.localdate(now)
    reason = complexity(procedure_of(petition), complex_grounds, complex_reason.strip(), today, book=book)
    if late_first and not first.strip():
        raise NotFirstRound(code="—")
    if first.strip() and procedure_of(petition) not in SECOND:
        raise NotSecondRound(code=petition.code)
    before = first_named(petition, first, late=late_first, now=now)
    held = open_round(petition, by=by, now=now, to_post=to_post, complex_reason=reason, case=before.case if before else None)
    meet_clock(way_of(held).accept, by=by, subject="petition", subject_id=petition.pk, on=today)
    begin_settling(held, because=step.cites, by=by, now=now)
    if before is not None:
        stand_with_first(held, before, by=by, now=now)
    return held


def begin_settling(held: Round, *, because: str, by: Actor, now: datetime) -> None:
    """Part of accepting: the period of the settlement runs from today, and both sides get their notices."""
    way, today = way_of(held), timezone.localdate(now)
    clock = run_clock(way.settle, held, by=by, start=today, remote=held.remote, complex=bool(held.complex_reason))
    for form, for_citizen in way.notices:
        issue(form, held, by=by, now=now, facts=facts_for(form, held, today=today), for_citizen=for_citizen)
    if held.procedure == Procedure.DENUNCIATION:
        run_clock("denunciation.acceptance_notice", held, by=by, start=today)
    record(entries.ACCEPTED, held, by=by, at=now, office=str(held.office), due=vn_day(clock.due) if clock.due else "luật không định ngày", because=because)


def open_round(petition: Petition, *, by: Actor, now: datetime, to_post: Post | None, complex_reason: str,
               procedure: Procedure | None = None, case: Case | None = None, why: str = "") -> Round:
    today, procedure = timezone.localdate(now), procedure or procedure_of(petition)
    office = petition.holder_office
    holder = to_post or post_with(office, VERIFY) or petition.holder_post
    if holder.pk == petition.accused_post_id:  # nobody prepares the settlement of what is said against them
        holder = petition.holder_post
    why = why or ("Khiếu nại lần hai của vụ việc" if case else "Đơn mở vụ việc")
    case = case or Case.objects.create(province=petition.province, kind=petition.kind, title=petition.title or petition.code, place=petition.place,
                                       opened_on=today)
    CaseLink.objects.create(case=case, petition=petition, reason=why)
    enter_case(petition, by=by, now=now)
    held = Round.objects.create(
        province=petition.province, case=case, petition=petition, procedure=procedure, office=office, accepted_on=today,
        holder_post=holder, remote=procedure not in DISCIPLINE and remote_on(office, today) is not None, complex_reason=complex_reason,
    )
    take_custody("round", held.pk, holder, by=by, now=now, reason="Được giao khi thụ lý.")
    return held
