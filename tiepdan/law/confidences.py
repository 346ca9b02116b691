"""How much of the law as data is known how well: `tiepdan law count`. A new table of data gets its line in TABLES."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from tiepdan.law import conditions
from tiepdan.law.recurring import all_recurring
from tiepdan.law.rules import CONFIDENCES, all_rules

Table = tuple[str, Callable[[], Iterable[str]]]


def _periods() -> Iterator[str]:
    return (rule.confidence for rule in all_rules().values())


def _recurring() -> Iterator[str]:
    return (rule.confidence for rule in all_recurring().values())


def _examples() -> Iterator[str]:
    """An example is as sure as the rule it belongs to."""
    return (rule.confidence for rules in (all_rules(), all_recurring()) for rule in rules.values() for _ in rule.examples)


# What is counted, and the confidence of each row of it.
TABLES: tuple[Table, ...] = (
    ("thời hạn", _periods),
    ("việc định kỳ", _recurring),
    ("ví dụ tính tay", _examples),
    ("điều kiện", conditions.confidences),
)


def count_lines(tables: Iterable[Table] = TABLES) -> Iterator[str]:
    """A heading, then for each table its name, how many rows it has, and how many are FOUND, MEMORY, UNCERTAIN."""
    yield f"{'':<24}{'tất cả':>10}" + "".join(f"{confidence:>12}" for confidence in CONFIDENCES)
    for name, confidences in tables:
        found = Counter(confidences())
        yield f"{name:<24}{found.total():>10}" + "".join(f"{found[confidence]:>12}" for confidence in CONFIDENCES)
