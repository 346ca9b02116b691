"""Drafting the decision, the conclusion or the answer of a round."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tiepdan.cases import actions
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Round
from tiepdan.cases.procedures import way_of
from tiepdan.cases.queries import steps_for
from tiepdan.common.errors import Refused
from tiepdan.desk.forms.draft import ASKED_FROM, DraftForm
from tiepdan.desk.forms.letter import LetterForm
from tiepdan.desk.queries.case import round_or_404
from tiepdan.desk.queries.letters import DECIDED
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.views.case import after
from tiepdan.documents.catalogue import forms
from tiepdan.offices.models import Office


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def case_draft(request: HttpRequest, code: str) -> HttpResponse:
    """What the paper says and what it orders; the rest of its facts come from the file."""
    held = round_or_404(request.actor, code)
    seen = next((seen for seen in steps_for(held, request.actor, request.today) if seen.step.name == "draft"), None)
    if seen is None:
        raise Http404
    form, paper = _forms(request, held)
    if request.method == "POST" and form.is_valid() & paper.is_valid():
        told = form.cleaned_data
        try:
            actions.draft(held.pk, by=request.actor, now=timezone.now(), outcome=told["outcome"], summary=told["summary"], facts=paper.told(),
                          orders=form.orders())
            return after(request, held, seen.step.label)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/draft.html", {
        "held": held, "petition": held.petition, "open_step": seen, "step": seen.step, "form": form, "paper": paper,
        "found": getattr(held, "verification", None), "kept": paper.form,
    }, here="cases")


def _forms(request: HttpRequest, held: Round) -> tuple[DraftForm, LetterForm]:
    data = request.POST if request.method == "POST" else None
    before = getattr(held, "decision", None)
    offices = list(Office.objects.on(request.today).filter(province_id=held.province_id, handles_inside=True).only("pk", "short_name").order_by("short_name"))
    kept = forms()[way_of(held).decision]
    asked = [item.name for item in kept.fields if item.source in ASKED_FROM and item.name not in DECIDED]
    known = facts_for(kept.code, held, today=request.today) | (before.letter.facts if before else {})
    return (DraftForm(data, held=held, today=request.today, offices=offices, before=before), LetterForm(data, form=kept, facts=known, only=asked))
