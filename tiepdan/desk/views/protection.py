"""The protection file of a denunciation: what was asked, what is done for whom it may not name, what the law lets happen next."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiepdan.cases.models import Procedure, Protection, Round
from tiepdan.cases.protection import protection_steps, reminders
from tiepdan.common.errors import Refused
from tiepdan.desk.forms.protection import PROTECTING
from tiepdan.desk.queries.case import round_or_404
from tiepdan.desk.shell import desk_page, show


@require_safe
@desk_page
def protection(request: HttpRequest, code: str) -> HttpResponse:
    held = _denunciation_or_404(request, code)
    files = Protection.objects.visible_to(request.actor).filter(round=held).prefetch_related("measures", "retaliations").order_by("-pk")
    for file in files:
        file.round = held  # nothing more is asked for it
    steps = protection_steps(held, request.actor, request.today)
    return show(request, "desk/protection.html", {
        "held": held, "petition": held.petition, "steps": [seen for seen in steps if seen.step.tone != "aside"],
        "asides": [seen for seen in steps if seen.step.tone == "aside"], "first_step": next((seen.step.name for seen in steps if seen.open), ""),
        "files": [{"file": file, "reminders": reminders(file, request.today), "measures": _told(file, request.today)} for file in files],
    }, here="cases")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def protection_step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step of the file: what it needs is asked, then the act answers; refused, what was typed stays."""
    held = _denunciation_or_404(request, code)
    seen = next((seen for seen in protection_steps(held, request.actor, request.today) if seen.step.name == step), None)
    if seen is None:
        raise Http404
    make, act = PROTECTING[step]
    form = make(request.POST if request.method == "POST" else None, held=held, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            act(held.pk, by=request.actor, now=timezone.now(), **form.told())
            messages.success(request, _("Đã làm: {step}.").format(step=seen.step.label))
            return redirect("desk:protection", code=held.petition.code)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/step.html", {
        "held": held, "petition": held.petition, "open_step": seen, "step": seen.step, "form": form, "found": getattr(held, "verification", None),
        "decision": getattr(held, "decision", None), "back": reverse("desk:protection", args=[held.petition.code]),
    }, here="cases")


def _denunciation_or_404(request: HttpRequest, code: str) -> Round:
    held = round_or_404(request.actor, code)
    if held.procedure != Procedure.DENUNCIATION:
        raise Http404
    return held


def _told(file: Protection, today) -> list[dict]:
    return [{"one": one, "overdue": one.overdue_on(today)} for one in sorted(file.measures.all(), key=lambda one: one.pk)]
