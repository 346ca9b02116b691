"""One petition: its words, what the reader proposes, the corrections, the lawful ways out, the sealed identity."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases.queries import round_of
from tiepdan.common.errors import Refused
from tiepdan.desk import highlight
from tiepdan.desk.forms.classify import ClassifyForm
from tiepdan.desk.forms.ways import WAYS
from tiepdan.desk.queries.case import leading
from tiepdan.desk.queries.papers import papers_of
from tiepdan.desk.queries.petition import clocks_of, conditions, letters_of, others, petition_or_404
from tiepdan.desk.queries.scans import doubtful_pages, split_proposals
from tiepdan.desk.shell import desk_page, show
from tiepdan.documents.read import reading_progress
from tiepdan.intake.actions import classify, see_identity
from tiepdan.intake.actions.correct_text import may_correct
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import steps_for
from tiepdan.offices.abilities import REVEAL, ROUTE
from tiepdan.offices.models import Office
from tiepdan.reading.normalise import MOST_CHARACTERS, clean_text

FORMS_OPEN = frozenset({"read", "routed"})


@require_safe
@desk_page
def petition(request: HttpRequest, code: str) -> HttpResponse:
    seen = petition_or_404(request.actor, code)
    return show(request, "desk/petition.html", _context(request, seen), here="petitions")


@require_POST
@desk_page
def petition_classify(request: HttpRequest, code: str) -> HttpResponse:
    """One click on the right chip corrects the reader; competence is worked out again."""
    seen = petition_or_404(request.actor, code)
    form = ClassifyForm(request.POST, petition=seen, offices=_offices(request, seen))
    if form.is_valid():
        try:
            classify(seen.pk, by=request.actor, now=timezone.now(), **form.said())
            return _after(request, seen, _("Đã ghi phân loại; bộ đọc giữ cả điều nó đã đề xuất."))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, _template(request), _context(request, seen, form=form), here="petitions")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def petition_way(request: HttpRequest, code: str, way: str) -> HttpResponse:
    """A lawful way out: what it needs is asked, then the act answers."""
    seen = petition_or_404(request.actor, code)
    step = next((step for step in steps_for(seen, request.actor) if step.step.name == way), None)
    if step is None or way not in WAYS:
        raise Http404
    make, act = WAYS[way]
    form = make(request.POST if request.method == "POST" else None, petition=seen)
    if request.method == "POST" and form.is_valid():
        try:
            act(seen.pk, by=request.actor, now=timezone.now(), **form.cleaned_data)
            return _after(request, seen, _("Đã làm: {step}.").format(step=step.step.label))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/way.html", {"petition": seen, "open_step": step, "step": step.step, "form": form}, here="petitions")


@require_POST
@desk_page
def petition_identity(request: HttpRequest, code: str) -> HttpResponse:
    """Who denounced, shown once to who must know, with the reason in the journal. A reload asks again."""
    seen = petition_or_404(request.actor, code)
    try:
        identity = see_identity(seen.pk, by=request.actor, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:petition", code=seen.code)
    return show(request, "desk/identity.html", {"petition": seen, "identity": identity}, here="petitions")


def _after(request: HttpRequest, seen: Petition, words: str) -> HttpResponse:
    """Back to the petition as it is now, or on to its case; when the act has moved it out of sight, to the day's work."""
    now = Petition.objects.visible_to(request.actor).filter(pk=seen.pk).first()
    if request.headers.get("HX-Request") and now is not None:
        return show(request, "desk/_petition.html", _context(request, petition_or_404(request.actor, seen.code)))
    messages.success(request, words)
    if now is None:
        return redirect("desk:today")
    return redirect("desk:case" if now.state == "in_case" else "desk:petition", code=now.code)


def _template(request: HttpRequest) -> str:
    return "desk/_petition.html" if request.headers.get("HX-Request") else "desk/petition.html"


def _offices(request: HttpRequest, seen: Petition) -> list[Office]:
    return list(Office.objects.on(request.today).filter(province_id=seen.province_id).only("code", "short_name", "kind"))


def may_classify(request: HttpRequest, seen: Petition) -> bool:
    return request.actor.can(ROUTE) and seen.state in FORMS_OPEN and request.actor.office_id == seen.holder_office_id


def _context(request: HttpRequest, seen: Petition, form: ClassifyForm | None = None) -> dict:
    actor, today = request.actor, request.today
    text = clean_text(seen.text) + seen.text[MOST_CHARACTERS:]  # the spans are places in the text as it was read
    marks = [] if seen.sealed_id else highlight.marks_of(seen.findings, text)
    held = round_of(seen.pk)
    clocks = clocks_of(seen, None, today)
    if form is None and may_classify(request, seen):
        form = ClassifyForm(petition=seen, offices=_offices(request, seen))
    ways, papers = steps_for(seen, actor), list(papers_of(seen))
    return {
        "may_correct": may_correct(seen, actor), "doubts": doubtful_pages(papers), "proposals": split_proposals(papers),
        "progress": reading_progress("petition", seen.pk) if seen.state == "received" else None,
        "petition": seen, "held": held, "paragraphs": highlight.paragraphs(text, marks), "counts": highlight.counts_of(marks),
        "papers": papers, "clocks": clocks, "nearest": next((seen for seen in clocks if seen.clock.met_on is None), None),
        "letters": letters_of(seen, held), "form": form, "conditions": conditions(seen, actor), "others": others(seen, actor), "ways": ways,
        "first_way": leading(ways, seen.state),
        "fields_first": _fields_first(seen), "may_reveal": seen.sealed_id is not None and actor.can(REVEAL),
    }


def _fields_first(seen: Petition) -> list[str]:
    """The fields worth one click: what stands now and the reader's next best."""
    ranked = [pair[0] for pair in seen.findings.get("field_ranked") or [] if isinstance(pair, list) and pair]
    return list(dict.fromkeys([seen.field, *ranked]))[:3] if seen.field else ranked[:3]
