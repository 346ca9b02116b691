"""Three-valued terms over facts: yes, no, not yet known (None). What a condition of the law is written in. Pure.

A told fact never makes a settled term unsettled or turns it round: every term here is monotone in what is known.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

Facts = Mapping[str, object]
ORDER = {
    "at_least": lambda told, bound: told >= bound,
    "at_most": lambda told, bound: told <= bound,
    "above": lambda told, bound: told > bound,
    "below": lambda told, bound: told < bound,
    "from": lambda told, bound: told >= bound,
    "before": lambda told, bound: told < bound,
}


class Term(Protocol):
    """Something that holds, does not hold, or cannot be said yet."""

    def holds(self, facts: Facts) -> bool | None: ...

    def open_facts(self, facts: Facts) -> Iterator[str]:
        """The facts not told that can still decide this term, in the order they are written."""
        ...

    def leaves(self) -> Iterator["Leaf"]: ...


@dataclass(frozen=True)
class Leaf:
    """One fact against one value: `is`, `in`, or an order on numbers and days."""

    fact: str
    test: str
    value: object

    def holds(self, facts: Facts) -> bool | None:
        told = facts.get(self.fact)
        if told is None:
            return None
        if self.test == "is":
            return told == self.value
        if self.test == "in":
            return told in self.value  # type: ignore[operator]
        return ORDER[self.test](told, self.value)

    def open_facts(self, facts: Facts) -> Iterator[str]:
        if facts.get(self.fact) is None:
            yield self.fact

    def leaves(self) -> Iterator["Leaf"]:
        yield self

    def trials(self) -> tuple[object, ...]:
        """Values on both sides of the border, to see what an answer would settle."""
        if isinstance(self.value, bool):
            return (True, False)
        if isinstance(self.value, int):
            return (max(self.value - 1, 0), self.value, self.value + 1)
        if isinstance(self.value, date):
            return (self.value - timedelta(days=1), self.value, self.value + timedelta(days=1))
        return tuple(self.value) if isinstance(self.value, tuple) else (self.value,)


@dataclass(frozen=True)
class Not:
    term: Term

    def holds(self, facts: Facts) -> bool | None:
        held = self.term.holds(facts)
        return None if held is None else not held

    def open_facts(self, facts: Facts) -> Iterator[str]:
        return self.term.open_facts(facts)

    def leaves(self) -> Iterator[Leaf]:
        return self.term.leaves()


@dataclass(frozen=True)
class Count:
    """At least `least` of the terms hold. All of them: `least` is their number; any of them: one."""

    least: int
    terms: tuple[Term, ...]

    def holds(self, facts: Facts) -> bool | None:
        needed, left = self.least, len(self.terms)
        for term in self.terms:
            held = term.holds(facts)
            if held:
                needed -= 1
            if held is not None:
                left -= 1
        if needed <= 0:
            return True
        return False if left < needed else None

    def open_facts(self, facts: Facts) -> Iterator[str]:
        if self.holds(facts) is None:
            for term in self.terms:
                if term.holds(facts) is None:
                    yield from term.open_facts(facts)

    def leaves(self) -> Iterator[Leaf]:
        for term in self.terms:
            yield from term.leaves()


def read_term(told: object) -> Term:
    """A term as the data files write it: a fact's name, `{not: …}`, `{all: […]}`, `{any: […]}`, `{fact: …, at_most: …}`. Raises ValueError."""
    if isinstance(told, str):
        return Leaf(told, "is", True)
    if not isinstance(told, dict):
        raise ValueError(f"{told!r} is no term")
    if told.keys() == {"not"}:
        return Not(read_term(told["not"]))
    if told.keys() in ({"all"}, {"any"}):
        (name, inner), = told.items()
        if not isinstance(inner, list) or not inner:
            raise ValueError(f"{name} needs a list of terms")
        return Count(len(inner) if name == "all" else 1, tuple(read_term(one) for one in inner))
    tests = told.keys() - {"fact"}
    if "fact" not in told or len(tests) != 1:
        raise ValueError(f"{told!r} is no term")
    (test,) = tests
    value = told[test]
    if test == "in" and isinstance(value, list):
        return Leaf(told["fact"], test, tuple(value))
    if test == "is" or test in ORDER:
        return Leaf(told["fact"], test, value)
    raise ValueError(f"unknown test {test}")
