"""Lists of petitions and cases, and the search over them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tiepdan.cases.models import Procedure
from tiepdan.cases.rounds import late_firsts
from tiepdan.common.checkcode import read_code
from tiepdan.desk import words
from tiepdan.desk.queries import lists
from tiepdan.desk.queries.learning import may_see
from tiepdan.desk.queries.register import may_read
from tiepdan.desk.shell import desk_page, show
from tiepdan.intake.models import Kind
from tiepdan.offices.abilities import REGISTER

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
        "may_read_register": may_read(request.actor), "first": not request.GET.get("after"),
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
def lying(request: HttpRequest) -> HttpResponse:
    """Petitions in hand near the threshold of discipline (NĐ 154/2026 Đ.41 k.3)."""
    after = request.GET.get("after", "")
    return show(request, "desk/lying.html", {"page": lists.lying(request.actor, request.today, after), "rest": "", "first": not after}, here="petitions")


@require_safe
@desk_page
def search(request: HttpRequest) -> HttpResponse:
    """Code, name, number or words, without tone marks. A whole code goes straight to its petition."""
    typed = " ".join(request.GET.get("q", "").split())
    if request.headers.get("HX-Request"):
        found = lists.search(request.actor, typed, size=SHORT)
        return show(request, "desk/_found.html", {"found": found, "q": typed})
    found = lists.search(request.actor, typed, request.GET.get("after", ""))
    if found.exact is not None and read_code(typed):
        return redirect("desk:petition", code=found.exact.code)
    return show(request, "desk/search.html", {"found": found, "q": typed, "first": not request.GET.get("after")})


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
