"""Files past their time: the lists proposed, one list with its files to strike or to approve, the minute of what was destroyed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import take_out
from tiepdan.desk.paging import newest_first
from tiepdan.desk.shell import desk_page, show
from tiepdan.offices.abilities import ACCEPT, GUARD_PERSONAL
from tiepdan.privacy import actions
from tiepdan.privacy.models import Destruction

STRIKE = "bo-"


def _one(request: HttpRequest, destruction_id: int) -> Destruction:
    made = Destruction.objects.visible_to(request.actor).select_related("office").filter(pk=destruction_id).first()
    if made is None or not request.actor.can(GUARD_PERSONAL):
        raise Http404(destruction_id)
    return made


@require_safe
@desk_page
def destructions(request: HttpRequest) -> HttpResponse:
    """The lists of the office, newest first."""
    if not request.actor.can(GUARD_PERSONAL):
        raise Http404
    page = newest_first(Destruction.objects.visible_to(request.actor), request.GET.get("after", ""))
    return show(request, "desk/destructions.html", {"page": page, "rest": "", "first": not request.GET.get("after")}, here="personal")


@require_POST
@desk_page
def destruction_propose(request: HttpRequest) -> HttpResponse:
    """The files ticked on the page of retention, as one list with its ground."""
    if not request.actor.can(GUARD_PERSONAL):
        raise Http404
    try:
        made = actions.propose_destruction(by=request.actor, now=timezone.now(), ground=request.POST.get("ground", ""), codes=request.POST.getlist("code"))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:retention")
    messages.success(request, _("Đã lập danh mục; người đứng đầu được báo. Chưa hủy gì."))
    return redirect("desk:destruction", destruction_id=made.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def destruction(request: HttpRequest, destruction_id: int) -> HttpResponse:
    """One list: a POST approves it without the struck files, or declines all of it; what was typed stays when it is refused."""
    made, refused = _one(request, destruction_id), ""
    if request.method == "POST":
        try:
            _decide(request, made)
            return redirect("desk:destruction", destruction_id=made.pk)
        except Refused as refusal:
            refused = str(refusal)
    lines = list(made.lines.select_related("petition").order_by("pk"))
    for line in lines:
        line.typed = request.POST.get(f"{STRIKE}{line.petition.code}", "")
    mine = made.proposed_official_id == request.actor.official_id
    return show(request, "desk/destruction.html", {
        "made": made, "lines": lines, "refused": refused, "may_decide": made.state == "proposed" and request.actor.can(ACCEPT) and not mine, "mine": mine,
        "because": request.POST.get("because", ""),
    }, here="personal")


def _decide(request: HttpRequest, made: Destruction) -> None:
    told = {"by": request.actor, "now": timezone.now()}
    if request.POST.get("act") == "decline":
        actions.decline_destruction(made.pk, because=request.POST.get("because", ""), **told)
        messages.success(request, _("Đã ghi: không tiêu hủy danh mục này."))
        return
    struck = {name.removeprefix(STRIKE): words for name, words in request.POST.items() if name.startswith(STRIKE) and words.strip()}
    actions.approve_destruction(made.pk, struck=struck, **told)
    messages.success(request, _("Đã quyết định tiêu hủy; máy đang làm, trang này cho biết đến đâu."))


@require_POST
@desk_page
def destruction_minute(request: HttpRequest, destruction_id: int) -> HttpResponse:
    """The minute of destruction to print and sign, with the hash of every file destroyed."""
    made = _one(request, destruction_id)
    lines = list(made.lines.filter(state="destroyed").select_related("petition").order_by("pk"))
    take_out(_("Biên bản tiêu hủy hồ sơ"), len(lines), by=request.actor, now=timezone.now(), printed=True)
    return show(request, "desk/destruction_minute.html", {"made": made, "lines": lines}, here="personal")
