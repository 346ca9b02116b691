"""Settlements a superior looks at again: the list with what opens one, and each with its steps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tiepdan.cases.actions import open_reexamination
from tiepdan.cases.models import Reexamination
from tiepdan.cases.reexamination import steps_of
from tiepdan.common.errors import Refused
from tiepdan.desk.forms.reexamination import REEXAMINING, OpenReexaminationForm
from tiepdan.desk.shell import desk_page, show
from tiepdan.offices.abilities import ACCEPT

MOST = 50  # the newest; older ones are found by the case


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def reexaminations(request: HttpRequest) -> HttpResponse:
    """The office's files of this sort, newest first, and for who decides the form that opens one."""
    form = OpenReexaminationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = open_reexamination(by=request.actor, now=timezone.now(), **form.cleaned_data)
            return redirect("desk:reexamination", file_id=made.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    files = Reexamination.objects.visible_to(request.actor).select_related("round__petition", "round__office").order_by("-pk")[:MOST]
    return show(request, "desk/reexaminations.html", {"files": files, "form": form, "may_open": request.actor.can(ACCEPT)}, here="cases")


@require_safe
@desk_page
def reexamination(request: HttpRequest, file_id: int) -> HttpResponse:
    file = _file_or_404(request, file_id)
    steps = [seen for seen in steps_of(file.round, file, request.actor, request.today) if seen.step.name != "open_reexamination"]
    return show(request, "desk/reexamination.html", {
        "file": file, "held": file.round, "petition": file.round.petition, "decision": file.round.decision, "steps": steps,
        "first_step": next((seen.step.name for seen in steps if seen.open), ""), "overdue": file.overdue_on(request.today),
    }, here="cases")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def reexamination_step(request: HttpRequest, file_id: int, step: str) -> HttpResponse:
    """One step of the file: what it needs is asked, then the act answers; refused, what was typed stays."""
    file = _file_or_404(request, file_id)
    seen = next((seen for seen in steps_of(file.round, file, request.actor, request.today) if seen.step.name == step), None)
    if seen is None or step == "open_reexamination":
        raise Http404
    make, act = REEXAMINING[step]
    form = make(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            act(file.pk, by=request.actor, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã làm: {step}.").format(step=seen.step.label))
            return redirect("desk:reexamination", file_id=file.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/step.html", {
        "held": file.round, "petition": file.round.petition, "open_step": seen, "step": seen.step, "form": form, "found": None,
        "decision": file.round.decision, "back": reverse("desk:reexamination", args=[file.pk]),
    }, here="cases")


def _file_or_404(request: HttpRequest, file_id: int) -> Reexamination:
    of = ("round__petition__petitioner", "round__petition__sealed", "round__office", "round__decision__letter", "office", "holder_post")
    file = Reexamination.objects.visible_to(request.actor).select_related(*of).filter(pk=file_id).first()
    if file is None:
        raise Http404
    return file
