"""One page of a scanned petition: what was read, what was found on it, what is doubtful."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Count
from django.http import Http404
from django.utils.translation import gettext as _

from tiepdan.common.actor import Actor
from tiepdan.desk import highlight
from tiepdan.desk.on_picture import Found, found_on
from tiepdan.documents.models import PageReading, Paper
from tiepdan.documents.page_words import unpacked
from tiepdan.documents.read import page_body
from tiepdan.intake.models import Petition
from tiepdan.reading import errors
from tiepdan.reading.normalise import MOST_CHARACTERS, clean_text
from tiepdan.reading.paper_doubt import sentence_of
from tiepdan.reading.paper_split import Part, proposed_parts


@dataclass(frozen=True)
class PageSeen:
    """A page as the desk shows it. `machine` is what the machine had read, when a person has typed something else."""

    number: int
    pages: int
    text: str
    machine: str
    confidence: float | None
    doubt: str
    found: list[Found] = field(default_factory=list)
    reading: PageReading | None = None

    @property
    def before(self) -> int:
        return self.number - 1

    @property
    def after(self) -> int:
        return self.number + 1 if self.number < self.pages else 0


def page_seen(paper: Paper, petition: Petition, number: int, actor: Actor) -> PageSeen:
    """One page of a paper. Whether it may be seen is asked before. Raises Http404 for a page the paper does not have."""
    if not 1 <= number <= paper.pages:
        raise Http404
    reading = paper.page_readings.filter(number=number).select_related("paper").first()
    if reading is None:
        return PageSeen(number, paper.pages, "", "", None, problem_of(paper) or _behind(number))
    body = page_body(reading, by=actor)
    text = body.get("typed", body["text"])
    found = [] if petition.sealed_id or reading.moved_to else _found(petition, text, body)
    machine = body["text"] if reading.corrected_at else ""
    doubt = "" if reading.corrected_at else sentence_of(reading.doubt, number)
    return PageSeen(number, paper.pages, text, machine, reading.confidence, doubt, found, reading)


def _found(petition: Petition, page: str, body: dict) -> list[Found]:
    text = clean_text(petition.text) + petition.text[MOST_CHARACTERS:]
    cues = [cue for cue in petition.findings.get("cues") or [] if isinstance(cue, dict) and cue.get("span")]
    whys = {(cue["span"][0], cue["span"][1]): str(cue.get("because") or "") for cue in cues}
    return found_on(page, unpacked(body["words"]), text, highlight.marks_of(petition.findings, text), whys)


def problem_of(paper: Paper) -> str:
    """Why nothing could be read on a paper, as a sentence; "" when it was read or waits."""
    kind = getattr(errors, paper.problem, None) if paper.problem else None
    return kind(paper.name, size=0, limit=0, pages=paper.pages, says="", found="").sentence if kind else ""


def _behind(number: int) -> str:
    behind = _("Trang {page} nằm sau {most} trang đầu nên máy không đọc. Xem ảnh và gõ chữ cần thiết vào ô bên cạnh.")
    return behind.format(page=number, most=settings.PAGES_READ) if number > settings.PAGES_READ else ""


def unread_told(papers: list[Paper]) -> dict[int, str]:
    """By paper of many pages, how many of them have been read, and what to do about the rest. One query."""
    many = {paper.pk: paper for paper in papers if paper.pages > 1 and not paper.problem}
    if not many:
        return {}
    by_machine = PageReading.objects.filter(paper__in=many, number__lte=settings.PAGES_READ)
    counted = dict(by_machine.values_list("paper_id").annotate(read=Count("pk")))
    told = {pk: _("Máy đã đọc {read}/{pages} trang.").format(read=counted.get(pk, 0), pages=paper.pages) for pk, paper in many.items()}
    rest = _(" Máy chỉ đọc {most} trang đầu của một tệp: phần sau hãy xem ảnh và gõ chữ cần thiết, hoặc tách thành đơn riêng để máy đọc tiếp.")
    return {pk: words + (rest.format(most=settings.PAGES_READ) if many[pk].pages > settings.PAGES_READ else "") for pk, words in told.items()}


@dataclass(frozen=True)
class Doubtful:
    """What is to be looked at on a paper: a sentence, and the page it leads to."""

    sentence: str
    page: int


def doubtful_pages(papers: list[Paper]) -> dict[int, list[Doubtful]]:
    """By paper, the pages somebody should look at and nobody has corrected yet. One query."""
    told: dict[int, list[Doubtful]] = {paper.pk: [Doubtful(problem_of(paper), 1)] for paper in papers if paper.problem}
    waiting = PageReading.objects.filter(paper__in=papers, corrected_at__isnull=True).exclude(doubt="").order_by("paper_id", "number")
    for paper_id, number, doubt in waiting.values_list("paper_id", "number", "doubt"):
        told.setdefault(paper_id, []).append(Doubtful(sentence_of(doubt, number), number))
    return told


def split_proposals(papers: list[Paper]) -> dict[int, list[Part]]:
    """By paper, the petitions its file seems to hold, once all of it has been read and nothing was split off. One query.

    Of a sealed paper too: the sort of each petition is kept beside its page, nothing else of it is opened.
    """
    thick = {paper.pk: paper.pages for paper in papers if paper.pages > 1 and paper.subject == "petition" and paper.file.media_type == "application/pdf"}
    pages: dict[int, list[tuple[str, int | None]]] = {}
    if thick:
        kept = PageReading.objects.filter(paper__in=thick).order_by("paper_id", "number").values_list("paper_id", "begins", "moved_to")
        for paper_id, begins, moved_to in kept:
            pages.setdefault(paper_id, []).append((begins, moved_to))
    told = {}
    for paper_id, read in pages.items():
        if len(read) == thick[paper_id] and not any(moved for _, moved in read) and (parts := proposed_parts([begins for begins, _ in read])):
            told[paper_id] = parts
    return told
