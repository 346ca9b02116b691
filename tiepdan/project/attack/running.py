"""One attack from the planting to its table."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from django.conf import settings
from django.db import connections
from django.utils import timezone

from tiepdan.project.attack import asking, attempts, breaking, carrying, storage
from tiepdan.project.attack.attempts.siege import Siege
from tiepdan.project.attack.planted import needles_of
from tiepdan.project.attack.storage import Trace

SHOWN_FILES, SEARCHED = 6, 12  # of the denunciations whose pages are all asked for; words searched for


@dataclass
class Attacked:
    """What an attack found. `traces`: places outside the vault where a denouncer is told; `succeeded`: attempts that brought something."""

    identities: int
    traces: int = 0
    attempts: int = 0
    succeeded: int = 0
    lives: int = 0
    seconds: float = 0.0
    found: list[str] = field(default_factory=list)
    gained: list[str] = field(default_factory=list)
    families: dict[str, int] = field(default_factory=dict)

    @property
    def held(self) -> bool:
        return self.traces == self.succeeded == 0

    def as_json(self) -> dict:
        return asdict(self) | {"held": self.held}


def attack(identities: int) -> Attacked:
    """Plant, work through, search, besiege. The database of the process must be a fresh demo province: it is filled with inventions."""
    began, people = time.monotonic(), list(carrying.people(identities))
    needles, told = needles_of(people), Attacked(identities)
    families: Counter[str] = Counter()
    breaking.keep_logs()
    carried = carrying.plant(people, timezone.now())
    told.lives = carried.lives
    for trace in _traces(needles, carried.codes, people):
        told.traces += 1
        if len(told.found) < 200:
            told.found.append(f"{trace.where}: người thứ {trace.number}" if trace.number else trace.where)
    for attempt in attempts.every(Siege(carried.codes, needles)):
        told.attempts += 1
        families[attempt.family] += 1
        if gained := attempt.play():
            told.succeeded += 1
            told.gained.append(f"{attempt.family}: {attempt.what}: {gained}")
    told.families = dict(families.most_common())
    told.seconds = round(time.monotonic() - began, 1)
    return told


def _traces(needles: dict[str, int], codes: list[str], people: list) -> Iterator[Trace]:
    words = [word for one in people[: SEARCHED // 4] for word in one.needles]
    yield from asking.in_answers(needles, _spread(codes), words, [None, *asking.one_of_each_post()])
    yield from breaking.in_crashes(people[0], carrying.communes()[0], needles)
    for alias in connections:
        yield from storage.in_database(needles, alias)
    yield from storage.in_folder(settings.TIEPDAN_HOME, needles)


def _spread(codes: list[str]) -> list[str]:
    """Some from the beginning, some from all over: those filed with a photograph, by pages, by the API, and those carried to their end."""
    return list(dict.fromkeys([*codes[:3], *codes[:: max(1, len(codes) // (SHOWN_FILES - 3))]]))[:SHOWN_FILES]
