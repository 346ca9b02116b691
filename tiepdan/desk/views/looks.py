"""Who looked at a file, and who of one's own office looked at what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tiepdan.cases.looks import looks_at, looks_by_office
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


@require_safe
@desk_page
def office_looks(request: HttpRequest) -> HttpResponse:
    """The looks of one's own office, for whoever sees the whole office."""
    if not request.actor.can(SEE_OFFICE):
        raise Http404
    after = request.GET.get("after", "")
    return show(request, "desk/looks.html", {"page": Page(*looks_by_office(request.actor, after)), "rest": "", "first": not after}, here="petitions")
