"""How often the reader was right, counted from what officials said; and the petitions behind each number. One question for the counts."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from tiepdan.cases.few import FEWEST
from tiepdan.common.actor import Actor
from tiepdan.desk.paging import Page, newest_first
from tiepdan.intake.corrections import Correction, Finding, ReaderVersion, Verdict
from tiepdan.intake.models import Petition
from tiepdan.intake.reader import versions_of
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Office, Province

FEWEST_FOR_PERCENT = FEWEST  # of fewer a share says nothing, and could tell of one person
MOST_MISSES = 30
MOST_VERSIONS = 20


@dataclass(frozen=True)
class Asked:
    """Which month, whose, and which part of it. `office` is 0 for the whole province."""

    since: date
    until: date
    office: int
    kind: str = ""
    field: str = ""


@dataclass
class Tally:
    """Of one finding, or one kind or field the reader said: how many were judged, and how."""

    name: str
    verdicts: Counter = field(default_factory=Counter)

    @property
    def judged(self) -> int:
        return self.verdicts[Verdict.CONFIRMED] + self.verdicts[Verdict.CORRECTED] + self.verdicts[Verdict.WRONG]

    @property
    def confirmed(self) -> int:
        return self.verdicts[Verdict.CONFIRMED]

    @property
    def corrected(self) -> int:
        return self.verdicts[Verdict.CORRECTED]

    @property
    def wrong(self) -> int:
        return self.verdicts[Verdict.WRONG]

    @property
    def missed(self) -> int:
        return self.verdicts[Verdict.MISSED]

    @property
    def share(self) -> int | None:
        """Percent right, None of too few."""
        return round(100 * self.confirmed / self.judged) if self.judged >= FEWEST_FOR_PERCENT else None


@dataclass(frozen=True)
class Accuracy:
    """The month: by finding, and for kinds and fields by what the reader had said."""

    findings: list[Tally]
    kinds: list[Tally]
    fields: list[Tally]


def month_of(day: date) -> tuple[date, date]:
    """The first day of the month of `day` and of the next."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1)


def may_see(actor: Actor) -> bool:
    return actor.can(SEE_OFFICE) or actor.can(SEE_PROVINCE)


def offices_seen(actor: Actor) -> list[Office]:
    """Whose figures the actor may ask for: its own office's, or every office's that ever said a word."""
    if not actor.can(SEE_PROVINCE):
        return list(Office.objects.filter(pk=actor.office_id))
    return list(Office.objects.filter(province_id=actor.province_id, handles_inside=True).only("code", "short_name").order_by("short_name"))


def _words(actor: Actor, asked: Asked) -> QuerySet[Correction]:
    """Those asked for; of sealed files only the ones the actor may see, so that no kind, field or place tells of another."""
    whose = {"office_id": asked.office} if asked.office else {"province_id": actor.province_id}
    words = Correction.objects.filter(stands=True, on__gte=asked.since, on__lt=asked.until, **whose)
    words = words.filter(Q(sealed=False) | Exists(Petition.objects.visible_to(actor).filter(pk=OuterRef("petition_id"))))
    return words.filter(**{name: value for name, value in (("kind", asked.kind), ("field", asked.field)) if value})


def accuracy(actor: Actor, asked: Asked) -> Accuracy:
    """Every count of the page in one question."""
    rows = _words(actor, asked).values_list("finding", "verdict", "kind", "field").annotate(n=Count("pk")).order_by()
    findings = {name: Tally(name) for name in Finding.values}
    kinds: dict[str, Tally] = {}
    fields: dict[str, Tally] = {}
    for finding, verdict, kind, about, n in rows:
        findings[finding].verdicts[verdict] += n
        if finding == Finding.KIND:
            kinds.setdefault(kind, Tally(kind)).verdicts[verdict] += n
        elif finding == Finding.FIELD:
            fields.setdefault(about, Tally(about)).verdicts[verdict] += n
    told = [tally for tally in findings.values() if tally.judged or tally.missed]
    return Accuracy(told, _most_first(kinds), _most_first(fields))


def _most_first(tallies: dict[str, Tally]) -> list[Tally]:
    return sorted(tallies.values(), key=lambda tally: (-tally.judged, tally.name))


# Findings whose words are of our own lists: what is said of them names nobody and can be counted by its words.
COUNTED_BY_WORDS = (Finding.KIND, Finding.FIELD, Finding.ROUND, Finding.AUTHORITY, Finding.HANDLING, Finding.AGAINST, Finding.PLACE, Finding.SIGN)


@dataclass(frozen=True)
class Miss:
    """What the reader said, what it should have been, and how often."""

    finding: str
    said: str
    corrected: str
    n: int


def misses(actor: Actor, asked: Asked) -> list[Miss]:
    """The most frequent corrections: rules for a person to mend. One question."""
    wrong = _words(actor, asked).filter(verdict__in=[Verdict.CORRECTED, Verdict.WRONG], finding__in=COUNTED_BY_WORDS)
    rows = wrong.values_list("finding", "said", "corrected").annotate(n=Count("pk")).order_by("-n", "finding", "said", "corrected")
    return [Miss(*row) for row in rows[:MOST_MISSES]]


def counted(actor: Actor, asked: Asked, finding: str, verdict: str, after: str) -> Page:
    """The words behind a number, the newest first, of petitions the actor may see; of others it is told that they are counted."""
    words = _words(actor, asked).filter(finding=finding, verdict=verdict)
    page = newest_first(words.select_related("official", "office"), after)
    seen = Petition.objects.visible_to(actor).only("pk", "code", "title").in_bulk({word.petition_id for word in page.rows})
    return Page([(word, seen.get(word.petition_id)) for word in page.rows], page.after)


def versions(actor: Actor, asked: Asked) -> list[ReaderVersion]:
    """The versions that read for whom the page is about."""
    mine = versions_of(Province.objects.get(pk=actor.province_id))
    return list((mine.filter(office_id=asked.office) if asked.office else mine.filter(office__isnull=True))[:MOST_VERSIONS])


def version_reading(shown: list[ReaderVersion]) -> int | None:
    """Of the versions shown the one in force, which may be taken back."""
    standing = [version for version in shown if version.accepted and version.withdrawn_at is None]
    return max(standing, key=lambda version: version.number).pk if standing else None
