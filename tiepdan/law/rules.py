"""The periods of the law as data: read from `rules/<act>.yaml`, checked once, kept as plain frozen values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

import yaml

FOLDER = Path(__file__).parent / "rules"
KINDS = {"authority_deadline", "citizen_window", "effect_date", "min_notice", "min_duration", "sanction_threshold"}
PROCEDURES = {"reception", "intake", "complaint_1", "complaint_2", "enforcement", "denunciation", "feedback"}
UNITS = {"day": "ngày", "working_day": "ngày làm việc", "hour": "giờ"}
CONFIDENCES = ("FOUND", "MEMORY", "UNCERTAIN")  # a text states it; known but no text at hand; silent or contradictory. Surest first
LENGTHENING = {"complex", "remote", "many_places", "dismissal"}
FACTS = LENGTHENING | {"specially_complex", "extensions", "pauses"}
NEVER = date.max
EXAMPLES = 3  # an ordinary one, one across public holidays, one at the border of a version


class BrokenRule(ValueError):
    """A rule file says something that cannot be law as we know it. Stops the start of the program."""


@dataclass(frozen=True)
class Extends:
    """Lengthening by decision: `add` days each; how many decisions each degree of complexity allows."""

    add: int
    complex: int
    specially_complex: int


@dataclass(frozen=True)
class Caution:
    """A second limit another act sets on the same duty. Binding: the earlier of the two is the due date; else it is told."""

    length: int
    unit: str
    cites: str
    because: str
    binding: bool


@dataclass(frozen=True)
class Target:
    """A span an office sets itself where the law sets none. Never shown as a legal limit."""

    length: int
    because: str


@dataclass(frozen=True)
class Example:
    """From these facts to this date; `why` is how a person counted it on a paper calendar."""

    start: str
    due: str | None
    why: str
    facts: Mapping[str, object]
    target: str | None = None


@dataclass(frozen=True, eq=False)
class Rule:
    """One version of one legal period. `until` is the last day on which it governs; `length` None means the law sets none."""

    id: str
    act: str
    duty: str
    title: str
    procedure: str
    kind: str
    starts: str
    start_words: str
    length: int | None
    unit: str
    since: date
    until: date
    cites: str
    says: str
    note: str
    source: tuple[str, ...]
    confidence: str
    direction: str = "after"
    area: str = ""
    totals: Mapping[str, int] = field(default_factory=dict)
    extends: Extends | None = None
    caution: Caution | None = None
    target: Target | None = None
    examples: tuple[Example, ...] = ()

    @property
    def certain(self) -> bool:
        return self.confidence == "FOUND"

    def span(self, length: int) -> str:
        """`30 ngày`, `07 ngày làm việc`: small numbers with a zero ahead, as the acts write them."""
        return f"{length:02d} {UNITS[self.unit]}"


def read_rules(folder: Path = FOLDER) -> dict[str, Rule]:
    """Every rule of every act, by id. Raises BrokenRule naming the rule and what is wrong with it."""
    sources = load_yaml(folder / "sources.yaml")
    rules: dict[str, Rule] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "sources.yaml":
            continue
        for rule in _rules_of(load_yaml(path)):
            if rule.id in rules:
                raise BrokenRule(f"{rule.id} stands twice")
            _check(rule, sources)
            rules[rule.id] = rule
    for versions in by_duty(rules.values()).values():
        _check_versions(versions)
    return rules


class OfDuty(Protocol):
    """One version of what the law asks, from `since` on."""

    @property
    def duty(self) -> str: ...
    @property
    def since(self) -> date: ...


Versioned = TypeVar("Versioned", bound=OfDuty)


def by_duty(rules: Iterable[Versioned]) -> dict[str, tuple[Versioned, ...]]:
    """The versions of each duty, oldest first."""
    found: dict[str, list[Versioned]] = {}
    for rule in rules:
        found.setdefault(rule.duty, []).append(rule)
    return {duty: tuple(sorted(versions, key=lambda rule: rule.since)) for duty, versions in found.items()}


@cache
def all_rules() -> Mapping[str, Rule]:
    """The rules shipped with the program, read once."""
    return MappingProxyType(read_rules())


def find_rule(rule_id: str) -> Rule:
    """The rule with this id. Raises KeyError."""
    return all_rules()[rule_id]


def load_yaml(path: Path) -> dict:
    """A file of the law as plain values."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _rules_of(told: dict) -> Iterator[Rule]:
    for block in told["rules"]:
        block = dict(block)
        name = block.get("id", "?")
        try:
            yield _rule(told["act"], block)
        except (TypeError, KeyError, ValueError) as wrong:
            raise BrokenRule(f"{name}: {wrong}") from wrong


