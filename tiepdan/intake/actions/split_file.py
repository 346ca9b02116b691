"""Several petitions in one file: each part becomes a petition of its own, with its pages; the file itself stays where it came in."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import move_pages, take_over_pages
from tiepdan.documents.models import Paper
from tiepdan.documents.read import paper_bytes
from tiepdan.intake import entries
from tiepdan.intake.actions.correct_text import locked_for_correction, papers_text, read_again
from tiepdan.intake.actions.receive import receive
from tiepdan.intake.errors import PaperRefused, PartsWrong
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Statement, Upload
from tiepdan.journal.record import record
from tiepdan.reading.errors import BadPaper
from tiepdan.reading.paper_parts import pages_as_pdf


@transaction.atomic
def split_file(petition_id: int, *, by: Actor, now: datetime, paper_id: int, parts: Sequence[tuple[int, int]]) -> list[Petition]:
    """Register each of `parts`, pages (first, last) of a PDF, as a petition of its own that came in the same day; what is left stays here.

    Sent twice, the same pages are the same petition. Raises AbilityMissing, StepNotOpen, PartsWrong, PaperRefused.
    """
    petition = locked_for_correction(petition_id, by=by)
    paper = Paper.objects.select_related("file").get(pk=paper_id, subject="petition", subject_id=petition.pk)
    _check(paper, parts)
    data, before = paper_bytes(paper, by=by), papers_text(petition, by=by)
    made = [_register(petition, paper, data, first, last, by=by, now=now) for first, last in parts]
    record(entries.SPLIT, petition, by=by, at=now, code=petition.code, parts=len(made), codes=[part.code for part in made])
    read_again(petition, before, by=by, now=now)
    return made


def _check(paper: Paper, parts: Sequence[tuple[int, int]]) -> None:
    """Whole, in order, apart from one another, with the first page left here, and not split off before."""
    gone = set(paper.page_readings.filter(moved_to__isnull=False).values_list("number", flat=True))
    before = 1
    for first, last in parts:
        if not before < first <= last <= paper.pages or gone & set(range(first, last + 1)):
            raise PartsWrong(pages=paper.pages)
        before = last
    if not parts or paper.file.media_type != "application/pdf":
        raise PartsWrong(pages=paper.pages)


def _register(petition: Petition, paper: Paper, data: bytes, first: int, last: int, *, by: Actor, now: datetime) -> Petition:
    try:
        part = pages_as_pdf(data, paper.name, first, last)
    except BadPaper as bad:
        raise PaperRefused(name=paper.name, problem=str(bad)) from bad
    upload = Upload(f"Trang {first}-{last}.pdf", part)
    made = receive(Statement(forwarded_by=petition.forwarded_by, forwarded_number=petition.forwarded_number), by=by, office=petition.holder_office,
                   channel=petition.channel, now=now, idempotency_key=f"split/{paper.pk}/{first}-{last}", uploads=[upload], came_at=petition.received_at)
    record(entries.SPLIT_FROM, made, by=by, at=now, code=petition.code, first=first, last=last)
    take_over_pages(paper, Paper.objects.select_related("file").get(subject="petition", subject_id=made.pk), by=by, first=first, last=last)
    move_pages(paper, first, last, by=by, to=made.pk)
    return made
