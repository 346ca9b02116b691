"""What follows a petition that left: the answer awaited from outside, the reminder, and the result told to whoever had sent it here."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import attach_paper, draft_letter, keep_file, submit_letter
from tiepdan.documents.models import Paper
from tiepdan.intake import entries
from tiepdan.intake.actions.handle import lock, needed
from tiepdan.intake.actions.read import read_upload
from tiepdan.intake.errors import ReplyDayWrong, ReportTooEarly, StepNotOpen
from tiepdan.intake.letters import letter_facts
from tiepdan.intake.models import Petition, Transfer
from tiepdan.intake.queries import follow_ups_for
from tiepdan.intake.statement import Upload
from tiepdan.intake.steps import FOLLOW_UPS
from tiepdan.journal.record import record
from tiepdan.offices.models import Office
from tiepdan.offices.queries import head_of


@transaction.atomic
def record_reply(petition_id: int, *, by: Actor, now: datetime, replied_on: date, reply: str, upload: Upload | None = None) -> Transfer:
    """Keep what the office outside answered, with its letter where there is one (Luật Tố cáo Đ.26 k.2; Luật Tiếp công dân Đ.27 k.2).

    The answer stands in the file, not in the journal: it may name people. Raises StepNotOpen, ReasonNeeded, ReplyDayWrong, PaperRefused.
    """
    petition = lock(petition_id)
    _guard(petition, "record_reply", by, now)
    sent = _awaited(petition)
    reply = needed(reply)
    if not sent.made_on <= replied_on <= timezone.localdate(now):
        raise ReplyDayWrong(sent=f"{sent.made_on:%d/%m/%Y}")
    sent.reply_paper = _keep(petition, upload, by=by) if upload is not None else None
    sent.replied_on, sent.reply = replied_on, reply
    sent.save(update_fields=["replied_on", "reply", "reply_paper"])
    record(entries.REPLIED, petition, by=by, at=now, to=sent.to_name, on=f"{replied_on:%d/%m/%Y}")
    return sent


def _keep(petition: Petition, upload: Upload, *, by: Actor) -> Paper:
    folder = petition.sealed.token if petition.sealed else ""
    paper = read_upload(upload, whole=False)
    file = keep_file(paper.data, by=by, media_type=paper.media_type, folder=folder)
    name = "Văn bản trả lời (niêm phong)" if folder else paper.name[:200]
    return attach_paper(file, by=by, folder=folder, subject="petition", subject_id=petition.pk, role=Paper.Role.REPORT, name=name, pages=paper.pages)


@transaction.atomic
def remind(petition_id: int, *, by: Actor, now: datetime, report_by: date) -> Transfer:
    """Ask the office outside for its answer, by a letter the head signs, once the day has passed. Raises StepNotOpen, ReportTooEarly."""
    petition = lock(petition_id)
    _guard(petition, "remind", by, now)
    sent, today = _awaited(petition), timezone.localdate(now)
    if report_by <= today:
        raise ReportTooEarly()
    _write(petition, "urging_letter", by=by, addressee=sent.to_name, sent_on=sent.made_on, due_on=sent.due, late_days=(today - sent.due).days,
           due_cites=sent.due_cites, report_by=report_by)
    sent.reminded_on, sent.reminders = today, sent.reminders + 1
    sent.save(update_fields=["reminded_on", "reminders"])
    record(entries.REMINDED, petition, by=by, at=now, to=sent.to_name, turn=sent.reminders, due=f"{sent.due:%d/%m/%Y}")
    return sent


@transaction.atomic
def report_back(petition_id: int, *, by: Actor, now: datetime, result: str) -> Petition:
    """Tell the office that had sent the petition here what became of it; told when the letter goes out (Luật Tiếp công dân Đ.27 k.2).

    Of a denunciation by pseudonym only. Raises StepNotOpen, ReasonNeeded.
    """
    petition = lock(petition_id)
    _guard(petition, "report_back", by, now)
    _write(petition, "result_to_transferor", by=by, addressee=petition.forwarded_by, result=needed(result), forwarded_number=petition.forwarded_number)
    record(entries.REPORTED_BACK, petition, by=by, at=now, to=petition.forwarded_by)
    return petition


def _guard(petition: Petition, name: str, by: Actor, now: datetime) -> None:
    for seen in follow_ups_for(petition, by, today=timezone.localdate(now)):
        if seen.step.name == name:
            if not seen.open:
                raise StepNotOpen(step=seen.step.label, because=seen.because)
            return
    label = next(step.label for step in FOLLOW_UPS if step.name == name)
    raise StepNotOpen(step=label, because="đơn không ở bước này")


def _awaited(petition: Petition) -> Transfer:
    return petition.transfers.awaiting().select_for_update().get()


def _write(petition: Petition, form: str, *, by: Actor, **words: object) -> None:
    office = Office.objects.get(pk=by.office_id)
    letter = draft_letter(form, by=by, office=office, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                          facts=letter_facts(form, petition, **words), signer_post=head_of(office))
    submit_letter(letter.pk, by=by)
