"""Questions about people. They read; they write nothing. Nothing here meets a sealed identity."""

import re
from dataclasses import dataclass

from django.db.models import Q

from tiepdan.common.folding import fold
from tiepdan.people.models import Person, PersonLink

EACH_WAY = 20  # rows looked at for each key: equal number, equal telephone, name with the year, name without
MOST_LINKED = 50
SHORTEST_PHONE = 9
SHORTEST_NUMBER = 8


@dataclass(frozen=True)
class Keys:
    """What the same person is looked for by, worked out as the database works out its generated columns."""

    name: str
    name_folded: str
    birth_year: int | None
    number: str
    phone: str


def keys_of(name: str, birth_year: int | None, number: str, phone: str) -> Keys:
    folded = fold(name)
    words = folded.split(" ")
    digits = re.sub(r"[^0-9]", "", phone)
    key = f"{words[0]} {words[-1]}".replace("y", "i") if folded else ""
    return Keys(key, folded, birth_year, re.sub(r"[^0-9A-Za-z]", "", number).upper(), re.sub("^84", "0", digits))


def keys_of_person(person: Person) -> Keys:
    return keys_of(person.name, person.birth_year, person.identity_number, person.phone)


def alike(keys: Keys, *, leave_out: int | None = None) -> list[Person]:
    """People who may be the same: at most EACH_WAY by each key, each along its own index, in one query. Organisations are left out."""
    ways = []
    if len(keys.number) >= SHORTEST_NUMBER:
        ways.append(Person.objects.filter(~Q(number_key=""), number_key=keys.number))
    if len(keys.phone) >= SHORTEST_PHONE:
        ways.append(Person.objects.filter(~Q(phone_key=""), phone_key=keys.phone))
    if keys.name:
        of_name = Person.objects.filter(name_key=keys.name)
        if keys.birth_year:
            ways.append(of_name.filter(birth_year=keys.birth_year))
            ways.append(of_name.filter(birth_year__isnull=True))
        else:
            ways.append(Person.objects.filter(name_folded=keys.name_folded))
    if not ways:
        return []
    first, *rest = [way.order_by("-id").values("id")[:EACH_WAY] for way in ways]
    return list(Person.objects.filter(pk__in=first.union(*rest) if rest else first, organisation=False).exclude(pk=leave_out).order_by("-id"))


def links_of(person_id: int) -> list[PersonLink]:
    """The links that stand on this very row, newest first."""
    mine = Q(one_id=person_id) | Q(other_id=person_id)
    return list(PersonLink.objects.filter(mine, taken_back_at__isnull=True).select_related("one", "other").order_by("-id")[:MOST_LINKED])


TOGETHER = """
    with recursive met (id) as (
        select %(start)s::bigint
        union
        select beside.id from met cross join lateral (
            select other_id as id from people_personlink where one_id = met.id and taken_back_at is null
            union all
            select one_id from people_personlink where other_id = met.id and taken_back_at is null
        ) beside
    )
    select people_person.* from people_person join (select id from met limit %(most)s) few using (id) order by people_person.id
"""


def linked_together(person_id: int) -> list[Person]:
    """This row and all that are linked to it, directly or through others; at most MOST_LINKED. One query."""
    return list(Person.objects.raw(TOGETHER, {"start": person_id, "most": MOST_LINKED}))
