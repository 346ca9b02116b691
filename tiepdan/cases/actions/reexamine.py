"""A superior looks again at a settlement in force that shows a breach of law (NĐ 124/2020 Đ.38, NĐ 155/2026 Đ.14)."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.falling import let_fall
from tiepdan.cases.actions.moves import issue, lock, shut
from tiepdan.cases.conditions import answered
from tiepdan.cases.errors import DayWrong, NotReexamined, WordsMissing
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Decision, Reexamination, Round
from tiepdan.cases.queries import vn_day
from tiepdan.cases.reexamination import settled_below, steps_of
from tiepdan.cases.steps import Step
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import notify
from tiepdan.journal.record import record
from tiepdan.offices.abilities import VERIFY
from tiepdan.offices.models import Office, Post
from tiepdan.offices.queries import head_of, post_with

CONDITION = "complaint.reexamined"


@transaction.atomic
def open_reexamination(code: str, *, by: Actor, now: datetime, source: str, breach: str, harm: str, breaks_law: bool, harms: bool) -> Reexamination:
    """Look again at the settlement of the petition `code` by an office directly below: who asked, what breaks the law, whom it harms.

    Both answers must be yes (condition complaint.reexamined). No act names a period, so no clock runs.
    NĐ 124/2020 Đ.38 k.3 (NĐ 155/2026 Đ.14). Raises NotReexamined, StepNotOpen, WordsMissing, AnswerUnknown.
    """
    today = timezone.localdate(now)
    held = lock(settled_below(code, by).pk)
    step = _guard(held, held.reexaminations.open().first(), "open_reexamination", by=by, today=today)
    if source not in Reexamination.Source.values:
        raise WordsMissing(what="ai phát hiện, đề nghị")
    said = _words(breach, "việc giải quyết vi phạm pháp luật ở đâu"), _words(harm, "gây thiệt hại gì, cho ai")
    judged = answered(CONDITION, {"breaks_law": breaks_law, "harms": harms}, today)
    if judged.answer != "yes":
        raise NotReexamined(code=held.petition.code, because=" ".join(judged.because[:2]))
    office = Office.objects.get(pk=by.office_id)
    holder = post_with(office, VERIFY) or Post.objects.get(pk=by.post_id)
    made = Reexamination.objects.create(round=held, office=office, holder_post=holder, state=step.reaches, source=source, breach=said[0], harm=said[1],
                                        opened_on=today)
    record(entries.REEXAMINED, held, by=by, at=now, office=str(office), source=str(Reexamination.Source(source).label))
    _tell(held, f"{office} xem xét lại việc giải quyết", by=by)
    return made


@transaction.atomic
def assign_check(reexamination_id: int, *, by: Actor, now: datetime, checker: str, report_by: date) -> Reexamination:
    """Have the competent person, or the head of a body of the superior's, check and report by a day the superior names.

    NĐ 124/2020 Đ.38 k.3 (NĐ 155/2026 Đ.14). Raises StepNotOpen, WordsMissing, DayWrong.
    """
    file, held, step, today = _take(reexamination_id, "assign_check", by=by, now=now)
    body = _words(checker, "giao ai kiểm tra")[:200]
    if report_by <= today:
        raise DayWrong(what="Hạn báo cáo", because="phải sau hôm nay")
    letter = issue("settlement_check", held, by=by, now=now, office=file.office, facts=facts_for(
        "settlement_check", held, today=today, addressee=body, settlement=_settlement(held), breach=file.breach, harm=file.harm, by_on=report_by.isoformat()))
    file.state, file.checker, file.report_by = step.reaches, body, report_by
    file.save(update_fields=["state", "checker", "report_by"])
    record(entries.CHECK_ASSIGNED, held, by=by, at=now, body=body, symbol=letter.symbol, day=vn_day(report_by))
    return file


@transaction.atomic
def record_check(reexamination_id: int, *, by: Actor, now: datetime, report: str, reported_on: date) -> Reexamination:
    """What whoever checked reported. Raises StepNotOpen, WordsMissing, DayWrong."""
    file, held, step, today = _take(reexamination_id, "record_check", by=by, now=now)
    if reported_on > today or reported_on < file.opened_on:
        raise DayWrong(what="Ngày báo cáo", because="phải từ ngày mở việc xem xét lại đến hôm nay")
    file.state, file.report, file.reported_on = step.reaches, _words(report, "kết quả kiểm tra"), reported_on
    file.save(update_fields=["state", "report", "reported_on"])
    record(entries.CHECK_REPORTED, held, by=by, at=now, body=file.checker, day=vn_day(reported_on))
    return file


@transaction.atomic
def conclude_reexamination(reexamination_id: int, *, by: Actor, now: datetime, outcome: str, direction: str) -> Reexamination:
    """Direct what becomes of the decision: kept, amended in part, annulled, or annulled and settled again by the settler.

    Amended or annulled it is marked as fallen, whole it takes its open duties with it. Which ends there are, the decree leaves to the direction
    (NĐ 124/2020 Đ.38 k.3, NĐ 155/2026 Đ.14: UNCERTAIN). Raises StepNotOpen, WordsMissing.
    """
    file, held, step, today = _take(reexamination_id, "conclude_reexamination", by=by, now=now)
    if outcome not in Reexamination.Outcome.values:
        raise WordsMissing(what="kết quả xem xét lại")
    words, result = _words(direction, "nội dung chỉ đạo"), str(Reexamination.Outcome(outcome).label)
    letter = issue("settlement_reexamined", held, by=by, now=now, office=file.office, facts=facts_for(
        "settlement_reexamined", held, today=today, addressee=held.office.head_title, settlement=_settlement(held), result=result, reason=words))
    file.state, file.outcome, file.direction, file.concluded_on = step.reaches, outcome, words, today
    file.save(update_fields=["state", "outcome", "direction", "concluded_on"])
    record(entries.JUDGED_ABOVE, held, by=by, at=now, office=str(file.office), result=result, symbol=letter.symbol)
    _tell(held, f"{file.office} đã xem xét lại: {result} ({letter.symbol})", by=by)
    if outcome != Reexamination.Outcome.KEPT:
        because = f"{file.office.head_title} {result} theo {letter.symbol} ngày {vn_day(today)}"
        let_fall(held, Decision.objects.get(round=held), on=today, whole=outcome != Reexamination.Outcome.AMENDED, because=because, by=by, now=now)
    return file


def _take(reexamination_id: int, name: str, *, by: Actor, now: datetime) -> tuple[Reexamination, Round, Step, date]:
    today = timezone.localdate(now)
    held = lock(Reexamination.objects.values_list("round_id", flat=True).get(pk=reexamination_id))
    file = Reexamination.objects.select_related("office").get(pk=reexamination_id)
    return file, held, _guard(held, file, name, by=by, today=today), today


def _guard(held: Round, file: Reexamination | None, name: str, *, by: Actor, today: date) -> Step:
    seen = next(seen for seen in steps_of(held, file, by, today) if seen.step.name == name)
    if not seen.open:
        raise shut(seen.step, seen.because)
    return seen.step  # type: ignore[return-value]


def _settlement(held: Round) -> str:
    letter = held.decision.letter
    return f"quyết định số {letter.symbol} ngày {vn_day(letter.signed_on)} của {held.office.head_title} giải quyết khiếu nại (đơn {held.petition.code})"


def _tell(held: Round, what: str, *, by: Actor) -> None:
    for post_id in {held.holder_post_id, head_of(held.office).pk} - {None}:
        notify(post_id, f"Hồ sơ {held.petition.code}: {what}.", by=by, link=f"/can-bo/vu-viec/{held.petition.code}/")


def _words(words: str, what: str) -> str:
    if not words.strip():
        raise WordsMissing(what=what)
    return words.strip()
