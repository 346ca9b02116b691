"""From a decision in effect to its last proved duty."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock, move, run_clock
from tiepdan.cases.actions.together import close_the_others
from tiepdan.cases.duty_kinds import as_kept, read_figures, told_in_words
from tiepdan.cases.errors import FiguresWrong, NotYours, OwnProof, PaperMissing, StepNotOpen, WordsMissing
from tiepdan.cases.letters import duty_rows, facts_for
from tiepdan.cases.models import Duty, Round
from tiepdan.cases.procedures import is_complaint, way_of
from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.documents.actions import attach_paper, keep_file, notify
from tiepdan.intake.actions.custody import release_custody
from tiepdan.intake.actions.handle import close_petition
from tiepdan.intake.actions.read import read_upload
from tiepdan.intake.statement import Upload
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, meet_clock
from tiepdan.offices.abilities import CHECK, PROVE, VERIFY


@transaction.atomic
def take_effect(round_id: int, *, by: Actor, now: datetime) -> Round:
    """The decision is in effect: what it orders becomes duties, each with owner and date.

    Luật Khiếu nại Đ.44; Luật Tố cáo Đ.36 k.1. Raises StepNotOpen before the day has come.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "take_effect", by=by, today=today)
    made = held.decision
    made.in_effect_on = max(made.effective_on, made.sent_on) if made.effective_on else today
    made.save(update_fields=["in_effect_on"])
    for number, wanted in enumerate(made.orders, 1):
        duty = Duty.objects.create(
            decision=made, number=number, text=wanted["text"], owner_office_id=wanted["office_id"], owner_post_id=wanted["post_id"],
            due=date.fromisoformat(wanted["due"]), kind=wanted.get("kind", "other"),
            **{f"must_{name}": value for name, value in read_figures(wanted.get("kind", "other"), wanted.get("figures", {})).items()},
        )
        notify(duty.owner_post_id, f"Nghĩa vụ phải thi hành theo {made.letter.symbol}, hạn {duty.due:%d/%m/%Y}.", by=by,
               link=f"/can-bo/vu-viec/{held.petition.code}/")
    meet_clock(way_of(held).effect, by=by, subject="round", subject_id=held.pk, on=made.in_effect_on)
    meet_clock("denunciation.act_on_conclusion", by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.IN_EFFECT, held, by=by, at=now, symbol=made.letter.symbol, count=len(made.orders))
    if is_complaint(held) and made.orders:
        run_clock("enforcement.order", held, by=by, start=made.in_effect_on)
    move(held, step, by=by, now=now)
    return held


