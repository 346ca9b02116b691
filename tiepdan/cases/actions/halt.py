"""What may happen on the way: taken back, standing still, going on, ended without a decision, given more time."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock, move, run_clock
from tiepdan.cases.errors import (
    AnswerUnknown,
    GroundUnknown,
    TooFewCriteria,
    WithdrawalRefused,
    WithdrawalUnclear,
    WithdrawalUnrecorded,
    WordsMissing,
)
from tiepdan.cases.halting import WITHDRAWN, complexity_of, ground_words, grounds, most_extensions, withdrawal_facts
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Decision, Extension, Round, Suspension, Termination, Withdrawal
from tiepdan.cases.procedures import is_complaint, way_of
from tiepdan.cases.queries import vn_day
from tiepdan.cases.steps import Step
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import cancel_letter
from tiepdan.intake.actions.custody import release_custody
from tiepdan.intake.actions.handle import close_petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, extend_clock, pause_clocks, resume_clocks
from tiepdan.law.check import check
from tiepdan.law.errors import BadFacts
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import SEND
from tiepdan.offices.queries import post_with


@transaction.atomic
def withdraw(
    round_id: int, *, by: Actor, now: datetime, whole: bool, contents: str, signed: bool, recorded: bool = False, everybody: bool = True,
    signs_of_violation: bool | None = None, coerced: bool | None = None, slander: bool | None = None,
) -> Withdrawal:
    """Write down that the petition, or a part of it, was taken back; the condition of the law says whether that ends the settlement.

    `recorded`: said, and put into minutes; otherwise there is a letter. `everybody`: all who sent it withdraw. The last three are asked
    of a denunciation only: it is settled all the same when one of them holds. Luật Khiếu nại Đ.10, NĐ 124/2020 Đ.7a (NĐ 155/2026 Đ.5);
    Luật Tố cáo Đ.33, NĐ 31/2019 Đ.4 (NĐ 156/2026 Đ.1). Raises StepNotOpen, WordsMissing, WithdrawalUnclear, WithdrawalRefused.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "withdraw", by=by, today=today)
    if not contents.strip():
        raise WordsMissing(what="nội dung được rút")
    going_on = {"signs_of_violation": signs_of_violation, "coerced": coerced, "slander": slander}
    facts = withdrawal_facts(held, whole=whole, everybody=everybody, signed=signed, going_on=going_on)
    judged = check(f"{way_of(held).conditions}.withdrawal_ends", today, facts)
    if not signed:
        raise WithdrawalRefused(because="cần đơn rút hoặc biên bản có chữ ký hay điểm chỉ của người rút.")
    if judged.answer == "ask":
        raise WithdrawalUnclear(question=judged.missing[0].ask)
    made = Withdrawal.objects.create(round=held, whole=whole and everybody, contents=contents.strip(), recorded=recorded, withdrawn_on=today,
                                     ends=judged.answer == "yes", because=list(judged.because))
    if recorded:
        form = f"{way_of(held).conditions}_withdrawal"
        issue(form, held, by=by, now=now, facts=facts_for(form, held, today=today, withdrawn=contents.strip(), on=today.isoformat(),
                                                          clerk=by.signature, place=held.office.name))
    record(entries.WITHDRAWN, held, by=by, at=now, part="toàn bộ đơn" if made.whole else "một phần đơn", because=judged.because[0])
    return made


