"""Kinds of journal entries: each room declares its own in `entries.py`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS: dict[str, "EntryKind"] = {}


@dataclass(frozen=True)
class EntryKind:
    """One kind of entry: its name, the sentence read on a timeline, and which facts are personal.

    `personal` has no default: whoever declares a kind must say what an erasure leaves.
    `citizen` is the sentence the petitioner may read; empty keeps the entry inside the office.
    """

    name: str
    sentence: str
    personal: frozenset[str]
    citizen: str = ""
    cites: str = field(default="")

    def __post_init__(self) -> None:
        known = KINDS.setdefault(self.name, self)
        if known != self:
            raise ValueError(f"two entry kinds are named {self.name}")

    def read(self, facts: Mapping[str, object]) -> str:
        return fill(self.sentence, facts)

    def read_for_citizen(self, facts: Mapping[str, object]) -> str:
        return fill(self.citizen, self.without_people(facts))

    def without_people(self, facts: Mapping[str, object]) -> dict[str, object]:
        return {key: "—" if key in self.personal else value for key, value in facts.items()}


class _Forgiving(dict):
    def __missing__(self, key: str) -> str:
        return "…"


def fill(sentence: str, facts: Mapping[str, object]) -> str:
    """The sentence with its facts put in; an old entry may lack a fact that was added later."""
    return sentence.format_map(_Forgiving(facts))
