"""Petitions given back: to their sender with the originals, to the office that had sent them wrongly, or kept until what is missing comes."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.intake import entries
from tiepdan.intake.actions.handle import end_here, guard, lock, needed
from tiepdan.intake.models import Petition


@transaction.atomic
def return_petition(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Petition:
    """Give the petition and its original papers back to the sender, with where they belong (TT 05/2021 Đ.6, Đ.8). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "return_petition", by)
    return end_here(petition, "return_petition", entries.RETURNED, by=by, now=now, reason=needed(reason), to="người gửi",
                    competent=petition.competent_title or "cơ quan có thẩm quyền")


@transaction.atomic
def return_to_transferor(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Petition:
    """Give it back to the outside office that sent it to the wrong place (TT 05/2021 Đ.6, Đ.8). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "return_to_transferor", by)
    return end_here(petition, "return_to_transferor", entries.RETURNED, by=by, now=now, reason=needed(reason), to=petition.forwarded_by,
                    addressee=petition.forwarded_by, competent=petition.competent_title)


@transaction.atomic
def ask_to_complete(petition_id: int, *, by: Actor, now: datetime, reason: str, needed_papers: Sequence[str]) -> Petition:
    """Tell the complainant in writing what is missing; the petition is kept until it comes (TT 05/2021 Đ.6, Đ.8). Raises StepNotOpen, ReasonNeeded."""
    petition = lock(petition_id)
    guard(petition, "ask_to_complete", by)
    wanted = [line.strip() for line in needed_papers if line.strip()]
    needed("".join(wanted))
    return end_here(petition, "ask_to_complete", entries.ASKED_TO_COMPLETE, by=by, now=now, reason=needed(reason), needed=wanted)
