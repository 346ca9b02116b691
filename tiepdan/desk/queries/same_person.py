"""Who may be the same person as a petitioner, as far as the actor may see their petitions. Denouncers are in none of this."""

from dataclasses import dataclass

from django.db.models import QuerySet

from tiepdan.common.actor import Actor
from tiepdan.desk.paging import Page, newest_first
from tiepdan.intake.models import Petition
from tiepdan.people.models import Person, PersonLink
from tiepdan.people.queries import Keys, alike, keys_of, keys_of_person, linked_together, links_of
from tiepdan.reading.persons.described import Described
from tiepdan.reading.persons.evidence import Relation
from tiepdan.reading.persons.same import Verdict, compare

MOST_SHOWN = 8
MOST_PETITIONS = 200  # looked through for all people shown together
MOST_OF_PEOPLE = 2000  # of all of them, looked through for what may be seen
FEW_EACH = 3


@dataclass(frozen=True)
class Possible:
    """A person who may be the same, the verdict with its sentences, the newest petitions the actor may see."""

    person: Person
    verdict: Verdict
    petitions: list[Petition]

    @property
    def sure(self) -> bool:
        return self.verdict.relation is Relation.SAME


@dataclass(frozen=True)
class Linked:
    """A standing link seen from one side."""

    link: PersonLink
    person: Person
    petitions: list[Petition]


@dataclass(frozen=True)
class SamePerson:
    """What the panel of a petition shows. `hidden` counts links to people whose petitions the actor may not see."""

    possible: list[Possible]
    linked: list[Linked]
    hidden: int


def described_person(person: Person) -> Described:
    year = str(person.birth_year or "")
    return Described(person.name, year, person.identity_number, person.address, person.phone, person.email)


def described_typed(typed: dict[str, str]) -> Described:
    """What stands in the form at the counter, before any form has checked it: the database takes no zero sign."""
    told = (typed.get(name, "").replace("\x00", "").strip()[:300] for name in ("name", "birth_year", "identity_number", "address", "phone", "email"))
    return Described(*told)


def same_person(petition: Petition, actor: Actor) -> SamePerson | None:
    """The panel beside a petition; None for a sealed, unnamed or organisation's one. Four queries, however many there are."""
    person = petition.petitioner
    if person is None or person.organisation or petition.sealed_id is not None:
        return None
    links = links_of(person.pk)
    others = {link.pk: link.other if link.one_id == person.pk else link.one for link in links}
    near = alike(keys_of_person(person), leave_out=person.pk)
    known = {other.pk for other in others.values()}
    sent = _sent(actor, {*known, *(one.pk for one in near)})
    linked = [Linked(link, others[link.pk], sent[others[link.pk].pk][:FEW_EACH]) for link in links if others[link.pk].pk in sent]
    return SamePerson(_possible(described_person(person), [one for one in near if one.pk not in known], sent), linked, len(links) - len(linked))


def looked_up(typed: dict[str, str], actor: Actor) -> list[Possible]:
    """At the counter: who of the known petitioners the person in front may be. Three queries."""
    said = described_typed(typed)
    year = int(said.birth) if said.birth.isascii() and said.birth.isdigit() and len(said.birth) == 4 else None
    near = alike(_keys(said, year))
    return _possible(said, near, _sent(actor, {one.pk for one in near}))


def _keys(said: Described, year: int | None) -> Keys:
    return keys_of(said.name, year, said.number, said.phone)


def _possible(said: Described, near: list[Person], sent: dict[int, list[Petition]]) -> list[Possible]:
    found = [Possible(one, compare(said, described_person(one)), sent[one.pk][:FEW_EACH]) for one in near if one.pk in sent]
    likely = [one for one in found if one.verdict.relation is not Relation.DIFFERENT]
    return sorted(likely, key=lambda one: (-one.verdict.score, -one.person.pk))[:MOST_SHOWN]


def _sent(actor: Actor, people: set[int]) -> dict[int, list[Petition]]:
    """Petitions by petitioner, newest first; whoever sent nothing the actor may see is not in it."""
    sent: dict[int, list[Petition]] = {}
    if people:
        for petition in _visible(actor, people).order_by("-pk")[:MOST_PETITIONS]:
            sent.setdefault(petition.petitioner_id, []).append(petition)
    return sent


def _visible(actor: Actor, people: set[int]) -> QuerySet[Petition]:
    """Found by the index of petitioners first: with an order and a limit the planner would walk the whole table back."""
    few = list(Petition.objects.filter(petitioner_id__in=people).values_list("pk", flat=True)[:MOST_OF_PEOPLE])
    return Petition.objects.visible_to(actor).filter(pk__in=few, sealed__isnull=True)


def person_page(actor: Actor, person_id: int, after: str) -> tuple[list[Person], Page]:
    """The rows said to be this one person, and their petitions newest first; no rows when the actor may see none of this row's own."""
    together = linked_together(person_id)
    visible = _visible(actor, {person.pk for person in together})
    seen = set(visible.order_by().values_list("petitioner_id", flat=True).distinct())
    if person_id not in seen:
        return [], Page()
    return [person for person in together if person.pk in seen], newest_first(visible.select_related("petitioner"), after)
