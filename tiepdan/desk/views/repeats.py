"""Others like this petition: link them, say they are none, take either back. Each is one click and leads back to the petition."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tiepdan.cases import actions as cases
from tiepdan.cases.queries import round_of
from tiepdan.common.errors import Refused
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.queries.repeats import ground_of
from tiepdan.desk.shell import desk_page
from tiepdan.intake.actions import dismiss_repeat, link_petitions, take_back_dismissal, unlink_petitions
from tiepdan.intake.models import Dismissal, Link, Petition
from tiepdan.intake.repeat_kinds import BY_NAME


@require_POST
@desk_page
def repeat_link(request: HttpRequest, code: str) -> HttpResponse:
    """Link another petition as one of the legal kinds of repeat."""
    seen, other = petition_or_404(request.actor, code), petition_or_404(request.actor, request.POST.get("other", ""))
    relation = request.POST.get("relation", "")
    if relation not in BY_NAME:
        raise Http404
    return _done(request, seen, _("Đã gắn với {code}. Hai đơn vẫn nguyên, gỡ lúc nào cũng được.").format(code=other.code),
                 lambda: link_petitions(seen.pk, other.pk, relation=relation, by=request.actor, now=timezone.now(), ground=ground_of(seen, other)))


@require_POST
@desk_page
def repeat_dismiss(request: HttpRequest, code: str) -> HttpResponse:
    """Say that another petition is no repeat of this one; the pair is not shown again."""
    seen, other = petition_or_404(request.actor, code), petition_or_404(request.actor, request.POST.get("other", ""))
    return _done(request, seen, _("Đã ghi: {code} không phải cùng việc.").format(code=other.code),
                 lambda: dismiss_repeat(seen.pk, other.pk, by=request.actor, now=timezone.now()))


@require_POST
@desk_page
def repeat_unlink(request: HttpRequest, code: str, link_id: int) -> HttpResponse:
    """Take a link of this petition back, with the reason."""
    seen = petition_or_404(request.actor, code)
    _of_this(Link, link_id, seen)
    return _done(request, seen, _("Đã gỡ liên kết. Việc gắn và gỡ còn trong nhật ký."),
                 lambda: unlink_petitions(link_id, by=request.actor, now=timezone.now(), because=request.POST.get("because", "")))


@require_POST
@desk_page
def repeat_take_back(request: HttpRequest, code: str, dismissal_id: int) -> HttpResponse:
    """Show a dismissed pair again."""
    seen = petition_or_404(request.actor, code)
    _of_this(Dismissal, dismissal_id, seen)
    return _done(request, seen, _("Đã đưa đơn trở lại danh sách."), lambda: take_back_dismissal(dismissal_id, by=request.actor, now=timezone.now()))


@require_POST
@desk_page
def answer_together(request: HttpRequest, code: str) -> HttpResponse:
    """Let the answer to another petition serve this one too."""
    seen, other = petition_or_404(request.actor, code), petition_or_404(request.actor, request.POST.get("other", ""))
    held = round_of(other.pk)
    if held is None:
        raise Http404
    return _done(request, seen, _("Đơn này sẽ được trả lời chung với {code}; văn bản gửi riêng cho từng người.").format(code=other.code),
                 lambda: cases.answer_together(seen.pk, held.pk, by=request.actor, now=timezone.now()))


@require_POST
@desk_page
def answer_apart(request: HttpRequest, code: str) -> HttpResponse:
    """Take this petition out of the common answer again."""
    seen = petition_or_404(request.actor, code)
    return _done(request, seen, _("Đơn này được giải quyết riêng như trước."), lambda: cases.answer_apart(seen.pk, by=request.actor, now=timezone.now()))


def _of_this(kept: type[Link] | type[Dismissal], pk: int, seen: Petition) -> None:
    row = kept.objects.filter(pk=pk).first()
    if row is None or seen.pk not in (row.petition_id, row.earlier_id):
        raise Http404


def _done(request: HttpRequest, seen: Petition, words: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
        messages.success(request, words)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("desk:petition", args=[seen.code]) + "#repeats")
