"""Making a document known to offices; what came to mine; who has read it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.forms.law import DisseminateForm
from tiepdan.desk.paging import Page, newest_first
from tiepdan.desk.shell import desk_page
from tiepdan.desk.views.law import law_show
from tiepdan.library import actions
from tiepdan.library.acts import library
from tiepdan.library.models import DisseminatedCopy, Dissemination
from tiepdan.library.queries import copies_of, disseminations_of, sees_receipts
from tiepdan.offices.abilities import LAW_REVIEW

OFFICES = 200  # receipts of one page: all offices of a province


@require_safe
@desk_page
def law_known(request: HttpRequest) -> HttpResponse:
    """What was sent to my office; for whoever reviews the law, what was sent to all."""
    sent = request.actor.can(LAW_REVIEW) and request.GET.get("which") != "mine"
    rows = disseminations_of(request.actor) if sent else copies_of(request.actor)
    page = newest_first(rows, request.GET.get("after", ""))
    return law_show(request, "desk/law_known.html", "known", {
        "page": page, "sent": sent, "rest": "" if sent else "which=mine", "first": not request.GET.get("after"),
    })


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def law_disseminate(request: HttpRequest) -> HttpResponse:
    """Choose a document, offices, what to read in it and until when."""
    chosen = {"what": f"document:{request.GET['document']}"} if request.GET.get("document", "").isdecimal() else {"what": f"act:{request.GET.get('act', '')}"}
    form = DisseminateForm(request.POST if request.method == "POST" else None, actor=request.actor, today=request.today, initial=chosen)
    if request.method == "POST" and form.is_valid():
        try:
            sent = actions.disseminate(by=request.actor, today=request.today, **form.told())
            messages.success(request, _("Đã gửi đến {count} cơ quan; mỗi nơi có một người được báo.").format(count=sent.copies.count()))
            return redirect("desk:law-dissemination", dissemination_id=sent.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return law_show(request, "desk/law_disseminate.html", "known", {"form": form})


@require_safe
@desk_page
def law_dissemination(request: HttpRequest, dissemination_id: int) -> HttpResponse:
    """One document made known: my office's receipt, and for whoever sent it, who has read and who has not."""
    sent, mine = _sent_or_404(request, dissemination_id)
    receipts = sees_receipts(request.actor, sent)
    which = "read" if request.GET.get("which") == "read" else "unread"
    return law_show(request, "desk/law_dissemination.html", "known", {
        "sent": sent, "mine": mine, "receipts": receipts, "which": which, "page": _receipts(request, sent, which) if receipts else Page(),
        "rest": f"which={which}", "first": not request.GET.get("after"), "act": library().acts.get(sent.act), "late": sent.read_before < request.today,
    })


@require_POST
@desk_page
def law_acknowledge(request: HttpRequest, dissemination_id: int) -> HttpResponse:
    """“Đã đọc”: the read receipt of my office."""
    _sent_or_404(request, dissemination_id)
    try:
        actions.acknowledge(dissemination_id, by=request.actor, now=timezone.now())
        messages.success(request, _("Đã ghi là cơ quan đã đọc."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:law-dissemination", dissemination_id=dissemination_id)


def _receipts(request: HttpRequest, sent: Dissemination, which: str) -> Page:
    held = sent.copies.filter(read_at__isnull=which == "unread").select_related("office")
    return newest_first(held, request.GET.get("after", ""), OFFICES)


def _sent_or_404(request: HttpRequest, dissemination_id: int) -> tuple[Dissemination, DisseminatedCopy | None]:
    """The dissemination, where it came to my office or I may see the receipts."""
    sent = disseminations_of(request.actor).filter(pk=dissemination_id).first()
    mine = copies_of(request.actor).filter(dissemination_id=dissemination_id).first()
    if sent is None or (mine is None and not sees_receipts(request.actor, sent)):
        raise Http404(dissemination_id)
    return sent, mine
