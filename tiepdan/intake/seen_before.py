"""Was this petition seen before? Candidates by key, document and person; then each is compared, and what is not alike falls away.

Asks only: a handful of queries however many petitions are stored, and a bounded number of comparisons.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Petition, Sketch
from tiepdan.reading.repeats.persons import Who
from tiepdan.reading.repeats.sketch import VERSION, Sketched, likeness, sketch_of
from tiepdan.reading.repeats.traits import Traits, kept_traits
from tiepdan.reading.repeats.verdict import SAME_MATTER, SAME_PETITION, SAME_TEMPLATE, UNRELATED, Verdict, compare

MOST = 10
LOOKED_UP = 200  # candidates that share the rarest keys; of these, those the actor may see
COMPARED = 48  # half of them those that share the rarest keys, half of the rest those with the most words in common
FROM_A_KEY = 5000  # petitions taken for one key, newest first
NEXT_TO_NOTHING = 30_000  # a key of so many would say nothing
FROM_DOCUMENTS, FROM_PERSON = 2000, 40
BESIDE_KEYS = 8  # places kept among those compared for each of the other two ways
RANK = {SAME_PETITION: 0, SAME_MATTER: 1, SAME_TEMPLATE: 2}
# A key few have says more than one thousands have, but several of middling rarity more than one rare one, which may be a slip both share: so
# the logarithm. Measured at 1,000,000: of 100 misread copies 98 find the original among the first 24, 99.5 among the first 200; the print brings
# these forward.
BY_KEYS = """
    with found as materialized (
        select array(select petition_id from intake_band where key = asked.key order by petition_id desc limit %(of_a_key)s) as ids
        from unnest(%(keys)s::integer[]) as asked(key)
    )
    select id from found, unnest(found.ids) as id
    where id is distinct from %(petition)s::bigint
    group by id order by sum(ln(%(nothing)s::float8 / cardinality(found.ids))) desc, id desc limit %(most)s
"""


@dataclass(frozen=True)
class Repeat:
    """Another petition with what the comparison says; the verdict reads from the petition asked about (one) to the other."""

    petition: Petition
    verdict: Verdict


def seen_before(petition: Petition, actor: Actor, *, without: set[int] = frozenset(), most: int = MOST) -> list[Repeat]:  # type: ignore[assignment]
    """Petitions like this one that the actor may see, the likest first; `without` those an officer has said are none. Six queries at most."""
    mine = traits_of_petition(petition)
    told = []
    for other in _candidates(petition, mine, actor, without):
        verdict = compare(mine, traits_of_petition(other))
        if verdict.relation != UNRELATED:
            told.append(Repeat(other, verdict))
    told.sort(key=lambda repeat: (RANK[repeat.verdict.relation], -repeat.verdict.score, -repeat.petition.pk))
    return told[:most]


def _candidates(petition: Petition, mine: Traits, actor: Actor, without: set[int]) -> list[Petition]:
    sketched = _sketched(petition, mine)
    ranked = by_keys(list(sketched.keys), petition.pk)
    documents, person = _by_documents(petition), _by_person(petition)
    wanted = {*ranked, *documents, *person} - {petition.pk, *without}
    visible = set(Petition.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    beside = [*[pk for pk in documents if pk in visible][:BESIDE_KEYS], *[pk for pk in person if pk in visible][:BESIDE_KEYS]]
    chosen = list(dict.fromkeys([*_likest([pk for pk in ranked if pk in visible], sketched.print), *beside]))
    found = Petition.objects.select_related("petitioner", "sealed", "holder_post__office").defer("search", "findings").in_bulk(chosen)
    return [found[pk] for pk in chosen if pk in found]


def by_keys(keys: list[int], petition_id: int | None, most: int = LOOKED_UP) -> list[int]:
    """The petitions that share the rarest keys, first the one that shares most."""
    if not keys:
        return []
    with connection.cursor() as cursor:
        cursor.execute(BY_KEYS, {"keys": keys, "petition": petition_id, "of_a_key": FROM_A_KEY, "nothing": NEXT_TO_NOTHING, "most": most})
        return [pk for (pk,) in cursor.fetchall()]


def _likest(ranked: list[int], mine: bytes) -> list[int]:
    """COMPARED of them: those first in rank, and of the others those whose words are most like these."""
    first, others = ranked[: COMPARED // 2], ranked[COMPARED // 2 :]
    prints = dict(Sketch.objects.filter(pk__in=others, version=VERSION).values_list("pk", "print")) if others else {}
    others.sort(key=lambda pk: -likeness(mine, bytes(prints.get(pk, b""))))
    return [*first, *others[: COMPARED - len(first)]]


def _sketched(petition: Petition, mine: Traits) -> Sketched:
    kept = Sketch.objects.filter(pk=petition.pk, version=VERSION).values_list("keys", "print").first()
    return Sketched(tuple(kept[0]), bytes(kept[1])) if kept else sketch_of(mine, names=petition.sealed_id is None)


def _by_documents(petition: Petition) -> list[int]:
    """Found by their index first: with an order and a limit the planner would walk the whole table back for a rare number."""
    if not petition.document_numbers:
        return []
    citing = Petition.objects.filter(document_numbers__overlap=petition.document_numbers).values_list("pk", flat=True)[:FROM_DOCUMENTS]
    return sorted(citing, reverse=True)


def _by_person(petition: Petition) -> list[int]:
    """Petitions of the same person, or of one with the same name without marks; of a denouncer nobody knows."""
    person = petition.petitioner
    if petition.sealed_id or person is None:
        return []
    same = Q(petitioner_id=person.pk) if not person.name_folded else Q(petitioner__name_folded=person.name_folded)
    return list(Petition.objects.filter(same).order_by("-pk").values_list("pk", flat=True)[:FROM_PERSON])


def traits_of_petition(petition: Petition) -> Traits:
    """What a kept petition is compared by. Of a sealed one the writer stays unknown, whoever asks."""
    return kept_traits(str(petition.text), list(petition.document_numbers), _who(petition))  # type: ignore[call-overload]


def _who(petition: Petition) -> Who:
    person = petition.petitioner
    if petition.sealed_id or person is None:
        return Who()
    representatives: list = petition.representatives  # type: ignore[assignment]
    names = [person.name, *(name for name in representatives if isinstance(name, str))]
    return Who(
        tuple(name for name in names if name),
        (person.identity_number,) if person.identity_number else (),
        (person.birth_year,) if person.birth_year else (),
    )
