"""The protection file of a denunciation: what was asked, what is done for whom it may not name, what the law lets happen next."""

import base64

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases.actions import see_protection_paper
from tiepdan.cases.models import Protection
from tiepdan.cases.protection import protection_steps, reminders
from tiepdan.common.errors import Refused
from tiepdan.desk.forms.protection import PROTECTING
from tiepdan.desk.queries.papers import WITH_PAGES
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.documents.models import Letter, Paper
from tiepdan.documents.page_image import page_image
from tiepdan.intake.models import Kind, Petition
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import REVEAL

PAGES_SHOWN = 10  # of one paper at once


@require_safe
@desk_page
def protection(request: HttpRequest, code: str) -> HttpResponse:
    """The steps to whoever sees the denunciation; what lies in the file to those who keep it (Luật Tố cáo Đ.55)."""
    petition = _denunciation_or_404(request, code)
    files = list(Protection.objects.visible_to(request.actor).filter(petition=petition).prefetch_related("measures", "retaliations").order_by("-pk"))
    held = getattr(petition, "round_opened", None)
    for file in files:
        file.petition = petition  # nothing more is asked for it
    steps = protection_steps(petition, request.actor, request.today)
    shown = [file.pk for file in files]
    return show(request, "desk/protection.html", {
        "held": held, "petition": petition, "steps": [seen for seen in steps if seen.step.tone != "aside"],
        "asides": [seen for seen in steps if seen.step.tone == "aside"], "first_step": next((seen.step.name for seen in steps if seen.open), ""),
        "files": [{"file": file, "reminders": reminders(file, request.today), "measures": _told(file, request.today)} for file in files],
        "kept_by_others": not files and petition.protections.exists(), "may_open": request.actor.can(REVEAL),
        "papers": Paper.objects.filter(subject="protection", subject_id__in=shown).order_by("pk") if shown else [],
        "letters": Letter.objects.filter(subject="protection", subject_id__in=shown).exclude(state=Letter.State.CANCELLED).order_by("pk") if shown else [],
        "entries": JournalEntry.objects.with_told().filter(subject="protection", subject_id__in=shown).order_by("-pk")[:50] if shown else [],
    }, here="cases" if held else "petitions")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def protection_step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step of the file: what it needs is asked, then the act answers; refused, what was typed stays."""
    petition = _denunciation_or_404(request, code)
    seen = next((seen for seen in protection_steps(petition, request.actor, request.today) if seen.step.name == step), None)
    if seen is None:
        raise Http404
    make, act = PROTECTING[step]
    data = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = make(*data, petition=petition, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            act(petition.pk, by=request.actor, now=timezone.now(), **form.told())
            messages.success(request, _("Đã làm: {step}.").format(step=seen.step.label))
            return redirect("desk:protection", code=petition.code)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    held = getattr(petition, "round_opened", None)
    return show(request, "desk/step.html", {
        "held": held, "petition": petition, "open_step": seen, "step": seen.step, "form": form, "found": getattr(held, "verification", None),
        "decision": getattr(held, "decision", None), "back": reverse("desk:protection", args=[petition.code]),
    }, here="cases" if held else "petitions")


@require_POST
@desk_page
@fresh_factor
def protection_paper(request: HttpRequest, code: str, paper_id: int) -> HttpResponse:
    """One sealed paper of the file, shown once to who keeps it, with a reason in the journal."""
    petition = _denunciation_or_404(request, code)
    try:
        paper, data = see_protection_paper(petition.pk, by=request.actor, now=timezone.now(), paper_id=paper_id, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:protection", code=petition.code)
    media = paper.file.media_type
    pictures = [page_image(data, media, page) for page in range(1, min(paper.pages, PAGES_SHOWN) + 1)] if media in WITH_PAGES else []
    return show(request, "desk/protection_paper.html", {
        "petition": petition, "paper": paper, "words": data.decode("utf-8", "replace") if media == "text/plain" else "",
        "pictures": [f"data:image/jpeg;base64,{base64.b64encode(picture).decode()}" for picture in pictures if picture],
    }, here="petitions")


def _denunciation_or_404(request: HttpRequest, code: str) -> Petition:
    petition = petition_or_404(request.actor, code)
    if petition.kind != Kind.DENUNCIATION:
        raise Http404
    return petition


def _told(file: Protection, today) -> list[dict]:
    return [{"one": one, "overdue": one.overdue_on(today)} for one in sorted(file.measures.all(), key=lambda one: one.pk)]
