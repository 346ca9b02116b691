"""The same person? An officer links two rows or takes the link back; the petitions of one person together."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.queries.same_person import SamePerson, person_page, same_person
from tiepdan.desk.shell import desk_page, show
from tiepdan.intake.models import Petition
from tiepdan.people.actions import link_persons, unlink_persons


@require_POST
@desk_page
def person_link(request: HttpRequest, code: str, person_id: int) -> HttpResponse:
    """Only somebody the panel offers can be linked, so that nobody links a stranger's row by its number."""
    seen, panel = _panel(request, code)
    offered = next((one for one in panel.possible if one.person.pk == person_id), None)
    if offered is None:
        raise Http404

    def act() -> object:
        return link_persons(seen.petitioner_id, person_id, by=request.actor, now=timezone.now(), ground=request.POST.get("ground", ""),
                            signs=offered.verdict.because)

    return _answer(request, seen, act, _("Đã nối là cùng một người; hai bản ghi vẫn giữ riêng và có thể gỡ."))


@require_POST
@desk_page
def person_unlink(request: HttpRequest, code: str, link_id: int) -> HttpResponse:
    seen, panel = _panel(request, code)
    if not any(one.link.pk == link_id for one in panel.linked):
        raise Http404

    def act() -> object:
        return unlink_persons(link_id, by=request.actor, now=timezone.now(), ground=request.POST.get("ground", ""))

    return _answer(request, seen, act, _("Đã gỡ liên kết; nhật ký giữ cả lúc nối và lúc gỡ."))


def _panel(request: HttpRequest, code: str) -> tuple[Petition, SamePerson]:
    seen = petition_or_404(request.actor, code)
    panel = same_person(seen, request.actor)
    if panel is None:
        raise Http404
    return seen, panel


def _answer(request: HttpRequest, seen: Petition, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
        messages.success(request, done)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:petition", code=seen.code)


@require_safe
@desk_page
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """What one person sent, over all rows said to be this person, as far as the actor may see it."""
    people, page = person_page(request.actor, person_id, request.GET.get("after", ""))
    if not people:
        raise Http404
    first = next(one for one in people if one.pk == person_id)
    return show(request, "desk/person.html", {"person": first, "people": people, "page": page}, here="petitions")
