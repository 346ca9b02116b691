"""The conditions of the law as data: read from `conditions/<topic>.yaml`, checked once. Pure.

A condition asks one question about one matter. Each of its versions governs some years and lists its grounds; how many of them must
hold (`needs`: any, all, or a number) decides yes or no. What is not known yet leads to `ask`, never to a guess.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from tiepdan.law.rules import CONFIDENCES, NEVER, BrokenRule, load_yaml
from tiepdan.law.terms import ORDER, Count, Leaf, Term, read_term

FOLDER = Path(__file__).parent / "conditions"
TYPES = {"yes_no": bool, "number": int, "date": date, "choice": str}


@dataclass(frozen=True)
class Fact:
    """Something a person can tell. `ask` is the question put to them."""

    name: str
    kind: str
    ask: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Ground:
    """One ground or requirement. `because` is said when it decides; `tells` goes into the answer with it."""

    name: str
    term: Term
    cites: str
    because: str
    confidence: str
    tells: Mapping[str, object]


@dataclass(frozen=True)
class Remark:
    """Something said beside the answer once its term holds; it never changes the answer and is never asked for."""

    term: Term | None
    says: str
    tells: Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Version:
    """A condition as it stood from `since` to `until`, both included. `needs` of its grounds must hold for a yes."""

    since: date
    until: date
    cites: str
    needs: str
    least: int
    yes: str
    no: str
    confidence: str
    grounds: tuple[Ground, ...]
    remarks: tuple[Remark, ...]

    @cached_property
    def whole(self) -> Count:
        return Count(self.least, tuple(ground.term for ground in self.grounds))

    @cached_property
    def trials(self) -> Mapping[str, tuple[object, ...]]:
        """For each fact, the values worth trying to see what they would settle."""
        found: dict[str, set[object]] = {}
        for leaf in self.whole.leaves():
            found.setdefault(leaf.fact, set()).update(leaf.trials())
        return {fact: tuple(values) for fact, values in found.items()}


@dataclass(frozen=True)
class Example:
    """From these facts on this day to this answer; the keys of `expects` stand so in the answer."""

    on: str
    facts: Mapping[str, object]
    answer: str
    expects: Mapping[str, object]


@dataclass(frozen=True, eq=False)
class Condition:
    """One question of the law. Versions oldest first."""

    id: str
    topic: str
    title: str
    facts: Mapping[str, Fact]
    versions: tuple[Version, ...]
    examples: tuple[Example, ...]

    def version_on(self, day: date) -> Version | None:
        """The version that governs a day; None before the first or in a gap."""
        for version in self.versions:
            if version.since <= day <= version.until:
                return version
        return None

    @property
    def confidence(self) -> str:
        """The least certain thing in the version in force last."""
        last = self.versions[-1]
        return weakest([last.confidence, *(ground.confidence for ground in last.grounds)])


def weakest(marks: list[str]) -> str:
    return max(marks, key=CONFIDENCES.index)


def read_conditions(folder: Path = FOLDER) -> dict[str, Condition]:
    """Every condition of every topic, by id. Raises BrokenRule naming the file, the block and what is wrong with it."""
    found: dict[str, Condition] = {}
    for path in sorted(folder.glob("*.yaml")):
        for condition in _conditions_of(path, load_yaml(path)):
            if condition.id in found:
                raise BrokenRule(f"{path.name}: {condition.id} stands twice")
            found[condition.id] = condition
    return found


@cache
def all_conditions() -> Mapping[str, Condition]:
    """The conditions shipped with the program, read once."""
    return MappingProxyType(read_conditions())


def confidences() -> list[str]:
    """How far each condition can be trusted, FOUND, MEMORY or UNCERTAIN, one mark a condition."""
    return [condition.confidence for condition in all_conditions().values()]


def grounds_on(condition_id: str, day: date) -> tuple[Ground, ...]:
    """The grounds of a condition in force on a day, for a guard or a form to list; none where nothing governed. Raises KeyError."""
    version = all_conditions()[condition_id].version_on(day)
    return version.grounds if version else ()


def cites_on(condition_id: str, day: date) -> str:
    """The article a condition stands on, for a form to show; empty where nothing governed. Raises KeyError."""
    version = all_conditions()[condition_id].version_on(day)
    return version.cites if version else ""


def _conditions_of(path: Path, told: dict) -> Iterator[Condition]:
    name = "facts"
    try:
        known = {name: _fact(name, block) for name, block in told["facts"].items()}
        for block in told["conditions"]:
            name = block.get("id", "?")
            yield _condition(path.stem, dict(block), known)
    except (TypeError, KeyError, ValueError, AttributeError) as wrong:
        raise BrokenRule(f"{path.name}: {name}: {wrong}") from wrong


def _fact(name: str, block: dict) -> Fact:
    fact = Fact(name, block["kind"], block["ask"], tuple(block.get("choices", ())))
    if fact.kind not in TYPES or not fact.ask or (fact.kind == "choice") != bool(fact.choices):
        raise ValueError(f"fact {name} needs a kind of {', '.join(TYPES)}, a question, and choices if and only if it is a choice")
    return fact


def _condition(topic: str, block: dict, known: Mapping[str, Fact]) -> Condition:
    versions = tuple(_version(dict(told)) for told in block["versions"])
    used: dict[str, Fact] = {}
    for version in versions:
        terms = [ground.term for ground in version.grounds] + [remark.term for remark in version.remarks if remark.term]
        for term in terms:
            for leaf in term.leaves():
                used[leaf.fact] = known[leaf.fact]
                _check_leaf(leaf, known[leaf.fact])
    for older, newer in pairwise(versions):
        if newer.since <= older.until:
            raise ValueError(f"two versions govern {newer.since}")
    examples = tuple(_example(dict(told)) for told in block["examples"])
    if len(examples) < 2:
        raise ValueError("every condition carries at least two examples")
    return Condition(block["id"], topic, block["title"], used, versions, examples)


def _version(told: dict) -> Version:
    grounds = tuple(_ground(ground, told) for ground in told["grounds"])
    needs, count = str(told.get("needs", "any")), len(grounds)
    least = {"any": 1, "all": count}.get(needs) or int(needs)
    remarks = tuple(
        Remark(read_term(one["when"]) if "when" in one else None, one.get("says", ""), one.get("tells", {})) for one in told.get("remarks", ())
    )
    version = Version(
        told["since"], told.get("until") or NEVER, told["cites"], needs, least,
        told["if_yes"], told["if_no"], told["confidence"], grounds, remarks,
    )
    if not (1 <= least <= count) or version.until < version.since or version.confidence not in CONFIDENCES:
        raise ValueError(f"version {version.since}: needs, until or confidence is wrong")
    if len({ground.name for ground in grounds}) != count or not (version.cites and version.yes and version.no):
        raise ValueError(f"version {version.since}: grounds have names of their own; cites, if_yes and if_no are told")
    return version


def _ground(told: dict, version: dict) -> Ground:
    confidence = told.get("confidence", version["confidence"])
    if confidence not in CONFIDENCES or not told["because"]:
        raise ValueError(f"ground {told['ground']}: confidence or because is wrong")
    return Ground(told["ground"], read_term(told["when"]), told.get("cites", version["cites"]), told["because"], confidence, told.get("tells", {}))


def _check_leaf(leaf: Leaf, fact: Fact) -> None:
    values = leaf.value if isinstance(leaf.value, tuple) else (leaf.value,)
    wanted = TYPES[fact.kind]
    if any(type(value) is not wanted or (fact.choices and value not in fact.choices) for value in values):
        raise ValueError(f"{leaf.fact} is compared with {leaf.value!r}, which is no {fact.kind} it can have")
    if leaf.test in ORDER and fact.kind not in {"number", "date"}:
        raise ValueError(f"{leaf.fact} has no order")


def _example(told: dict) -> Example:
    return Example(str(told.pop("day")), told.pop("facts"), told.pop("answer"), told)
