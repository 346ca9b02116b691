"""One petition: its words, what the reader proposes, the corrections, the lawful ways out, the sealed identity."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.cases.queries import round_of
from tiepdan.common.errors import Refused
from tiepdan.desk import found, highlight
from tiepdan.desk.elsewhere import opened_elsewhere
from tiepdan.desk.forms.classify import ClassifyForm, CorrectForm
from tiepdan.desk.forms.ways_out import WAYS
from tiepdan.desk.queries.case import leading
from tiepdan.desk.queries.extracts import told_of
from tiepdan.desk.queries.keys import knowers_of, may_ask_unsealing
from tiepdan.desk.queries.papers import papers_of
from tiepdan.desk.queries.petition import clocks_of, conditions, letters_of, moves_of, others, petition_or_404
from tiepdan.desk.queries.repeats import repeats_of
from tiepdan.desk.queries.same_person import same_person
from tiepdan.desk.queries.scans import doubtful_pages, split_proposals, unread_told
from tiepdan.desk.queries.split import part_form, parted_seen, parted_with, parts_of
from tiepdan.desk.shell import desk_page, show
from tiepdan.desk.step_up import fresh_factor
from tiepdan.documents.models import Paper
from tiepdan.documents.read import reading_progress
from tiepdan.intake.actions import classify, correct_finding, see_identity
from tiepdan.intake.actions.correct_text import may_correct
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import follow_ups_for, standing_value, steps_for
from tiepdan.intake.said import PERSONAL, SINGLE
from tiepdan.offices.abilities import REGISTER, REVEAL, ROUTE
from tiepdan.offices.models import Office
from tiepdan.people.models import PersonLink
from tiepdan.reading.normalise import MOST_CHARACTERS, clean_text

FORMS_OPEN = frozenset({"read", "routed"})


@require_safe
@desk_page
@opened_elsewhere
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


@require_POST
@desk_page
def petition_correct(request: HttpRequest, code: str) -> HttpResponse:
    """One click on one finding: right, not so, or what it is instead. Refused, what was typed stays beside it."""
    seen = petition_or_404(request.actor, code)
    form = CorrectForm(request.POST)
    if not form.is_valid():
        raise Http404
    try:
        correct_finding(seen.pk, by=request.actor, now=timezone.now(), **form.cleaned_data)
        return _after(request, seen, _("Đã ghi; bộ đọc giữ cả điều nó đã đề xuất."))
    except Refused as refusal:
        said = {**form.cleaned_data, "problem": str(refusal)}
    return show(request, _template(request), {**_context(request, seen), "typed": said}, here="petitions")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def petition_way(request: HttpRequest, code: str, way: str) -> HttpResponse:
    """A lawful way out: what it needs is asked, then the act answers."""
    seen = petition_or_404(request.actor, code)
    ways = [*steps_for(seen, request.actor), *follow_ups_for(seen, request.actor, today=request.today)]
    step = next((step for step in ways if step.step.name == way), None)
    if step is None or way not in WAYS:
        raise Http404
    make, act = WAYS[way]
    form = make(request.POST if request.method == "POST" else None, petition=seen, files=request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            act(seen.pk, by=request.actor, now=timezone.now(), **form.cleaned_data)
            return _after(request, seen, _("Đã làm: {step}.").format(step=step.step.label))
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/way.html", {"petition": seen, "open_step": step, "step": step.step, "form": form}, here="petitions")


@require_POST
@desk_page
@fresh_factor
def petition_identity(request: HttpRequest, code: str) -> HttpResponse:
    """Who denounced, shown once to who must know, with the reason in the journal. A reload asks again."""
    seen = petition_or_404(request.actor, code)
    try:
        identity = see_identity(seen.pk, by=request.actor, reason=request.POST.get("reason", ""))
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:petition", code=seen.code)
    return show(request, "desk/identity.html", {"petition": seen, "identity": identity, "parted": parted_with(seen, request.actor)}, here="petitions")


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
    told = {name: value for name, value in seen.findings.items() if name not in PERSONAL} if seen.sealed_id else seen.findings
    marks = highlight.marks_of(told, text)
    paragraphs = highlight.paragraphs(text, marks)
    places = highlight.places_of(paragraphs)
    held = round_of(seen.pk)
    clocks = clocks_of(seen, None, today)
    if form is None and may_classify(request, seen):
        form = ClassifyForm(petition=seen, offices=_offices(request, seen))
    listed = found.several(told, text, places, sealed=seen.sealed_id is not None, commune=_names(form))
    ways, papers, repeats = steps_for(seen, actor), list(papers_of(seen).exclude(role=Paper.Role.REDACTED)), repeats_of(seen, actor)
    parts, parted = parts_of(seen, text), parted_seen(seen, actor)
    shown = {one.other.pk for one in (*repeats.found, *repeats.linked, *repeats.dismissed)}
    return {
        **told_of(seen),
        "may_correct": may_correct(seen, actor), "doubts": doubtful_pages(papers), "proposals": split_proposals(papers), "pages_read": unread_told(papers),
        "progress": reading_progress("petition", seen.pk) if seen.state == "received" else None,
        "petition": seen, "held": held, "paragraphs": paragraphs, "counts": highlight.counts_of(marks),
        "parts": parts, "part_form": part_form(seen, parts, ways), "parted": parted, "papers": papers, "clocks": clocks,
        "nearest": next((seen for seen in clocks if seen.clock.met_on is None), None),
        "letters": letters_of(seen, held), "form": form, "conditions": conditions(seen, actor), "ways": ways,
        "shut_ways": [way for way in ways if not way.open],
        "repeats": repeats, "others": [other for other in others(seen, actor) if other.petition.pk not in shown],
        "first_way": leading(ways, seen.state), "moves": moves_of(seen), "follow_ups": follow_ups_for(seen, actor, today=today),
        "same_person": same_person(seen, actor), "may_link": actor.can(REGISTER),
        "link_grounds": PersonLink.Ground.choices, "unlink_grounds": PersonLink.TakenBack.choices,
        "found": listed, "reasons": {one.item: one.because for one in listed},
        "judged": _judged(seen, form), "fields_first": _fields_first(seen), "unread": max(len(seen.text) - MOST_CHARACTERS, 0),
        "may_reveal": (seen.sealed_id is not None or (parted is not None and parted.parting is not None and parted.parting.sealed)) and actor.can(REVEAL),
        "may_ask_unsealing": may_ask_unsealing(seen, actor), "knowers": knowers_of(seen, actor),
    }


def _fields_first(seen: Petition) -> list[str]:
    """The fields worth one click: what stands now and the reader's next best."""
    ranked = [pair[0] for pair in seen.findings.get("field_ranked") or [] if isinstance(pair, list) and pair]
    return list(dict.fromkeys([seen.field, *ranked]))[:3] if seen.field else ranked[:3]


def _names(form: ClassifyForm | None) -> Callable[[str], str]:
    """Names of communes by their codes, as far as the page has them at hand."""
    names = dict(form.fields["place_code"].choices) if form else {}
    return lambda code: str(names.get(code, ""))


def _judged(seen: Petition, form: ClassifyForm | None) -> list[found.Seen]:
    """What the reader concluded, for whoever may correct it; others see what stands in the proposal."""
    if form is None or not seen.findings:
        return []
    offices = form.fields["accused_code"].choices
    verdicts = dict(seen.corrections.filter(stands=True, item__in=SINGLE).values_list("item", "verdict"))
    return found.single(seen.findings, {name: standing_value(seen, name) for name in SINGLE}, verdicts,
                        {"place": form.fields["place_code"].choices, "authority": offices})
