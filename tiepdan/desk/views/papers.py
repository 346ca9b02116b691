"""Papers of a file: the paper itself behind an address of a few minutes, and its pages as pictures. A sealed original is nobody's to open here."""

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from tiepdan.desk.file_address import read_signed, sign
from tiepdan.desk.queries.papers import WITH_PAGES, paper_or_404
from tiepdan.desk.shell import desk_page
from tiepdan.documents.page_image import page_image, shown_image
from tiepdan.documents.read import file_bytes

SHOWN = ("application/pdf", "image/jpeg", "image/png")  # a browser may show these itself; the rest is saved


@require_safe
@desk_page
def paper(request: HttpRequest, paper_id: int) -> HttpResponse:
    """To the paper's address of the next few minutes. A link that is copied, mailed or left in a browser's history opens nothing later or elsewhere."""
    return redirect("desk:paper-file", signed=sign(request, paper_or_404(request.actor, paper_id).pk))


@require_safe
@desk_page
def paper_file(request: HttpRequest, signed: str) -> HttpResponse:
    """The paper as it came; a photograph made anew without what its camera wrote. The bytes kept as evidence are those under the hash."""
    kept = paper_or_404(request.actor, read_signed(request, signed))
    media_type, data, name = kept.file.media_type, file_bytes(kept.file), kept.name
    if media_type.startswith("image/"):
        data, media_type, name = shown_image(data, media_type), "image/jpeg", f"{PurePath(name).stem}.jpg"
        if data is None:
            raise Http404
    response = HttpResponse(data, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(media_type not in SHOWN, name)
    response["Content-Security-Policy"] = "default-src 'none'; object-src 'none'; sandbox"
    response["Cache-Control"] = "no-store"
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
