"""Making a document known to offices, and the receipt each office gives for having read it."""

from datetime import date, datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.documents.actions import notify_all
from tiepdan.journal.record import record
from tiepdan.library import entries
from tiepdan.library.acts import library
from tiepdan.library.errors import DayGone, NobodyToTell, NothingToTell, NotYourCopy, WordsNeeded
from tiepdan.library.models import DisseminatedCopy, Dissemination, ProvincialDocument
from tiepdan.library.queries import posts_to_tell
from tiepdan.offices.abilities import LAW_REVIEW
from tiepdan.offices.models import Office


@transaction.atomic
def disseminate(
    *, by: Actor, today: date, offices: list[int], note: str, read_before: date, act: str = "", document_id: int | None = None
) -> Dissemination:
    """Make an act of the library, or a document of the province, known to many offices at once; one post of each is told in the page.

    Offices that have ended, or of another province, are left out. Raises AbilityMissing, NothingToTell, WordsNeeded, DayGone, NobodyToTell.
    """
    require(by, LAW_REVIEW)
    title, document = _what(act, document_id, by)
    if not note.strip():
        raise WordsNeeded(what="cần đọc phần nào, làm gì sau khi đọc")
    if read_before < today:
        raise DayGone(day=f"{read_before:%d/%m/%Y}")
    told = list(Office.objects.on(today).filter(province_id=by.province_id, pk__in=offices).order_by("code").values_list("pk", flat=True))
    if not told:
        raise NobodyToTell()
    sent = Dissemination.objects.create(
        province_id=by.province_id, act="" if document else act, document=document, title=title[:300], note=note.strip(), read_before=read_before,
        sent_on=today, sent_by=by.signature[:300], office_id=by.office_id,
    )
    DisseminatedCopy.objects.bulk_create([DisseminatedCopy(dissemination=sent, office_id=pk) for pk in told])
    notify_all(posts_to_tell(told, today), f"Cần đọc trước {read_before:%d/%m/%Y}: {title}.", by=by, link=f"/can-bo/luat/pho-bien/{sent.pk}/")
    record(entries.DISSEMINATED, sent, by=by, title=title, count=len(told), read_before=f"{read_before:%d/%m/%Y}")
    return sent


@transaction.atomic
def acknowledge(dissemination_id: int, *, by: Actor, now: datetime) -> DisseminatedCopy:
    """A post of an office says that the office has read it. Said twice, the first stands. Raises NotYourCopy."""
    copy = DisseminatedCopy.objects.select_for_update(of=("self",)).select_related("dissemination", "office").filter(
        dissemination_id=dissemination_id, office_id=by.office_id).first()
    if copy is None or by.post_id is None:
        raise NotYourCopy()
    if copy.read_at is None:
        copy.read_at, copy.read_by, copy.read_post_id = now, by.signature[:300], by.post_id
        copy.save(update_fields=["read_at", "read_by", "read_post_id"])
        record(entries.ACKNOWLEDGED, copy.dissemination, by=by, office=copy.office.short_name, title=copy.dissemination.title)
    return copy


def _what(act: str, document_id: int | None, by: Actor) -> tuple[str, ProvincialDocument | None]:
    """What it is called, and the provincial document it is, if it is one. One of the two is named, not both."""
    document = ProvincialDocument.objects.filter(pk=document_id, province_id=by.province_id).first() if document_id else None
    if document is not None and not act:
        return f"{document.number}: {document.title}", document
    held = library().acts.get(act) if not document_id else None
    if held is None:
        raise NothingToTell()
    return f"{held.short}: {held.title}" if held.short != held.title else held.title, None
