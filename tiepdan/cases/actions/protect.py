"""Protection of whoever denounced and their family: what the settler decides, what is carried out. A file of its own.

No act here knows or writes who they are (Luật Tố cáo Đ.56). How a request comes in stands in `protect_asked.py`.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.protect_asked import file_of, open_step, words_of
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
from tiepdan.cases.models import Measure, Protection, Retaliation
from tiepdan.cases.protection import end_grounds, office_of, over, round_of
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.documents.actions import draft_letter, send_letter, sign_letter, submit_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.intake.letters import facts_of_petition
from tiepdan.intake.models import Petition
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SEND
from tiepdan.offices.models import Post


@transaction.atomic
def protect(petition_id: int, *, by: Actor, now: datetime, reason: str, measures: Sequence[Mapping[str, object]], begins_on: date) -> Protection:
    """Decide the measures: what, who carries it out, by when (`kind`, `what`, `body`, `by_day` of each); the decision goes to them.

    Luật Tố cáo Đ.51 k.1, Đ.52; NĐ 31/2019 Đ.7, Đ.8. Raises StepNotOpen, WordsMissing, DayWrong, AccusedProtects.
    """
    petition, step, today = open_step(petition_id, "protect", by=by, now=now)
    file = file_of(petition)
    if not measures:
        raise WordsMissing(what="ít nhất một biện pháp bảo vệ")
    if begins_on < today:
        raise DayWrong(what="Ngày bắt đầu bảo vệ", because="ngày ấy đã qua")
    made = [_measure(file, begins_on=begins_on, **one) for one in measures]  # type: ignore[arg-type]
    file.state, file.decided_on = step.reaches, today
    file.save(update_fields=["state", "decided_on"])
    letter = _decide(file, "Áp dụng biện pháp bảo vệ", reason, made, begins_on, by=by, now=now)
    record(entries.PROTECTED, file, by=by, at=now, symbol=letter.symbol, count=len(made))
    return file


@transaction.atomic
def refuse_protection(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Protection:
    """No ground, or no need: told in writing with the reason (Luật Tố cáo Đ.51 k.3). Raises StepNotOpen, WordsMissing."""
    petition, step, today = open_step(petition_id, "refuse_protection", by=by, now=now)
    file = file_of(petition)
    file.state, file.decided_on, file.refused_because = step.reaches, today, words_of(reason, "lý do không áp dụng")
    file.save(update_fields=["state", "decided_on", "refused_because"])
    _answer_all(file, today, f"Không áp dụng biện pháp: {file.refused_because}")
    letter = _issue("protection_refused", file, by=by, now=now, reason=file.refused_because)
    record(entries.PROTECTION_REFUSED, file, by=by, at=now, symbol=letter.symbol)
    return file


@transaction.atomic
def add_measure(petition_id: int, *, by: Actor, now: datetime, reason: str, kind: str, what: str, body: str, by_day: date) -> Measure:
    """One measure more (Luật Tố cáo Đ.54 k.1). Raises StepNotOpen, WordsMissing, DayWrong, AccusedProtects."""
    petition, _step, today = open_step(petition_id, "add_measure", by=by, now=now)
    file = file_of(petition)
    made = _measure(file, begins_on=today, kind=kind, what=what, body=body, by_day=by_day)
    letter = _decide(file, "Bổ sung biện pháp bảo vệ", reason, [made], today, by=by, now=now)
    record(entries.PROTECTION_CHANGED, file, by=by, at=now, change="Bổ sung", symbol=letter.symbol)
    return made


@transaction.atomic
def change_measure(petition_id: int, *, by: Actor, now: datetime, measure: int, reason: str, kind: str, what: str, body: str, by_day: date) -> Measure:
    """Another measure stands in place of one not yet carried out; the first stays in the file with the reason (Luật Tố cáo Đ.54 k.1).

    Raises StepNotOpen, MeasureNotHere, WordsMissing, DayWrong, AccusedProtects.
    """
    petition, _step, today = open_step(petition_id, "change_measure", by=by, now=now)
    file = file_of(petition)
    old = _one(file, measure, done_on__isnull=True)
    old.replaced_on, old.replaced_because = today, words_of(reason, "lý do thay đổi")
    old.save(update_fields=["replaced_on", "replaced_because"])
    made = _measure(file, begins_on=today, kind=kind, what=what, body=body, by_day=by_day)
    letter = _decide(file, "Thay đổi biện pháp bảo vệ", reason, [made], today, by=by, now=now, also=[old.body])
    record(entries.PROTECTION_CHANGED, file, by=by, at=now, change="Thay đổi", symbol=letter.symbol)
    return made


@transaction.atomic
def prove_measure(petition_id: int, *, by: Actor, now: datetime, measure: int, words: str) -> Measure:
    """What the body reported it did (Luật Tố cáo Đ.53 k.2). Raises StepNotOpen, MeasureNotHere, WordsMissing."""
    petition, _step, today = open_step(petition_id, "prove_measure", by=by, now=now)
    done = _one(file_of(petition), measure, done_on__isnull=True)
    done.done_on, done.done_words, done.done_by_id = today, words_of(words, "kết quả đã thực hiện"), by.post_id
    done.save(update_fields=["done_on", "done_words", "done_by"])
    record(entries.MEASURE_DONE, done.protection, by=by, at=now, kind=str(Measure.Kind(done.kind).label))
    return done


@transaction.atomic
def check_measure(petition_id: int, *, by: Actor, now: datetime, measure: int) -> Measure:
    """Somebody other than who wrote the result down finds it good (Luật Tố cáo Đ.53 k.1). Raises StepNotOpen, MeasureNotHere, OwnProof."""
    petition, _step, today = open_step(petition_id, "check_measure", by=by, now=now)
    done = _one(file_of(petition), measure, done_on__isnull=False, checked_on__isnull=True)
    if done.done_by_id == by.post_id:
        raise OwnProof()
    done.checked_on, done.checked_by_id = today, by.post_id
    done.save(update_fields=["checked_on", "checked_by"])
    record(entries.MEASURE_CHECKED, done.protection, by=by, at=now, kind=str(Measure.Kind(done.kind).label))
    return done


@transaction.atomic
def end_protection(petition_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Protection:
    """End the measures on a ground the law of the day has (condition protection.end); everybody who carried them out is told.

    Luật Tố cáo Đ.54 k.2, k.3. Raises StepNotOpen, GroundUnknown, ProtectionNotEnding, WordsMissing.
    """
    petition, step, today = open_step(petition_id, "end_protection", by=by, now=now)
    file = file_of(petition)
    known = {one.name: one.because for one in end_grounds(today)}
    if ground not in known:
        raise GroundUnknown(day=vn_day(today), ground=ground, step=step.label)
    held = round_of(petition)
    decision = getattr(held, "decision", None)
    concluded = decision is not None and decision.issued_on is not None
    if (ground == "concluded" and not concluded) or (ground == "terminated" and (held is None or concluded or not over(petition, held))):
        raise ProtectionNotEnding(because=known[ground].rstrip(".").lower())
    said = f"{known[ground]} {words_of(reason, 'lý do chấm dứt')}"
    file.state, file.ended_on, file.ended_ground, file.ended_because = step.reaches, today, ground, reason.strip()
    file.save(update_fields=["state", "ended_on", "ended_ground", "ended_because"])
    bodies = list(file.measures.filter(replaced_on__isnull=True).values_list("body", flat=True))
    letter = _decide(file, "Chấm dứt áp dụng biện pháp bảo vệ", said, [], today, by=by, now=now, also=bodies)
    record(entries.PROTECTION_ENDED, file, by=by, at=now, symbol=letter.symbol, ground=known[ground])
    return file


@transaction.atomic
def answer_retaliation(petition_id: int, *, by: Actor, now: datetime, answer: str) -> Protection:
    """The settler has looked at what was reported: what was done about it, or why no measure follows (Luật Tố cáo Đ.47 k.3, Đ.53 k.1).

    Deciding a measure answers it too. Raises StepNotOpen, WordsMissing.
    """
    petition, _step, today = open_step(petition_id, "answer_retaliation", by=by, now=now)
    file = file_of(petition)
    said = words_of(answer, "đã làm gì, hoặc vì sao không áp dụng biện pháp")
    waiting = Retaliation.objects.filter(protection=file, answered_on__isnull=True)
    record(entries.RETALIATION_ANSWERED, file, by=by, at=now, count=waiting.count())
    waiting.update(answered_on=today, answer=said)
    return file


@transaction.atomic
def review_protection(petition_id: int, *, by: Actor, now: datetime) -> Protection:
    """The measures were looked at again and stay as they are (Luật Tố cáo Đ.53 k.1, Đ.54 k.1). Raises StepNotOpen."""
    petition, _step, today = open_step(petition_id, "review_protection", by=by, now=now)
    file = file_of(petition)
    file.reviewed_on = today
    file.save(update_fields=["reviewed_on"])
    record(entries.PROTECTION_REVIEWED, file, by=by, at=now)
    return file


@transaction.atomic
def send_protection_letter(letter_id: int, *, by: Actor, now: datetime) -> Letter:
    """Send a letter of a protection file: to whoever is protected and who protects, never to the accused (Luật Tố cáo Đ.51 k.3, Đ.52 k.3, Đ.54 k.3).

    The clerk of the office that wrote it sends it. Raises StepNotOpen and what sending refuses.
    """
    letter = Letter.objects.filter(pk=letter_id, subject="protection").first()
    if letter is None or not by.can(SEND) or by.office_id != letter.office_id:
        raise StepNotOpen(step="Gửi văn bản", because="việc của văn thư cơ quan ra văn bản bảo vệ")
    to = ["Người gửi đơn", *(body for body in str(letter.facts.get("addressee", "")).split("; ") if body)]
    sent = send_letter(letter.pk, by=by, today=timezone.localdate(now), to=to)
    record(entries.NOTICE_SENT, Protection.objects.get(pk=letter.subject_id), by=by, at=now, title=sent.title, symbol=sent.symbol)
    return sent


def _one(file: Protection, measure: int, **where: object) -> Measure:
    found = file.measures.filter(pk=measure, replaced_on__isnull=True, **where).first()
    if found is None:
        raise MeasureNotHere()
    return found


def _measure(file: Protection, *, begins_on: date, kind: str, what: str, body: str, by_day: date) -> Measure:
    if kind not in Measure.Kind.values:
        raise WordsMissing(what="loại biện pháp")
    body = words_of(body, "nơi phải thực hiện")[:200]
    _refuse_accused(file.petition, body)
    if by_day < begins_on:
        raise DayWrong(what="Hạn thực hiện", because="trước ngày bắt đầu")
    return Measure.objects.create(protection=file, kind=kind, what=words_of(what, "nội dung biện pháp"), body=body, begins_on=begins_on, by_day=by_day)


def _refuse_accused(petition: Petition, body: str) -> None:
    """Whoever is denounced protects nobody, nor is told that somebody is protected (Luật Tố cáo Đ.8)."""
    office = office_of(petition, round_of(petition))
    led = petition.accused_office.name if petition.accused_post_id and petition.accused_office_id != office.pk and petition.accused_office else ""
    told = fold(body)
    if any(name and fold(name) in told for name in (petition.accused, led)):
        raise AccusedProtects(body=body)


def _answer_all(file: Protection, today: date, words: str) -> None:
    """Measures decided, or refused in writing, answer the retaliation that was reported."""
    file.retaliations.filter(answered_on__isnull=True).update(answered_on=today, answer=words)


def _decide(file: Protection, what: str, reason: str, made: list[Measure], begins_on: date, *, by: Actor, now: datetime,
            also: Sequence[str] = ()) -> Letter:
    bodies = list(dict.fromkeys([*(one.body for one in made), *also]))
    lines = [f"{one.get_kind_display()}: {one.what}. {one.body} thực hiện, chậm nhất {vn_day(one.by_day)}" for one in made]
    if made:
        _answer_all(file, timezone.localdate(now), f"{what}: {len(made)} biện pháp.")
    return _issue("protection_decision", file, by=by, now=now, what=what, reason=words_of(reason, "lý do"), measures=lines,
                  protected=str(Protection.Whom(file.whom).label), begins_on=begins_on.isoformat(), addressee="; ".join(bodies))


def _issue(form: str, file: Protection, *, by: Actor, now: datetime, **words: object) -> Letter:
    """A letter of the protection file: it lies there and not among those of the case (Luật Tố cáo Đ.55). Signed in the same act."""
    petition = file.petition
    known = facts_of_petition(petition) | words
    facts = {item.name: known[item.name] for item in forms()[form].fields if known.get(item.name) not in (None, "", [])}
    signer = Post.objects.select_related("office").get(pk=by.post_id)
    letter = draft_letter(form, by=by, office=signer.office, subject="protection", subject_id=file.pk, province_id=petition.province_id, facts=facts,
                          signer_post=signer, for_citizen=True)
    submit_letter(letter.pk, by=by)
    return sign_letter(letter.pk, by=by, today=timezone.localdate(now))
