"""The register of duties: what is to be carried out, by its day; overdue is asked of the dates and today. Reads.

Each way of being allowed to see walks its own index and gives at most what is shown or counted, so the millionth duty costs no more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from tiepdan.cases.cursors import due_cursor, read_due_cursor
from tiepdan.cases.duty_kinds import MEASURES, Figure
from tiepdan.cases.models import Decision, Duty, DutyQuerySet, Oversight
from tiepdan.cases.models_duties import file_ways, ways
from tiepdan.common.actor import Actor
from tiepdan.common.checkcode import read_code
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Office

SOON = 7  # days, counted on the calendar
CAP = 1000  # counted and added up; beyond it the register says “hơn 1.000” and asks to be narrowed before it adds up
YEARS = 20  # a number alone is looked for in so many years back
FEW = 200  # decisions one number of a petition may mean
PART_OF_CODE = re.compile(r"^(?:[A-Z]{2}(\d{2})-?)?0*(\d{1,9})$")
STATES = {
    "open": _("Còn phải thi hành"), "overdue": _("Quá hạn"), "soon": _("Đến hạn trong 7 ngày"), "to_check": _("Chờ kiểm tra"),
    "done": _("Đã xong"), "stopped": _("Thôi thi hành"), "all": _("Tất cả"),
}
SOURCES = {"decision": _("Quyết định, kết luận, trả lời"), "oversight": _("Kiến nghị giám sát, kiểm sát")}
WITH = ("owner_office", "owner_post__office", "office", "oversight", "decision__round__petition", "decision__round__province")
HEAVY = tuple(f"decision__round__petition__{name}" for name in ("text", "findings", "search"))  # of the petition only its code is told


@dataclass(frozen=True)
class Asked:
    """What the register is narrowed to; empty words narrow nothing."""

    state: str = "open"
    kind: str = ""
    office: int | None = None
    code: str = ""
    source: str = ""


@dataclass(frozen=True)
class Counted:
    """Of everything narrowed: how many, how many of them overdue, soon due and waiting for the check, each counted to CAP + 1.

    `sums`: “phải” and “đã” of each measure; None where there are more than CAP.
    """

    total: int
    overdue: int
    soon: int
    to_check: int
    sums: dict[str, tuple[Figure, Figure]] | None


def page(actor: Actor, asked: Asked, today: date, *, after: str, size: int) -> tuple[list[Duty], str]:
    """Duties of one page, the longest overdue first, and the cursor of the next. Two queries, four where a code is looked for."""
    ids = _ids(actor, asked, today, size + 1, after=after)
    duties = list(Duty.objects.filter(pk__in=ids).select_related(*WITH).defer(*HEAVY).order_by("due", "pk")[: size + 1])
    shown = [duty for duty in duties[:size] if duty.oversight_id or duty.decision]  # the second wall keeps the decision from the accused
    return shown, due_cursor(duties[size - 1].due, duties[size - 1].pk) if len(duties) > size else ""


def counted(actor: Actor, asked: Asked, today: date) -> Counted:
    """The figures over the whole of what is narrowed, as far as CAP. Two queries, four where there is more than that."""
    ids = _ids(actor, asked, today, CAP + 1)
    names = ("overdue", "soon", "to_check")
    if len(ids) > CAP:
        return Counted(CAP + 1, *(how_many(actor, asked, today, also=in_state(name, today)) for name in names), sums=None)
    parts = {name: Count("pk", filter=in_state(name, today)) for name in names}
    sums = {f"sum_{side}_{name}": Sum(f"{side}_{name}") for name in MEASURES for side in ("must", "done")}
    told = Duty.objects.filter(pk__in=ids).aggregate(**parts, **sums)
    added = {name: (told[f"sum_must_{name}"] or 0, told[f"sum_done_{name}"] or 0) for name in MEASURES}
    return Counted(len(ids), told["overdue"], told["soon"], told["to_check"], {name: pair for name, pair in added.items() if any(pair)})


def how_many(actor: Actor, asked: Asked, today: date, *, most: int = CAP, also: Q | None = None) -> int:
    """How many there are, counted to `most` + 1. One query."""
    return min(len(_ids(actor, asked, today, most + 1, also=also)), most + 1)


def owners(actor: Actor) -> QuerySet[Office]:
    """Offices that owe something the actor may see; nobody's name stands here for a duty that is hidden from the actor."""
    owed = Duty.objects.filter(owner_office_id=OuterRef("pk")).not_about(actor)
    seen = Q()
    for way in ways(actor):
        seen |= Q(Exists(owed.filter(way)))
    return Office.objects.filter(seen, province_id=actor.province_id).order_by("name")


