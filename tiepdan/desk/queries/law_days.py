"""A province's calendar of a year, and what its recounts moved: as far as the actor may see the files, the rest only counted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.http import Http404
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.desk.paging import PAGE
from tiepdan.intake.models import Petition
from tiepdan.law.foreseeing import Foreseen, Move
from tiepdan.law.models import ChangedDate, DayChange, Recount
from tiepdan.law.years import NationalYear

SCANS = (100, 1000, 5000)  # changed dates looked through for one page, in turn, until it is full
MOST_SORTS = 40  # of (old day, new day), the most frequent first


@dataclass(frozen=True)
class DayRow:
    """A day that is not what its weekday says. `change` is the province's own entry; `instead_of` what the country's list says of that day."""

    day: date
    off: bool
    name: str
    expected: bool = False
    change: DayChange | None = None
    instead_of: str = ""


def days_of_year(actor: Actor, year: NationalYear) -> list[DayRow]:
    """The country's days and the province's own, by date; the province's own word counts. One query."""
    own = DayChange.objects.filter(province_id=actor.province_id, withdrawal__isnull=True, day__year=year.number).select_related("recount")
    national = {one.day: one for one in year.days}
    rows = {one.day: DayRow(one.day, one.off, one.name, expected=one.off and not year.announced) for one in year.days}
    for change in own:
        before = national.get(change.day)
        rows[change.day] = DayRow(change.day, change.off, change.name, change=change, instead_of=before.name if before else "")
    return [rows[day] for day in sorted(rows)]


def change_or_404(actor: Actor, change_id: int) -> DayChange:
    """A standing change of the actor's own province. Raises Http404."""
    change = DayChange.objects.filter(pk=change_id, province_id=actor.province_id, withdrawal__isnull=True).select_related("recount").first()
    if change is None:
        raise Http404
    return change


def recount_or_404(actor: Actor, recount_id: int) -> Recount:
    """A recount of the actor's own province. Raises Http404."""
    recount = Recount.objects.filter(pk=recount_id, province_id=actor.province_id).first()
    if recount is None:
        raise Http404
    return recount


@dataclass(frozen=True)
class MovedDate:
    """A date that moved, with the file it stands on when the actor may see that."""

    title: str
    old: date
    new: date
    reason: str
    code: str = ""
    link: str = ""


@dataclass(frozen=True)
class MovedPage:
    """The visible ones of the changed dates looked through; `others` of them were passed over. `after` is the next cursor."""

    rows: list[MovedDate]
    others: int
    after: str


def moved_dates(actor: Actor, recount: Recount, after: str, size: int = PAGE) -> MovedPage:
    """Changed dates of a recount in the order they were written. Nine queries at most; a page may run short of rows, never of a cursor."""
    dates, begin = ChangedDate.objects.filter(recount=recount).order_by("pk"), int(after) if after.isdecimal() else 0
    rows: list[MovedDate] = []
    others = 0
    for scan in SCANS:
        part = list(dates.filter(pk__gt=min(begin, 2**63 - 1)).select_related("clock")[:scan])
        files = files_seen(actor, [(one.clock.subject, one.clock.subject_id) for one in part])
        for one in part:
            if len(rows) == size:
                return MovedPage(rows, others, str(begin))
            begin = one.pk
            if (found := files.get((one.clock.subject, one.clock.subject_id))) is None:
                others += 1
            else:
                rows.append(MovedDate(one.clock.title, one.old, one.new, one.reason, *found))
        if len(part) < scan:
            return MovedPage(rows, others, "")
    return MovedPage(rows, others, str(begin))


def moved_in_sum(recount: Recount) -> list[dict]:
    """How many dates went from which day to which, the most frequent first; whoever sees no file sees this. One query."""
    return list(ChangedDate.objects.filter(recount=recount).values("old", "new").annotate(n=Count("pk")).order_by("-n", "old", "new")[:MOST_SORTS])


def moves_seen(actor: Actor, foreseen: Foreseen) -> list[tuple[Move, str, str]]:
    """The moves shown, each with the code and the link of its file when the actor may see it. Two queries."""
    files = files_seen(actor, [(move.clock.subject, move.clock.subject_id) for move in foreseen.first])
    return [(move, *files.get((move.clock.subject, move.clock.subject_id), ("", ""))) for move in foreseen.first]


def files_seen(actor: Actor, subjects: Iterable[tuple[str, int]]) -> dict[tuple[str, int], tuple[str, str]]:
    """Code and link of each file the actor may see. Two queries at most."""
    wanted = set(subjects)
    petitions, rounds = ([number for subject, number in wanted if subject == name] for name in ("petition", "round"))
    seen: dict[tuple[str, int], tuple[str, str]] = {}
    for pk, code in Petition.objects.visible_to(actor).filter(pk__in=petitions).values_list("pk", "code") if petitions else ():
        seen["petition", pk] = (code, reverse("desk:petition", args=[code]))
    for pk, code in Round.objects.visible_to(actor).filter(pk__in=rounds).values_list("pk", "petition__code") if rounds else ():
        seen["round", pk] = (code, reverse("desk:case", args=[code]))
    return seen
