"""The register of duties to be carried out, and the same as a sheet."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tiepdan.cases.duty_kinds import KINDS
from tiepdan.desk.actions import take_out
from tiepdan.desk.export import duties_book
from tiepdan.desk.queries import duties
from tiepdan.desk.queries.figures import may_count
from tiepdan.desk.shell import desk_page, show
from tiepdan.law.queries import calendar_of

MOST_ROWS = 5000  # lines of one sheet
PRINTED = 500  # of one printed part
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@desk_page
def duties_register(request: HttpRequest) -> HttpResponse:
    """What is to be carried out, the longest overdue first, with the figures of everything narrowed."""
    asked, after = _asked(request), request.GET.get("after", "")
    page = duties.register(request.actor, asked, request.today, calendar_of(request.actor.province_id), after=after)
    return show(request, "desk/duties_register.html", {
        "page": page, "asked": asked, "counted": duties.counted(request.actor, asked, request.today), "states": duties.STATES.items(),
        "sources": duties.SOURCES.items(), "cap": duties.CAP, "may_count": may_count(request.actor),
        "kinds": [(name, kind.label) for name, kind in KINDS.items()], "owners": duties.owners(request.actor), "rest": _rest(request), "first": not after,
    }, here="duties")


@require_POST
@desk_page
def duties_print(request: HttpRequest) -> HttpResponse:
    """The same lines on paper, a part at a time."""
    asked, after = _asked(request), request.GET.get("after", "")
    page = duties.register(request.actor, asked, request.today, calendar_of(request.actor.province_id), after=after, size=PRINTED)
    take_out(_("Sổ nghĩa vụ phải thi hành"), len(page.rows), by=request.actor, now=timezone.now(), printed=True)
    return show(request, "desk/duties_print.html", {"page": page, "asked": asked, "state": duties.STATES[asked.state], "rest": _rest(request)}, here="duties")


@require_POST
@desk_page
def duties_export(request: HttpRequest) -> HttpResponse:
    """The same lines as a sheet, with their figures."""
    page = duties.register(request.actor, _asked(request), request.today, calendar_of(request.actor.province_id), size=MOST_ROWS)
    take_out(_("Sổ nghĩa vụ phải thi hành"), len(page.rows), by=request.actor, now=timezone.now())
    response = HttpResponse(duties_book(page.rows, request.today, more=bool(page.after)), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="nghia-vu-{request.today.isoformat()}.xlsx"'
    return response


def _asked(request: HttpRequest) -> duties.Asked:
    """What cannot be read narrows nothing."""
    get = request.GET.get
    office, code = get("office", ""), " ".join(get("code", "").replace("\x00", " ").split())[:40]
    return duties.Asked(
        state=get("state", "") if get("state") in duties.STATES else "open", kind=get("kind", "") if get("kind") in KINDS else "",
        office=int(office) if office.isascii() and office.isdecimal() and len(office) < 10 else None, code=code,
        source=get("source", "") if get("source") in duties.SOURCES else "",
    )


def _rest(request: HttpRequest) -> str:
    """What the next page's address keeps: every filter, never the cursor."""
    kept = request.GET.copy()
    kept.pop("after", None)
    return kept.urlencode()
