"""What waits today, by date."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.desk.actions import take_out
from tiepdan.desk.export import work_book
from tiepdan.desk.queries.beside import Beside
from tiepdan.desk.queries.duties import overdue_count
from tiepdan.desk.queries.lists import lying
from tiepdan.desk.queries.office import MOST, Desk, desks_of
from tiepdan.desk.queries.work import Work, more, works
from tiepdan.desk.shell import desk_page, show
from tiepdan.law.calendar import Calendar
from tiepdan.law.queries import calendar_of
from tiepdan.offices.abilities import SEE_OFFICE

MOST_ROWS = 5000  # lines of an exported list
GROUPS = (
    ("late", _("Quá hạn")), ("soon", _("Hôm nay và 3 ngày làm việc tới")), ("later", _("Sau đó")),
    ("paused", _("Đang tạm dừng, thời hạn không chạy")),
)


@require_safe
@desk_page
def today(request: HttpRequest) -> HttpResponse:
    """One list by date: what I must do, or on request what others of my office hold."""
    calendar = calendar_of(request.actor.province_id)
    desks = desks_of(request.actor, request.today, calendar)
    whose, posts = _whose(request, desks)
    page = works(request.actor, posts, request.today, calendar, after=request.GET.get("after", ""), own=whose != "others")
    figures = _figures(request, desks, page.beside, calendar)
    return show(request, "desk/today.html", {
        "groups": _groups(page.works, figures[whose], _people(desks, request)), "next": page.after, "first": not request.GET.get("after"), "whose": whose,
        "figures": figures, "desks": desks if request.actor.can(SEE_OFFICE) else [], "most": MOST,
        "vacant": [desk for desk in desks if desk.official is None] if request.actor.can(SEE_OFFICE) else [],
        "lying": lying(request.actor, request.today, "", size=1).rows, "duties_overdue": overdue_count(request.actor, request.today),
    }, here="today")


@require_POST
@desk_page
def today_export(request: HttpRequest) -> HttpResponse:
    """The same list as a sheet, with the reasons for each date written out."""
    calendar = calendar_of(request.actor.province_id)
    desks = desks_of(request.actor, request.today, calendar)
    whose, posts = _whose(request, desks)
    page = works(request.actor, posts, request.today, calendar, own=whose != "others", size=MOST_ROWS)
    take_out(_("Việc theo ngày"), len(page.works), by=request.actor, now=timezone.now())
    response = HttpResponse(work_book(page.works, _people(desks, request), request.today),
                            content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = f'attachment; filename="viec-{request.today.isoformat()}.xlsx"'
    return response


def _whose(request: HttpRequest, desks: list[Desk]) -> tuple[str, list[int]]:
    """Whose work is asked for; others' only by who may see the office's files."""
    asked = request.GET.get("whose", "mine")
    if asked not in {"all", "others"} or not request.actor.can(SEE_OFFICE):
        return "mine", [request.actor.post_id]
    return asked, [desk.post.pk for desk in desks if asked == "all" or desk.post.pk != request.actor.post_id]


def _figures(request: HttpRequest, desks: list[Desk], beside: list[Beside], calendar: Calendar) -> dict[str, dict[str, int]]:
    """How much is late, soon, paused and in all: mine, others', everybody's."""
    mine = [desk for desk in desks if desk.post.pk == request.actor.post_id]
    others = [desk for desk in desks if desk.post.pk != request.actor.post_id]
    told = {name: {part: sum(getattr(desk, part) for desk in some) for part in ("late", "soon", "paused", "total")}
            for name, some in (("mine", mine), ("others", others), ("all", desks))}
    for name, some in (("mine", mine), ("all", desks)):
        for part, number in more(beside, [desk.post.pk for desk in some], request.today, calendar).items():
            told[name][part] += number
    for figures in told.values():
        figures["later"] = max(figures["total"] - figures["late"] - figures["soon"] - figures["paused"], 0)
    return told


def _groups(lines: list[Work], figures: dict[str, int], people: dict[int, dict]) -> list[dict]:
    """The lines with their holders under the four headings, empty ones left out."""
    by_state: dict[str, list[tuple[Work, dict | None]]] = {name: [] for name, _title in GROUPS}
    for line in lines:
        by_state["later" if line.timing.state in {"ok", "none"} else line.timing.state].append((line, people.get(line.post_id or 0)))
    return [{"name": name, "title": title, "lines": by_state[name], "count": max(figures[name], len(by_state[name]))}
            for name, title in GROUPS if by_state[name]]


def _people(desks: list[Desk], request: HttpRequest) -> dict[int, dict]:
    return {desk.post.pk: {"name": desk.name, "initials": desk.initials, "me": desk.post.pk == request.actor.post_id} for desk in desks}