def _rule(act: str, block: dict) -> Rule:
    parts = {"extends": Extends, "caution": Caution, "target": Target}
    for name, kind in parts.items():
        if name in block:
            block[name] = kind(**block[name])
    block["start_words"] = block.pop("from")
    block["until"] = block.get("until") or NEVER
    block["source"] = tuple(block["source"])
    block["examples"] = tuple(_example(told) for told in block["examples"])
    return Rule(act=act, **block)


def _example(told: dict) -> Example:
    told = dict(told)
    start, due, why, target = told.pop("start"), told.pop("due"), told.pop("why"), told.pop("target", None)
    return Example(str(start), None if due is None else str(due), why, told, None if target is None else str(target))


def _check(rule: Rule, sources: Mapping[str, str]) -> None:
    faults = [
        sentence
        for wrong, sentence in (
            (rule.kind not in KINDS, f"unknown kind {rule.kind}"),
            (rule.procedure not in PROCEDURES, f"unknown procedure {rule.procedure}"),
            (rule.unit not in UNITS, f"unknown unit {rule.unit}"),
            (rule.direction not in {"after", "before"}, f"unknown direction {rule.direction}"),
            (rule.area not in {"", "plain", "remote"}, f"unknown area {rule.area}"),
            (rule.confidence not in CONFIDENCES, f"unknown confidence {rule.confidence}"),
            ((rule.direction == "before") != (rule.kind == "min_notice"), "min_notice counts backwards, everything else forwards"),
            (rule.length is not None and rule.length < 0, "length is negative"),
            (rule.target is not None and rule.length is not None, "a target stands only where the law sets no length"),
            (not rule.cites or not rule.says or not rule.title, "cites, says and title are told for every rule"),
            (rule.confidence == "FOUND" and not rule.source, "FOUND names its source"),
            (not set(rule.source) <= sources.keys(), f"unknown source {set(rule.source) - sources.keys()}"),
            (not rule.totals.keys() <= LENGTHENING, f"unknown fact {rule.totals.keys() - LENGTHENING}"),
            (any(total <= (rule.length or 0) for total in rule.totals.values()), "a total is longer than the plain length"),
            (rule.until < rule.since, "ends before it begins"),
            (len(rule.examples) < EXAMPLES, f"every rule carries at least {EXAMPLES} worked examples"),
            (any(not example.facts.keys() <= FACTS for example in rule.examples), "an example tells an unknown fact"),
        )
        if wrong
    ]
    if faults:
        raise BrokenRule(f"{rule.id}: {'; '.join(faults)}")


def _check_versions(versions: tuple[Rule, ...]) -> None:
    """Two versions of a duty never govern the same day for the same area; plain and remote stand side by side."""
    for area in {rule.area for rule in versions}:
        line = [rule for rule in versions if rule.area == area]
        for older, newer in pairwise(line):
            if newer.since <= older.until:
                raise BrokenRule(f"{older.id} and {newer.id} both govern {newer.since}")
    if len({rule.area == "" for rule in versions}) > 1:
        raise BrokenRule(f"{versions[0].duty}: some versions know remote areas and some do not")
