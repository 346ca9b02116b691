"""What is fuzzed at length by `make fuzz` is tried here once, with its seeds and a few cuts of them."""

import pytest

from tiepdan.reading.tests.fuzz.targets import TARGETS


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_seeds_and_pieces_of_them_are_answered(name):
    for seed in TARGETS[name].seeds:
        for data in (seed, b"", seed[:7], seed[5:], seed[::-1], seed.replace(b"\x00", b""), seed + b"\xff\x00\xed\xa0\x80"):
            TARGETS[name].run(data)
