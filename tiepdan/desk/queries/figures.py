"""Tables 02/KQGQ and 04/KQGQ as the desk shows them, and the duties behind each number."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import Http404

from tiepdan.cases.errors import PeriodBackwards
from tiepdan.cases.figures import TABLES, Cell, count
from tiepdan.cases.figures_guarded import guarded
from tiepdan.cases.models import Decision, Duty
from tiepdan.cases.register import HEAVY, WITH
from tiepdan.common.actor import Actor
from tiepdan.desk.paging import PAGE, Page
from tiepdan.desk.queries.duties import line_of
from tiepdan.intake.models import denounces
from tiepdan.law.calendar import Calendar
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE, SEE_REPORTS
from tiepdan.offices.models import Office

GUARDED = ("04-KQGQ",)  # of denunciations


@dataclass(frozen=True)
class Period:
    """What is asked: the table, its first and last day, the office that settled (None: every office one may see)."""

    table: str
    since: date
    until: date
    office: int | None = None


def may_count(actor: Actor) -> bool:
    return actor.can(SEE_REPORTS) and (actor.can(SEE_OFFICE) or actor.can(SEE_PROVINCE))


def offices_of(actor: Actor) -> QuerySet[Office]:
    """Offices whose figures one may see: of the province, or one's own."""
    offices = Office.objects.filter(province_id=actor.province_id).order_by("name")
    return offices if actor.can(SEE_PROVINCE) else offices.filter(pk=actor.office_id)


def cells(actor: Actor, asked: Period) -> list[Cell]:
    """Every column, without decisions on a denunciation of who asks: not even a number tells of it (Luật Tố cáo Đ.8). Three queries, five for 04/KQGQ.

    Where decisions are counted whose duties the actor may not see, what is few is hidden. Raises Http404 for who may not see reports, PeriodBackwards.
    """
    if not may_count(actor) or asked.table not in TABLES:
        raise Http404
    if asked.since > asked.until:
        raise PeriodBackwards(since=asked.since, until=asked.until)
    offices = offices_of(actor)
    offices = offices.filter(pk=asked.office) if asked.office else offices
    told = count(asked.table, since=asked.since, until=asked.until, offices=list(offices.values_list("pk", flat=True)), without=_about(actor))
    return told if asked.table not in GUARDED or _sees_all(actor, told[0].ids) else guarded(told)


def _about(actor: Actor) -> list[int]:
    """Decisions on denunciations of this post, or of the office it leads."""
    return list(Decision.objects.filter(denounces(actor, "round__petition__")).values_list("pk", flat=True))


def _sees_all(actor: Actor, decisions: tuple[int, ...]) -> bool:
    if actor.can(SEE_PROVINCE):
        return True
    seen = Duty.objects.visible_to(actor).filter(decision_id__in=decisions).values("decision_id").distinct()
    return seen.count() == len(decisions)


def counted(actor: Actor, asked: Period, column: int, today: date, calendar: Calendar, *, after: str) -> tuple[Cell, Page]:
    """The column, and a page of the duties it counts (of columns 1 and 2: the duties of the decisions counted), by id. Raises Http404."""
    cell = next((cell for cell in cells(actor, asked) if cell.number == column), None)
    if cell is None or cell.hidden:
        raise Http404
    behind = {"decision_id__in": list(cell.ids)} if column <= 2 else {"pk__in": list(cell.ids)}
    found = Duty.objects.visible_to(actor).filter(**behind).select_related(*WITH).defer(*HEAVY)
    if after.isascii() and after.isdecimal() and len(after) < 19:
        found = found.filter(pk__gt=int(after))
    duties = list(found.order_by("pk")[: PAGE + 1])
    return cell, Page([line_of(duty, actor, today, calendar) for duty in duties[:PAGE]], str(duties[PAGE - 1].pk) if len(duties) > PAGE else "")
