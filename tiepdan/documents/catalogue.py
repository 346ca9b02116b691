"""The forms in force: what each letter must hold, who signs it, which act asks for it. Pure: reads two YAML files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from tiepdan.documents.kinds import KINDS, is_pseudonym

FOLDER = Path(__file__).parent / "forms"


@dataclass(frozen=True)
class Field:
    """One fact of a form: its name in code, its label on the page, its kind (see kinds.py) and where it comes from."""

    name: str
    label: str
    kind: str
    source: str
    required: bool = False
    least: int = 1
    options: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    pseudonym_when: Mapping[str, str] = field(default_factory=dict)

    def problem(self, facts: Mapping[str, object]) -> str:
        """Empty when the fact is as the form needs it, else what is wrong, in a few Vietnamese words."""
        value = facts[self.name]
        if self.pseudonym_when and all(facts.get(name) == held for name, held in self.pseudonym_when.items()):
            return "" if is_pseudonym(value) else "phải ghi bí danh, không ghi tên người tố cáo"
        return KINDS[self.kind](self, value)


@dataclass(frozen=True)
class Form:
    """A kind of letter as its act prescribes it, from `since` until (not including) `until`."""

    code: str
    title: str
    heading: str
    about: str
    form_no: str
    act: str
    cites: str
    series: str
    signs: str
    since: date
    until: date | None
    confidence: str
    grounds: tuple[str, ...]
    first_copy: str | None
    fields: tuple[Field, ...]
    page: str = ""  # the page that prints it where that is not its code: versions of the past
    doubt: str = ""  # what is not known of it, in words
    ids: tuple[str, ...] = ()  # what the acts call it: ND124-03 is Mẫu số 03 of NĐ 124/2020; several when one page serves them

    @property
    def sealed_by_office(self) -> bool:
        """What leaves in the office's name bears its seal; an officer's receipt or minutes bear the signature only."""
        return self.signs == "head"

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)

    def missing(self, facts: Mapping[str, object]) -> list[str]:
        """Labels of the required facts that are not there."""
        return [item.label for item in self.fields if item.required and is_blank(facts.get(item.name))]

    def wrong(self, facts: Mapping[str, object]) -> list[str]:
        """“Label: what is wrong” for each fact that is there but not as it should be, and for facts the form has no place for."""
        known = {item.name: item for item in self.fields}
        strange = [f"{name}: mẫu này không có mục ấy" for name in facts if name not in known]
        told = [(item, item.problem(facts)) for item in self.fields if not is_blank(facts.get(item.name))]
        return strange + [f"{item.label}: {problem}" for item, problem in told if problem]


def is_blank(value: object) -> bool:
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


@cache
def forms() -> Mapping[str, Form]:
    """Every form by its code, as it is now; `versions.py` has those of the past."""
    rows = [row for path in sorted(FOLDER.glob("catalogue*.yaml")) for row in yaml.safe_load(path.read_text(encoding="utf-8"))]
    known = {row["code"]: _form(row) for row in rows}
    if len(known) != len(rows):
        raise ValueError("two forms share a code")
    return known


@cache
def samples() -> tuple[Mapping[str, dict], dict]:
    """A full set of invented facts for every form by its code, and the frame around them."""
    told = yaml.safe_load((FOLDER / "samples.yaml").read_text(encoding="utf-8"))
    return told["facts"], told["frame"]


@cache
def grounds() -> Mapping[str, str]:
    """The words by which an act is cited at the head of a decision."""
    rows = yaml.safe_load((FOLDER / "grounds.yaml").read_text(encoding="utf-8"))
    return {name: row["words"] for name, row in rows.items()}


def _form(row: dict) -> Form:
    fields = tuple(field_from(item) for item in row.pop("fields"))
    return Form(**{"until": None, "first_copy": None, **row, "grounds": tuple(row.get("grounds", ())), "ids": tuple(row.get("ids", ())), "fields": fields})


def field_from(row: dict) -> Field:
    """A fact of a form as a row of a catalogue tells it."""
    row = dict(row)
    return Field(source=row.pop("from"), **row)
