"""Information without a name but with evidence is inspected; whoever sent it is told nothing."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.accept import open_round
from tiepdan.cases.actions.moves import guard, issue, lock, move
from tiepdan.cases.conditions import answered, named_of
from tiepdan.cases.errors import ConflictOfInterest, NotInspected, WordsMissing
from tiepdan.cases.letters import facts_for, people
from tiepdan.cases.models import Procedure, Round, Verification
from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.intake.actions.handle import guard as guard_petition
from tiepdan.intake.actions.handle import lock as lock_petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, meet_clock
from tiepdan.offices.models import Post
from tiepdan.offices.queries import holder_of

CONDITION = "denunciation.anonymous_checked"


@transaction.atomic
def inspect(petition_id: int, *, by: Actor, now: datetime, facts: Mapping[str, bool], to_post: Post | None = None) -> Round:
    """Open the inspection of a denunciation without a name: who did wrong is clear, there is evidence and a way to check it.

    `facts` answer what the condition denunciation.anonymous_checked asks. Luật Tố cáo Đ.25 k.2; NĐ 31/2019 Đ.20.
    Raises StepNotOpen, NotInspected, AnswerMissing, AnswerUnknown.
    """
    today = timezone.localdate(now)
    petition = lock_petition(petition_id)
    step = guard_petition(petition, "inspect", by)
    judged = answered(CONDITION, facts, today)
    if judged.answer != "yes":
        raise NotInspected(because=" ".join(judged.because[:2]), cites="; ".join(judged.cites))
    held = open_round(petition, by=by, now=now, to_post=to_post, complex_reason="", procedure=Procedure.INSPECTION)
    meet_clock("denunciation.initial", by=by, subject="petition", subject_id=petition.pk, on=today)
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today)  # nobody is answered
    record(entries.INSPECTION_OPENED, held, by=by, at=now, office=str(held.office), because=step.cites)
    return held


@transaction.atomic
def order_inspection(round_id: int, *, by: Actor, now: datetime, lead: Post, team: list[str], days: int = 15) -> Round:
    """Name who inspects; never the person the information is about. `team` are the others, "name, post"; `days` the time given.

    NĐ 31/2019 Đ.20. Raises StepNotOpen, ConflictOfInterest, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "order_inspection", by=by, today=today)
    members = [name.strip() for name in team if name.strip()]
    if days < 1:
        raise WordsMissing(what="thời gian kiểm tra, từ 1 ngày")
    _refuse_accused(held, lead, members, today)
    Verification.objects.create(round=held, lead=lead, team=members, ordered_on=today)
    issue("inspection_order", held, by=by, now=now,
          facts=facts_for("inspection_order", held, today=today, team=people([named_of(lead, today), *members]), days=days))
    record(entries.INSPECTING, held, by=by, at=now, lead=str(lead), count=len(members) + 1)
    move(held, step, by=by, now=now, holder=lead, reason="Được giao kiểm tra")
    return held


def _refuse_accused(held: Round, lead: Post, members: list[str], today) -> None:
    accused = held.petition.accused_post
    holder = holder_of(accused, today) if accused else None
    name = holder.full_name if holder else ""
    if (accused and lead.pk == accused.pk) or any(name and fold(one.partition(",")[0]) == fold(name) for one in members):
        raise ConflictOfInterest(name=name or str(lead), because="Chính là người được nêu trong thông tin.", cites="Luật Tố cáo Đ.8")
