"""Who looked at a file, and who of one's own office looked at what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tiepdan.cases.looks import looks_at, looks_by_office
from tiepdan.desk.actions import open_elsewhere
from tiepdan.desk.elsewhere import is_elsewhere, remember_opened
from tiepdan.desk.paging import Page
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page, show
from tiepdan.offices.abilities import SEE_OFFICE


@require_safe
@desk_page
def petition_looks(request: HttpRequest, code: str) -> HttpResponse:
    """Every opening of what is sealed in this file and every handing over, by whomever; for whoever may see the file."""
    seen, after = petition_or_404(request.actor, code), request.GET.get("after", "")
    page = Page(*looks_at(seen, after))
    return show(request, "desk/looks.html", {"petition": seen, "page": page, "rest": "", "first": not after}, here="petitions")


@require_POST
@desk_page
def petition_open(request: HttpRequest, code: str) -> HttpResponse:
    """Open a file of another office: one line in the journal, then the page that was asked for."""
    seen = petition_or_404(request.actor, code)
    if is_elsewhere(request.actor, seen):
        open_elsewhere(seen, by=request.actor, now=timezone.now())
        remember_opened(request, seen)
    case = reverse("desk:case", args=[seen.code])
    return redirect(case if request.POST.get("then") == case else reverse("desk:petition", args=[seen.code]))


@require_safe
@desk_page
def office_looks(request: HttpRequest) -> HttpResponse:
    """The looks of one's own office, for whoever sees the whole office."""
    if not request.actor.can(SEE_OFFICE):
        raise Http404
    after = request.GET.get("after", "")
    return show(request, "desk/looks.html", {"page": Page(*looks_by_office(request.actor, after)), "rest": "", "first": not after}, here="petitions")
