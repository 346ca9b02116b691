"""The register of duties: what is to be carried out, by its day; overdue is asked of the dates and today."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.duty_kinds import MEASURES, in_words
from tiepdan.cases.models import Duty, DutyQuerySet
from tiepdan.cases.models_duties import CLOSED_TO_OWNERS
from tiepdan.common.actor import Actor
from tiepdan.common.checkcode import read_code
from tiepdan.desk.clocks import stand
from tiepdan.desk.paging import PAGE, Page, due_cursor, read_due_cursor
from tiepdan.desk.queries.lists import PART_OF_CODE
from tiepdan.desk.queries.office import MOST
from tiepdan.law.calendar import Calendar
from tiepdan.law.timing import Timing
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Office

SOON = 7  # days, counted on the calendar
STATES = {
    "open": _("Còn phải thi hành"), "overdue": _("Quá hạn"), "soon": _("Đến hạn trong 7 ngày"), "to_check": _("Chờ kiểm tra"),
    "done": _("Đã xong"), "stopped": _("Thôi thi hành"), "all": _("Tất cả"),
}
WITH = ("owner_office", "owner_post", "decision__round__petition", "decision__round__office", "decision__round__province")


@dataclass(frozen=True)
class Asked:
    """What the register is narrowed to; empty words narrow nothing."""

    state: str = "open"
    kind: str = ""
    office: int | None = None
    code: str = ""


@dataclass(frozen=True)
class Line:
    """A duty with its chip; `code` is empty for who may not see the file, `text` where a denunciation is told by its code only."""

    duty: Duty
    timing: Timing
    code: str
    text: str


@dataclass(frozen=True)
class Counted:
    """Of everything narrowed: how many, how many of them overdue, soon due and waiting for the check; label, “phải” and “đã” of each measure."""

    total: int
    overdue: int
    soon: int
    to_check: int
    sums: list[tuple[str, str, str]]


def register(actor: Actor, asked: Asked, today: date, calendar: Calendar, *, after: str = "", size: int = PAGE) -> Page:
    """A page of lines, the longest overdue first. One query."""
    found = narrowed(actor, asked, today).select_related(*WITH)
    if seen := read_due_cursor(after):
        found = found.filter(due__gte=seen[0]).exclude(due=seen[0], pk__lte=seen[1])
    duties = list(found.order_by("due", "pk")[: size + 1])
    lines = [_line(duty, actor, today, calendar) for duty in duties[:size]]
    return Page(lines, due_cursor(duties[size - 1].due, duties[size - 1].pk) if len(duties) > size else "")


def counted(actor: Actor, asked: Asked, today: date) -> Counted:
    """The figures over the whole of what is narrowed, not of the page. One query."""
    parts = {name: Count("pk", filter=_in_state(name, today)) for name in ("overdue", "soon", "to_check")}
    sums = {f"{side}_{name}": Sum(f"{side}_{name}") for name in MEASURES for side in ("must", "done")}
    told = narrowed(actor, asked, today).aggregate(total=Count("pk"), **parts, **{f"sum_{name}": one for name, one in sums.items()})
    shown = [(MEASURES[name].label, _words(name, told[f"sum_must_{name}"]), _words(name, told[f"sum_done_{name}"]))
             for name in MEASURES if told[f"sum_must_{name}"] or told[f"sum_done_{name}"]]
    return Counted(told["total"], told["overdue"], told["soon"], told["to_check"], shown)


def overdue_count(actor: Actor, today: date) -> int:
    """How many duties the actor may see are overdue today, counted to a thousand."""
    return narrowed(actor, Asked(state="overdue"), today)[: MOST + 1].count()


def narrowed(actor: Actor, asked: Asked, today: date) -> DutyQuerySet:
    """What the actor may see of what is asked. A code is looked for only among files the actor may see: a code must not tell whose duty it is."""
    seen = Duty.objects.with_file_visible_to(actor).filter(_of_code(asked.code)) if asked.code else Duty.objects.visible_to(actor)
    seen = seen.filter(_in_state(asked.state, today))
    seen = seen.filter(kind=asked.kind) if asked.kind else seen
    return seen.filter(owner_office_id=asked.office) if asked.office else seen


def owners(actor: Actor) -> QuerySet[Office]:
    """Offices that owe something the actor may see."""
    return Office.objects.filter(Exists(Duty.objects.visible_to(actor).filter(owner_office_id=OuterRef("pk")))).order_by("name")


def _in_state(state: str, today: date) -> Q:
    still = Q(done_on__isnull=True, stopped_on__isnull=True)
    return {
        "open": still, "overdue": still & Q(due__lt=today), "soon": still & Q(due__gte=today, due__lte=today + timedelta(days=SOON)),
        "to_check": still & Q(proved_on__isnull=False), "done": Q(done_on__isnull=False), "stopped": Q(stopped_on__isnull=False), "all": Q(),
    }[state]


def _of_code(words: str) -> Q:
    petition = "decision__round__petition__"
    if code := read_code(words):
        return Q(**{f"{petition}code": code})
    if (part := PART_OF_CODE.match(words.upper())) and len(part[2]) < 9:
        of_year = {f"{petition}year": 2000 + int(part[1])} if part[1] else {}
        return Q(**{f"{petition}number": int(part[2])}, **of_year)
    return Q(pk__in=[])


def _line(duty: Duty, actor: Actor, today: date, calendar: Calendar) -> Line:
    held = duty.decision.round
    owes = duty.owner_post_id == actor.post_id or (actor.can(SEE_OFFICE) and duty.owner_office_id == actor.office_id)
    closed = held.procedure in CLOSED_TO_OWNERS
    sees_file = (
        (actor.can(SEE_PROVINCE) and held.province.code == actor.province) or held.holder_post_id == actor.post_id
        or (actor.can(SEE_OFFICE) and held.office_id == actor.office_id) or (duty.owner_office_id == actor.office_id and not closed)
    )
    timing = stand(duty.due, today, calendar, met_on=duty.done_on or duty.stopped_on)
    return Line(duty, timing, held.petition.code if sees_file else "", duty.text if owes or not closed else "")


def _words(measure: str, value: int | Decimal | None) -> str:
    return in_words(measure, value) if value else "0"
