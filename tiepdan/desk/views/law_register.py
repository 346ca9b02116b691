"""The register of the province's documents under review: what is proposed, who sees to it, how far it has come."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.forms import DeskForm
from tiepdan.desk.forms.law import AssignForm, DecideForm, DocumentForm, ProposeForm, WordsForm
from tiepdan.desk.paging import newest_first
from tiepdan.desk.shell import desk_page
from tiepdan.desk.views.law import law_show
from tiepdan.library import actions
from tiepdan.library.actions.documents import Entered
from tiepdan.library.models import ProvincialDocument, Review
from tiepdan.library.queries import NEVER_REVIEWED, Asked, document_of, documents_of, steps_for, told_of
from tiepdan.library.steps import OVER, STATES
from tiepdan.offices.abilities import LAW_REVIEW

PROPOSE = "propose"
WORDS = {
    "draft": gettext_lazy("dự thảo nào, ở đâu"), "submit": gettext_lazy("trình ai, bằng văn bản nào"), "return": gettext_lazy("còn thiếu gì"),
    "drop": gettext_lazy("vì sao không rà soát nữa"),
}


@require_safe
@desk_page
def law_documents(request: HttpRequest) -> HttpResponse:
    """Documents of the province, newest first, narrowed by words, step, proposal and owner."""
    get = request.GET.get
    asked = Asked(
        words=" ".join(get("q", "").replace("\0", "").split())[:100], state=get("state", "") if get("state") in {*STATES, NEVER_REVIEWED} else "",
        proposal=get("proposal", "") if get("proposal") in Review.Proposal.values else "", mine=get("mine") == "1",
    )
    kept = request.GET.copy()
    kept.pop("after", None)
    page = newest_first(documents_of(request.actor, asked), get("after", ""))
    return law_show(request, "desk/law_documents.html", "register", {
        "page": page, "asked": asked, "states": [(NEVER_REVIEWED, _("chưa rà soát")), *STATES.items()], "proposals": Review.Proposal.choices,
        "rest": kept.urlencode(), "first": not get("after"),
    })


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def law_document_new(request: HttpRequest) -> HttpResponse:
    """Enter a document of the province."""
    form = DocumentForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            document = actions.enter_document(Entered(**form.cleaned_data), by=request.actor)
            messages.success(request, _("Đã ghi văn bản {number} vào danh mục.").format(number=document.number))
            return redirect("desk:law-document", document_id=document.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return law_show(request, "desk/law_document_new.html", "register", {"form": form})


@require_safe
@desk_page
def law_document(request: HttpRequest, document_id: int) -> HttpResponse:
    return _page(request, _document_or_404(request, document_id))


@require_POST
@desk_page
def law_review_act(request: HttpRequest, document_id: int, review_act: str) -> HttpResponse:
    """Propose, or one step of the table; what was typed stays when it is refused."""
    document = _document_or_404(request, document_id)
    form = _form_of(review_act, request, request.POST)
    if form is None:
        raise Http404(review_act)
    if form.is_valid():
        try:
            _act(request, document, review_act, form.cleaned_data)
            messages.success(request, _("Đã ghi."))
            return redirect("desk:law-document", document_id=document_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return _page(request, document, **{review_act: form})


def _act(request: HttpRequest, document: ProvincialDocument, name: str, told: dict) -> None:
    today, by = request.today, request.actor
    if name == PROPOSE:
        actions.propose_review(document.pk, by=by, today=today, **told)
        return
    review = next((one for one in document.reviewed if one.state not in OVER), None)
    if review is None:
        raise Http404(name)
    acts: dict[str, Callable[[], Review]] = {
        "assign": lambda: actions.assign_review(review.pk, by=by, today=today, post_id=told["post"].pk, due=told["due"]),
        "draft": lambda: actions.draft_review(review.pk, by=by, words=told["words"]),
        "submit": lambda: actions.submit_review(review.pk, by=by, words=told["words"]),
        "return": lambda: actions.return_review(review.pk, by=by, words=told["words"]),
        "decide": lambda: actions.decide_review(review.pk, by=by, today=today, outcome=told["outcome"]),
        "drop": lambda: actions.drop_review(review.pk, by=by, today=today, words=told["words"]),
    }
    acts[name]()


def _form_of(name: str, request: HttpRequest, data: QueryDict | None = None) -> DeskForm | None:
    """The form of a step, filled with what was sent or fresh; none for a name nobody knows."""
    if name == PROPOSE:
        return ProposeForm(data)
    if name == "assign":
        return AssignForm(data, actor=request.actor, today=request.today)
    if name == "decide":
        return DecideForm(data)
    if name in WORDS:
        form = WordsForm(data)
        form.fields["words"].help_text = WORDS[name]
        form.fields["words"].widget.attrs["id"] = f"id_words_{name}"
        return form
    return None


def _page(request: HttpRequest, document: ProvincialDocument, **kept: DeskForm) -> HttpResponse:
    review = next((one for one in document.reviewed if one.state not in OVER), None)
    steps = [(seen, kept.get(seen.step.name) or _form_of(seen.step.name, request)) for seen in (steps_for(review, request.actor) if review else [])]
    propose = (kept.get(PROPOSE) or ProposeForm()) if review is None and request.actor.can(LAW_REVIEW) else None
    shown = {PROPOSE if propose else "", *(seen.step.name for seen, _form in steps if seen.open)}
    return law_show(request, "desk/law_document.html", "register", {
        "refused": [form for name, form in kept.items() if name not in shown], "document": document, "review": review,
        "past": [one for one in document.reviewed if one.state in OVER], "steps": steps, "propose": propose, "told": told_of(document),
    })


def _document_or_404(request: HttpRequest, document_id: int) -> ProvincialDocument:
    document = document_of(request.actor, document_id)
    if document is None:
        raise Http404(document_id)
    return document
