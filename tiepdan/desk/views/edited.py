"""A letter edited in Word: handed in and taken back. The .docx to edit is given out by register.letter_docx."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import hand_in_words, take_words_back
from tiepdan.desk.queries.letters import letter_or_404
from tiepdan.desk.shell import desk_page
from tiepdan.documents.actions.edited import DOCX
from tiepdan.documents.edited import LARGEST
from tiepdan.documents.final_pages import standing_copy
from tiepdan.documents.read import file_bytes


@require_POST
@desk_page
def letter_edited(request: HttpRequest, letter_id: int, way: str) -> HttpResponse:
    """Hand the edited .docx in (`nop`), or withdraw it (`rut`): back to the form."""
    seen, now = letter_or_404(request.actor, letter_id), timezone.now()
    try:
        if way == "nop":
            told = request.FILES.get("docx")
            copy = hand_in_words(seen, by=request.actor, now=now, data=told.read(LARGEST + 1) if told else b"")
            messages.success(request, _("Đã nhận bản Word: {n} chỗ khác bản soạn. Máy chuyển thành PDF trong vài giây rồi trình người ký.")
                             .format(n=len(copy.changes)))
        elif way == "rut":
            take_words_back(seen, by=request.actor, now=now)
            messages.success(request, _("Đã rút bản Word; văn bản trở lại theo các ô dữ liệu."))
        else:
            raise Http404
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:letter", letter_id=letter_id)


@require_safe
@desk_page
def letter_edited_docx(request: HttpRequest, letter_id: int) -> HttpResponse:
    """The .docx as it was handed in, for who reviews or signs."""
    seen = letter_or_404(request.actor, letter_id)
    copy = standing_copy(seen.letter)
    if copy is None:
        raise Http404
    response = HttpResponse(file_bytes(copy.docx), content_type=DOCX)
    response["Content-Disposition"] = f'attachment; filename="{seen.petition.code}-{letter_id}-da-sua.docx"'
    return response
