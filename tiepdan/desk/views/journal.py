"""The journal of an office and of a petition with the proof of each entry; anchors to print and to lay outside; what two persons erase."""

import contextlib
from collections.abc import Callable
from datetime import date
from urllib.parse import urlencode

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import take_out
from tiepdan.desk.paging import Page, newest_first
from tiepdan.desk.queries.journal import GROUPS, Asked, anchors_of, entry_or_404, office_entries, petition_entries
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page, show
from tiepdan.journal import actions
from tiepdan.journal.abilities import GUARD_PERSONAL
from tiepdan.journal.anchoring import anchor_covering, deposit_of
from tiepdan.journal.models import Erasure
from tiepdan.journal.record import chain_of

PRINTED = 500


@require_safe
@desk_page
def journal(request: HttpRequest) -> HttpResponse:
    """The office's own chain, narrowed by group and last day."""
    return _book(request, office_entries(request.actor, _asked(request), request.GET.get("after", "")), printed=False)


@require_POST
@desk_page
def journal_print(request: HttpRequest) -> HttpResponse:
    """The same as a book, five hundred entries a part."""
    page = office_entries(request.actor, _asked(request), request.GET.get("after", ""), size=PRINTED)
    take_out(_("Nhật ký của cơ quan"), len(page.rows), by=request.actor, now=timezone.now(), printed=True)
    return _book(request, page, printed=True)


@require_safe
@desk_page
def journal_petition(request: HttpRequest, code: str) -> HttpResponse:
    """All that was done about one petition, with the proofs."""
    seen = petition_or_404(request.actor, code)
    page = petition_entries(request.actor, seen, request.GET.get("after", ""))
    return show(request, "desk/journal_petition.html", {"page": page, "petition": seen, "rest": "", "first": not request.GET.get("after")}, here="petitions")


@require_safe
@desk_page
def journal_entry(request: HttpRequest, entry_id: int) -> HttpResponse:
    return _entry_page(request, entry_id)


@require_POST
@desk_page
def journal_correct(request: HttpRequest, entry_id: int) -> HttpResponse:
    """A new entry that names this one and says what is right."""
    entry_or_404(request.actor, entry_id)
    return _act(request, entry_id, lambda: actions.correct_entry(entry_id, by=request.actor, now=timezone.now(), right=request.POST.get("right", "")),
                _("Đã ghi dòng đính chính; dòng cũ giữ nguyên."))


@require_POST
@desk_page
def journal_erase(request: HttpRequest, entry_id: int, name: str) -> HttpResponse:
    """Ask for one personal fact of this entry to be erased."""
    entry_or_404(request.actor, entry_id)
    return _act(request, entry_id, lambda: actions.propose_erasure(entry_id, name, by=request.actor, now=timezone.now(), ground=request.POST.get("ground", "")),
                _("Đã ghi đề nghị xóa; người thứ hai được giao việc này sẽ xác nhận."))


@require_safe
@desk_page
def erasures(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, and what was erased or kept."""
    if not request.actor.can(GUARD_PERSONAL):
        raise Http404
    rows = Erasure.objects.filter(chain=chain_of(request.actor)).select_related("fact__entry")
    page = newest_first(rows, request.GET.get("after", ""))
    return show(request, "desk/erasures.html", {"page": page, "rest": "", "first": not request.GET.get("after")}, here="journal")


@require_POST
@desk_page
def erasure_decide(request: HttpRequest, erasure_id: int, verdict: str) -> HttpResponse:
    """The second person confirms or declines."""
    now, by = timezone.now(), request.actor
    acts: dict[str, Callable[[], Erasure]] = {
        "confirm": lambda: actions.erase_personal_fact(erasure_id, by=by, now=now),
        "decline": lambda: actions.decline_erasure(erasure_id, by=by, now=now, because=request.POST.get("because", "")),
    }
    if verdict not in acts or not by.can(GUARD_PERSONAL):
        raise Http404(verdict)
    try:
        acts[verdict]()
        messages.success(request, _("Đã xóa; chuỗi vẫn liền.") if verdict == "confirm" else _("Đã ghi là không xóa, kèm lý do."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:erasures")


@require_safe
@desk_page
def anchors(request: HttpRequest) -> HttpResponse:
    """The anchors of the province, newest first."""
    page = newest_first(anchors_of(request.actor), request.GET.get("after", ""))
    return show(request, "desk/anchors.html", {"page": page, "rest": "", "first": not request.GET.get("after")}, here="journal")


@require_safe
@desk_page
def anchor(request: HttpRequest, anchor_id: int) -> HttpResponse:
    """One anchor as a sheet to be printed, signed by hand and kept elsewhere."""
    held = anchors_of(request.actor).filter(pk=anchor_id).first()
    if held is None:
        raise Http404(anchor_id)
    told = f"TIEPDAN-MOC-NEO {held.province} {held.number} {held.at.isoformat(timespec='seconds')} {held.root}"
    return show(request, "desk/anchor.html", {"anchor": held, "qr": segno.make(told, error="m").svg_data_uri(scale=4)}, here="journal")


@require_safe
@desk_page
def anchor_file(request: HttpRequest, anchor_id: int) -> HttpResponse:
    """The anchor as the file that `tiepdan verify --anchor` reads."""
    held = anchors_of(request.actor).filter(pk=anchor_id).first()
    if held is None:
        raise Http404(anchor_id)
    response = HttpResponse(deposit_of(held), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="moc-neo-{held.province}-{held.number:06d}.json"'
    return response


def _act(request: HttpRequest, entry_id: int, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _entry_page(request, entry_id, problem=str(refusal))
    messages.success(request, done)
    return redirect("desk:journal-entry", entry_id=entry_id)


def _entry_page(request: HttpRequest, entry_id: int, problem: str = "") -> HttpResponse:
    line = entry_or_404(request.actor, entry_id)
    own = line.entry.chain == chain_of(request.actor)
    waiting = set(Erasure.objects.filter(fact__entry_id=entry_id, state=Erasure.State.PROPOSED).values_list("fact_id", flat=True))
    return show(request, "desk/journal_entry.html", {
        "line": line, "entry": line.entry, "anchor": anchor_covering(line.entry.chain, line.entry.number), "own": own and line.told,
        "may_guard": own and line.told and request.actor.can(GUARD_PERSONAL), "waiting": waiting, "problem": problem,
        "typed": {"right": request.POST.get("right", ""), "ground": request.POST.get("ground", "")},
    }, here="journal")


def _book(request: HttpRequest, page: Page, *, printed: bool) -> HttpResponse:
    asked = _asked(request)
    rest = {"group": asked.group, "until": asked.until.isoformat() if asked.until else ""}
    return show(request, "desk/journal.html", {
        "page": page, "asked": asked, "groups": GROUPS, "rest": urlencode({name: value for name, value in rest.items() if value}),
        "first": not request.GET.get("after"), "printed": printed, "chain": chain_of(request.actor), "may_guard": request.actor.can(GUARD_PERSONAL),
    }, here="journal")


def _asked(request: HttpRequest) -> Asked:
    group, until = request.GET.get("group", ""), None
    with contextlib.suppress(ValueError):
        until = date.fromisoformat(request.GET.get("until", ""))
    return Asked(group if group in dict(GROUPS) else "", until)
