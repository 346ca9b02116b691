"""What the page of a denunciation's working copies shows, and what of it may be given outside."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.desk.queries.petition import letters_of
from tiepdan.documents.efile import Leaf, numbered
from tiepdan.documents.models import File, Letter, PageReading, Paper
from tiepdan.documents.pdf_words import words_in
from tiepdan.documents.read import file_bytes
from tiepdan.intake.extracts import PICTURES, originals, standing_extract, standing_pages, why_not_extract
from tiepdan.intake.models import Extract, ExtractHandover, Petition, RedactedPage
from tiepdan.reading.paper_doubt import HANDWRITING

MOST_PAGES = 60  # of one original shown as rows; more are opened by their number


@dataclass(frozen=True)
class PageRow:
    """A page of an original and what others see of it now."""

    number: int
    stands: RedactedPage | None
    handwritten: bool


@dataclass(frozen=True)
class OriginalSeen:
    """A sealed paper: its pages, or why it has none to show."""

    paper: Paper
    number: int
    pages: list[PageRow] = field(default_factory=list)

    @property
    def more(self) -> bool:
        return self.paper.pages > MOST_PAGES

    @property
    def drawn(self) -> bool:
        return self.paper.file.media_type in PICTURES


@dataclass(frozen=True)
class Choice:
    """One thing that may go along outside: its key in the form, its name, and why it cannot go yet."""

    key: str
    name: str
    because: str = ""


@dataclass(frozen=True)
class Copies:
    """The working copies of one denunciation."""

    extract: Extract | None
    versions: list[Extract]
    originals: list[OriginalSeen]
    pages: list[RedactedPage]
    handovers: list[ExtractHandover]
    why_not: str


def copies_of(petition: Petition, actor: Actor) -> Copies:
    """Seven queries, however many pages."""
    pages = standing_pages(petition)
    kept = originals(petition)
    hand = set(PageReading.objects.filter(paper__in=kept, doubt=HANDWRITING).values_list("paper_id", "number"))
    stands = {(page.original_id, page.number): page for page in pages}
    seen = [OriginalSeen(paper, number, [PageRow(page, stands.get((paper.pk, page)), (paper.pk, page) in hand)
                                         for page in range(1, min(max(paper.pages, 1), MOST_PAGES) + 1)]) for number, paper in enumerate(kept, 1)]
    return Copies(standing_extract(petition), list(petition.extracts.select_related("confirmed_post").order_by("-version")[:20]), seen, pages,
                  list(petition.extract_handovers.order_by("-pk")[:20]), why_not_extract(petition, actor))


def told_of(petition: Petition) -> dict:
    """For pages that show the masked text: whether an officer has confirmed it, and the pages one may look at. Nothing for an open petition."""
    if petition.sealed_id is None:
        return {}
    return {"extract": standing_extract(petition), "redacted": standing_pages(petition)}


def choices_of(petition: Petition, held: Round | None) -> list[Choice]:
    """What may go along: the extract, each page that stands, each sealed letter; what cannot go says why."""
    told = [Choice("extract", _("Bản trích nội dung tố cáo"), "" if standing_extract(petition) else _("chưa có người xác nhận"))]
    told += [Choice(f"page-{page.pk}", name_of(page)) for page in standing_pages(petition)]
    return told + [Choice(f"letter-{letter.pk}", f"{letter.title} {letter.symbol}".strip(), _("văn bản mật, giao riêng") if letter.secret else "")
                   for letter in sent_letters(petition, held)]


def sent_letters(petition: Petition, held: Round | None) -> list[Letter]:
    return [letter for letter in letters_of(petition, held) if letter.state in {Letter.State.SEALED, Letter.State.SENT}]


def name_of(page: RedactedPage) -> str:
    return page.paper.name.removesuffix(".jpg") if page.paper else _("Trang {n}, gõ lại").format(n=page.number)


def extract_leaf(petition: Petition, extract: Extract) -> Leaf:
    return Leaf(sort="text", what="extract", name=_("Bản trích nội dung tố cáo, bản số {n}").format(n=extract.version),
                day=timezone.localtime(extract.confirmed_at), added_by=extract.confirmed_by, origin=_("đã che danh tính, cán bộ xác nhận"), file=None,
                words=petition.text, state=_("bản trích"))


def page_leaf(page: RedactedPage) -> Leaf:
    day, origin = timezone.localtime(page.confirmed_at), _("đã che danh tính, cán bộ xác nhận")
    if page.paper is None:
        return Leaf(sort="text", what="retyped", name=name_of(page), day=day, added_by=page.confirmed_by, origin=origin, file=None, words=page.text,
                    state=_("gõ lại"))
    return Leaf(sort="paper", what=page.paper.role, name=page.paper.name, day=day, added_by=page.confirmed_by, origin=origin, file=page.paper.file,
                state=str(page.paper.get_role_display()), link=page.paper.pk)


def handed_leaves(petition: Petition, held: Round | None, chosen: Sequence[str]) -> tuple[list[Leaf], str]:
    """The leaves of what was chosen, pages numbered through, and the name of the first thing that may not go. A key nobody offered is one of these."""
    from tiepdan.desk.queries.efile import letter_leaf  # which shows these leaves in the whole file

    offered = {choice.key: choice for choice in choices_of(petition, held)}
    if missing := next((key for key in chosen if key not in offered or offered[key].because), ""):
        return [], offered[missing].name if missing in offered else _("một thứ không còn trong hồ sơ")
    extract, pages = standing_extract(petition), {f"page-{page.pk}": page for page in standing_pages(petition)}
    letters = {f"letter-{letter.pk}": letter for letter in sent_letters(petition, held)}
    files = File.objects.in_bulk([letter.pdf_id for letter in letters.values() if letter.pdf_id])
    told = []
    for key in dict.fromkeys(chosen):
        if key == "extract" and extract is not None:
            told.append(extract_leaf(petition, extract))
        elif key in pages:
            told.append(page_leaf(pages[key]))
        elif key in letters:
            told.append(letter_leaf(letters[key], files[letters[key].pdf_id]))
    return numbered(told), ""


def words_of(leaf: Leaf) -> str:
    """Whatever a leaf says in letters that can be compared: its words, its PDF, its name and symbol."""
    pdf = words_in(file_bytes(leaf.file)) if leaf.file and leaf.file.media_type == "application/pdf" else ""
    return "\n".join((leaf.name, leaf.symbol, leaf.added_by, leaf.words, pdf))


def working_leaves(petition: Petition) -> Sequence[Leaf]:
    """What of a sealed petition is in the file instead of its originals: the confirmed extract and the pages that stand."""
    extract = standing_extract(petition)
    return [*([extract_leaf(petition, extract)] if extract else []), *(page_leaf(page) for page in standing_pages(petition))]
