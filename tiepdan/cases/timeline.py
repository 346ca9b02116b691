"""The story of a petition in plain words: what was done, what is being done, what comes and by when. Read from the journal."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from tiepdan.cases.models import Procedure, Round
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Petition
from tiepdan.journal.kinds import KINDS
from tiepdan.journal.models import JournalEntry
from tiepdan.law.models import Clock


@dataclass(frozen=True)
class Moment:
    """One step of the story. `state` is done, now or next; `why` explains the date of a coming step."""

    state: str
    title: str
    at: datetime | None = None
    day: date | None = None
    who: str = ""
    words: str = ""
    cites: str = ""
    why: list[str] = field(default_factory=list)


def timeline(petition: Petition, *, citizen: bool) -> list[Moment]:
    """Done steps oldest first, then what is running with its dates. For a citizen only sentences meant for citizens, and nobody's personal facts."""
    held = Round.objects.filter(petition_id=petition.pk).only("pk", "procedure").first()
    untold = citizen and held is not None and held.procedure == Procedure.INSPECTION  # nobody who sent it is told (Luật Tố cáo Đ.25)
    round_id = held.pk if held and not untold else None
    return [*_done(petition.pk, round_id, citizen), *_coming(petition.pk, round_id)]


def _subjects(petition_id: int, round_id: int | None):
    entries = JournalEntry.objects.about("petition", petition_id)
    return entries | JournalEntry.objects.about("round", round_id) if round_id else entries


def _done(petition_id: int, round_id: int | None, citizen: bool) -> list[Moment]:
    moments = []
    entries = _subjects(petition_id, round_id).order_by("at", "id")
    for entry in entries if citizen else entries.with_told():
        words = entry.citizen_sentence if citizen else entry.sentence
        if words:
            kind = KINDS.get(entry.kind)
            who = entry.actor if entry.actor_kind == "official" else "" if citizen else entry.actor
            moments.append(Moment("done", words, entry.at, timezone.localdate(entry.at), who, cites=kind.cites if kind else ""))
    return moments


def _coming(petition_id: int, round_id: int | None) -> list[Moment]:
    clocks = Clock.objects.running().filter(subject="petition", subject_id=petition_id)
    if round_id:
        clocks = clocks | Clock.objects.running().filter(subject="round", subject_id=round_id)
    return [_of_clock(clock, first=number == 0) for number, clock in enumerate(clocks.order_by("paused_since", "due", "id"))]


def _of_clock(clock: Clock, *, first: bool) -> Moment:
    """A period that stands still has no day until it goes on: the one it had is not the one it will have."""
    if clock.paused_since:
        words = f"Đang tạm dừng từ {clock.paused_since:%d/%m/%Y}; tính tiếp khi có quyết định tiếp tục giải quyết."
        return Moment("next", clock.title, words=words, cites=clock.cites)
    return Moment("now" if first else "next", clock.title, day=clock.due, cites=clock.cites, why=list(clock.why))


def letters_for_citizen(petition: Petition) -> list[Letter]:
    """The letters the petitioner may read: meant for them, and sent."""
    held = Round.objects.filter(petition_id=petition.pk).only("pk").first()
    letters = Letter.objects.filter(subject="petition", subject_id=petition.pk)
    letters |= Letter.objects.filter(subject="protection", subject_id__in=list(petition.protections.values_list("pk", flat=True)))
    if held:
        letters = letters | Letter.objects.filter(subject="round", subject_id=held.pk)
    return list(letters.filter(for_citizen=True, state=Letter.State.SENT).select_related("pdf", "office").order_by("signed_on", "id"))
