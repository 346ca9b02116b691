"""The register of letters that went out: the numbers an office gave in a year, newest first (NĐ 30/2020 Đ.15)."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404

from tiepdan.cases.models import Protection, Round
from tiepdan.common.actor import Actor
from tiepdan.desk.paging import PAGE, Page
from tiepdan.desk.queries.letters import replacing
from tiepdan.documents.models import Letter, NumberSeries
from tiepdan.intake.models import Kind, Petition, denounces
from tiepdan.offices.abilities import SEE_OFFICE, SEND

PRINTED = 500  # numbers of one printed part
MOST_ROWS = 20_000  # of one sheet; an office gives some thousands of numbers of one kind a year


@dataclass(frozen=True)
class Line:
    """One number. Of a denunciation only the code is told; of one the reader must not meet, the number alone."""

    letter: Letter
    code: str = ""
    about: str = ""
    told: bool = True
    replaced_by: str = ""  # symbol of the letter written instead of a cancelled one


def may_read(actor: Actor) -> bool:
    return actor.can(SEE_OFFICE) or actor.can(SEND)


def series_of(actor: Actor) -> list[tuple[int, str]]:
    """Year and series of every number the actor's office gave, newest year first. Raises Http404 for who may not read the register."""
    if not may_read(actor):
        raise Http404
    return list(NumberSeries.objects.filter(office_id=actor.office_id).order_by("-year", "series").values_list("year", "series"))


def numbers(actor: Actor, year: int, series: str, after: str = "", size: int = PAGE) -> Page:
    """Lines by falling number, below the cursor. Five queries at most."""
    letters = Letter.objects.filter(office_id=actor.office_id, year=year, series=series, number__isnull=False)
    if after.isdecimal() and len(after) < 10:
        letters = letters.filter(number__lt=int(after))
    found = list(letters.order_by("-number")[: size + 1])
    shown = found[:size]
    return Page(_lines(actor, shown), str(shown[-1].number) if len(found) > size else "")


def as_day(told: str) -> date | None:
    """A day as the address names it; None for anything else."""
    try:
        return date.fromisoformat(told) if len(told) == 10 else None
    except ValueError:
        return None


def numbers_of_day(actor: Actor, day: date, after: str = "", size: int = PAGE) -> Page:
    """Lines of all series of that day, the first given first. Raises Http404 for who may not read the register."""
    letters = _open_numbers(actor).filter(signed_on=day)
    if after.isdecimal() and len(after) < 16:
        letters = letters.filter(pk__gt=int(after))
    found = list(letters.order_by("pk")[: size + 1])
    shown = found[:size]
    return Page(_lines(actor, shown), str(shown[-1].pk) if len(found) > size else "")


def days_beside(actor: Actor, day: date) -> tuple[date | None, date | None]:
    """The nearest days before and after on which a number was given."""
    letters = _open_numbers(actor)
    before = letters.filter(signed_on__lt=day).order_by("-signed_on").values_list("signed_on", flat=True).first()
    return before, letters.filter(signed_on__gt=day).order_by("signed_on").values_list("signed_on", flat=True).first()


def _open_numbers(actor: Actor):
    if not may_read(actor):
        raise Http404
    return Letter.objects.filter(office_id=actor.office_id, number__isnull=False, secret=False)


def _lines(actor: Actor, letters: list[Letter]) -> list[Line]:
    rounds = {letter.subject_id for letter in letters if letter.subject == "round"}
    of_round = dict(Round.objects.filter(pk__in=rounds).values_list("pk", "petition_id"))
    guarded = [letter.subject_id for letter in letters if letter.subject == "protection"]
    of_guarded = dict(Protection.objects.filter(pk__in=guarded).values_list("pk", "petition_id")) if guarded else {}
    known = {"round": of_round.get, "petition": int, "protection": of_guarded.get}
    about = {letter.pk: known[letter.subject](letter.subject_id) if letter.subject in known else None for letter in letters}
    petitions = Petition.objects.in_bulk({pk for pk in about.values() if pk})
    hidden = set(Petition.objects.filter(denounces(actor), pk__in=petitions).values_list("pk", flat=True))
    instead = {pk: other.symbol or str(other.get_state_display()) for pk, other in replacing(letters).items()}
    return [_line(letter, petitions.get(about[letter.pk] or 0), hidden, instead.get(letter.pk, "")) for letter in letters]


def _line(letter: Letter, petition: Petition | None, hidden: set[int], instead: str) -> Line:
    if petition is None:
        return Line(letter, replaced_by=instead)
    if petition.pk in hidden or letter.secret:
        return Line(letter, told=False)
    closed = petition.kind == Kind.DENUNCIATION or petition.sealed_id is not None
    return Line(letter, code=petition.code, about="" if closed else petition.title, replaced_by=instead)
