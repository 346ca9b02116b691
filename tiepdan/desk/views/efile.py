"""The electronic file of a case: its pages in order, what is wanting, and handing it over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import export_file
from tiepdan.desk.queries.case import round_or_404
from tiepdan.desk.queries.efile import checked, closes, kept_until, leaves_of, waiting, why_not_export
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.closing import doubts
from tiepdan.documents.efile import MOST_PAGES


@require_safe
@desk_page
def efile(request: HttpRequest, code: str) -> HttpResponse:
    """Every paper and letter with its pages (bút lục), the checklist by law, the day until which the file is kept."""
    held = round_or_404(request.actor, code)
    leaves = leaves_of(held)
    excused = {one.key: one.because for one in held.lacking_papers.all()}
    return show(request, "desk/efile.html", {
        "held": held, "petition": held.petition, "leaves": leaves, "waiting": waiting(held), "kept": kept_until(held),
        "checked": [(line, excused.get(line.item.key, "")) for line in checked(held, leaves)], "doubt": doubts().get(held.procedure, ""),
        "why_not": why_not_export(held, request.actor), "closed": closes(held), "most": MOST_PAGES, "pages_total": leaves[-1].last if leaves else 0,
    }, here="cases")


@require_POST
@desk_page
def efile_export(request: HttpRequest, code: str) -> HttpResponse:
    """Hand the file over: the archive is the answer, the entry stays."""
    held = round_or_404(request.actor, code)
    try:
        made = export_file(held, by=request.actor, now=timezone.now(), to=request.POST.get("to", ""), ground=request.POST.get("ground", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:efile", code=held.petition.code)
    response = HttpResponse(made, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="ho-so-{held.petition.code}.zip"'
    return response
