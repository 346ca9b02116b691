"""The electronic file of a case: its pages in order, what is wanting, and handing it over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import export_file, export_thick_file
from tiepdan.desk.queries.case import round_or_404
from tiepdan.desk.queries.efile import checked, closes, export_or_404, exports_of, kept_until, leaves_of, waiting, why_not_export
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.documents.closing import doubts
from tiepdan.documents.efile import MOST_PAGES, is_thick
from tiepdan.documents.read import file_bytes


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
        "exports": exports_of(held), "thick": is_thick(leaves), "now": timezone.now(),
        "why_not": why_not_export(held, request.actor), "closed": closes(held), "most": MOST_PAGES, "pages_total": leaves[-1].last if leaves else 0,
    }, here="cases")


@require_POST
@desk_page
@fresh_factor
def efile_export(request: HttpRequest, code: str) -> HttpResponse:
    """Hand the file over: the archive is the answer, the entry stays."""
    held, told = round_or_404(request.actor, code), {name: request.POST.get(name, "") for name in ("to", "ground")}
    try:
        if is_thick(leaves_of(held)):
            export_thick_file(held, by=request.actor, now=timezone.now(), **told)
            messages.success(request, _("Hồ sơ dày: máy đang làm, trang này cho biết đến đâu. Xong thì ông/bà được báo."))
            return redirect("desk:efile", code=held.petition.code)
        made = export_file(held, by=request.actor, now=timezone.now(), **told)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:efile", code=held.petition.code)
    response = HttpResponse(made, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="ho-so-{held.petition.code}.zip"'
    return response


@require_safe
@desk_page
def efile_archive(request: HttpRequest, code: str, export_id: int) -> HttpResponse:
    """The archive a job made, while its time lasts, for who may hand the file over."""
    held = round_or_404(request.actor, code)
    export = export_or_404(held, request.actor, export_id, timezone.now())
    response = HttpResponse(file_bytes(export.archive), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="ho-so-{held.petition.code}.zip"'
    return response
