"""The journal as its readers may see it: an entry about a file one may not see is shown with its proof and without its words."""

from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from tiepdan.cases.models import Duty, Protection, Round
from tiepdan.common.actor import Actor
from tiepdan.desk.paging import PAGE, Page
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Petition
from tiepdan.journal.abilities import READ_JOURNAL
from tiepdan.journal.kinds import KINDS
from tiepdan.journal.models import Anchor, JournalEntry
from tiepdan.journal.record import chain_of

# What an office does about itself, not about anybody's petition: told to all who read its journal.
OWN_AFFAIRS = frozenset({"office", "post", "province", "official", "holding", "review", "provincialdocument", "dissemination", "anchor", "rulechange",
                         "breach", "destruction"})
GROUPS = (
    ("petition", "đơn"), ("round", "vụ việc"), ("letter", "văn bản"), ("identity", "niêm phong"), ("journal", "nhật ký: đính chính, xóa, mốc neo"),
    ("holding", "người giữ chức vụ"), ("library", "rà soát, phổ biến văn bản"), ("personal", "dữ liệu cá nhân"),
)


@dataclass(frozen=True)
class Line:
    """One entry; `told` is false where the reader may not see the file it is about."""

    entry: JournalEntry
    told: bool
    code: str = ""
    cites: str = ""
    personal: list = field(default_factory=list)


@dataclass(frozen=True)
class Asked:
    group: str = ""
    until: date | None = None


def require_reader(actor: Actor) -> None:
    """Raises Http404 for whoever may not read the office's journal."""
    if not actor.can(READ_JOURNAL):
        raise Http404


def office_entries(actor: Actor, asked: Asked, after: str = "", size: int = PAGE) -> Page:
    """Entries of the actor's own chain, newest first, below the cursor."""
    require_reader(actor)
    entries = JournalEntry.objects.filter(chain=chain_of(actor)).with_told()
    if asked.group:
        entries = entries.filter(kind__in=[name for name in KINDS if name.startswith(f"{asked.group}.")])
    below = int(after) if after.isdecimal() and len(after) < 18 else None
    if asked.until:
        last = entries.filter(at__lt=_end_of(asked.until)).order_by("-at", "-number").values_list("number", flat=True).first() or 0
        below = min(below or last + 1, last + 1)
    if below is not None:
        entries = entries.filter(number__lt=below)
    found = list(entries.order_by("-number")[: size + 1])
    shown = found[:size]
    return Page(lines_of(actor, shown), str(shown[-1].number) if len(found) > size else "")


def petition_entries(actor: Actor, petition: Petition, after: str = "", size: int = PAGE) -> Page:
    """Entries about one petition and its round, in whatever office's chain they stand, newest first."""
    require_reader(actor)
    entries = JournalEntry.objects.about("petition", petition.pk)
    if held := Round.objects.filter(petition_id=petition.pk).only("pk").first():
        entries = entries | JournalEntry.objects.about("round", held.pk)
    if after.isdecimal() and len(after) < 18:
        entries = entries.filter(pk__lt=int(after))
    found = list(entries.with_told().order_by("-pk")[: size + 1])
    shown = found[:size]
    return Page(lines_of(actor, shown), str(shown[-1].pk) if len(found) > size else "")


def entry_or_404(actor: Actor, entry_id: int) -> Line:
    """One entry of the actor's own chain, or about a petition the actor sees."""
    require_reader(actor)
    entry = JournalEntry.objects.with_told().filter(pk=entry_id).first()
    if entry is None:
        raise Http404(entry_id)
    line = lines_of(actor, [entry])[0]
    if entry.chain != chain_of(actor) and not (line.told and line.code):
        raise Http404(entry_id)
    return line


def anchors_of(actor: Actor) -> QuerySet[Anchor]:
    """Anchors of the actor's province: they hold hashes and counts, nobody's data."""
    require_reader(actor)
    return Anchor.objects.filter(province=actor.province)


def lines_of(actor: Actor, entries: list[JournalEntry]) -> list[Line]:
    """Entries with their words where the reader may see the petition; four queries at most, whatever their number."""
    about = _petitions_of(entries)
    codes = dict(Petition.objects.visible_to(actor).filter(pk__in={pk for pk in about.values() if pk}).values_list("pk", "code"))
    return [_line(entry, about, codes) for entry in entries]


def _line(entry: JournalEntry, about: dict[int, int | None], codes: dict[int, str]) -> Line:
    kind = KINDS.get(entry.kind)
    code = codes.get(about.get(entry.pk) or 0, "")
    told = bool(code) or entry.subject in OWN_AFFAIRS
    return Line(entry, told, code, kind.cites if kind and told else "", [fact for fact in entry.personal_facts.all() if told])


def _petitions_of(entries: list[JournalEntry]) -> dict[int, int | None]:
    """The petition each entry is about, by the entry's key; none where it is about something else."""
    named = {sort: {entry.subject_id for entry in entries if entry.subject == sort} for sort in ("round", "duty", "letter", "protection")}
    letters = dict(_pairs(Letter.objects.filter(pk__in=named["letter"]).values_list("pk", "subject", "subject_id"))) if named["letter"] else {}
    guarded = dict(Protection.objects.filter(pk__in=named["protection"]).values_list("pk", "petition_id")) if named["protection"] else {}
    duties = dict(Duty.objects.filter(pk__in=named["duty"]).values_list("pk", "decision__round__petition_id")) if named["duty"] else {}
    wanted = named["round"] | {pk for sort, pk in letters.values() if sort == "round"}
    rounds = dict(Round.objects.filter(pk__in=wanted).values_list("pk", "petition_id")) if wanted else {}

    def of(sort: str, pk: int) -> int | None:
        if sort == "letter":
            return of(*letters[pk]) if pk in letters else None
        return {"petition": pk, "round": rounds.get(pk), "duty": duties.get(pk), "protection": guarded.get(pk)}.get(sort)

    return {entry.pk: of(entry.subject, entry.subject_id) for entry in entries}


def _pairs(rows) -> list[tuple[int, tuple[str, int]]]:
    return [(pk, (sort, other)) for pk, sort, other in rows]


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
