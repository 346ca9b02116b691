"""The picture of a page with what was found on it, the text beside it to put right, the progress of reading, a file to be split."""

import base64

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.forms.scans import CorrectForm, SplitForm
from tiepdan.desk.queries.papers import WITH_PAGES, paper_or_404, petition_of
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.queries.scans import page_seen
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.documents.models import Paper
from tiepdan.documents.page_image import page_image
from tiepdan.documents.read import reading_progress
from tiepdan.intake.actions import correct_text, see_original, split_file
from tiepdan.intake.actions.correct_text import may_correct
from tiepdan.intake.models import Petition


@require_safe
@desk_page
def scan(request: HttpRequest, paper_id: int, page: int) -> HttpResponse:
    """One page: the picture with the finds on it, their list, and the text."""
    paper, petition = _open_paper(request, paper_id)
    return _page(request, paper, petition, page, picture=reverse("desk:paper-page", args=[paper.pk, page]))


@require_POST
@desk_page
def scan_correct(request: HttpRequest, paper_id: int, page: int) -> HttpResponse:
    """What a person reads on the page, in the place of what the machine read."""
    paper, petition = _open_paper(request, paper_id)
    form = CorrectForm(request.POST)
    if form.is_valid() and _corrected(request, petition, paper, page, form):
        still = Petition.objects.visible_to(request.actor).filter(pk=petition.pk, sealed__isnull=True).exists()
        return redirect("desk:scan", paper.pk, page) if still else _back(request, petition)
    return _page(request, paper, petition, page, picture=reverse("desk:paper-page", args=[paper.pk, page]), form=form)


@require_POST
@desk_page
@fresh_factor
def petition_original(request: HttpRequest, code: str, paper_id: int, page: int) -> HttpResponse:
    """A page of a sealed original, shown once to who may open the box; its text may be put right in the same breath."""
    petition = petition_or_404(request.actor, code)
    paper = _paper_on(petition, paper_id)
    form = CorrectForm(request.POST) if "text" in request.POST else None
    if form is not None and form.is_valid() and _corrected(request, petition, paper, page, form):
        return _back(request, petition)
    try:
        data = see_original(petition.pk, by=request.actor, paper_id=paper.pk, page=page, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:petition", code=petition.code)
    picture = page_image(data, paper.file.media_type, page) if paper.file.media_type in WITH_PAGES and page else None
    inside = f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}" if picture else ""
    return _page(request, paper, petition, page, picture=inside, form=form)


@require_safe
@desk_page
def petition_reading(request: HttpRequest, code: str) -> HttpResponse:
    """How far the machine has read; the page that asks is loaded anew when it is through."""
    petition = petition_or_404(request.actor, code)
    answer = show(request, "desk/_reading.html", {"petition": petition, "progress": reading_progress("petition", petition.pk)})
    if petition.state != "received":
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
@desk_page
def petition_split(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """Parts of a file become petitions of their own."""
    petition = petition_or_404(request.actor, code)
    paper = _paper_on(petition, paper_id)
    form = SplitForm(request.POST)
    try:
        if form.is_valid():
            made = split_file(petition.pk, by=request.actor, now=timezone.now(), paper_id=paper.pk, parts=form.cleaned_data["parts"])
            codes = ", ".join(part.code for part in made)
            messages.success(request, _("Đã đăng ký thành đơn riêng: {codes}. Tệp gốc vẫn ở đơn này.").format(codes=codes))
        else:
            messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _back(request, petition)


def _open_paper(request: HttpRequest, paper_id: int) -> tuple[Paper, Petition]:
    paper = paper_or_404(request.actor, paper_id)
    petition = petition_of(paper)
    if petition is None or paper.sealed or paper.role == Paper.Role.REDACTED:  # what was confirmed of a redacted page is not read again
        raise Http404
    return paper, petition


def _paper_on(petition: Petition, paper_id: int) -> Paper:
    paper = Paper.objects.select_related("file").filter(pk=paper_id, subject="petition", subject_id=petition.pk).first()
    if paper is None:
        raise Http404
    return paper


def _corrected(request: HttpRequest, petition: Petition, paper: Paper, page: int, form: CorrectForm) -> bool:
    try:
        correct_text(petition.pk, by=request.actor, now=timezone.now(), paper_id=paper.pk, page=page, text=form.cleaned_data["text"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("Đã ghi chữ trang {page}; đơn được đọc lại. Chữ máy đọc vẫn giữ.").format(page=page))
    return True


def _back(request: HttpRequest, petition: Petition) -> HttpResponse:
    seen = Petition.objects.visible_to(request.actor).filter(pk=petition.pk).exists()
    return redirect("desk:petition", code=petition.code) if seen else redirect("desk:today")


def _page(request: HttpRequest, paper: Paper, petition: Petition, page: int, *, picture: str, form: CorrectForm | None = None) -> HttpResponse:
    seen = page_seen(paper, petition, page, request.actor)
    drawn = picture if paper.file.media_type in WITH_PAGES else ""
    readable = seen.reading is not None or bool(paper.problem) or page > settings.PAGES_READ
    may = may_correct(petition, request.actor) and readable and not (seen.reading and seen.reading.moved_to)
    return show(request, "desk/scan.html", {
        "paper": paper, "petition": petition, "seen": seen, "picture": drawn, "may_correct": may, "reason": request.POST.get("reason", ""),
        "form": form or CorrectForm(initial={"text": seen.text}),
    }, here="petitions")
