"""Fact by fact: what two petitions have in common, and what stands against their being one matter."""

from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tiepdan.reading.repeats.plain import squeeze
from tiepdan.reading.repeats.traits import Traits

MOST_NAMED = 6  # values of one sort shown to a reader


class Sort(NamedTuple):
    """A sort of fact: its name in Traits, its words for people, and how much it tells of the matter."""

    name: str
    words: str
    weight: float


SORTS = (
    Sort("documents", "số văn bản", 3), Sort("plots", "thửa đất", 3), Sort("areas", "diện tích", 2), Sort("sums", "số tiền", 2),
    Sort("days", "ngày", 1), Sort("places", "nơi", 1),
)  # fmt: skip
STRONG = frozenset({"documents", "plots", "areas", "sums"})


class Shared(NamedTuple):
    """A fact both petitions tell."""

    what: str
    value: str


class Differs(NamedTuple):
    """A sort of fact for which each petition tells something else."""

    what: str
    one: tuple[str, ...]
    other: tuple[str, ...]


class Agreement(NamedTuple):
    """Weights for and against, the sorts that agree, and the facts to show."""

    agree: float
    clash: float
    agreeing: frozenset[str]
    clashing: frozenset[str]
    exact: bool  # one document with its sign, or one plot with its map, is told by both in full
    shared: tuple[Shared, ...]
    differs: tuple[Differs, ...]


def agreement(one: Traits, other: Traits, *, clean: bool) -> Agreement:
    """Sorts of which a value is shared agree; sorts told by both without one in common clash.

    Where the text was read by machine (not `clean`) a value one sign away is taken for neither.
    """
    agree = clash = 0.0
    agreeing, clashing, shared, differs = set(), set(), [], []
    for sort in SORTS:
        mine, theirs = getattr(one, sort.name), getattr(other, sort.name)
        common = _common(mine, theirs) if sort.name != "places" else _told_by_both(mine, theirs, one, other)
        if common:
            agree += sort.weight
            agreeing.add(sort.name)
            shared += [Shared(sort.words, value) for value in _written(one if common & mine else other, sort, common)]
        elif mine and theirs and (clean or not _one_sign_away(mine, theirs)):
            clash += sort.weight
            clashing.add(sort.name)
        only = mine - common, theirs - common
        if all(only) or (not common and any(only) and sort.name in STRONG):
            differs.append(Differs(sort.words, _written(one, sort, only[0]), _written(other, sort, only[1])))
    exact = any("/" in number for number in one.documents & other.documents) or any(" tờ " in plot for plot in one.plots & other.plots)
    return Agreement(agree, clash, frozenset(agreeing), frozenset(clashing), exact, tuple(shared), tuple(differs))


def _written(traits: Traits, sort: Sort, values: frozenset[str]) -> tuple[str, ...]:
    return tuple(traits.written(sort.name, value) for value in sorted(values)[:MOST_NAMED])


def _common(mine: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Equal values; a part counts for the whole: "618" for "618/qd-ubnd", "thửa 45" for "thửa 45 tờ 12"."""
    parts = [value for some, others in ((mine, theirs), (theirs, mine)) for value in some if any(_part(value, whole) for whole in others)]
    return (mine & theirs) | frozenset(parts)


def _told_by_both(mine: frozenset[str], theirs: frozenset[str], one: Traits, other: Traits) -> frozenset[str]:
    """Places whose name stands in the other's words too, whatever stands around it there; a bare number is no name."""
    return frozenset(
        [place for place in mine if place in theirs or (not place.isdigit() and squeeze(place) in other.own)]
        + [place for place in theirs if not place.isdigit() and squeeze(place) in one.own]
    )


def _part(value: str, whole: str) -> bool:
    return len(whole) > len(value) and whole.startswith(value) and whole[len(value)] in "/- " and ("/" in whole or " tờ " in whole)


def _one_sign_away(mine: Iterable[str], theirs: Iterable[str]) -> bool:
    return any(Levenshtein.distance(a, b, score_cutoff=1) <= 1 for a in mine for b in theirs)


def kept(one: Traits, other: Traits) -> float:
    """Share of what `one` filled in for itself (numbers, names) that stands in `other` too; 1 when it filled in nothing."""
    if not one.specific:
        return 1.0
    words = squeeze(other.plain[:60_000])
    return sum(_stands(value, words) for value in one.specific) / len(one.specific)


def _stands(value: str, words: str) -> bool:
    """Whether a number or name stands in the squeezed words; a name of four letters and more may be a little misread."""
    value = squeeze(value)
    return value in words or (len(value) > 3 and value.isalpha() and len(words) < 5_000 and fuzz.partial_ratio(value, words) > 85)
