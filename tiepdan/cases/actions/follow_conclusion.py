"""After the conclusion of a denunciation: who watches over it, and what the bodies it turned to reported."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, lock
from tiepdan.cases.errors import DayWrong, GroundUnknown, WordsMissing
from tiepdan.cases.models import Handling, Monitor
from tiepdan.cases.queries import monitors_allowed, vn_day
from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.law.due import compute_due

REPORT = "denunciation.report_handling"


@transaction.atomic
def assign_monitor(round_id: int, *, by: Actor, now: datetime, who: str, body: str = "") -> Monitor:
    """Say who follows and urges the conclusion: the settler, or the body the law of the day lets it be given to, named in `body`.

    NĐ 31/2019 Đ.18 k.2 (NĐ 156/2026 Đ.3). Said again, the later stands. Raises StepNotOpen, GroundUnknown, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "assign_monitor", by=by, today=today)
    known = {ground.name: ground.because for ground in monitors_allowed(today)}
    if who not in known:
        raise GroundUnknown(day=vn_day(today), ground=who, step=step.label)
    named = held.office.head_title if who == "settler" else body.strip()
    if not named:
        raise WordsMissing(what="tên cơ quan, đơn vị được giao theo dõi")
    made = Monitor.objects.create(round=held, who=who, body=named[:200], since=today)
    record(entries.MONITORED, held, by=by, at=now, body=made.body)
    return made


@transaction.atomic
def record_handling(round_id: int, *, by: Actor, now: datetime, body: str, result: str, result_on: date, reported_on: date) -> Handling:
    """Write down what a body reported it did about the conclusion; it had 5 working days from its result (Luật Tố cáo Đ.36 k.3).

    Raises StepNotOpen, WordsMissing, DayWrong.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "record_handling", by=by, today=today)
    for words, what in ((body, "cơ quan báo cáo"), (result, "kết quả xử lý")):
        if not words.strip():
            raise WordsMissing(what=what)
    if reported_on > today:
        raise DayWrong(what="Ngày báo cáo", because="ngày ấy chưa đến")
    if reported_on < result_on:
        raise DayWrong(what="Ngày báo cáo", because="trước ngày có kết quả xử lý")
    if held.decision.issued_on and result_on < held.decision.issued_on:
        raise DayWrong(what="Ngày có kết quả", because="trước ngày ra kết luận")
    due = compute_due(REPORT, result_on).due
    made = Handling.objects.create(round=held, body=body.strip()[:200], result=result.strip(), result_on=result_on, reported_on=reported_on, due=due)
    record(entries.HANDLED, held, by=by, at=now, body=made.body, day=vn_day(reported_on), late=" Báo muộn." if made.late else "")
    return made
