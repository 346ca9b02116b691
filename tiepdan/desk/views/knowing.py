"""Who may know a denouncer: the settler names a post or takes it back; whether the denouncer wants secrecy."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tiepdan.common.errors import Refused
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page
from tiepdan.intake.actions import let_know_no_longer, let_somebody_know, say_whether_secret
from tiepdan.offices.models import Post


@require_POST
@desk_page
def petition_knower(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Name a post that must know, or take it back."""
    seen = petition_or_404(request.actor, code)
    typed = request.POST.get("post", "")
    post = Post.objects.select_related("office").filter(pk=int(typed), office__province_id=request.actor.province_id).first() if (
        typed.isascii() and typed.isdigit() and len(typed) < 18) else None
    if act not in {"giao", "rut"}:
        raise Http404
    if post is None:
        messages.error(request, _("Hãy chọn chức vụ. Chưa ghi gì."))
        return redirect("desk:petition", code=seen.code)
    now = timezone.now()
    if act == "giao":
        return _done(request, seen.code, lambda: let_somebody_know(seen.pk, by=request.actor, now=now, post=post, reason=request.POST.get("reason", "")),
                     _("Đã giao quyền mở cho {post}.").format(post=post))
    return _done(request, seen.code, lambda: let_know_no_longer(seen.pk, by=request.actor, now=now, post=post),
                 _("Đã rút quyền mở của {post}.").format(post=post))


@require_POST
@desk_page
def petition_secrecy(request: HttpRequest, code: str) -> HttpResponse:
    """The denouncer declines secrecy, or wants it after all."""
    seen = petition_or_404(request.actor, code)
    declined = request.POST.get("said") == "declined"
    return _done(request, seen.code, lambda: say_whether_secret(seen.pk, by=request.actor, now=timezone.now(), declined=declined,
                                                               words=request.POST.get("words", "")), _("Đã ghi ý muốn của người tố cáo."))


def _done(request: HttpRequest, code: str, act: Callable[[], object], words: str) -> HttpResponse:
    try:
        act()
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:petition", code=code)
