"""The goals and floors of goals.yaml, and what is said of a figure that was reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("goals.yaml")


@dataclass(frozen=True)
class Goal:
    """What is owed of one figure. `must` is None where nothing is."""

    figure: str
    says: str
    must: float | None = None
    at_most: bool = False

    def met(self, reached: float, bound: float) -> bool:
        return reached <= bound if self.at_most else reached >= bound


@dataclass(frozen=True)
class Row:
    """One figure of one set: what it must be, what it is, what it may not fall below. `reached` is None when it could not be measured."""

    set: str
    part: str  # "", "hard", "wrong_title"
    goal: Goal
    reached: float | None
    floor: float | None

    @property
    def passes(self) -> bool | None:
        """None when nothing is owed, or nothing was measured."""
        if self.goal.must is None or self.reached is None:
            return None
        return self.goal.met(self.reached, self.goal.must)

    @property
    def fell(self) -> bool:
        """Below its floor; a floor whose figure could not be measured has fallen too."""
        return self.floor is not None and (self.reached is None or not self.goal.met(self.reached, self.floor))


@cache
def _file() -> dict:
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def goals() -> dict[str, Goal]:
    return {row["figure"]: Goal(**row) for row in _file()["goals"]}


def floors_of(name: str) -> dict[str, float]:
    return _file()["floors"].get(name, {})


def rows_of(name: str, reached: Mapping[str, float], floors: Mapping[str, float] | None = None) -> list[Row]:
    """A row for each figure of a set, those with a floor that were not measured among them.

    A figure of a part ("hard/kind.four") is owed what the whole is owed, unless goals.yaml names it itself.
    """
    known, held = goals(), floors_of(name) if floors is None else floors
    return [_row(name, figure, known, reached.get(figure), held.get(figure)) for figure in dict.fromkeys((*reached, *held))]


def _row(name: str, figure: str, known: Mapping[str, Goal], reached: float | None, floor: float | None) -> Row:
    part, _, plain = figure.rpartition("/")
    goal = known.get(figure) or known[plain]
    return Row(name, part, goal, reached, floor)
