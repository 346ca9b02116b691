"""Scripted insiders: each attempt is one thing somebody with a lawful account (or none) tries, and what it must not bring."""

from collections.abc import Iterator

from tiepdan.project.attack.attempts import reaching, sneaking, writing
from tiepdan.project.attack.attempts.siege import Attempt, Siege


def every(siege: Siege) -> Iterator[Attempt]:
    for family in (reaching, sneaking, writing):
        yield from family.attempts(siege)
