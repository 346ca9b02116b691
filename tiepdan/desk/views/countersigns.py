"""Who beside its signer puts a hand to a letter: asked for, taken off, given."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import ask_hand, drop_hand
from tiepdan.desk.queries.letters import letter_or_404
from tiepdan.desk.shell import desk_page
from tiepdan.documents.actions import countersign


@require_POST
@desk_page
def letter_hand(request: HttpRequest, letter_id: int, way: str) -> HttpResponse:
    """Ask a post to initial or cosign (`xin`), stop asking (`thoi`), or give one's own hand (`ky`)."""
    seen = letter_or_404(request.actor, letter_id)
    told = {"by": request.actor, "now": timezone.now()}
    try:
        if way == "xin":
            row = ask_hand(seen, post=request.POST.get("post", ""), kind=request.POST.get("kind", ""), **told)
            words = _("Đã xin {post} {kind}; người ấy được báo.").format(post=row.post.title, kind=row.get_kind_display())
        elif way == "thoi":
            drop_hand(seen, post=request.POST.get("post", ""), **told)
            words = _("Đã thôi xin chữ ký ấy.")
        elif way == "ky":
            row = countersign(letter_id, **told)
            words = _("Đã {kind}. Chữ ký số vào bản PDF khi văn bản được ký ban hành.").format(kind=row.get_kind_display())
        else:
            raise Http404
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:letter", letter_id=letter_id)
