"""What changed on a day: before, now, by which article, which petitions keep the old rule. Data in `changes/<day>.yaml`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tiepdan.law.rules import CONFIDENCES, load_yaml
from tiepdan.library.acts import BrokenAct, library

FOLDER = Path(__file__).parent / "changes"
TOPICS = {"reception": "Tiếp công dân", "complaint": "Khiếu nại", "denunciation": "Tố cáo", "both": "Khiếu nại và tố cáo"}


@dataclass(frozen=True)
class Changed:
    """One thing that is otherwise from the day on. `keeps` says which petitions stay with the old rule; empty where no source says it."""

    id: str
    topic: str
    title: str
    before: str
    now: str
    cites: str
    keeps: str
    confidence: str
    source: tuple[str, ...]
    doubt: str = ""


@dataclass(frozen=True)
class ChangeDay:
    """A day on which many things changed, and the acts that did it."""

    day: date
    title: str
    acts: tuple[str, ...]
    changes: tuple[Changed, ...]

    def by_topic(self) -> list[tuple[str, list[Changed]]]:
        return [(words, held) for topic, words in TOPICS.items() if (held := [one for one in self.changes if one.topic == topic])]


def read_changes(folder: Path = FOLDER) -> dict[date, ChangeDay]:
    """Every day of change, by day. Raises BrokenAct naming the line."""
    found: dict[date, ChangeDay] = {}
    for path in sorted(folder.glob("*.yaml")):
        told = load_yaml(path)
        lines = tuple(Changed(**{**one, "source": tuple(one["source"])}) for one in told["changes"])
        for line in lines:
            _check(line, library().sources)
        found[told["day"]] = ChangeDay(told["day"], told["title"], tuple(told["acts"]), lines)
    return found


@cache
def all_changes() -> Mapping[date, ChangeDay]:
    """The changes shipped with the program, read once."""
    return read_changes()


def _check(line: Changed, sources: Mapping[str, str]) -> None:
    unknown = set(line.source) - sources.keys()
    if line.topic not in TOPICS or line.confidence not in CONFIDENCES or unknown:
        raise BrokenAct(f"{line.id}: topic, confidence or source is unknown {sorted(unknown)}")
    if line.confidence == "UNCERTAIN" and not line.doubt:
        raise BrokenAct(f"{line.id}: what is UNCERTAIN says its doubt")