@transaction.atomic
def suspend(round_id: int, *, by: Actor, now: datetime, ground: str, reason: str, expected_on: date | None = None) -> Round:
    """Let the settlement stand still; its time stops from today, unless it had already run out.

    Luật Khiếu nại Đ.11a k.1, NĐ 124/2020 Đ.28a, 28b (NĐ 155/2026 Đ.12); Luật Tố cáo Đ.34 k.1. Raises StepNotOpen, GroundUnknown, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "suspend", by=by, today=today)
    words = _ground(held, step, ground, reason, today)
    Suspension.objects.create(round=held, ground=ground, reason=reason.strip(), from_state=held.state, suspended_on=today, expected_on=expected_on)
    duty = way_of(held).settle
    if Clock.objects.about("round", held.pk).running().filter(duty=duty, due__gte=today).exists():
        pause_clocks(by=by, subject="round", subject_id=held.pk, on=today, duties=[duty])
    form = f"{way_of(held).conditions}_suspension"
    told = {"expected_on": expected_on.isoformat()} if expected_on else {}
    letter = issue(form, held, by=by, now=now, for_citizen=True, facts=facts_for(form, held, today=today, ground=words, reason=reason.strip(), **told))
    run_clock(f"{way_of(held).conditions}.send_suspension", held, by=by, start=today)
    record(entries.SUSPENDED, held, by=by, at=now, symbol=letter.symbol, ground=words)
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def resume(round_id: int, *, by: Actor, now: datetime, reason: str) -> Round:
    """Go on from where the settlement stood still; the time left runs from today.

    NĐ 124/2020 Đ.28b k.2 (NĐ 155/2026 Đ.12); Luật Tố cáo Đ.34 k.2. Raises StepNotOpen, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "resume", by=by, today=today)
    if not reason.strip():
        raise WordsMissing(what="vì sao tiếp tục giải quyết")
    pause = held.suspensions.get(resumed_on__isnull=True)
    pause.resumed_on, pause.resumed_because = today, reason.strip()
    pause.save(update_fields=["resumed_on", "resumed_because"])
    duty = way_of(held).settle
    if Clock.objects.about("round", held.pk).running().filter(duty=duty, paused_since__isnull=False).exists():
        resume_clocks(by=by, subject="round", subject_id=held.pk, on=today, duties=[duty])
    form = f"{way_of(held).conditions}_continuation"
    letter = issue(form, held, by=by, now=now, for_citizen=True, facts=facts_for(form, held, today=today, reason=reason.strip()))
    if is_complaint(held):
        run_clock("complaint.send_continuation", held, by=by, start=today)
    due = Clock.objects.about("round", held.pk).running().filter(duty=duty).values_list("due", flat=True).first()
    record(entries.RESUMED, held, by=by, at=now, symbol=letter.symbol, due=vn_day(due) if due else "luật không định ngày")
    held.state = pause.from_state
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def terminate(round_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Round:
    """End the settlement without a decision on the matter; the petition ends with it, the decision to terminate is still to be sent.

    Luật Khiếu nại Đ.11a k.2, NĐ 124/2020 Đ.28b (NĐ 155/2026 Đ.12); Luật Tố cáo Đ.34 k.3.
    Raises StepNotOpen, GroundUnknown, WordsMissing, WithdrawalUnrecorded.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "terminate", by=by, today=today)
    words = _ground(held, step, ground, reason, today)
    if ground == WITHDRAWN and not held.withdrawals.filter(ends=True).exists():
        raise WithdrawalUnrecorded()
    if held.state == "drafted" and (made := Decision.objects.filter(round=held).first()):
        cancel_letter(made.letter_id, by=by)
    held.suspensions.filter(resumed_on__isnull=True).update(resumed_on=today, resumed_because=words)
    Termination.objects.create(round=held, ground=ground, reason=reason.strip(), terminated_on=today)
    form = f"{way_of(held).conditions}_termination"
    letter = issue(form, held, by=by, now=now, for_citizen=True, facts=facts_for(form, held, today=today, ground=words, reason=reason.strip()))
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.TERMINATED, held, by=by, at=now, symbol=letter.symbol, ground=words)
    run_clock(f"{way_of(held).conditions}.send_suspension", held, by=by, start=today, holder=post_with(held.office, SEND))
    held.state, held.ended_on, held.holder_post = step.reaches, today, None
    held.save(update_fields=["state", "ended_on", "holder_post"])
    release_custody("round", held.pk, by=by, now=now)
    close_petition(held.petition, by=by, now=now)
    return held


@transaction.atomic
def extend(round_id: int, *, by: Actor, now: datetime, criteria: Sequence[str], reason: str) -> Extension:
    """Give a denunciation more time; the rule of its clock says how much, and how often when complex or especially complex.

    `criteria` are grounds of the condition denunciation.complex. Luật Tố cáo Đ.30; NĐ 31/2019 Đ.3.
    Raises StepNotOpen, AnswerUnknown, TooFewCriteria, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "extend", by=by, today=today)
    chosen, number = list(dict.fromkeys(criteria)), held.extensions.count() + 1
    try:
        usual, special = complexity_of(chosen, today)
    except BadFacts as wrong:
        raise AnswerUnknown(message=wrong.message) from wrong
    running = Clock.objects.about("round", held.pk).running().get(duty=way_of(held).settle)
    allowed = most_extensions(str(running.rule), specially=special.answer == "yes") if usual.answer == "yes" else 0
    if number > allowed:
        raise TooFewCriteria(number=number, cites="; ".join((special if number > 1 else usual).cites))
    if not reason.strip():
        raise WordsMissing(what="lý do gia hạn")
    clock = extend_clock(way_of(held).settle, by=by, subject="round", subject_id=held.pk, complex=True, specially_complex=special.answer == "yes")
    made = Extension.objects.create(round=held, number=number, criteria=chosen, reason=reason.strip(), extended_on=today, due=clock.due)
    said = [ground_words(held, "complex", name, today) for name in chosen]
    letter = issue("denunciation_extension", held, by=by, now=now, for_citizen=True,
                   facts=facts_for("denunciation_extension", held, today=today, number=number, criteria=said, reason=reason.strip(),
                                   until=made.due.isoformat()))
    record(entries.EXTENDED, held, by=by, at=now, number=number, symbol=letter.symbol, criteria=" ".join(said), due=vn_day(made.due))
    return made


def _ground(held: Round, step: Step, ground: str, reason: str, today: date) -> str:
    """The words of a ground the law has on this day. Raises GroundUnknown, WordsMissing."""
    if ground not in {known.name for known in grounds(held, step.name, today)}:
        raise GroundUnknown(day=vn_day(today), ground=ground, step=step.label)
    if not reason.strip():
        raise WordsMissing(what="lý do")
    return ground_words(held, step.name, ground, today)