@transaction.atomic
def order(round_id: int, *, by: Actor, now: datetime) -> Round:
    """Order the enforcement in writing, at most 5 working days after effect (NĐ 124/2020 Đ.31)."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "order", by=by, today=today)
    facts = facts_for("enforcement_order", held, today=today, duties=duty_rows(held.decision.orders), effective_on=held.decision.in_effect_on.isoformat())
    letter = issue("enforcement_order", held, by=by, now=now, facts=facts, for_citizen=True)
    held.decision.ordered_on = today
    held.decision.save(update_fields=["ordered_on"])
    meet_clock("enforcement.order", by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.ORDERED, held, by=by, at=now, symbol=letter.symbol)
    return held


def _lock_duty(duty_id: int) -> Duty:
    return Duty.objects.select_for_update(of=("self",)).select_related("decision__round__petition", "owner_office", "owner_post").get(pk=duty_id)


@transaction.atomic
def prove_duty(duty_id: int, *, by: Actor, now: datetime, words: str, uploads: Sequence[Upload] = (),
               figures: Mapping[str, object] | None = None) -> Duty:
    """The owner says what was done, with the paper that shows it; `figures` are all that was done so far, earlier parts among it.

    Raises NotYours, StepNotOpen, WordsMissing, PaperMissing, PaperRefused, FiguresWrong.
    """
    require(by, PROVE)
    duty = _lock_duty(duty_id)
    held = duty.decision.round
    if by.office_id not in {duty.owner_office_id, held.office_id}:
        raise NotYours(owner=str(duty.owner_office))
    if ended := _ended(duty):
        raise StepNotOpen(step="Nộp chứng cứ", because=ended)
    if not words.strip():
        raise WordsMissing(what="đã làm gì, khi nào")
    if not uploads:
        raise PaperMissing()
    duty.proved_figures = as_kept(_told(duty, figures or {}))
    for upload in uploads:
        paper = read_upload(upload, whole=False)
        folder = held.petition.sealed.token if held.petition.sealed else ""
        file = keep_file(paper.data, by=by, media_type=paper.media_type, folder=folder)
        duty.proof = attach_paper(file, by=by, folder=folder, subject="round", subject_id=held.pk, role="proof", name=upload.name[:200])
    duty.proof_words, duty.proved_on, duty.proved_by_post_id = words.strip(), timezone.localdate(now), by.post_id
    duty.save(update_fields=["proof", "proved_figures", "proof_words", "proved_on", "proved_by_post"])
    record(entries.DUTY_PROVED, held, by=by, at=now, number=duty.number)
    if held.holder_post_id:
        notify(held.holder_post_id, f"Hồ sơ {held.petition.code}: nghĩa vụ {duty.number} có chứng cứ, chờ kiểm tra.", by=by,
               link=f"/can-bo/vu-viec/{held.petition.code}/")
    return duty


@transaction.atomic
def check_duty(duty_id: int, *, by: Actor, now: datetime, rest: str = "") -> Duty:
    """Somebody other than who gave the proof finds it good; the duty is done when all that is ordered is.

    With less done than ordered it is a part: the figures count, the duty stays open. `rest` says why what is left need not
    be done, and ends the duty. Raises OwnProof, StepNotOpen.
    """
    require(by, CHECK)
    duty = _lock_duty(duty_id)
    _may_check(duty, by)
    proved, must = duty.proved(), duty.must()
    for name, value in proved.items():
        setattr(duty, f"done_{name}", value)
    if not rest.strip() and any(proved.get(name, 0) < wanted for name, wanted in must.items()):
        return _accept_part(duty, by=by, now=now)
    duty.done_on, duty.checked_by_post_id, duty.rest_because = timezone.localdate(now), by.post_id, rest.strip()
    duty.save(update_fields=["done_on", "checked_by_post", "rest_because", *(f"done_{name}" for name in proved)])
    record(entries.DUTY_DONE, duty.decision.round, by=by, at=now, number=duty.number)
    return duty


def _accept_part(duty: Duty, *, by: Actor, now: datetime) -> Duty:
    duty.proved_on = duty.proved_by_post = None
    duty.save(update_fields=["proved_on", "proved_by_post", *(f"done_{name}" for name in duty.proved())])
    record(entries.DUTY_PART, duty.decision.round, by=by, at=now, number=duty.number, done=told_in_words(duty.proved()) or "chưa có con số")
    notify(duty.owner_post_id, f"Nghĩa vụ {duty.number}: đã ghi nhận một phần, làm tiếp phần còn lại.", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")
    return duty


def _told(duty: Duty, figures: Mapping[str, object]) -> dict:
    try:
        told = read_figures(duty.kind, figures)
    except ValueError as wrong:
        raise FiguresWrong(because=str(wrong)) from wrong
    if any(told.get(name, 0) < before for name, before in duty.done().items()):
        raise FiguresWrong(because="con số đã làm đến nay nhỏ hơn con số đã kiểm tra lần trước")
    return told


@transaction.atomic
def stop_duty(duty_id: int, *, by: Actor, now: datetime, reason: str) -> Duty:
    """What was ordered is not to be done any more (a court or a superior annulled it). Raises NotYours, StepNotOpen, WordsMissing."""
    if not by.can(VERIFY):
        require(by, CHECK)
    duty = _lock_duty(duty_id)
    if by.office_id != duty.decision.round.office_id:
        raise NotYours(owner=str(duty.decision.round.office))
    if ended := _ended(duty):
        raise StepNotOpen(step="Thôi thi hành", because=ended)
    if not reason.strip():
        raise WordsMissing(what="vì sao thôi thi hành")
    duty.stopped_on, duty.stopped_because = timezone.localdate(now), reason.strip()
    duty.proved_on = duty.proved_by_post = None
    duty.save(update_fields=["stopped_on", "stopped_because", "proved_on", "proved_by_post"])
    record(entries.DUTY_STOPPED, duty.decision.round, by=by, at=now, number=duty.number, reason=reason.strip())
    notify(duty.owner_post_id, f"Nghĩa vụ {duty.number}: thôi thi hành.", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")
    return duty


def _ended(duty: Duty) -> str:
    return "nghĩa vụ này đã xong" if duty.done_on else "nghĩa vụ này đã thôi thi hành" if duty.stopped_on else ""


@transaction.atomic
def return_duty(duty_id: int, *, by: Actor, now: datetime, reason: str) -> Duty:
    """The proof does not show it: back to the owner with the reason; the words already given stay in the journal."""
    require(by, CHECK)
    duty = _lock_duty(duty_id)
    _may_check(duty, by)
    if not reason.strip():
        raise WordsMissing(what="chứng cứ còn thiếu gì")
    duty.proved_on = duty.proved_by_post = None
    duty.save(update_fields=["proved_on", "proved_by_post"])
    record(entries.DUTY_RETURNED, duty.decision.round, by=by, at=now, number=duty.number, reason=reason.strip())
    notify(duty.owner_post_id, f"Nghĩa vụ {duty.number}: chứng cứ chưa đủ.", by=by, link=f"/can-bo/vu-viec/{duty.decision.round.petition.code}/")
    return duty


def _may_check(duty: Duty, by: Actor) -> None:
    if duty.proved_on is None or duty.done_on is not None:
        raise StepNotOpen(step="Kiểm tra chứng cứ", because=_ended(duty) or "chưa có chứng cứ để kiểm tra")
    if by.post_id == duty.proved_by_post_id:
        raise OwnProof()
    if by.office_id != duty.decision.round.office_id:
        raise NotYours(owner=str(duty.decision.round.office))


@transaction.atomic
def close(round_id: int, *, by: Actor, now: datetime) -> Round:
    """End the round when its last duty is proved; the petition ends with it. Raises StepNotOpen naming what is open."""
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "close", by=by, today=today)
    held.state, held.ended_on, held.holder_post = step.reaches, today, None
    held.save(update_fields=["state", "ended_on", "holder_post"])
    release_custody("round", held.pk, by=by, now=now)
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today)
    close_petition(held.petition, by=by, now=now)
    close_the_others(held, by=by, now=now)
    record(entries.CLOSED, held, by=by, at=now)
    return held
