"""Protection of whoever denounced and their family: a file of its own. No act here knows or writes who they are (Luật Tố cáo Đ.56)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import issue, lock, shut
from tiepdan.cases.errors import (
    AccusedProtects,
    DayWrong,
    GroundUnknown,
    MeasureNotHere,
    OwnProof,
    ProtectionNotEnding,
    StepNotOpen,
    WordsMissing,
)
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Measure, Protection, Retaliation, Round
from tiepdan.cases.protection import current, end_grounds, over, protection_steps
from tiepdan.cases.queries import vn_day
from tiepdan.cases.steps import Step
from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.documents.models import Letter
from tiepdan.journal.record import record


@transaction.atomic
def request_protection(round_id: int, *, by: Actor, now: datetime, how: str, whom: str, asked_on: date, danger: str, wanted: str = "") -> Protection:
    """Open the file: how it was asked for, for whom, what threatens. An urgent request is put in writing afterwards.

    Luật Tố cáo Đ.47 k.3, Đ.50; the settler may begin without being asked (Đ.51 k.1). Raises StepNotOpen, WordsMissing, DayWrong.
    """
    held, step, today = _open(round_id, "request_protection", by=by, now=now)
    if how not in Protection.How.values or whom not in Protection.Whom.values:
        raise WordsMissing(what="đề nghị bằng cách nào, bảo vệ ai")
    _not_ahead(asked_on, today, "Ngày đề nghị")
    made = Protection.objects.create(round=held, state=step.reaches, how=how, whom=whom, asked_on=asked_on, danger=_words(danger, "điều đang đe dọa"),
                                     wanted=wanted.strip(), written_on=asked_on if how == Protection.How.WRITTEN else None)
    record(entries.PROTECTION_ASKED, held, by=by, at=now, how=str(Protection.How(how).label), day=vn_day(asked_on))
    return made


@transaction.atomic
def confirm_request(round_id: int, *, by: Actor, now: datetime, written_on: date) -> Protection:
    """The urgent request has been put in writing (Luật Tố cáo Đ.50 k.3). Raises StepNotOpen, DayWrong."""
    held, _step, today = _open(round_id, "confirm_request", by=by, now=now)
    file = _file(held)
    _not_ahead(written_on, today, "Ngày văn bản")
    if written_on < file.asked_on:
        raise DayWrong(what="Ngày văn bản", because="trước ngày đề nghị")
    file.written_on = written_on
    file.save(update_fields=["written_on"])
    record(entries.PROTECTION_WRITTEN, held, by=by, at=now, day=vn_day(written_on))
    return file


@transaction.atomic
def protect(round_id: int, *, by: Actor, now: datetime, reason: str, measures: Sequence[Mapping[str, object]], begins_on: date) -> Protection:
    """Decide the measures: what, who carries it out, by when (`kind`, `what`, `body`, `by_day` of each); the decision goes to them.

    Luật Tố cáo Đ.51 k.1, Đ.52; NĐ 31/2019 Đ.7, Đ.8. Raises StepNotOpen, WordsMissing, DayWrong, AccusedProtects.
    """
    held, step, today = _open(round_id, "protect", by=by, now=now)
    file = _file(held)
    if not measures:
        raise WordsMissing(what="ít nhất một biện pháp bảo vệ")
    if begins_on < today:
        raise DayWrong(what="Ngày bắt đầu bảo vệ", because="ngày ấy đã qua")
    made = [_measure(file, begins_on=begins_on, **one) for one in measures]  # type: ignore[arg-type]
    file.state, file.decided_on = step.reaches, today
    file.save(update_fields=["state", "decided_on"])
    letter = _decide(held, file, "Áp dụng biện pháp bảo vệ", reason, made, begins_on, by=by, now=now)
    record(entries.PROTECTED, held, by=by, at=now, symbol=letter.symbol, count=len(made))
    return file


@transaction.atomic
def refuse_protection(round_id: int, *, by: Actor, now: datetime, reason: str) -> Protection:
    """No ground, or no need: told in writing with the reason (Luật Tố cáo Đ.51 k.3). Raises StepNotOpen, WordsMissing."""
    held, step, today = _open(round_id, "refuse_protection", by=by, now=now)
    file = _file(held)
    file.state, file.decided_on, file.refused_because = step.reaches, today, _words(reason, "lý do không áp dụng")
    file.save(update_fields=["state", "decided_on", "refused_because"])
    letter = issue("protection_refused", held, by=by, now=now, for_citizen=True,
                   facts=facts_for("protection_refused", held, today=today, reason=file.refused_because))
    record(entries.PROTECTION_REFUSED, held, by=by, at=now, symbol=letter.symbol)
    return file


@transaction.atomic
def add_measure(round_id: int, *, by: Actor, now: datetime, reason: str, kind: str, what: str, body: str, by_day: date) -> Measure:
    """One measure more (Luật Tố cáo Đ.54 k.1). Raises StepNotOpen, WordsMissing, DayWrong, AccusedProtects."""
    held, _step, today = _open(round_id, "add_measure", by=by, now=now)
    file = _file(held)
    made = _measure(file, begins_on=today, kind=kind, what=what, body=body, by_day=by_day)
    letter = _decide(held, file, "Bổ sung biện pháp bảo vệ", reason, [made], today, by=by, now=now)
    record(entries.PROTECTION_CHANGED, held, by=by, at=now, change="Bổ sung", symbol=letter.symbol)
    return made


@transaction.atomic
def change_measure(round_id: int, *, by: Actor, now: datetime, measure: int, reason: str, kind: str, what: str, body: str, by_day: date) -> Measure:
    """Another measure stands in place of one not yet carried out; the first stays in the file with the reason (Luật Tố cáo Đ.54 k.1).

    Raises StepNotOpen, MeasureNotHere, WordsMissing, DayWrong, AccusedProtects.
    """
    held, _step, today = _open(round_id, "change_measure", by=by, now=now)
    file = _file(held)
    old = _one(file, measure, done_on__isnull=True)
    old.replaced_on, old.replaced_because = today, _words(reason, "lý do thay đổi")
    old.save(update_fields=["replaced_on", "replaced_because"])
    made = _measure(file, begins_on=today, kind=kind, what=what, body=body, by_day=by_day)
    letter = _decide(held, file, "Thay đổi biện pháp bảo vệ", reason, [made], today, by=by, now=now, also=[old.body])
    record(entries.PROTECTION_CHANGED, held, by=by, at=now, change="Thay đổi", symbol=letter.symbol)
    return made


@transaction.atomic
def prove_measure(round_id: int, *, by: Actor, now: datetime, measure: int, words: str) -> Measure:
    """What the body reported it did (Luật Tố cáo Đ.53 k.2). Raises StepNotOpen, MeasureNotHere, WordsMissing."""
    held, _step, today = _open(round_id, "prove_measure", by=by, now=now)
    done = _one(_file(held), measure, done_on__isnull=True)
    done.done_on, done.done_words, done.done_by_id = today, _words(words, "kết quả đã thực hiện"), by.post_id
    done.save(update_fields=["done_on", "done_words", "done_by"])
    record(entries.MEASURE_DONE, held, by=by, at=now, kind=str(Measure.Kind(done.kind).label))
    return done


@transaction.atomic
def check_measure(round_id: int, *, by: Actor, now: datetime, measure: int) -> Measure:
    """Somebody other than who wrote the result down finds it good (Luật Tố cáo Đ.53 k.1). Raises StepNotOpen, MeasureNotHere, OwnProof."""
    held, _step, today = _open(round_id, "check_measure", by=by, now=now)
    done = _one(_file(held), measure, done_on__isnull=False, checked_on__isnull=True)
    if done.done_by_id == by.post_id:
        raise OwnProof()
    done.checked_on, done.checked_by_id = today, by.post_id
    done.save(update_fields=["checked_on", "checked_by"])
    record(entries.MEASURE_CHECKED, held, by=by, at=now, kind=str(Measure.Kind(done.kind).label))
    return done


@transaction.atomic
def report_retaliation(round_id: int, *, by: Actor, now: datetime, happened_on: date, words: str) -> Retaliation:
    """Somebody suffered for the denunciation: written down, the settler decides what follows (Luật Tố cáo Đ.8, Đ.47 k.3).

    Raises StepNotOpen, WordsMissing, DayWrong.
    """
    held, _step, today = _open(round_id, "report_retaliation", by=by, now=now)
    _not_ahead(happened_on, today, "Ngày xảy ra")
    made = Retaliation.objects.create(protection=_file(held), happened_on=happened_on, reported_on=today, words=_words(words, "việc đã xảy ra"))
    record(entries.RETALIATION, held, by=by, at=now, day=vn_day(happened_on))
    return made


@transaction.atomic
def end_protection(round_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Protection:
    """End the measures on a ground the law of the day has (condition protection.end); everybody who carried them out is told.

    Luật Tố cáo Đ.54 k.2, k.3. Raises StepNotOpen, GroundUnknown, ProtectionNotEnding, WordsMissing.
    """
    held, step, today = _open(round_id, "end_protection", by=by, now=now)
    file = _file(held)
    known = {one.name: one.because for one in end_grounds(today)}
    if ground not in known:
        raise GroundUnknown(day=vn_day(today), ground=ground, step=step.label)
    concluded = getattr(held, "decision", None) is not None and bool(held.decision.issued_on)
    if (ground == "concluded" and not concluded) or (ground == "terminated" and (concluded or not over(held))):
        raise ProtectionNotEnding(because=known[ground].rstrip(".").lower())
    said = f"{known[ground]} {_words(reason, 'lý do chấm dứt')}"
    file.state, file.ended_on, file.ended_ground, file.ended_because = step.reaches, today, ground, reason.strip()
    file.save(update_fields=["state", "ended_on", "ended_ground", "ended_because"])
    bodies = list(file.measures.filter(replaced_on__isnull=True).values_list("body", flat=True))
    letter = _decide(held, file, "Chấm dứt áp dụng biện pháp bảo vệ", said, [], today, by=by, now=now, also=bodies)
    record(entries.PROTECTION_ENDED, held, by=by, at=now, symbol=letter.symbol, ground=known[ground])
    return file


def _open(round_id: int, name: str, *, by: Actor, now: datetime) -> tuple[Round, Step, date]:
    """Lock the round and let the table of protection answer. Raises StepNotOpen with the reason."""
    today = timezone.localdate(now)
    held = lock(round_id)
    seen = next((seen for seen in protection_steps(held, by, today) if seen.step.name == name), None)
    if seen is None:
        raise StepNotOpen(step="Bảo vệ người tố cáo", because="thủ tục này không có người tố cáo")
    if not seen.open:
        raise shut(seen.step, seen.because)
    return held, seen.step, today  # type: ignore[return-value]


def _file(held: Round) -> Protection:
    file = current(held)
    if file is None:
        raise StepNotOpen(step="Bảo vệ người tố cáo", because="chưa có đề nghị bảo vệ")
    return file


def _one(file: Protection, measure: int, **where: object) -> Measure:
    found = file.measures.filter(pk=measure, replaced_on__isnull=True, **where).first()
    if found is None:
        raise MeasureNotHere()
    return found


def _measure(file: Protection, *, begins_on: date, kind: str, what: str, body: str, by_day: date) -> Measure:
    if kind not in Measure.Kind.values:
        raise WordsMissing(what="loại biện pháp")
    body = _words(body, "nơi phải thực hiện")[:200]
    _refuse_accused(file.round, body)
    if by_day < begins_on:
        raise DayWrong(what="Hạn thực hiện", because="trước ngày bắt đầu")
    return Measure.objects.create(protection=file, kind=kind, what=_words(what, "nội dung biện pháp"), body=body, begins_on=begins_on, by_day=by_day)


def _refuse_accused(held: Round, body: str) -> None:
    """Whoever is denounced protects nobody, nor is told that somebody is protected (Luật Tố cáo Đ.8)."""
    petition = held.petition
    led = petition.accused_office.name if petition.accused_post_id and petition.accused_office_id != held.office_id and petition.accused_office else ""
    told = fold(body)
    if any(name and fold(name) in told for name in (petition.accused, led)):
        raise AccusedProtects(body=body)


def _decide(held: Round, file: Protection, what: str, reason: str, made: list[Measure], begins_on: date, *, by: Actor, now: datetime,
            also: Sequence[str] = ()) -> Letter:
    bodies = list(dict.fromkeys([*(one.body for one in made), *also]))
    lines = [f"{one.get_kind_display()}: {one.what}. {one.body} thực hiện, chậm nhất {vn_day(one.by_day)}" for one in made]
    facts = facts_for("protection_decision", held, today=timezone.localdate(now), what=what, reason=_words(reason, "lý do"), measures=lines,
                      protected=str(Protection.Whom(file.whom).label), begins_on=begins_on.isoformat(), addressee="; ".join(bodies))
    return issue("protection_decision", held, by=by, now=now, facts=facts, for_citizen=True)


def _words(words: str, what: str) -> str:
    if not words.strip():
        raise WordsMissing(what=what)
    return words.strip()


def _not_ahead(day: date, today: date, what: str) -> None:
    if day > today:
        raise DayWrong(what=what, because="ngày ấy chưa đến")
