"""The library of law, to be read: acts, articles and what rests on them, what changed on a day."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from tiepdan.common.folding import fold
from tiepdan.desk.queries import law as asking
from tiepdan.desk.shell import desk_page, show
from tiepdan.library.acts import KINDS, library
from tiepdan.library.changes import all_changes
from tiepdan.library.queries import unread_of
from tiepdan.library.resting import SORTS, find_rests
from tiepdan.offices.abilities import LAW_REVIEW

NEW_LAW = date(2026, 7, 1)


def law_show(request: HttpRequest, template: str, tab: str, context: dict, *, status: int = 200) -> HttpResponse:
    """A page under “Pháp luật”: the tabs above know where one is and how many documents wait to be read."""
    about = {"tab": tab, "waiting": SimpleLazyObject(lambda: unread_of(request.actor)), "may_review": request.actor.can(LAW_REVIEW)}
    return show(request, template, {**about, **context}, here="law", status=status)


@require_safe
@desk_page
def law_acts(request: HttpRequest) -> HttpResponse:
    """Every act something here rests on, kind by kind, narrowed by words typed without tone marks."""
    asked = " ".join(request.GET.get("q", "").split())[:100]
    wanted = fold(asked).split()
    found = [seen for seen in asking.acts_seen() if all(word in seen.folded for word in wanted)]
    kinds = [(words, held) for kind, words in KINDS.items() if (held := [seen for seen in found if seen.act.kind == kind])]
    return law_show(request, "desk/law_acts.html", "acts", {"kinds": kinds, "q": asked, "count": len(found)})


@require_safe
@desk_page
def law_act(request: HttpRequest, key: str) -> HttpResponse:
    seen = asking.act_page(key, request.today)
    if seen is None:
        raise Http404(key)
    return law_show(request, "desk/law_act.html", "acts", {"seen": seen, "act": seen.act})


@require_safe
@desk_page
def law_article(request: HttpRequest, key: str, article: str) -> HttpResponse:
    """What an article says, version by version, and everything that rests on it."""
    seen = asking.article_page(key, article, request.today)
    if seen is None:
        raise Http404(f"{key} {article}")
    return law_show(request, "desk/law_article.html", "acts", {"seen": seen, "act": seen.act, "article": seen.article})


@require_safe
@desk_page
def law_rest(request: HttpRequest, sort: str, name: str) -> HttpResponse:
    """One thing that rests on the law, with its citation: the way back to the article."""
    rests = find_rests(sort, name)
    if rests is None:
        raise Http404(name)
    return law_show(request, "desk/law_rest.html", "acts", {"rests": rests, "sort": SORTS[rests.sort], "explained": _explained(rests.sort, rests.key)})


@require_safe
@desk_page
def law_changes(request: HttpRequest) -> HttpResponse:
    """What has been otherwise since 1 July 2026, and which petitions keep the old rule."""
    held = all_changes()[NEW_LAW]
    acts = [library().acts[key] for key in held.acts]
    return law_show(request, "desk/law_changes.html", "changes", {"held": held, "topics": held.by_topic(), "acts": acts})


def _explained(sort: str, key: str) -> str:
    """The page of a period with its worked examples, where there is one."""
    if sort != "rule":
        return ""
    try:
        return reverse("desk:law-rule", args=[key])
    except NoReverseMatch:
        return ""
