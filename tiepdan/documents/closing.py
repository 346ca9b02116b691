"""What a file must hold when it is closed (Luật Khiếu nại Đ.34, Luật Tố cáo Đ.39) and how long it is kept: data of closing.yaml. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import yaml

DATA = Path(__file__).parent / "closing.yaml"


@dataclass(frozen=True)
class Item:
    """One line of the checklist. `due`: always, seldom ("nếu có"), decided (once there is a decision), delegated (and another verified)."""

    key: str
    item: str
    cites: str
    found: tuple[str, ...]
    due: str


@dataclass(frozen=True)
class Checked:
    """A line as it stands for one file: there, wanted, not yet due, or not needed unless it happened."""

    item: Item
    state: str  # there, missing, later, none


@dataclass(frozen=True)
class Retention:
    """How many years a file of a kind is kept from the day it ended, and how sure we are of the source."""

    kind: str
    years: int
    source: str
    confidence: str
    doubt: str

    def until(self, ended_on: date) -> date:
        """The last day it must be kept; of 29/02 the day before 01/03."""
        year = ended_on.year + self.years
        try:
            return ended_on.replace(year=year)
        except ValueError:
            return date(year, 2, 28)


@cache
def checklists() -> dict[str, tuple[Item, ...]]:
    return {name: tuple(Item(one["key"], one["item"], one["cites"], tuple(one["found"]), one["due"]) for one in block["items"])
            for name, block in _blocks().items()}


@cache
def doubts() -> dict[str, str]:
    """Why a procedure's checklist is uncertain; what is not named here was found in its act."""
    return {name: block["doubt"] for name, block in _blocks().items() if block.get("confidence", "FOUND") != "FOUND"}


@cache
def _blocks() -> dict[str, dict]:
    return {name: block for name, block in yaml.safe_load(DATA.read_text()).items() if name != "retention"}


@cache
def retentions() -> dict[str, Retention]:
    return {row["kind"]: Retention(**row) for row in yaml.safe_load(DATA.read_text())["retention"]}


def check(procedure: str, held: Collection[str], *, decided: bool, delegated: bool = True) -> list[Checked]:
    """Each line of the procedure's checklist against what lies in the file ("paper:petition", "letter:complaint_decision"); none where no act lists them."""
    return [Checked(item, _state(item, held, decided=decided, delegated=delegated)) for item in checklists().get(procedure, ())]


def obliged(procedure: str, held: Collection[str], *, decided: bool, delegated: bool) -> list[Item]:
    """What an act obliges the file to hold and it does not; nothing of a list whose source is uncertain or that no act gives."""
    if procedure in doubts():
        return []
    return [line.item for line in check(procedure, held, decided=decided, delegated=delegated) if line.state == "missing" and line.item.cites]


def _state(item: Item, held: Collection[str], *, decided: bool, delegated: bool) -> str:
    if any(one in held for one in item.found):
        return "there"
    if item.due == "seldom" or (item.due == "delegated" and not delegated):
        return "none"
    return "missing" if item.due == "always" or decided else "later"


def retention_of(procedure: str) -> Retention:
    """By the first word of the procedure; what has no row of its own is kept as long as the longest."""
    own = retentions().get(procedure.split("_")[0])
    return own or max(retentions().values(), key=lambda rule: rule.years)
