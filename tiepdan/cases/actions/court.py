"""The matter goes to court: that it was taken there, what the court found, and what falls with an annulled decision."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, lock
from tiepdan.cases.errors import DayWrong, NoDecisionToAnnul, WordsMissing
from tiepdan.cases.models import Decision, Duty, DutyPart, Lawsuit, Round
from tiepdan.cases.queries import vn_day
from tiepdan.cases.steps import ENDED
from tiepdan.common.actor import Actor
from tiepdan.intake.actions.custody import release_custody
from tiepdan.intake.actions.handle import close_petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks

ANNULS = (Lawsuit.Result.ANNULLED, Lawsuit.Result.PART)


@transaction.atomic
def record_lawsuit(round_id: int, *, by: Actor, now: datetime, court: str, taken_on: date, number: str = "") -> Lawsuit:
    """Write down that a court took the case, also when the settlement has ended (Luật Khiếu nại Đ.33, Đ.42). Raises StepNotOpen, WordsMissing, DayWrong."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "record_lawsuit", by=by, today=today)
    if not court.strip():
        raise WordsMissing(what="Tòa án nào")
    if taken_on > today:
        raise DayWrong(what="Ngày Tòa án thụ lý", because="ngày ấy chưa đến")
    made = Lawsuit.objects.create(round=held, court=court.strip()[:200], number=number.strip()[:60], taken_on=taken_on)
    record(entries.SUED, held, by=by, at=now, court=made.court, day=vn_day(taken_on))
    return made


@transaction.atomic
def record_court_result(round_id: int, *, by: Actor, now: datetime, result: str, judged_on: date, judgment: str, follows: str = "") -> Lawsuit:
    """Write down what the court found. An annulled decision is marked as fallen; with the whole of it fall the duties still open.

    A round still under way ends with its annulled decision; nothing is deleted (Luật Tố tụng hành chính 93/2015/QH13 Đ.193).
    Of a decision annulled in part the duties stay: which of them fell is for the words of `follows`.
    Raises StepNotOpen, WordsMissing, DayWrong, NoDecisionToAnnul.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "record_court_result", by=by, today=today)
    suit = held.lawsuits.get(judged_on__isnull=True)
    _check(suit, result, judged_on, judgment, today)
    decision = Decision.objects.filter(round=held, issued_on__isnull=False).first()
    if result in ANNULS and decision is None:
        raise NoDecisionToAnnul()
    suit.result, suit.judged_on, suit.judgment, suit.follows = result, judged_on, judgment.strip()[:60], follows.strip()
    suit.save(update_fields=["result", "judged_on", "judgment", "follows"])
    record(entries.JUDGED, held, by=by, at=now, day=vn_day(judged_on), result=str(Lawsuit.Result(result).label))
    if result in ANNULS and decision is not None:
        _let_fall(held, decision, suit, by=by, now=now)
    return suit


def _check(suit: Lawsuit, result: str, judged_on: date, judgment: str, today: date) -> None:
    if result not in Lawsuit.Result.values:
        raise WordsMissing(what="kết quả của Tòa án")
    if not judgment.strip():
        raise WordsMissing(what="số bản án, quyết định của Tòa án")
    if judged_on > today:
        raise DayWrong(what="Ngày xử", because="ngày ấy chưa đến")
    if judged_on < suit.taken_on:
        raise DayWrong(what="Ngày xử", because="trước ngày Tòa án thụ lý")


def _let_fall(held: Round, decision: Decision, suit: Lawsuit, *, by: Actor, now: datetime) -> None:
    because = f"{suit.court} hủy theo {suit.judgment} ngày {vn_day(suit.judged_on)}"[:300]  # type: ignore[arg-type]
    decision.fell_on, decision.fell_whole, decision.fell_because = suit.judged_on, suit.result == Lawsuit.Result.ANNULLED, because
    decision.save(update_fields=["fell_on", "fell_whole", "fell_because"])
    if not decision.fell_whole:
        return
    today = timezone.localdate(now)
    DutyPart.objects.waiting().filter(duty__decision=decision).update(returned_on=today, returned_because=because)
    stopped = Duty.objects.open().filter(decision=decision).update(stopped_on=today, stopped_because=because, proved_on=None, proved_by_post=None)
    if stopped:
        record(entries.DUTIES_STOPPED, held, by=by, at=now, count=stopped, because=because)
    if held.state in ENDED:
        return
    held.state, held.ended_on, held.holder_post = "annulled", today, None
    held.save(update_fields=["state", "ended_on", "holder_post"])
    release_custody("round", held.pk, by=by, now=now)
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today)
    close_petition(held.petition, by=by, now=now)
