"""The data of this room, read once: grounds to refuse, hours to tell. Pure."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Ground:
    """Why a request is not followed."""

    key: str
    words: str
    cites: str
    confidence: str


@dataclass(frozen=True)
class Telling:
    """Within how many hours a breach is told, and how sure we are of it."""

    hours: int
    cites: str
    confidence: str
    doubt: str


@cache
def refusals() -> dict[str, Ground]:
    return {key: Ground(key, **told) for key, told in read("refusals.yaml").items()}


@cache
def telling() -> Telling:
    return Telling(**read("breach.yaml"))


def read(name: str) -> dict:
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
