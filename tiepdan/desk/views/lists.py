"""Lists of petitions and cases, and the search over them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from tiepdan.cases.models import Procedure
from tiepdan.cases.rounds import late_firsts
from tiepdan.common.checkcode import read_code
from tiepdan.common.errors import AbilityMissing
from tiepdan.desk import words
from tiepdan.desk.actions import search_province
from tiepdan.desk.queries import lists
from tiepdan.desk.queries.learning import may_see
from tiepdan.desk.queries.register import may_read
from tiepdan.desk.shell import desk_page, show
from tiepdan.intake.models import Kind
from tiepdan.offices.abilities import REGISTER, SEE_HANDED, SEE_PROVINCE
from tiepdan.offices.acting import at_home

SHORT = 6  # rows in the panel under the search box


@require_safe
@desk_page
def petitions(request: HttpRequest) -> HttpResponse:
    """The petitions one may see, newest first, narrowed by state and kind."""
    asked = _asked(request, words.OF_PETITION, Kind.values)
    page = lists.petitions(request.actor, asked, request.GET.get("after", ""))
    return show(request, "desk/petitions.html", {
        "page": page, "asked": asked, "states": words.OF_PETITION.items(), "kinds": Kind.choices, "rest": _rest(request),
        "may_register": request.actor.can(REGISTER), "may_see_reader": may_see(request.actor),
        "may_read_register": may_read(request.actor), "may_see_handed": request.actor.can(SEE_HANDED), "first": not request.GET.get("after"),
    }, here="petitions")


@require_safe
@desk_page
def cases(request: HttpRequest) -> HttpResponse:
    """The cases one may see, newest first."""
    asked = _asked(request, words.OF_ROUND, Procedure.values)
    page = lists.rounds(request.actor, asked, request.GET.get("after", ""))
    return show(request, "desk/cases.html", {
        "page": page, "asked": asked, "states": words.OF_ROUND.items(), "kinds": Procedure.choices, "rest": _rest(request),
        "first": not request.GET.get("after"), "late": late_firsts(page.rows, request.today),
    }, here="cases")


@require_safe
@desk_page
def awaited(request: HttpRequest) -> HttpResponse:
    """What was sent outside and waits for an answer; and what has lain here long. Overdue is asked of the dates."""
    after = request.GET.get("after", "")
    return show(request, "desk/awaited.html", {"page": lists.awaited(request.actor, after), "rest": "", "first": not after}, here="petitions")


@require_safe
@desk_page
def handed(request: HttpRequest) -> HttpResponse:
    """The narrow door of an office outside: what was sent to it and what it is to send back."""
    if not request.actor.can(SEE_HANDED):
        raise Http404
    after = request.GET.get("after", "")
    return show(request, "desk/handed.html", {"page": lists.handed(request.actor, after), "rest": "", "first": not after}, here="petitions")


@require_safe
@desk_page
def lying(request: HttpRequest) -> HttpResponse:
    """Petitions in hand near the threshold of discipline (NĐ 154/2026 Đ.41 k.3)."""
    after = request.GET.get("after", "")
    return show(request, "desk/lying.html", {"page": lists.lying(request.actor, request.today, after), "rest": "", "first": not after}, here="petitions")


@require_safe
@desk_page
def search(request: HttpRequest) -> HttpResponse:
    """Code, name, number or words, without tone marks. A whole code goes straight to its petition."""
    typed = " ".join(request.GET.get("q", "").split())
    looking = request.actor if read_code(typed) else at_home(request.actor)
    if request.headers.get("HX-Request"):
        found = lists.search(looking, typed, size=SHORT)
        return show(request, "desk/_found.html", {"found": found, "q": typed})
    found = lists.search(looking, typed, request.GET.get("after", ""))
    if found.exact is not None and read_code(typed):
        return redirect("desk:petition", code=found.exact.code)
    may = request.actor.can(SEE_PROVINCE) and bool(typed)
    return show(request, "desk/search.html", {"found": found, "q": typed, "first": not request.GET.get("after"), "may_search_province": may})


@require_POST
@desk_page
def province_search(request: HttpRequest) -> HttpResponse:
    """The files of every office, for who oversees them; the search stands in the journal."""
    typed = " ".join(request.POST.get("q", "").split())
    try:
        found = search_province(typed, by=request.actor, now=timezone.now())
    except AbilityMissing:
        raise Http404 from None
    return show(request, "desk/search.html", {"found": found, "q": typed, "first": True, "whole_province": True})


def _asked(request: HttpRequest, states: dict, kinds: list[str]) -> lists.Asked:
    get = request.GET.get
    return lists.Asked(
        state=get("state", "") if get("state") in states else "", kind=get("kind", "") if get("kind") in kinds else "",
        field=get("field", "") if get("field") in words.FIELDS else "", whose="mine" if get("whose") == "mine" else "",
    )


def _rest(request: HttpRequest) -> str:
    """What the next page's address keeps: every filter, never the cursor."""
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()
