"""A petition's sketch: some seventy numbers by which its copies are found among a million without reading them.

Bands of a MinHash over letter shingles find copies of the words, however they were misread; keys of what the writer filled in (documents,
plots, areas, sums, names) find them among thousands of the same form letter and inside bundles. Two texts that share a key may be one;
`verdict.compare` decides; the print says beforehand how much of their words two texts share. Sketches of different versions mean nothing to
one another.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from typing import NamedTuple
from zlib import crc32

import numpy as np
from datasketch.minhash import MinHash

from tiepdan.reading.letters import LOWER, UPPER
from tiepdan.reading.repeats.plain import LENGTH, squeeze, unmarked
from tiepdan.reading.repeats.traits import COMMON, Traits, traits_of

VERSION = 2  # raise it with any change below, in `plain` or in `traits`: kept sketches must then be made again
BANDS, ROWS = 64, 3
SEED, SCHEME = 1, "affine32"  # named, not left to the library's defaults, which may change
MOST_KEYS = {"documents": 6, "plots": 4, "areas": 4, "sums": 4, "names": 10}
BY_CHANCE = 1 / 256  # two bytes are equal though the values are not
SIGNS = 36  # digits and letters: a shingle is a number of that base, so no two shingles share one
NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]+[ ]+){{1,4}}[{UPPER}][{LOWER}]+")
_VALUES = np.zeros(256, dtype=np.uint32)
_VALUES[ord("0") : ord("9") + 1] = np.arange(10)
_VALUES[ord("a") : ord("z") + 1] = np.arange(10, 36)


class Sketched(NamedTuple):
    """`keys`: sorted whole numbers of 32 bits, by which petitions are found. `print`: BANDS × ROWS bytes, by which those found are weighed.

    Of a text without words both are empty.
    """

    keys: tuple[int, ...]
    print: bytes


def sketch(text: str) -> Sketched:
    """The sketch of a text nobody has read yet."""
    return sketch_of(traits_of(text))


def sketch_of(traits: Traits, *, names: bool = True) -> Sketched:
    """A key for each of BANDS of its words and for each thing filled in; without `names` for one whose writer is secret."""
    values = signature(traits.own) if len(traits.own) >= LENGTH else None
    bands = [] if values is None else _bands(values)
    return Sketched(tuple(sorted({*bands, *map(_key, _filled_in(traits, names))})), b"" if values is None else (values & 0xFF).astype(np.uint8).tobytes())


def likeness(one: bytes, other: bytes) -> float:
    """How much of their words the petitions of two prints share, 0 to 1: Jaccard's measure, give or take 0.04. 0 where there is no print."""
    if len(one) != len(other) or not one:
        return 0.0
    alike = float(np.mean(np.frombuffer(one, np.uint8) == np.frombuffer(other, np.uint8)))
    return max(0.0, (alike - BY_CHANCE) / (1 - BY_CHANCE))


def signature(own: str) -> np.ndarray:
    """The MinHash values of squeezed words, BANDS × ROWS numbers of 32 bits."""
    made = MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme=SCHEME, hashfunc=int, permutations=_permutations())
    made.update_batch(_numbers(own))
    return made.hashvalues


@cache
def _permutations():
    """Drawn once from SEED: the same on every machine."""
    return MinHash(num_perm=BANDS * ROWS, seed=SEED, scheme=SCHEME).permutations


def _numbers(own: str) -> np.ndarray:
    """Every shingle once, as a number."""
    signs = _VALUES[np.frombuffer(own.encode("ascii", "replace"), dtype=np.uint8)]
    count = len(signs) - LENGTH + 1
    total = np.zeros(max(count, 0), dtype=np.uint32)
    for place in range(LENGTH):
        total = total * SIGNS + signs[place : place + len(total)]
    return np.unique(total)


def _bands(values: np.ndarray) -> list[int]:
    rows = np.ascontiguousarray(values, dtype="<u4").reshape(BANDS, ROWS)
    return [_signed(crc32(rows[band].tobytes(), band + 1)) for band in range(BANDS)]


def _filled_in(traits: Traits, names: bool) -> Iterable[str]:
    for sort in ("documents", "plots", "areas", "sums"):
        for value in islice(sorted(getattr(traits, sort)), MOST_KEYS[sort]):
            if "/" in value or sort != "documents":  # a bare number is everybody's
                yield f"{sort} {value}"
    if names:
        yield from (f"names {name}" for name in _names(traits))


def _names(traits: Traits) -> list[str]:
    """Runs of capital words, as people and firms are named; whoever types all in small letters has none."""
    found = {}
    for match in NAME.finditer(traits.text):
        words = unmarked(match[0]).split()
        if not COMMON.issuperset(words):
            found[squeeze(" ".join(words))] = None
    return list(islice(found, MOST_KEYS["names"]))


def _key(said: str) -> int:
    return _signed(crc32(said.encode(), 0))


def _signed(number: int) -> int:
    """As PostgreSQL's `integer` holds it."""
    return number - (1 << 32) if number >= 1 << 31 else number
