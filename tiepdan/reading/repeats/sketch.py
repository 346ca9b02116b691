"""A petition's sketch: a few dozen numbers by which its copies are found among a million without reading them.

Bands of a MinHash over letter shingles find copies of the words, however they were misread; keys of what the writer filled in (documents,
plots, areas, sums, names) find them among thousands of the same form letter and inside bundles. Two texts that share a key may be one;
`verdict.compare` decides. Keys of different versions mean nothing to one another.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import islice
from zlib import crc32

import numpy as np
from datasketch.minhash import MinHash

from tiepdan.reading.letters import LOWER, UPPER
from tiepdan.reading.repeats.plain import LENGTH, squeeze, unmarked
from tiepdan.reading.repeats.traits import COMMON, Traits, traits_of

VERSION = 1  # raise it with any change below, in `plain` or in `traits`: kept sketches must then be made again
BANDS, ROWS = 32, 3
SEED, SCHEME = 1, "affine32"  # named, not left to the library's defaults, which may change
MOST_KEYS = {"documents": 6, "plots": 4, "areas": 4, "sums": 4, "names": 10}
SIGNS = 36  # digits and letters: a shingle is a number of that base, so no two shingles share one
NAME = re.compile(rf"(?:[{UPPER}][{LOWER}]+[ ]+){{1,4}}[{UPPER}][{LOWER}]+")
_VALUES = np.zeros(256, dtype=np.uint32)
_VALUES[ord("0") : ord("9") + 1] = np.arange(10)
_VALUES[ord("a") : ord("z") + 1] = np.arange(10, 36)


def sketch(text: str) -> tuple[int, ...]:
    """The keys of a text nobody has read yet: sorted whole numbers of 32 bits, none for a text without words."""
    return sketch_of(traits_of(text))


def sketch_of(traits: Traits, *, names: bool = True) -> tuple[int, ...]:
    """The keys of a petition: BANDS of its words, and one for each thing filled in; without `names` for one whose writer is secret."""
    return tuple(sorted({*_bands(traits.own), *map(_key, _filled_in(traits, names))}))


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


def _bands(own: str) -> list[int]:
    if len(own) < LENGTH:
        return []
    values = np.ascontiguousarray(signature(own), dtype="<u4").reshape(BANDS, ROWS)
    return [_signed(crc32(values[band].tobytes(), band + 1)) for band in range(BANDS)]


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
