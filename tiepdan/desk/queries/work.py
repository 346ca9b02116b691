"""What waits for somebody today: clocks held, letters to sign and to send, duties to do, proofs to check, as one list by date."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tiepdan.cases.models import Round
from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import stand
from tiepdan.desk.paging import PAGE, due_cursor, read_due_cursor
from tiepdan.desk.queries.beside import Beside, beside_clocks
from tiepdan.desk.queries.watched import watched
from tiepdan.intake.models import Custody, Petition
from tiepdan.law.calendar import Calendar
from tiepdan.law.models import Clock
from tiepdan.law.timing import Timing
from tiepdan.privacy.models import DataRequest

REST = "rest"  # the cursor behind the last dated clock: undated and paused ones follow


@dataclass(frozen=True)
class Work:
    """One line of the list: what to do, about what, by when and why then, and who holds it."""

    verb: str
    about: str
    link: str
    code: str
    kind: str
    gist: str
    timing: Timing
    due: date | None
    cites: str
    certain: bool
    why: list[str]
    post_id: int | None
    person: str = ""
    pseudonym: str = ""
    since: datetime | None = None
    duty: str = ""
    key: tuple = field(default=(), compare=False)

    @property
    def kind_said(self) -> str:
        """The kind, unless the gist begins with it."""
        kind = self.kind or _("chưa rõ loại")
        return "" if self.gist.lower().startswith(kind.lower()) else kind


@dataclass(frozen=True)
class WorkPage:
    """Lines of one page, the next cursor, and the work beside the clocks, for the figures."""

    works: list[Work]
    after: str
    beside: list[Beside]


def works(actor: Actor, posts: list[int], today: date, calendar: Calendar, *, after: str = "", own: bool = True, size: int = PAGE) -> WorkPage:
    """A page of the list for these posts. `own` adds letters, duties and proofs. The number of queries does not grow with the list."""
    beside = [*beside_clocks(actor), *watched(actor, today)]
    lent = [item.clock.pk for item in beside if own and item.clock is not None]
    clocks, following = _clocks(posts, after, lent, size)
    window = _window(after, following)
    shown = [item for item in beside if own and window(item.due)]
    subjects = _subjects(actor, [(clock.subject, clock.subject_id) for clock in clocks] + [item.subject for item in shown])
    since = {(row.subject, row.subject_id): row.since for row in _custodies(clocks)}
    lines = [line for clock in clocks if (line := _of_clock(clock, subjects, since, today, calendar))]
    lines += [line for item in shown if (line := _of_beside(item, subjects, actor, today, calendar))]
    return WorkPage(sorted(lines, key=lambda line: line.key), following, beside)


def more(beside: list[Beside], posts: list[int], today: date, calendar: Calendar) -> dict[str, int]:
    """Lines beside the clocks of these posts by state; a clock that lends its date to a letter is counted once, as the letter."""
    counted = dict.fromkeys(("late", "soon", "total"), 0)
    lent = {item.clock.pk: item.clock for item in beside if item.clock is not None and item.clock.holder_post_id in posts}
    for due, sign in [*((item.due, 1) for item in beside), *((clock.due, -1) for clock in lent.values())]:
        counted["total"] += sign
        if (state := stand(due, today, calendar).state) in counted:
            counted[state] += sign
    return counted


def _clocks(posts: list[int], after: str, lent: list[int], size: int) -> tuple[list[Clock], str]:
    """Dated clocks by due date and id, each post along its own index; behind the last one those without a running date."""
    seen = read_due_cursor(after)
    if after.startswith(REST):
        rest = _first(posts, lent, Q(due__isnull=True) | Q(paused_since__isnull=False), ("id",), after.removeprefix(REST), size + 1)
        return rest[:size], f"{REST}{rest[size - 1].pk}" if len(rest) > size else ""
    dated = Q(due__isnull=False, paused_since__isnull=True)
    if seen:
        dated &= Q(due__gte=seen[0]) & ~Q(due=seen[0], id__lte=seen[1])
    found = _first(posts, lent, dated, ("due", "id"), "", size + 1)
    if len(found) > size:
        return found[:size], due_cursor(found[size - 1].due, found[size - 1].pk)
    room = size - len(found)
    rest = _first(posts, lent, Q(due__isnull=True) | Q(paused_since__isnull=False), ("id",), "", room + 1)
    more = f"{REST}{rest[room - 1].pk if room else 0}" if len(rest) > room else ""
    return found + rest[:room], more


def _first(posts: list[int], lent: list[int], which: Q, order: tuple[str, ...], above: str, size: int) -> list[Clock]:
    parts = []
    for post in posts:
        part = Clock.objects.running().filter(which, holder_post_id=post)
        part = part.exclude(pk__in=lent) if lent else part
        part = part.filter(pk__gt=int(above)) if above.isdecimal() else part
        parts.append(part.order_by(*order)[:size])
    if not parts:
        return []
    return list(parts[0] if len(parts) == 1 else parts[0].union(*parts[1:], all=True).order_by(*order)[:size])


def _window(after: str, following: str):
    """Which dates of other work belong on this page: those between the cursors; what has no date comes with the last dated clock."""
    first, last = read_due_cursor(after), read_due_cursor(following)
    in_rest = after.startswith(REST)
    begin = first[0] if first else date.max if in_rest else date.min

    def inside(due: date | None) -> bool:
        if due is None:
            return last is None and not in_rest
        return begin <= due and (last is None or due < last[0])

    return inside


def _subjects(actor: Actor, wanted: list[tuple[str, int]]) -> dict[tuple[str, int], Petition]:
    """The petition behind each subject, as far as the actor may see it."""
    petitions = {number for subject, number in wanted if subject == "petition"}
    rounds = {number for subject, number in wanted if subject == "round"}
    seen: dict[tuple[str, int], Petition] = {}
    for petition in Petition.objects.visible_to(actor).filter(pk__in=petitions).select_related("petitioner", "sealed") if petitions else ():
        seen["petition", petition.pk] = petition
    with_petition = Round.objects.visible_to(actor).select_related("petition__petitioner", "petition__sealed")
    for held in with_petition.filter(pk__in=rounds) if rounds else ():
        seen["round", held.pk] = held.petition
    asked = {number for subject, number in wanted if subject == "datarequest"}
    requests = DataRequest.objects.visible_to(actor).select_related("petition__petitioner", "petition__sealed")
    for request in requests.filter(pk__in=asked) if asked else ():
        seen["datarequest", request.pk] = request.petition
    return seen


def _custodies(clocks: list[Clock]):
    wanted = Q(pk__in=[])
    for name in {clock.subject for clock in clocks}:
        wanted |= Q(subject=name, subject_id__in=[clock.subject_id for clock in clocks if clock.subject == name])
    return Custody.objects.filter(wanted, until__isnull=True) if clocks else ()


def _of_clock(clock: Clock, subjects: dict, since: dict, today: date, calendar: Calendar) -> Work | None:
    petition = subjects.get((clock.subject, clock.subject_id))
    if petition is None:
        return None
    told = stand(clock.due, today, calendar, unit=clock.unit, paused_since=clock.paused_since)
    held_since = since.get((clock.subject, clock.subject_id))
    return Work(
        clock.title, "", link_of(clock.subject, petition, clock.subject_id), petition.code, petition.get_kind_display(), petition.title, told, clock.due,
        clock.cites, clock.certain, list(clock.why), clock.holder_post_id, _person(petition), _pseudonym(petition), held_since,
        clock.duty, _key(told, clock.due, clock.pk),
    )


def _of_beside(item: Beside, subjects: dict, actor: Actor, today: date, calendar: Calendar) -> Work | None:
    petition, clock = subjects.get(item.subject), item.clock
    told = stand(item.due, today, calendar, unit=clock.unit if clock else "day")
    if petition is None:
        bare = Work(item.verb, item.about, item.link, "", "", "", told, item.due, item.cites, True, [], actor.post_id, key=_key(told, item.due, 0))
        return bare if item.always else None
    return Work(
        item.verb, item.about, item.link, petition.code, petition.get_kind_display(), petition.title, told, item.due, item.cites,
        clock.certain if clock else True, list(clock.why) if clock else [], actor.post_id, "" if item.about else _person(petition),
        _pseudonym(petition), duty=clock.duty if clock else "", key=_key(told, item.due, 0),
    )


def link_of(subject: str, petition: Petition, subject_id: int = 0) -> str:
    if subject == "datarequest":
        return reverse("desk:data-request", args=[subject_id])
    return reverse("desk:case" if subject == "round" else "desk:petition", args=[petition.code])


def _person(petition: Petition) -> str:
    return petition.petitioner.name if petition.petitioner_id else ""


def _pseudonym(petition: Petition) -> str:
    return petition.sealed.pseudonym if petition.sealed_id else ""


def _key(told: Timing, due: date | None, number: int) -> tuple:
    return (due or date.max, number) if told.state != "paused" else (date.max, number)
