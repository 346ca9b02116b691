"""What every act on a round begins and ends with: lock, guard, move."""

from datetime import date, datetime

from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.errors import StepNotOpen
from tiepdan.cases.models import Procedure, Round
from tiepdan.cases.queries import step_for
from tiepdan.cases.steps import PROCEDURES, Step
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import draft_letter, notify, sign_letter, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.intake.actions.custody import take_custody
from tiepdan.journal.record import record
from tiepdan.law.actions import start_clock
from tiepdan.law.turns import stand_beside_file
from tiepdan.offices.models import Office, Post


def lock(round_id: int) -> Round:
    """The round, held until the act ends. What only some acts look at is fetched when they do: a lock is every act's first statement."""
    stand_beside_file(Round, round_id)
    return Round.objects.select_for_update(of=("self",)).select_related("office", "petition").defer("petition__search").get(pk=round_id)


def guard(held: Round, name: str, *, by: Actor, today: date) -> Step:
    """The step if the table, the facts and the post all allow it. Raises StepNotOpen with the reason."""
    seen = step_for(held, name, by, today)
    if seen is None:
        raise _not_now(held, name)
    if not seen.open:
        raise shut(seen.step, seen.because)
    return seen.step  # type: ignore[return-value]


def _not_now(held: Round, name: str) -> StepNotOpen:
    """The step is none of this state; named by its article where the procedure knows it at all."""
    known = next((step for step in PROCEDURES[held.procedure] if step.name == name), None)
    if known is None:
        return StepNotOpen(step=name, because=f"{Procedure(held.procedure).label} không có bước này")
    return shut(known, "vụ việc không ở bước này")


def shut(step: Step, because: str) -> StepNotOpen:
    """The reason, and the step's article where the reason names none."""
    return StepNotOpen(step=step.label, because=because if "Đ." in because else f"{because} ({step.cites})")


def move(held: Round, step: Step, *, by: Actor, now: datetime, holder: Post | None = None, reason: str = "") -> None:
    """Reach the step's state; when somebody else holds the file from here, custody, clocks and a word to them go along."""
    held.state = step.reaches or held.state
    if holder is not None and holder.pk != held.holder_post_id:
        held.holder_post = holder
        take_custody("round", held.pk, holder, by=by, now=now, reason=reason or step.label)
        notify(holder.pk, f"Hồ sơ {held.petition.code}: {reason or step.label}.", by=by, link=f"/can-bo/vu-viec/{held.petition.code}/")
        record(entries.HELD, held, by=by, at=now, post=str(holder), reason=reason or step.label)
    held.save(update_fields=["state", "holder_post"])


def issue(form: str, held: Round, *, by: Actor, now: datetime, facts: dict, for_citizen: bool = False, copies_to: tuple[str, ...] = (),
          office: Office | None = None) -> Letter:
    """Draft, submit and sign in one act: the settler issues it, or a superior's `office`. Number given here; the PDF of record follows in a job."""
    letter = write(form, held, by=by, facts=facts, signer=Post.objects.select_related("office").get(pk=by.post_id), for_citizen=for_citizen,
                   copies_to=copies_to, office=office)
    return sign_letter(letter.pk, by=by, today=timezone.localdate(now))


def write(form: str, held: Round, *, by: Actor, facts: dict, signer: Post | None, for_citizen: bool = False, copies_to: tuple[str, ...] = (),
          office: Office | None = None) -> Letter:
    """Draft a letter of this round and submit it to its signer."""
    letter = draft_letter(form, by=by, office=office or held.office, subject="round", subject_id=held.pk, province_id=held.province_id, facts=facts,
                          signer_post=signer, for_citizen=for_citizen, copies_to=copies_to, accepted_on=held.accepted_on)
    return submit_letter(letter.pk, by=by)


def run_clock(duty: str, held: Round, *, by: Actor, start: date, holder: Post | None = None, **facts: object):
    """Start one of the round's clocks in the hands of whoever holds it, or of `holder` where the round ends."""
    return start_clock(duty, by=by, subject="round", subject_id=held.pk, province_id=held.province_id,
                       holder_post_id=holder.pk if holder else held.holder_post_id,
                       start=start, **facts)
