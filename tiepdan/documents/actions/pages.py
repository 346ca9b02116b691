"""The acts on the pages of a paper: read, correct, close and open with the file they belong to.

Sub-acts: who may do them is for the calling act to check. Reading a page writes no entry of its own; the paper's reading does, once.
"""

import json
from datetime import datetime

from django.conf import settings
from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.errors import PageNotRead
from tiepdan.documents.models import File, PageReading, Paper
from tiepdan.documents.page_words import packed
from tiepdan.documents.read import bound_to, page_body, pages_text, paper_bytes, store
from tiepdan.journal.record import record
from tiepdan.reading.errors import BadPaper, TooSlow
from tiepdan.reading.paper import pages_of
from tiepdan.reading.paper_doubt import HANDWRITING, UNREAD
from tiepdan.reading.paper_split import title_at_head
from tiepdan.reading.paper_words import PageRead
from tiepdan.vault.envelope import close
from tiepdan.vault.reach import public_of_folder


@transaction.atomic
def keep_page(paper: Paper, page: PageRead, *, by: Actor) -> PageReading:
    """Keep what one page says, closed when the paper is sealed. The same page comes in once, however often it was read."""
    body = {"text": page.text, "words": packed(page.words)}
    kept, _new = PageReading.objects.get_or_create(
        paper=paper, number=page.number,
        defaults={"read_by": page.read_by, "confidence": page.confidence, "doubt": page.doubt, "begins": title_at_head(page.text),
                  **_boxed(paper, page.number, body)},
    )
    return kept


def read_through(paper: Paper, *, by: Actor) -> Paper:
    """Read the pages nobody has read yet, each kept in a transaction of its own, so that a stopped job goes on where it was.

    A page that takes too long is left to people, and the next is read; so are pages behind the `settings.PAGES_READ` first.
    What cannot be read at all is said in `paper.problem`.
    """
    data = paper_bytes(paper, by=by)
    while True:
        done = paper.page_readings.filter(number__lte=settings.PAGES_READ).count()
        try:
            for page in pages_of(data, paper.name, after=done, upto=settings.PAGES_READ):
                keep_page(paper, page, by=by)
                done = page.number
        except TooSlow:
            keep_page(paper, PageRead(done + 1, "", "ocr", 0.0, (), UNREAD), by=by)
            if done + 1 < min(paper.pages, settings.PAGES_READ):
                continue
        except BadPaper as bad:
            return _unreadable(paper, bad.code, by=by)
        return paper


@transaction.atomic
def _unreadable(paper: Paper, problem: str, *, by: Actor) -> Paper:
    if paper.problem != problem:
        paper.problem = problem
        paper.save(update_fields=["problem"])
        record(entries.PAPER_UNREAD, paper, by=by, problem=problem)
    return paper


@transaction.atomic
def correct_page(paper: Paper, number: int, text: str, *, by: Actor, now: datetime) -> PageReading:
    """Put a person's reading in the place of the machine's, which stays beside it. Raises PageNotRead."""
    if 1 <= number <= paper.pages and (paper.problem or number > settings.PAGES_READ):  # what no machine reads, a person may have read
        keep_page(paper, PageRead(number, "", "ocr", 0.0, (), UNREAD), by=by)
    page = PageReading.objects.select_for_update(of=("self",)).select_related("paper").filter(paper=paper, number=number).first()
    if page is None:
        raise PageNotRead(page=number)
    body = {**page_body(page, by=by), "typed": text}
    for name, value in _boxed(paper, number, body).items():
        setattr(page, name, value)
    page.corrected_at, page.corrected_by, page.begins = now, by.signature[:300], title_at_head(text)
    page.save(update_fields=["body", "sealed_body", "begins", "corrected_at", "corrected_by"])
    paper.text = "" if paper.sealed else pages_text(paper, by=by)
    paper.save(update_fields=["text"])
    record(entries.PAGE_CORRECTED, paper, by=by, at=now, page=number)
    return page


@transaction.atomic
def call_handwritten(paper: Paper, number: int, *, by: Actor, now: datetime) -> PageReading:
    """A person says that a page is in somebody's hand, whatever the machine took it for. Said once, it stands."""
    page = PageReading.objects.select_for_update(of=("self",)).filter(paper=paper, number=number).first()
    if page is None:
        page = keep_page(paper, PageRead(number, "", "ocr", 0.0, (), HANDWRITING), by=by)
    if page.doubt != HANDWRITING:
        page.doubt = HANDWRITING
        page.save(update_fields=["doubt"])
    record(entries.PAGE_HANDWRITTEN, paper, by=by, at=now, page=number)
    return page


@transaction.atomic
def close_pages(paper: Paper, *, by: Actor) -> None:
    """Encrypt what was read, together with the paper that is being sealed (Luật Tố cáo Đ.49, Đ.56)."""
    for page in paper.page_readings.filter(body__isnull=False):
        page.sealed_body, page.body = _closed(paper, page.number, page.body), None
        page.save(update_fields=["body", "sealed_body"])


@transaction.atomic
def open_pages(paper: Paper, *, by: Actor, name: str) -> Paper:
    """Let a paper be seen again, bytes and what was read on it: it belongs to no denunciation. Raises KeyLocked, NotGiven, VaultClosed, FileLost."""
    if paper.sealed:
        store().keep(paper_bytes(paper, by=by))
        File.objects.filter(pk=paper.file_id).update(sealed=False, folder="")
        for page in paper.page_readings.filter(sealed_body__isnull=False).select_related("paper"):
            page.body, page.sealed_body = page_body(page, by=by), None
            page.save(update_fields=["body", "sealed_body"])
    paper.name, paper.sealed, paper.folder = name, False, ""
    paper.text = pages_text(paper, by=by)
    paper.save(update_fields=["name", "sealed", "folder", "text"])
    record(entries.PAPER_OPENED, paper, by=by)
    return paper


@transaction.atomic
def take_over_pages(paper: Paper, part: Paper, *, by: Actor, first: int, last: int) -> None:
    """What was read on some pages goes with them to the paper they became, so that nobody reads them twice."""
    for page in paper.page_readings.filter(number__range=(first, last)).select_related("paper").order_by("number"):
        number = page.number - first + 1
        PageReading.objects.get_or_create(paper=part, number=number, defaults={
            "read_by": page.read_by, "confidence": page.confidence, "doubt": page.doubt, "begins": page.begins, "corrected_at": page.corrected_at,
            "corrected_by": page.corrected_by, **_boxed(part, number, page_body(page, by=by)),
        })


@transaction.atomic
def move_pages(paper: Paper, first: int, last: int, *, by: Actor, to: int) -> None:
    """Note that these pages are another petition now; its words no longer count here, its picture stays."""
    paper.page_readings.filter(number__range=(first, last)).update(moved_to=to)
    if not paper.sealed:
        paper.text = pages_text(paper, by=by)
        paper.save(update_fields=["text"])
    record(entries.PAGES_MOVED, paper, by=by, first=first, last=last)


def _boxed(paper: Paper, number: int, body: dict) -> dict:
    if paper.sealed:
        return {"body": None, "sealed_body": _closed(paper, number, body)}
    return {"body": body, "sealed_body": None}


def _closed(paper: Paper, number: int, body: dict) -> bytes:
    return close(public_of_folder(paper.folder), json.dumps(body, ensure_ascii=False).encode(), bound_to(paper.pk, number))
