"""How many walks are taken and in which portions: each portion begins anew from a seed of its own, so that many fit beside one another and none runs long."""

import os
from collections.abc import Callable, Iterable

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

PORTION = 25


def portions(ways: Iterable[str]) -> list[tuple[str, int, int]]:
    """(way, seed, walks): what `TIEPDAN_WALKS` (100) asks of all ways together, parted evenly."""
    named = list(ways)
    each = max(1, int(os.environ.get("TIEPDAN_WALKS", "100")) // len(named))
    return [(way, begins // PORTION, min(PORTION, each - begins)) for way in named for begins in range(0, each, PORTION)]


def take_walks(walk: Callable[[Callable], None], *, portion: int, count: int) -> None:
    """`count` walks, each given a chance-taker (a list in, one of its members out) and rolled back to where it set out."""

    @seed(portion)
    @settings(max_examples=count, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(data=st.data())
    def taken(data):
        with transaction.atomic():
            began = transaction.savepoint()
            walk(lambda some: data.draw(st.sampled_from(some)))
            transaction.savepoint_rollback(began)

    taken()
