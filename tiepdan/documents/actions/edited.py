"""The acts on the copy of a letter its drafter edited in Word: hand in, make pages of it, withdraw. Who may do them is for the calling act to check."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import Refused
from tiepdan.documents import entries, jobs
from tiepdan.documents.actions.files import keep_file
from tiepdan.documents.actions.letters import check_open, countersigns_fall, form_of, link_to, lock
from tiepdan.documents.actions.send import notify
from tiepdan.documents.edited import REASONS, NotUsable, opened, pictures_in, words_of
from tiepdan.documents.edited_words import MOST_CHANGES, differences, lacking
from tiepdan.documents.errors import EditedLacks, EditedNone, EditedNotUsable, NoConverter
from tiepdan.documents.final_pages import own_docx, pages_of, standing_copy
from tiepdan.documents.models import EditedCopy, Letter
from tiepdan.documents.read import file_bytes, frame_for, letter_form
from tiepdan.documents.word_to_pdf import converter
from tiepdan.journal.record import record

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
State = EditedCopy.State


@transaction.atomic
def hand_in_edited(letter_id: int, *, by: Actor, now: datetime, data: bytes) -> EditedCopy:
    """From now on the letter's PDF is made from this .docx. It takes the place of one handed in before; a job makes pages of it.

    Every required fact, the places of number and day, the title and the signer's name must still stand in it (NĐ 30/2020 Đ.8).
    Raises LetterClosed, NoConverter, EditedNotUsable, EditedLacks.
    """
    letter = lock(letter_id)
    check_open(letter)
    if not converter():
        raise NoConverter()
    today = timezone.localdate(now)
    form, frame = letter_form(letter, today), frame_for(letter, today).to_json()
    before = words_of(opened(own_docx(letter, frame, today)))
    try:
        parts = opened(data)
        after = words_of(parts)
    except NotUsable as wrong:
        raise EditedNotUsable(because=REASONS[wrong.why]) from wrong
    if lost := lacking(form, letter.facts, frame, before, after):
        raise EditedLacks(fields=", ".join(lost))
    _withdraw(letter, by, now)
    changes = differences(before, after)
    if count := pictures_in(parts):
        changes.insert(0, [("+", f"({count} hình)")])
    docx = keep_file(data, by=by, media_type=DOCX)
    copy = EditedCopy.objects.create(letter=letter, docx=docx, frame=frame, changes=changes[:MOST_CHANGES], handed_in_at=now,
                                     handed_in_by=by.signature[:300])
    letter.state = Letter.State.DRAFT
    letter.save(update_fields=["state"])
    countersigns_fall(letter, by)
    record(entries.EDITED_HANDED_IN, letter, by=by, at=now, title=letter.title, changes=len(changes), sha256=docx.sha256)
    jobs.convert_later(copy.pk)
    return copy


@transaction.atomic
def make_edited_pages(copy_id: int, *, by: Actor) -> EditedCopy:
    """Make the PDF that reviewer and signer read; the job's act. What goes wrong is kept in words on the copy. Done twice, it is done once."""
    letter = lock(EditedCopy.objects.values_list("letter_id", flat=True).get(pk=copy_id))
    copy = EditedCopy.objects.select_related("docx").get(pk=copy_id)
    if copy.state not in {State.WAITING, State.FAILED}:
        return copy
    try:
        pages, count = pages_of(file_bytes(copy.docx), copy.frame)
    except Refused as refusal:
        copy.state, copy.problem = State.FAILED, str(refusal)[:300]
        copy.save(update_fields=["state", "problem"])
        record(entries.EDITED_FAILED, letter, by=by, title=letter.title)
        return copy
    copy.pdf, copy.pages, copy.state, copy.problem = keep_file(pages.pdf, by=by, media_type="application/pdf"), count, State.READY, ""
    copy.save(update_fields=["pdf", "pages", "state", "problem"])
    record(entries.EDITED_READY, letter, by=by, title=letter.title, pages=count)
    if letter.signer_post_id and not form_of(letter.form).missing(letter.facts):
        letter.state = Letter.State.SUBMITTED
        letter.save(update_fields=["state"])
        record(entries.LETTER_SUBMITTED, letter, by=by, title=letter.title, signer_post=letter.signer_post_id)
        notify(letter.signer_post_id, f"{letter.title} (bản Word đã sửa) chờ ông/bà ký.", by=by, link=link_to(letter))
    return copy


@transaction.atomic
def withdraw_edited(letter_id: int, *, by: Actor, now: datetime) -> Letter:
    """Back to the form: the letter's pages come from its facts again. The copy stays on the file. Raises LetterClosed, EditedNone."""
    letter = lock(letter_id)
    check_open(letter)
    if not _withdraw(letter, by, now):
        raise EditedNone()
    countersigns_fall(letter, by)
    return letter


def _withdraw(letter: Letter, by: Actor, now: datetime) -> bool:
    copy = standing_copy(letter)
    if copy is None:
        return False
    copy.state, copy.withdrawn_at, copy.withdrawn_by = State.WITHDRAWN, now, by.signature[:300]
    copy.save(update_fields=["state", "withdrawn_at", "withdrawn_by"])
    record(entries.EDITED_WITHDRAWN, letter, by=by, at=now, title=letter.title)
    return True
