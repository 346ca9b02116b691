"""Filing a petition: one question a page, each answer kept at once, read again and sent."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from tiepdan.common.actor import CITIZEN
from tiepdan.common.errors import Refused
from tiepdan.portal import flow, forms
from tiepdan.portal.actions import drop_paper, drop_stale_drafts, keep_answer, keep_paper, send_draft, start_draft
from tiepdan.portal.drafts import MOST_PAPERS, OpenDraft, find_sent, find_unsent, keep_cookie, turn_into_receipt
from tiepdan.portal.errors import TooManyPapers
from tiepdan.portal.leaving import leaving_allowed
from tiepdan.portal.opened import open_for
from tiepdan.portal.pace import at_ordinary_pace
from tiepdan.portal.papers import small_picture
from tiepdan.portal.places import communes, spoken_name
from tiepdan.portal.problems import asks_with
from tiepdan.portal.saying import preview, receiving_office
from tiepdan.portal.uploads import LARGEST, true_size
from tiepdan.reading.errors import NOT_TAKEN, BadPaper, TooLarge
from tiepdan.reading.read import read

asked = require_http_methods(["GET", "HEAD", "POST"])


@asked
@never_cache
@leaving_allowed
@asks_with(forms.WantForm)
def want(request: HttpRequest) -> HttpResponse:
    return _ask(request, "want", forms.WantForm)


@asked
@never_cache
@leaving_allowed
@asks_with(forms.IdentityForm)
def identity(request: HttpRequest) -> HttpResponse:
    """Reached from home without a draft too: then choosing here is saying that it is a denunciation."""
    return _ask(request, "identity", forms.IdentityForm, begin={"want": {"want": flow.SECRET}})


@asked
@never_cache
@leaving_allowed
@asks_with(forms.BehalfForm)
def behalf(request: HttpRequest) -> HttpResponse:
    return _ask(request, "behalf", forms.BehalfForm)


@asked
@never_cache
@leaving_allowed
@asks_with(forms.PlaceForm)
def place(request: HttpRequest) -> HttpResponse:
    names = [spoken_name(office) for office in communes(timezone.localdate())]
    return _ask(request, "place", forms.PlaceForm, names=names)


@asked
@never_cache
@leaving_allowed
@asks_with(forms.PersonForm)
def person(request: HttpRequest) -> HttpResponse:
    return _ask(request, "person", forms.PersonForm)


@asked
@never_cache
@leaving_allowed
@asks_with(forms.TellForm)
def tell(request: HttpRequest) -> HttpResponse:
    """Photographs or words or both. Each file is kept as it comes; what is wrong with one is said at the field, the rest stays."""
    draft = find_unsent(request)
    if request.method != "POST":
        return _show(request, "tell", draft, forms.TellForm(initial=_kept(draft, "tell")))
    draft = draft or _begin({})
    problems = _keep_papers(request, draft)
    if gone := request.POST.get("drop"):
        drop_paper(draft, gone, by=CITIZEN, now=timezone.now())
    response = _tell(request, draft, problems, staying=bool(gone or problems or "add" in request.POST))
    return keep_cookie(response, draft, secret=flow.is_secret(draft.answers))  # the words may have made it secret


def _tell(request: HttpRequest, draft: OpenDraft, problems: list[str], *, staying: bool) -> HttpResponse:
    form = forms.TellForm(request.POST, answers=draft.answers)
    told = form.is_valid()
    if told or "later" in request.POST:
        words = request.POST.get("words", "").replace("\0", "").strip()[:50_000]
        keep_answer(draft, "tell", {"words": words, "reads_as": read(words).kind if words else ""}, by=CITIZEN, now=timezone.now())
    if "later" in request.POST:
        return redirect("portal:home")
    if staying:
        form = form if told else forms.TellForm(initial={"words": request.POST.get("words", "")})
        return _show(request, "tell", draft, form, problems=problems)
    return _onward(draft) if told else _show(request, "tell", draft, form)


@require_safe
@never_cache
def paper(request: HttpRequest, paper_id: str) -> HttpResponse:
    """A kept photograph, small, for the browser that took it and no other."""
    draft = find_unsent(request)
    try:
        return HttpResponse(small_picture(draft.paper_bytes(paper_id)), content_type="image/jpeg")
    except (AttributeError, OSError) as missing:
        raise Http404 from missing


@require_safe
@never_cache
def resume(request: HttpRequest) -> HttpResponse:
    """Back to the first question that has no answer yet."""
    draft = find_unsent(request)
    return _onward(draft) if draft else _sent_or_begin(request)


def _sent_or_begin(request: HttpRequest) -> HttpResponse:
    """No draft: what was sent from here shows its receipt again, anybody else begins."""
    sent = find_sent(request)
    return turn_into_receipt(redirect("portal:receipt"), sent) if sent else redirect("portal:file-want")


@asked
@never_cache
@leaving_allowed
@asks_with(forms.ReviewForm)
def review(request: HttpRequest) -> HttpResponse:
    """Everything read back, where it goes and why; then it is sent, once, however often the button is pressed."""
    draft = find_unsent(request)
    if draft is None:
        return _sent_or_begin(request)
    if (step := flow.next_question(draft.answers)) != "review":
        return redirect(f"portal:file-{step}")
    form = forms.ReviewForm(request.POST if request.method == "POST" else None)
    refusal: Refused | None = None
    if form.is_bound and form.is_valid():
        try:
            at_ordinary_pace(request, draft, timezone.now())
            petition = send_draft(draft, by=CITIZEN, now=timezone.now())
            return turn_into_receipt(open_for(redirect("portal:receipt"), petition), draft)
        except Refused as refused:
            refusal = refused
    seen = preview(draft.answers, today=timezone.localdate())
    return _show(request, "review", draft, form, seen=seen, refusal=refusal, told=_told(draft), office=receiving_office(draft.answers))


def _ask(request: HttpRequest, step: str, make: Callable[..., forms.Question], begin: dict | None = None, **shown: object) -> HttpResponse:
    draft = find_unsent(request)
    facts = _facts(step, draft)
    if request.method != "POST":
        return _show(request, step, draft, make(initial=_kept(draft, step), **facts), **shown)
    form = make(request.POST, answers=draft.answers if draft else {}, **facts)
    if not form.is_valid():
        return _show(request, step, draft, form, **shown)
    started = draft is None
    if draft is None:
        draft = _begin(begin or {})
    keep_answer(draft, step, form.answer(), by=CITIZEN, now=timezone.now())
    response = _onward(draft)
    return keep_cookie(response, draft, secret=flow.is_secret(draft.answers)) if started or step == "want" else response


def _facts(step: str, draft: OpenDraft | None) -> dict:
    """What the form about the person must know of the answers before it."""
    if step != "person":
        return {}
    answers = draft.answers if draft else {}
    return {
        "secret": flow.is_secret(answers), "group": answers.get("behalf", {}).get("behalf") == "group",
        "nameless": answers.get("want", {}).get("want") in {"denunciation", "feedback", "unsure"},
    }


def _begin(answers: dict) -> OpenDraft:
    now = timezone.now()
    drop_stale_drafts(by=CITIZEN, now=now, most=20)  # whoever begins sweeps a little; a job sweeps the rest
    return start_draft(answers, by=CITIZEN, now=now)


def _onward(draft: OpenDraft) -> HttpResponse:
    return redirect(f"portal:file-{flow.next_question(draft.answers)}")


def _kept(draft: OpenDraft | None, step: str) -> dict:
    kept = dict(draft.answers.get(step, {})) if draft else {}
    if step == "place" and kept.get("commune"):
        kept["commune"] = next((spoken_name(o) for o in communes(timezone.localdate()) if o.code == kept["commune"]), "")
    if step == "person" and kept.get("representatives"):
        kept["representatives"] = "\n".join(kept["representatives"])
    return kept


def _show(request: HttpRequest, step: str, draft: OpenDraft | None, form: forms.Question, **shown: object) -> HttpResponse:
    answers = draft.answers if draft else {"want": {"want": flow.SECRET}} if step == "identity" else {}
    number, of = flow.place_of(step, answers)
    before = flow.question_before(step, answers)
    return render(request, f"portal/file_{step}.html", {
        "here": "file", "draft": draft, "form": form, "number": number, "of": of, "secret": flow.is_secret(answers),
        "back": f"portal:file-{before}" if before else "portal:home", "papers_left": MOST_PAPERS - len(draft.papers if draft else []), **shown,
    })


def _keep_papers(request: HttpRequest, draft: OpenDraft) -> list[str]:
    """Keep each chosen file; one sentence for each that could not be kept."""
    problems = []
    for upload in request.FILES.getlist("photo"):
        try:
            if (size := true_size(request, upload)) > LARGEST:
                raise TooLarge(upload.name, size=round(size / 1024**2), limit=LARGEST // 1024**2)
            keep_paper(draft, upload.name, upload.read(), by=CITIZEN, now=timezone.now())
        except TooManyPapers as refused:
            return [*problems, str(refused)]
        except BadPaper as bad:
            problems.append(type(bad)(bad.name, kept=NOT_TAKEN, **bad.facts).sentence)
        except Refused as refused:
            problems.append(str(refused))
    return problems


def _told(draft: OpenDraft) -> dict:
    """The answers as words, for reading back."""
    answers = draft.answers
    return {
        "want": _title_of(forms.WANTS, answers.get("want", {}).get("want")),
        "identity": _title_of(forms.SECRECIES, answers.get("identity", {}).get("identity")),
        "words": answers.get("tell", {}).get("words", ""), "papers": draft.papers, "person": answers.get("person", {}),
        "helper": answers.get("behalf", {}).get("helper_name") or answers.get("person", {}).get("helper_name", ""),
        "place": _kept(draft, "place"),
    }


def _title_of(cards: tuple, chosen: str | None) -> str:
    return next((title for value, title, _small in cards if value == chosen), "")
