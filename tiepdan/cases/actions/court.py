"""The matter goes to court: that it was taken there, what the court found, and what falls with an annulled decision."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.falling import let_fall
from tiepdan.cases.actions.moves import guard, lock
from tiepdan.cases.errors import DayWrong, NoDecisionToAnnul, WordsMissing
from tiepdan.cases.models import Decision, Lawsuit
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.journal.record import record

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
        because = f"{suit.court} hủy theo {suit.judgment} ngày {vn_day(judged_on)}"
        let_fall(held, decision, on=judged_on, whole=result == Lawsuit.Result.ANNULLED, because=because, by=by, now=now)
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
