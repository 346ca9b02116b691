"""Whether two petitions come from the same person: a small comparison of names, identity numbers and years of birth.

Weaker than the matching of persons over the whole register, and only for this question; it may be replaced by that.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from tiepdan.reading.repeats.plain import squeeze, unmarked

SAME, DIFFERENT, UNKNOWN = "same", "different", "unknown"
A_NAME_MISREAD = 80  # of 100: letters by which a misread name is still this name
SHORTEST_NAME = 6  # letters below which a name may stand in any text by chance


@dataclass(frozen=True)
class Who:
    """Who sends a petition, as far as it is told: names (with marks or without), identity numbers, years of birth."""

    names: tuple[str, ...] = ()
    identity_numbers: tuple[str, ...] = ()
    birth_years: tuple[int, ...] = ()


def compare_people(one: Who, other: Who, one_text: str, other_text: str, *, misread: bool = False) -> str:
    """SAME, DIFFERENT or UNKNOWN. The squeezed texts tell whether a name stands there that nobody recognised as the writer's.

    An identity number decides; a name decides unless the years of birth speak against it; one side silent is UNKNOWN.
    Only where the texts are `misread` may a name differ by a letter: Nguyễn Văn Bình and Nguyễn Văn Minh are two.
    """
    if numbers := _numbers(one.identity_numbers, other.identity_numbers):
        return numbers
    if not one.names and not other.names:
        return UNKNOWN
    if _named(one.names, other.names) or _in_text(one.names, other_text, misread) or _in_text(other.names, one_text, misread):
        return DIFFERENT if _far_births(one, other) else SAME
    return DIFFERENT if one.names and other.names else UNKNOWN


def _numbers(one: Iterable[str], other: Iterable[str]) -> str:
    """SAME when one number agrees, DIFFERENT when all are far apart, nothing to say in between: a digit may be misread."""
    nearest = min((Levenshtein.distance(a, b) for a in one for b in other), default=-1)
    return "" if nearest < 0 else SAME if nearest == 0 else "" if nearest <= 2 else DIFFERENT


def _key(name: str) -> str:
    return squeeze(unmarked(name))


def _named(one: Iterable[str], other: Iterable[str]) -> bool:
    keys = [_key(name) for name in other]
    return any(_key(name) in keys for name in one)


def _in_text(names: Iterable[str], text: str, misread: bool) -> bool:
    """Whether a name stands in the text, whole or, where that may be, a little misread."""
    keys = [key for name in names if len(key := _key(name)) >= SHORTEST_NAME]
    return any(key in text or (misread and fuzz.partial_ratio(key, text[:20_000]) >= A_NAME_MISREAD) for key in keys)


def _far_births(one: Who, other: Who) -> bool:
    years = [abs(a - b) for a in one.birth_years for b in other.birth_years]
    return bool(years) and min(years) > 1 and not any(_one_digit(a, b) for a in one.birth_years for b in other.birth_years)


def _one_digit(a: int, b: int) -> bool:
    return Levenshtein.distance(str(a), str(b)) <= 1
