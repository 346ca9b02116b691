"""A duty from its proof to its check: whole or in parts, returned, or no longer to be done."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.duty_kinds import MEASURES, as_kept, read_figures, told_in_words
from tiepdan.cases.duty_steps import ended
from tiepdan.cases.errors import FiguresWrong, NotYours, OwnProof, PaperMissing, StepNotOpen, WordsMissing
from tiepdan.cases.models import Duty, DutyPart
from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.documents.actions import attach_paper, keep_file, notify
from tiepdan.documents.models import Paper
from tiepdan.intake.actions.read import read_upload
from tiepdan.intake.statement import Upload
from tiepdan.journal.record import record
from tiepdan.offices.abilities import CHECK, PROVE, VERIFY

WITH = ("decision__round__petition", "decision__letter", "oversight__letter", "owner_office", "owner_post__office", "office")


def lock_duty(duty_id: int) -> Duty:
    return Duty.objects.select_for_update(of=("self",)).select_related(*WITH).get(pk=duty_id)


@transaction.atomic
def prove_duty(duty_id: int, *, by: Actor, now: datetime, words: str, uploads: Sequence[Upload] = (),
               figures: Mapping[str, object] | None = None) -> Duty:
    """The owner says what was done, with the paper that shows it; `figures` are all that was done so far, earlier parts among it.

    Raises NotYours, StepNotOpen, WordsMissing, PaperMissing, PaperRefused, FiguresWrong.
    """
    require(by, PROVE)
    duty = lock_duty(duty_id)
    held = duty.held
    if by.office_id not in {duty.owner_office_id, duty.office_id}:
        raise NotYours(owner=str(duty.owner_office))
    if over := ended(duty):
        raise StepNotOpen(step="Nộp chứng cứ", because=over)
    if not words.strip():
        raise WordsMissing(what="đã làm gì, khi nào")
    if not uploads:
        raise PaperMissing()
    told = _told(duty, figures or {})
    papers = _keep(duty, uploads, by)
    duty.proved_figures, duty.proof = as_kept(told), papers[-1]
    duty.proof_words, duty.proved_on, duty.proved_by_post_id = words.strip(), timezone.localdate(now), by.post_id
    duty.save(update_fields=["proof", "proved_figures", "proof_words", "proved_on", "proved_by_post"])
    _lay_part(duty, told, papers)
    record(entries.DUTY_PROVED, duty.file, by=by, at=now, number=duty.number)
    if watcher := held.holder_post_id if held else duty.oversight.recorded_by_post_id:
        about = f"Hồ sơ {held.petition.code}" if held else f"Kiến nghị {duty.oversight.symbol}"
        notify(watcher, f"{about}: nghĩa vụ {duty.number} có chứng cứ, chờ kiểm tra.", by=by,
               link=f"/can-bo/vu-viec/{held.petition.code}/" if held else f"/can-bo/nghia-vu/{duty.pk}/")
    return duty


@transaction.atomic
def check_duty(duty_id: int, *, by: Actor, now: datetime, rest: str = "") -> Duty:
    """Somebody other than who gave the proof finds it good; the duty is done when all that is ordered is.

    With less done than ordered it is a part: the figures count, the duty stays open. `rest` says why what is left need not
    be done, and ends the duty. Raises OwnProof, StepNotOpen.
    """
    require(by, CHECK)
    duty = lock_duty(duty_id)
    _may_check(duty, by)
    proved, must = duty.proved(), duty.must()
    for name, value in proved.items():
        setattr(duty, f"done_{name}", value)
    if not rest.strip() and any(proved.get(name, 0) < wanted for name, wanted in must.items()):
        return _accept_part(duty, by=by, now=now)
    duty.done_on, duty.checked_by_post_id, duty.rest_because = timezone.localdate(now), by.post_id, rest.strip()
    duty.save(update_fields=["done_on", "checked_by_post", "rest_because", *(f"done_{name}" for name in proved)])
    duty.parts.waiting().update(checked_on=duty.done_on, checked_by_post=by.post_id)
    record(entries.DUTY_DONE, duty.file, by=by, at=now, number=duty.number)
    return duty


def _accept_part(duty: Duty, *, by: Actor, now: datetime) -> Duty:
    duty.proved_on = duty.proved_by_post = None
    duty.save(update_fields=["proved_on", "proved_by_post", *(f"done_{name}" for name in duty.proved())])
    duty.parts.waiting().update(checked_on=timezone.localdate(now), checked_by_post=by.post_id)
    record(entries.DUTY_PART, duty.file, by=by, at=now, number=duty.number, done=told_in_words(duty.proved()) or "chưa có con số")
    notify(duty.owner_post_id, f"Nghĩa vụ {duty.number}: đã ghi nhận một phần, làm tiếp phần còn lại.", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")
    return duty


def put_back(duty: Duty, *, because: str, on: date) -> None:
    """A proof that waited is no longer looked at; it stays among the parts, with the reason."""
    duty.parts.waiting().update(returned_on=on, returned_because=because.strip())


def _keep(duty: Duty, uploads: Sequence[Upload], by: Actor) -> list[Paper]:
    held, papers = duty.held, []
    for upload in uploads:
        paper = read_upload(upload, whole=False)
        folder = held.petition.sealed.token if held is not None and held.petition.sealed else ""
        file = keep_file(paper.data, by=by, media_type=paper.media_type, folder=folder)
        papers.append(attach_paper(file, by=by, folder=folder, subject=duty.file._meta.model_name, subject_id=duty.file.pk, role="proof",
                                   name=upload.name[:200]))
    return papers


def _lay_part(duty: Duty, told: dict, papers: list[Paper]) -> None:
    """The proof as a part: what it adds to what was checked. Given again before its check, it takes the place of the one that waits."""
    part = duty.parts.waiting().first() or DutyPart(duty=duty, number=duty.parts.count() + 1)
    done = duty.done()
    for name in MEASURES:
        setattr(part, name, told[name] - done.get(name, 0) if name in told else None)
    part.words, part.proved_on, part.proved_by_post_id = duty.proof_words, duty.proved_on, duty.proved_by_post_id
    part.save()
    part.papers.add(*papers)


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
    duty = lock_duty(duty_id)
    if by.office_id != duty.office_id:
        raise NotYours(owner=str(duty.office))
    if over := ended(duty):
        raise StepNotOpen(step="Thôi thi hành", because=over)
    if not reason.strip():
        raise WordsMissing(what="vì sao thôi thi hành")
    duty.stopped_on, duty.stopped_because = timezone.localdate(now), reason.strip()
    duty.proved_on = duty.proved_by_post = None
    duty.save(update_fields=["stopped_on", "stopped_because", "proved_on", "proved_by_post"])
    put_back(duty, because=reason, on=duty.stopped_on)
    record(entries.DUTY_STOPPED, duty.file, by=by, at=now, number=duty.number, reason=reason.strip())
    notify(duty.owner_post_id, f"Nghĩa vụ {duty.number}: thôi thi hành.", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")
    return duty


@transaction.atomic
def return_duty(duty_id: int, *, by: Actor, now: datetime, reason: str) -> Duty:
    """The proof does not show it: back to the owner with the reason; the words already given stay in the journal."""
    require(by, CHECK)
    duty = lock_duty(duty_id)
    _may_check(duty, by)
    if not reason.strip():
        raise WordsMissing(what="chứng cứ còn thiếu gì")
    duty.proved_on = duty.proved_by_post = None
    duty.save(update_fields=["proved_on", "proved_by_post"])
    put_back(duty, because=reason, on=timezone.localdate(now))
    record(entries.DUTY_RETURNED, duty.file, by=by, at=now, number=duty.number, reason=reason.strip())
    notify(duty.owner_post_id, f"Nghĩa vụ {duty.number}: chứng cứ chưa đủ.", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")
    return duty


def _may_check(duty: Duty, by: Actor) -> None:
    if duty.proved_on is None or duty.done_on is not None:
        raise StepNotOpen(step="Kiểm tra chứng cứ", because=ended(duty) or "chưa có chứng cứ để kiểm tra")
    if by.post_id == duty.proved_by_post_id:
        raise OwnProof()
    if by.office_id != duty.office_id:
        raise NotYours(owner=str(duty.office))
