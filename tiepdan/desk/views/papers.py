"""Papers of a file: the paper itself, and its pages as pictures. A sealed original is nobody's to open here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tiepdan.desk.page_image import page_image
from tiepdan.desk.queries.papers import WITH_PAGES, paper_or_404
from tiepdan.desk.shell import desk_page
from tiepdan.documents.read import file_bytes

SHOWN = ("application/pdf", "image/jpeg", "image/png")  # a browser may show these itself; the rest is saved


@require_safe
@desk_page
def paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """The paper as it came."""
    kept = paper_or_404(request.actor, paper_id)
    response = HttpResponse(file_bytes(kept.file), content_type=kept.file.media_type)
    response["Content-Disposition"] = content_disposition_header(kept.file.media_type not in SHOWN, kept.name)
    response["Content-Security-Policy"] = "default-src 'none'; object-src 'none'; sandbox"
    return response


@require_safe
@desk_page
def paper_page(request: HttpRequest, paper_id: int, page: int) -> HttpResponse:
    """One page, drawn in a process of its own."""
    kept = paper_or_404(request.actor, paper_id)
    picture = page_image(file_bytes(kept.file), kept.file.media_type, page) if kept.file.media_type in WITH_PAGES and page else None
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/jpeg")
