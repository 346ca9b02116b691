"""The electronic file of a round: every paper and letter with its pages, who brought it, the checklist at closing, how long it is kept."""

from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.cases.closing import delegated
from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor, ActorKind
from tiepdan.desk.queries.extracts import working_leaves
from tiepdan.desk.queries.papers import papers_of
from tiepdan.desk.queries.petition import letters_of
from tiepdan.documents.catalogue import forms
from tiepdan.documents.closing import Checked, Retention, check, retention_of
from tiepdan.documents.efile import Leaf, numbered
from tiepdan.documents.errors import FileLost
from tiepdan.documents.models import File, FileExport, Letter, Paper
from tiepdan.documents.read import file_bytes
from tiepdan.intake.models import Kind
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import ACCEPT, SEND

KEPT = (Letter.State.SEALED, Letter.State.SENT, Letter.State.VOID)


@dataclass(frozen=True)
class KeptUntil:
    """How long the file is kept; `until` is None while the round runs."""

    rule: Retention
    until: date | None


def leaves_of(held: Round) -> list[Leaf]:
    """Papers and signed letters in the order they came, pages numbered through. Three queries, and each letter's PDF is opened once; for what is sealed
    the confirmed working copies stand beside, two queries more."""
    papers = list(papers_of(held.petition, held).exclude(role=Paper.Role.REDACTED))
    entries = JournalEntry.objects.filter(subject="paper", subject_id__in=[paper.pk for paper in papers], kind="paper.added")
    said = {entry.subject_id: entry for entry in entries}
    letters = [letter for letter in letters_of(held.petition, held) if letter.state in KEPT]
    files = File.objects.in_bulk([letter.pdf_id for letter in letters])
    closed = closes(held)
    typed = [] if any(paper.role == Paper.Role.PETITION for paper in papers) else _typed(held, closed)
    copies = working_leaves(held.petition) if held.petition.sealed_id else []
    return numbered([*typed, *(_paper(paper, said.get(paper.pk), closed) for paper in papers), *copies,
                     *(letter_leaf(letter, files[letter.pdf_id]) for letter in letters)])


def closes(held: Round) -> bool:
    """Of this file only letters and confirmed working copies leave the house: it is a denunciation, or a name is sealed in it (Luật Tố cáo Đ.56)."""
    return held.petition.kind == Kind.DENUNCIATION or held.petition.sealed_id is not None


def waiting(held: Round) -> list[Letter]:
    """Letters not in the file yet: nobody has signed them, or the seal is under way."""
    return [letter for letter in letters_of(held.petition, held) if letter.state not in KEPT]


def checked(held: Round, leaves: list[Leaf]) -> list[Checked]:
    decision = getattr(held, "decision", None)
    present = {leaf.key for leaf in leaves if leaf.state != str(Letter.State.VOID.label)}
    return check(held.procedure, present, decided=held.ended_on is not None or (decision is not None and decision.issued_on is not None),
                 delegated=delegated(held))


def kept_until(held: Round) -> KeptUntil:
    rule = retention_of(held.procedure)
    return KeptUntil(rule, rule.until(held.ended_on) if held.ended_on else None)


def why_not_export(held: Round, actor: Actor) -> str:
    """Empty when this person may hand the file over, else why not."""
    if actor.office_id != held.office_id:
        return _("hồ sơ do {office} giữ").format(office=held.office.name)
    if not (actor.can(ACCEPT) or actor.can(SEND)):
        return _("việc giao hồ sơ thuộc người giải quyết hoặc văn thư")
    return ""


def exports_of(held: Round) -> list[FileExport]:
    """What jobs made of this file, newest first."""
    return list(FileExport.objects.about("round", held.pk).defer("leaves").order_by("-pk")[:5])


def export_or_404(held: Round, actor: Actor, export_id: int, now: datetime) -> FileExport:
    """One that may be fetched now by this person. Raises Http404."""
    export = FileExport.objects.select_related("archive").about("round", held.pk).filter(pk=export_id, state="ready", expires_at__gt=now).first()
    if export is None or why_not_export(held, actor):
        raise Http404
    return export


def head_of(held: Round, now: datetime) -> dict[str, str]:
    """The bundle's head; of a denunciation the code alone, never the matter's title."""
    day = timezone.localtime(now)
    return {"code": held.petition.code, "procedure": str(held.get_procedure_display()).capitalize(), "office": held.office.name, "day": f"{day:%d/%m/%Y}",
            "title": "" if closes(held) else held.petition.title}


def _paper(paper: Paper, entry: JournalEntry | None, closed: bool) -> Leaf:
    citizen = entry is not None and entry.actor_kind == ActorKind.CITIZEN
    shut = closed or paper.sealed
    return Leaf(
        sort="paper", what=paper.role, name=_("Tài liệu niêm phong") if shut else paper.name, day=timezone.localtime(paper.added_at),
        added_by="" if shut else entry.actor if entry else "", origin="" if shut else _origin(paper, citizen), file=paper.file, pages=max(paper.pages, 1),
        state=str(paper.get_role_display()), link=paper.pk, closed=_("giữ lại: đơn tố cáo và tài liệu có thể lộ người tố cáo") if shut else "",
        problem=_("máy chưa đọc được chữ") if paper.problem and not shut else "",
    )


def _typed(held: Round, closed: bool) -> list[Leaf]:
    """The petition's own words where it came without a paper: typed on the portal, or written down at the counter."""
    petition = held.petition
    if not petition.text and not closed:
        return []
    return [Leaf(
        sort="text", what=Paper.Role.PETITION, name=_("Tài liệu niêm phong") if closed else _("Nội dung đơn"), day=timezone.localtime(petition.received_at),
        added_by="" if closed else _("Người gửi đơn"), origin="" if closed else _("ghi trên hệ thống"), file=None, words="" if closed else petition.text,
        state=str(Paper.Role.PETITION.label), closed=_("giữ lại: đơn tố cáo và tài liệu có thể lộ người tố cáo") if closed else "",
    )]


def _origin(paper: Paper, citizen: bool) -> str:
    if paper.subject == "round":
        return _("đưa vào trong khi giải quyết")
    return _("người gửi nộp qua mạng") if citizen else _("nộp cùng đơn, cán bộ nhận")


def letter_leaf(letter: Letter, file: File) -> Leaf:
    """A sealed letter as a leaf of the file."""
    pages = _pages_in(file)
    day = timezone.make_aware(datetime.combine(letter.signed_on, time(12)))
    return Leaf(
        sort="letter", what=letter.form, name=forms()[letter.form].title if letter.form in forms() else letter.title, day=day, added_by=letter.signed_by,
        origin=_("cơ quan ban hành"), file=file, pages=pages or 1, symbol=letter.symbol, state=str(letter.get_state_display()), link=letter.pk,
        closed=_("văn bản mật, giao riêng") if letter.secret else "", problem="" if pages else _("không mở được bản PDF lưu"),
    )


def _pages_in(file: File) -> int:
    """Pages of a PDF of record, made by this house; 0 when it cannot be opened."""
    import pypdfium2  # a process that shows no file need not wait for it

    try:
        with pypdfium2.PdfDocument(BytesIO(file_bytes(file))) as document:
            return len(document)
    except (FileLost, pypdfium2.PdfiumError):
        return 0
