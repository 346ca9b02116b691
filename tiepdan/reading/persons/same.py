"""The verdict on two descriptions: which signs are found, what they weigh together, in which band that falls."""

from dataclasses import dataclass

from tiepdan.reading.persons.addresses import compare_addresses
from tiepdan.reading.persons.births import Birth, birth_of, compare_births
from tiepdan.reading.persons.described import Described
from tiepdan.reading.persons.evidence import Evidence, Relation, band_of, evidence_table, within
from tiepdan.reading.persons.names import compare_names, name_of
from tiepdan.reading.persons.numbers import Number, compare_numbers, number_of
from tiepdan.reading.persons.phones import compare_emails, compare_phones

TOO_LITTLE = "Chưa có dấu hiệu chung nào đủ để cho là một người."


@dataclass(frozen=True)
class Verdict:
    """`score` alone tells the band (11 and more: same; 7 and more: ask). `evidence` is ordered by weight."""

    relation: Relation
    score: float
    evidence: tuple[Evidence, ...]

    @property
    def because(self) -> tuple[str, ...]:
        return tuple(sign.says for sign in self.evidence) or (TOO_LITTLE,)


def compare(one: Described, other: Described) -> Verdict:
    """Whether two descriptions are of one person; the same whichever comes first. Well under a millisecond."""
    table = evidence_table()
    found = [table[sign] for sign in _signs(one, other) if sign]
    score = round(within(sum(sign.weight for sign in found), found), 1)
    return Verdict(band_of(score), score, tuple(sorted(found, key=lambda sign: (-abs(sign.weight), sign.sign))))


def _signs(one: Described, other: Described) -> list[str]:
    numbers = number_of(one.number), number_of(other.number)
    births = birth_of(one.birth), birth_of(other.birth)
    years = tuple(birth.year if birth else None for birth in births)
    return [
        compare_numbers(*numbers, (years[0], years[1])),
        compare_names(one.name, other.name),
        compare_births(*births) or _year_by_number(numbers, births),
        compare_addresses(one.address, other.address),
        _sexes(one, other, numbers),
        compare_phones(one.phone, other.phone),
        compare_emails(one.email, other.email),
    ]


def _year_by_number(numbers: tuple[Number, Number], births: tuple[Birth | None, Birth | None]) -> str:
    """Where one side tells no birth, a well-formed number still tells its year."""
    if all(births) or numbers[0].signs == numbers[1].signs:
        return ""
    years = [birth.year if birth else number.birth_year for birth, number in zip(births, numbers, strict=True)]
    if not all(years):
        return ""
    return "birth.year_by_number" if years[0] == years[1] else "birth.other_year"


def _sexes(one: Described, other: Described, numbers: tuple[Number, Number]) -> str:
    said = {number.sex or name_of(person.name).sex for person, number in zip((one, other), numbers, strict=True)}
    return "sex.differs" if said == {"m", "f"} else ""
