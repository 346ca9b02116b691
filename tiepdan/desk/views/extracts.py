"""The working copies of a denunciation: the extract confirmed, pages redacted, the package that goes outside."""

import base64
import re
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.cases.models import Round
from tiepdan.cases.queries import round_of
from tiepdan.common.errors import Refused
from tiepdan.desk.actions import hand_over_extract
from tiepdan.desk.forms.extracts import NEW_ROWS, ConfirmForm, RetypeForm, boxes_in
from tiepdan.desk.queries.extracts import choices_of, copies_of
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.intake.actions import (
    confirm_extract,
    mark_handwritten,
    open_extract,
    open_page_to_redact,
    redact_page,
    retype_page,
    take_back_page,
)
from tiepdan.intake.models import Petition
from tiepdan.reading.mask import HIDDEN

HIDES = re.compile(r"\[\[.*?\]\]", re.DOTALL)
WIDTHS = {"to": 200, "receiver": 120, "ground": 200}


@require_safe
@desk_page
def extract(request: HttpRequest, code: str) -> HttpResponse:
    """What others see of a denunciation, who confirmed it, what was given outside; who may know begins here."""
    return _page(request, _sealed(request, code))


@require_POST
@desk_page
@fresh_factor
def extract_open(request: HttpRequest, code: str) -> HttpResponse:
    """The words as they came beside what is hidden of them, once, with the reason in the journal."""
    petition, reason = _sealed(request, code), request.POST.get("reason", "")
    try:
        source = open_extract(petition.pk, by=request.actor, now=timezone.now(), reason=reason)
    except Refused as refusal:
        return _back(request, petition, refusal)
    return _edit(request, petition, ConfirmForm(initial={"marked": source.marked, "reason": reason}), proposed=source.proposed)


@require_POST
@desk_page
@fresh_factor
def extract_confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Confirm what is hidden, or look first at what others will read. Refused, what was typed stays."""
    petition, form = _sealed(request, code), ConfirmForm(request.POST)
    if form.is_valid() and "preview" in request.POST:
        return _edit(request, petition, form, preview=HIDES.sub(HIDDEN, form.cleaned_data["marked"]))
    if form.is_valid():
        try:
            made = confirm_extract(petition.pk, by=request.actor, now=timezone.now(), **form.told())
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Đã xác nhận bản trích số {n}: người xác minh và nơi nhận đọc bản này.").format(n=made.version))
            return redirect("desk:extract", code=petition.code)
    return _edit(request, petition, form)


@require_POST
@desk_page
@fresh_factor
def extract_page(request: HttpRequest, code: str, paper_id: int, page: int) -> HttpResponse:
    """A page of the original with the boxes proposed, or with those just typed drawn on it. Each look is in the journal."""
    petition = _sealed(request, code)
    return _page_to_redact(request, petition, paper_id, page, boxes_in(request.POST) if "known" in request.POST else None)


@require_POST
@desk_page
@fresh_factor
def extract_page_act(request: HttpRequest, code: str, paper_id: int, page: int, act: str) -> HttpResponse:
    """Confirm the boxes, give the page as typed words, or take back what others see of it."""
    petition, now = _sealed(request, code), timezone.now()
    told = {"by": request.actor, "now": now, "paper_id": paper_id, "page": page}
    if act == "che":
        boxes = boxes_in(request.POST)
        again = partial(_page_to_redact, request, petition, paper_id, page, boxes)
        return _done(request, petition, partial(redact_page, petition.pk, boxes=boxes, **told), _("Đã xác nhận bản che trang {n}."), page, again)
    if act == "go-lai":
        text = request.POST.get("text", "")[:20_000]
        again = partial(_page_to_redact, request, petition, paper_id, page, None, text)
        return _done(request, petition, partial(retype_page, petition.pk, text=text, **told), _("Đã xác nhận bản gõ lại trang {n}."), page, again)
    if act == "viet-tay":
        return _done(request, petition, partial(mark_handwritten, petition.pk, **told), _("Đã ghi trang {n} là chữ viết tay: chỉ còn gõ lại."), page)
    stands = petition.redacted_pages.filter(original_id=paper_id, number=page, stands=True).first()
    if act != "thoi" or stands is None:
        raise Http404
    words = _("Đã thôi dùng bản che trang {n}.")
    return _done(request, petition, partial(take_back_page, petition.pk, by=request.actor, now=now, page_id=stands.pk), words, page)


@require_POST
@desk_page
@fresh_factor
def extract_hand_over(request: HttpRequest, code: str) -> HttpResponse:
    """The package is the answer, the entry stays; refused, what was typed stays."""
    petition = _sealed(request, code)
    told = {name: request.POST.get(name, "")[:most] for name, most in WIDTHS.items()}
    try:
        made = hand_over_extract(petition, _held(request, petition), by=request.actor, now=timezone.now(), chosen=request.POST.getlist("chosen")[:400], **told)
    except Refused as refusal:
        return _page(request, petition, problem=str(refusal), typed={**told, "chosen": request.POST.getlist("chosen")})
    response = HttpResponse(made, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="ban-trich-{petition.code}.zip"'
    return response


def _sealed(request: HttpRequest, code: str) -> Petition:
    petition = petition_or_404(request.actor, code)
    if petition.sealed_id is None:
        raise Http404
    return petition


def _held(request: HttpRequest, petition: Petition) -> Round | None:
    held = round_of(petition.pk)
    return held if held and Round.objects.visible_to(request.actor).filter(pk=held.pk).exists() else None


def _page(request: HttpRequest, petition: Petition, *, problem: str = "", typed: dict | None = None) -> HttpResponse:
    held = _held(request, petition)
    return show(request, "desk/extract.html", {
        "petition": petition, "held": held, "copies": copies_of(petition, request.actor), "choices": choices_of(petition, held),
        "problem": problem, "typed": typed or {},
    }, here="petitions")


def _edit(request: HttpRequest, petition: Petition, form: ConfirmForm, *, proposed: str = "", preview: str = "") -> HttpResponse:
    return show(request, "desk/extract_edit.html", {"petition": petition, "form": form, "proposed": proposed, "preview": preview}, here="petitions")


def _page_to_redact(request: HttpRequest, petition: Petition, paper_id: int, page: int, boxes: list[list[int]] | None, text: str = "") -> HttpResponse:
    reason = request.POST.get("reason", "")
    try:
        seen = open_page_to_redact(petition.pk, by=request.actor, now=timezone.now(), paper_id=paper_id, page=page, reason=reason)
    except Refused as refusal:
        return _back(request, petition, refusal)
    return show(request, "desk/extract_page.html", {
        "petition": petition, "paper_id": paper_id, "number": page, "seen": seen, "boxes": seen.boxes if boxes is None else boxes, "reason": reason,
        "picture": f"data:image/jpeg;base64,{base64.b64encode(seen.picture).decode()}", "new_rows": range(NEW_ROWS),
        "retype": RetypeForm(initial={"text": text or seen.text}),
    }, here="petitions")


def _done(request: HttpRequest, petition: Petition, act: Callable[[], object], words: str, page: int,
          again: Callable[[], HttpResponse] | None = None) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        if again is None:
            return _back(request, petition, refusal)
        messages.error(request, str(refusal))
        return again()
    messages.success(request, words.format(n=page))
    return redirect("desk:extract", code=petition.code)


def _back(request: HttpRequest, petition: Petition, refusal: Refused) -> HttpResponse:
    messages.error(request, str(refusal))
    return redirect("desk:extract", code=petition.code)
