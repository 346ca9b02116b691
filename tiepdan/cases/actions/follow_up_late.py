"""A denunciation not settled in time: the superior demands a report, orders the settling, or takes the matter (Luật Tố cáo Đ.38; NĐ 31/2019 Đ.5)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.follow_up import become_denunciation, decide, tell_denouncer
from tiepdan.cases.actions.linking import leave_to_superior
from tiepdan.cases.actions.moves import guard, issue, lock, move, run_clock
from tiepdan.cases.errors import DayWrong, GroundUnknown, WordsMissing
from tiepdan.cases.follow_ups import taking, told_of, words_of
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import FollowUp, Round
from tiepdan.cases.procedures import way_of
from tiepdan.cases.queries import vn_day
from tiepdan.cases.steps import UNDECIDED
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import notify
from tiepdan.journal.record import record
from tiepdan.law.actions import meet_clock
from tiepdan.law.due import compute_due
from tiepdan.offices.queries import head_of

REPORT, DEMAND = "denunciation.followup.report", "follow_up_demand"


@transaction.atomic
def demand_report(round_id: int, *, by: Actor, now: datetime) -> Round:
    """Ask the settler in writing how far it is, why it is late and who answers for it; their days run from the day the letter leaves.

    Luật Tố cáo Đ.38 k.2. Raises StepNotOpen.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "demand_report", by=by, today=today)
    again = held.follow_up
    letter = issue(DEMAND, held, by=by, now=now, facts=facts_for(
        DEMAND, held, today=today, addressee=again.earlier.office.head_title, earlier=told_of(again.earlier),
        due_words="trong 05 ngày làm việc kể từ ngày nhận được văn bản này"))
    again.demanded_on = today
    again.save(update_fields=["demanded_on"])
    meet_clock(way_of(held).settle, by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.REPORT_DEMANDED, held, by=by, at=now, symbol=letter.symbol, code=again.earlier.petition.code)
    move(held, step, by=by, now=now)
    return held


def demand_left(held: Round, *, by: Actor, now: datetime) -> None:
    """Part of sending: from the day the demand left the settler has 5 working days (Luật Tố cáo Đ.38 k.3)."""
    today = timezone.localdate(now)
    again = held.follow_up
    before = lock(again.earlier_id)
    again.report_by = compute_due(REPORT, today).due
    again.save(update_fields=["report_by"])
    if before.holder_post_id is None:
        return
    clock = run_clock(REPORT, before, by=by, start=today)
    record(entries.REPORT_ASKED, before, by=by, at=now, office=str(held.office), due=vn_day(clock.due))
    for post_id in {before.holder_post_id, head_of(before.office).pk}:
        notify(post_id, f"Hồ sơ {before.petition.code}: {held.office} yêu cầu báo cáo vì quá hạn giải quyết, chậm nhất {vn_day(clock.due)}.", by=by,
               link=f"/can-bo/vu-viec/{before.petition.code}/")