def told(duty: Duty, actor: Actor) -> tuple[str, str]:
    """The code of its file (or the symbol of the recommendation) and its words: the code is "" for who may not see the file, the words are ""
    where a denunciation is told by its code only."""
    if duty.oversight_id:
        return duty.oversight.symbol, duty.text
    held = duty.decision.round
    owes = duty.owner_post_id == actor.post_id or (actor.can(SEE_OFFICE) and duty.owner_office_id == actor.office_id)
    sees_file = (
        (actor.can(SEE_PROVINCE) and held.province.code == actor.province) or held.holder_post_id == actor.post_id
        or (actor.can(SEE_OFFICE) and held.office_id == actor.office_id) or (duty.owner_office_id == actor.office_id and not duty.file_closed)
    )
    return held.petition.code if sees_file else "", duty.text if owes or not duty.file_closed else ""


def in_state(state: str, today: date) -> Q:
    still = Q(done_on__isnull=True, stopped_on__isnull=True)
    return {
        "open": still, "overdue": still & Q(due__lt=today), "soon": still & Q(due__gte=today, due__lte=today + timedelta(days=SOON)),
        "to_check": still & Q(proved_on__isnull=False), "done": Q(done_on__isnull=False), "stopped": Q(stopped_on__isnull=False), "all": Q(),
    }[state]


def _ids(actor: Actor, asked: Asked, today: date, most: int, *, after: str = "", also: Q | None = None) -> list[int]:
    """Of what is asked and may be seen: the first `most` by day of each way of seeing, once each.

    Fetched before the rows are: joined in one statement, the planner read whole tables (two seconds at a million duties).
    A code is looked for only among files the actor may see: a code must not tell whose duty it is.
    """
    arms = [one.order_by("due", "pk").values_list("pk", flat=True)[:most] for one in _arms(actor, asked, today, after, also)]
    return list(arms[0].union(*arms[1:]) if len(arms) > 1 else arms[0])


def _arms(actor: Actor, asked: Asked, today: date, after: str, also: Q | None) -> Iterator[DutyQuerySet]:
    found = Duty.objects.filter(in_state(asked.state, today), also or Q()).not_about(actor)
    found = found.filter(kind=asked.kind) if asked.kind else found
    found = found.filter(owner_office_id=asked.office) if asked.office else found
    found = found.filter(oversight__isnull=asked.source != "oversight") if asked.source else found
    if seen := read_due_cursor(after):
        found = found.filter(due__gte=seen[0]).exclude(due=seen[0], pk__lte=seen[1])
    found = found.filter(_of_code(asked.code, actor, today)) if asked.code else found
    for way in file_ways(actor) if asked.code else ways(actor):
        yield found.filter(way)


def _of_code(words: str, actor: Actor, today: date) -> Q:
    """Duties of the petition or recommendation these words mean, found by their own indexes first. Two queries."""
    petitions = Q(pk__in=[])
    if code := read_code(words):
        petitions = Q(round__petition__code=code)
    elif (part := PART_OF_CODE.match(words.upper())) and len(part[2]) < 9:
        years = [2000 + int(part[1])] if part[1] else list(range(today.year - YEARS, today.year + 1))
        petitions = Q(round__petition__province_id=actor.province_id, round__petition__year__in=years, round__petition__number=int(part[2]))
    decisions = list(Decision.objects.filter(petitions).values_list("pk", flat=True)[:FEW])
    oversights = list(Oversight.objects.filter(symbol__iexact=words).values_list("pk", flat=True)[:FEW])
    return Q(decision_id__in=decisions) | Q(oversight_id__in=oversights)
