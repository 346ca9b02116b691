"""One case: the file, the story, the clocks and the lawful next steps."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases import actions
from tiepdan.cases.models import Round
from tiepdan.cases.queries import steps_for
from tiepdan.common.errors import Refused
from tiepdan.desk.elsewhere import opened_elsewhere
from tiepdan.desk.forms.screens import STEPS
from tiepdan.desk.queries.case import (
    after_conclusion,
    asked_of,
    binder,
    duties_of,
    follow_up_of,
    halts_of,
    holder_of_round,
    late_first,
    leading,
    letters_by_stage,
    round_or_404,
    rounds_beside,
    story,
    writable,
)
from tiepdan.desk.queries.extracts import told_of
from tiepdan.desk.queries.keys import knowers_of, may_ask_unsealing
from tiepdan.desk.queries.papers import papers_of
from tiepdan.desk.queries.petition import clocks_of, letters_of
from tiepdan.desk.shell import desk_page, show
from tiepdan.offices.abilities import REVEAL


@require_safe
@desk_page
@opened_elsewhere
def case(request: HttpRequest, code: str) -> HttpResponse:
    held = round_or_404(request.actor, code)
    actor, today = request.actor, request.today
    clocks = clocks_of(held.petition, held, today)
    steps = steps_for(held, actor, today)
    papers = binder(list(papers_of(held.petition, held)))
    letters = letters_of(held.petition, held)
    decision = getattr(held, "decision", None)
    return show(request, "desk/case.html", {
        "held": held, "petition": held.petition, "papers": papers, "stages": letters_by_stage(letters, held), "letters": letters,
        "story": story(held), "clocks": clocks, "nearest": next((seen for seen in clocks if seen.clock.met_on is None), None), "why_open": True,
        "steps": steps, "asides": [seen for seen in steps if seen.step.tone == "aside"], "first_step": leading(steps, held.state),
        "decision": decision, "duties": duties_of(decision, today), "found": getattr(held, "verification", None),
        "halts": halts_of(held), "dialogues": held.dialogues.order_by("planned_on"), "holder": holder_of_round(held, today),
        "writable": writable(held, actor, today), "inquiries": asked_of(held, today),
        "rounds": rounds_beside(held, actor), "late_first": late_first(held, clocks, today),
        **told_of(held.petition), **after_conclusion(held, decision), "follow_up": follow_up_of(held),
        "may_reveal": held.petition.sealed_id is not None and actor.can(REVEAL),
        "may_ask_unsealing": may_ask_unsealing(held.petition, actor),
        "knowers": knowers_of(held.petition, actor), "pages_total": papers[-1].last if papers else 0,
    }, here="cases")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def case_step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One step's own small page: what it needs is asked, then the act answers."""
    held = round_or_404(request.actor, code)
    seen = next((seen for seen in steps_for(held, request.actor, request.today) if seen.step.name == step), None)
    if seen is None or step not in STEPS:
        raise Http404
    make, act = STEPS[step]
    form = make(request.POST if request.method == "POST" else None, held=held, today=request.today)
    if request.method == "POST" and form.is_valid():
        try:
            act(held.pk, by=request.actor, now=timezone.now(), **form.told())
            return after(request, held, seen.step.label)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/step.html", {
        "held": held, "petition": held.petition, "open_step": seen, "step": seen.step, "form": form, "found": getattr(held, "verification", None),
        "decision": getattr(held, "decision", None),
    }, here="cases")


@require_POST
@desk_page
def case_letter(request: HttpRequest, code: str) -> HttpResponse:
    """Begin another letter of this case and go on to its page, where the rest is filled in."""
    held = round_or_404(request.actor, code)
    try:
        letter = actions.write_letter(held.pk, by=request.actor, now=timezone.now(), form=request.POST.get("form", "")[:40])
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:case", code=held.petition.code)
    return redirect("desk:letter", letter_id=letter.pk)


def after(request: HttpRequest, held: Round, label: str) -> HttpResponse:
    messages.success(request, _("Đã làm: {step}.").format(step=label))
    seen = Round.objects.visible_to(request.actor).filter(pk=held.pk).exists()
    return redirect("desk:case", code=held.petition.code) if seen else redirect("desk:today")
