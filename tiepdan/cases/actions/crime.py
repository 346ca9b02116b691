"""Signs of a crime seen while a denunciation is settled or its conclusion is carried out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases.actions.moves import guard, lock
from tiepdan.common.actor import Actor
from tiepdan.intake.actions.crime import issue_handover, keep_reply
from tiepdan.intake.models import CrimeHandover


@transaction.atomic
def hand_over_crime(round_id: int, *, by: Actor, now: datetime, to: str, signs: str, papers: Sequence[str]) -> CrimeHandover:
    """Hand the papers over at once; the settlement goes on for the rest, or is suspended by an act of its own.

    `to` the investigating body or procuracy, `signs` what points to a crime, `papers` the list of what is handed over.
    Luật Tố cáo Đ.27 k.1, Đ.36 k.2. Raises StepNotOpen, HandoverWordsMissing.
    """
    held = lock(round_id)
    guard(held, "hand_over_crime", by=by, today=timezone.localdate(now))
    return issue_handover(held.petition, held.office, by=by, now=now, to=to, signs=signs, papers=papers, subject=("round", held.pk))


@transaction.atomic
def record_crime_reply(round_id: int, *, by: Actor, now: datetime, reply: str) -> CrimeHandover:
    """Write down what the body that took the papers answered (Luật Tố cáo Đ.27 k.1). Raises StepNotOpen, HandoverWordsMissing."""
    held = lock(round_id)
    guard(held, "record_crime_reply", by=by, today=timezone.localdate(now))
    return keep_reply(held.petition, by=by, now=now, reply=reply)
