"""The law's periods and recurring duties as pages show them, with whether the province vouches for what is not certain."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.http import Http404

from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.law import plainly
from tiepdan.law.calendar import write_day
from tiepdan.law.models import RuleConfirmation
from tiepdan.law.queries import confirmations
from tiepdan.law.recurring import FOLDER as RECURRING
from tiepdan.law.recurring import Recurring, all_recurring
from tiepdan.law.rules import FOLDER, Rule, all_rules, by_duty, load_yaml
from tiepdan.law.rules import Example as RuleExample


@dataclass(frozen=True)
class Example:
    """A worked example as a row."""

    start: str
    facts: str
    answer: str
    why: str


@dataclass(frozen=True)
class Version:
    """One version of a rule. `confirmable`: its source does not say it for certain."""

    rule: Rule | Recurring
    length: str
    starts: str
    force: str
    area: str
    confidence: str
    counted: tuple[str, ...]
    examples: tuple[Example, ...]
    sources: tuple[str, ...]
    confirmable: bool
    confirmed: RuleConfirmation | None = None

    @property
    def doubtful(self) -> bool:
        return self.rule.confidence != "FOUND" and self.confirmed is None


@dataclass(frozen=True)
class DutySeen:
    """One duty with its versions, the newest first."""

    duty: str
    title: str
    act: str
    recurring: bool
    versions: tuple[Version, ...]

    @property
    def newest(self) -> Version:
        return self.versions[0]

    @property
    def doubtful(self) -> bool:
        return any(version.doubtful for version in self.versions)

    @property
    def sure(self) -> bool:
        """Whether a text says it for certain, in every version."""
        return all(version.rule.confidence == "FOUND" for version in self.versions)

    @property
    def folded(self) -> str:
        return fold(" ".join([self.duty, self.title, *(f"{one.rule.id} {one.rule.cites} {one.rule.says} {one.starts}" for one in self.versions)]))


@dataclass(frozen=True)
class AskedRules:
    """What the list is narrowed to; empty words narrow nothing. `confidence` may also be `doubtful`: not found, and nobody vouches for it."""

    act: str = ""
    confidence: str = ""
    words: str = ""


def acts() -> list[str]:
    """The acts that have rules, by name."""
    return sorted({rule.act for rule in (*all_rules().values(), *all_recurring().values())})


def duties_by_act(actor: Actor, asked: AskedRules) -> list[tuple[str, list[DutySeen]]]:
    """The duties asked for, under their acts. One query."""
    told = confirmations(actor.province_id or 0)
    wanted = fold(asked.words).split()
    found: dict[str, list[DutySeen]] = {}
    for seen in _every(told):
        if asked.act in {"", seen.act} and _as_sure(seen, asked.confidence) and all(word in seen.folded for word in wanted):
            found.setdefault(seen.act, []).append(seen)
    return sorted(found.items())


def duty_or_404(actor: Actor, duty: str) -> DutySeen:
    """One duty of the law. One query. Raises Http404."""
    for rules, recurring in ((_periods(), False), (_recurring(), True)):
        if duty in rules:
            return _seen(duty, rules[duty], confirmations(actor.province_id or 0), recurring=recurring)
    raise Http404(duty)


def confirmations_ever(actor: Actor, seen: DutySeen) -> list[RuleConfirmation]:
    """Every time the province vouched for a version of this duty, the newest first. One query."""
    return list(RuleConfirmation.objects.filter(province_id=actor.province_id, rule__in=[one.rule.id for one in seen.versions]).order_by("-pk"))


def _as_sure(seen: DutySeen, confidence: str) -> bool:
    if confidence == "doubtful":
        return seen.doubtful
    return not confidence or any(version.rule.confidence == confidence for version in seen.versions)


def _every(told: Mapping[str, RuleConfirmation]) -> list[DutySeen]:
    return [
        _seen(duty, versions, told, recurring=recurring)
        for rules, recurring in ((_periods(), False), (_recurring(), True)) for duty, versions in rules.items()
    ]


@cache
def _periods() -> Mapping[str, tuple[Rule, ...]]:
    return by_duty(all_rules().values())


@cache
def _recurring() -> Mapping[str, tuple[Recurring, ...]]:
    return by_duty(all_recurring().values())


@cache
def _sources() -> Mapping[str, str]:
    return load_yaml(FOLDER / "sources.yaml") | load_yaml(RECURRING / "sources.yaml")


def _seen(duty: str, versions: tuple[Rule, ...] | tuple[Recurring, ...], told: Mapping[str, RuleConfirmation], *, recurring: bool) -> DutySeen:
    newest_first = tuple(_version(rule, told.get(rule.id)) for rule in sorted(versions, key=_newest_first))
    return DutySeen(duty, newest_first[0].rule.title, newest_first[0].rule.act, recurring, newest_first)


def _newest_first(rule: Rule | Recurring) -> tuple[int, str]:
    """Of two that hold side by side, the ordinary one before the one for remote areas."""
    return -rule.since.toordinal(), rule.area if isinstance(rule, Rule) else ""


def _version(rule: Rule | Recurring, confirmed: RuleConfirmation | None) -> Version:
    force, sources = plainly.force_words(rule.since, rule.until), tuple(_sources()[name] for name in rule.source)
    confidence = plainly.CONFIDENCE[rule.confidence]
    if isinstance(rule, Rule):
        return Version(
            rule, plainly.length_words(rule), rule.start_words, force, plainly.AREAS.get(rule.area, ""), confidence, plainly.counted(rule),
            _examples(rule), sources, confirmable=not rule.certain, confirmed=confirmed,
        )
    return Version(rule, plainly.often_words(rule), "", force, "", confidence, plainly.counted_each(rule), _tallies(rule), sources,
                   confirmable=rule.confidence != "FOUND", confirmed=confirmed)


def _examples(rule: Rule) -> tuple[Example, ...]:
    return tuple(
        Example(plainly.day_words(one.start), plainly.facts_words(one.facts), _answer(one), one.why) for one in rule.examples
    )


def _answer(example: RuleExample) -> str:
    """The date; an office's own aim is never shown as one the law sets."""
    return f"không có; mục tiêu nội bộ {plainly.day_words(example.target)}" if example.target else plainly.day_words(example.due)


def _tallies(rule: Recurring) -> tuple[Example, ...]:
    return tuple(
        Example(f"{write_day(one.first)} – {write_day(one.last)}", "", ", ".join("—" if n is None else str(n) for n in one.owed) or "không có", one.why)
        for one in rule.examples
    )