@transaction.atomic
def report_lateness(round_id: int, *, by: Actor, now: datetime, course: str, lateness: str, responsibility: str) -> Round:
    """The settler tells the superior how far it is, why it is late and who answers for it (Luật Tố cáo Đ.38 k.3). Raises StepNotOpen, WordsMissing."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "report_lateness", by=by, today=today)
    told = {"course": _words(course, "quá trình giải quyết"), "lateness": _words(lateness, "lý do chậm"),
            "responsibility": _words(responsibility, "trách nhiệm thuộc về ai")}
    waiting = list(held.follow_ups.awaiting_report().select_related("round__office"))
    letter = issue("follow_up_report", held, by=by, now=now,
                   facts=facts_for("follow_up_report", held, today=today, addressee=waiting[0].round.office.head_title, **told))
    FollowUp.objects.filter(pk__in=[again.pk for again in waiting]).update(reported_on=today, report="\n".join(told.values()))
    meet_clock(REPORT, by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.LATENESS_REPORTED, held, by=by, at=now, symbol=letter.symbol)
    for again in waiting:
        record(entries.REPORT_CAME, again.round, by=by, at=now, office=str(held.office), symbol=letter.symbol)
        if again.round.holder_post_id:
            notify(again.round.holder_post_id, f"Hồ sơ {again.round.petition.code}: {held.office} đã báo cáo lý do chậm giải quyết.", by=by,
                   link=f"/can-bo/vu-viec/{again.round.petition.code}/")
    return held


@transaction.atomic
def order_settling(round_id: int, *, by: Actor, now: datetime, settle_by: date, reason: str) -> Round:
    """Order the settler to go on and conclude by a day the superior names, and tell whoever denounced (Luật Tố cáo Đ.38 k.3, k.4).

    Raises StepNotOpen, WordsMissing, DayWrong.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "order_settling", by=by, today=today)
    why, again = _words(reason, "nhận xét về việc chậm giải quyết"), held.follow_up
    if settle_by <= today:
        raise DayWrong(what="Hạn giải quyết", because="phải sau hôm nay")
    again.ordered_on, again.settle_by = today, settle_by
    again.save(update_fields=["ordered_on", "settle_by"])
    settler = again.earlier.office.head_title
    letter = issue("follow_up_order", held, by=by, now=now, facts=facts_for(
        "follow_up_order", held, today=today, addressee=settler, earlier=told_of(again.earlier), by_on=settle_by.isoformat(), reason=why))
    tell_denouncer(held, f"Đã yêu cầu {settler} tiếp tục giải quyết, có kết luận chậm nhất ngày {vn_day(settle_by)}.", by=by, now=now)
    record(entries.SETTLING_ORDERED, held, by=by, at=now, symbol=letter.symbol, day=vn_day(settle_by))
    if again.earlier.holder_post_id:
        notify(again.earlier.holder_post_id, f"Hồ sơ {again.earlier.petition.code}: {held.office} yêu cầu có kết luận chậm nhất {vn_day(settle_by)}.", by=by,
               link=f"/can-bo/vu-viec/{again.earlier.petition.code}/")
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def end_review(round_id: int, *, by: Actor, now: datetime, reason: str = "") -> Round:
    """The settler has concluded or ended the matter meanwhile: whoever denounced is told, the review ends (Luật Tố cáo Đ.38 k.4). Raises StepNotOpen."""
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "end_review", by=by, today=today)
    again = held.follow_up
    decide(held, FollowUp.Outcome.SETTLED, reason.strip(), today)
    meet_clock(way_of(held).settle, by=by, subject="round", subject_id=held.pk, on=today)
    tell_denouncer(held, f"{again.earlier.office.head_title} đã có kết quả giải quyết tố cáo; ông (bà) được thông báo kết quả theo quy định.", by=by, now=now)
    record(entries.REVIEWED, held, by=by, at=now, outcome=str(FollowUp.Outcome.SETTLED.label))
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def take_denunciation(round_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Round:
    """The superior settles it instead: the settler stops and hands the file over, every period runs anew from today.

    `ground` is one of the condition denunciation.taken_over. Luật Tố cáo Đ.38 k.5; NĐ 31/2019 Đ.5. Raises StepNotOpen, GroundUnknown, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "take_denunciation", by=by, today=today)
    words, why = words_of(taking(today), ground), _words(reason, "lý do nhận vụ việc")
    if not words:
        raise GroundUnknown(day=vn_day(today), ground=ground, step=step.label)
    again, before = held.follow_up, lock(held.follow_up.earlier_id)
    letter = issue("follow_up_taken", held, by=by, now=now, facts=facts_for(
        "follow_up_taken", held, today=today, addressee=before.office.head_title, earlier=told_of(again.earlier), ground=words, reason=why))
    decide(held, FollowUp.Outcome.TAKEN, why, today, ground=ground)
    record(entries.TAKEN_UP, before, by=by, at=now, office=str(held.office), symbol=letter.symbol)
    if before.state in (*UNDECIDED, "suspended"):
        leave_to_superior(before, f"{held.office} đã nhận giải quyết ({letter.symbol})", by=by, now=now)
    record(entries.TOOK_UP, held, by=by, at=now, office=str(before.office), code=before.petition.code, ground=words)
    become_denunciation(held, because=step.cites, by=by, now=now)
    return held


def _words(words: str, what: str) -> str:
    if not words.strip():
        raise WordsMissing(what=what)
    return words.strip()
