"""Marks by which two folders are known to be of one person or of the same words, though nobody opens them. Pure; the reasons are in decision 19.

A mark is HMAC-SHA256 under a key that only the vault's matcher has, cut short: of what tells of a person PERSON_BITS are kept, so that under each mark
lie many people of the country; of words WORD_BITS. What tells of a person is stretched by scrypt first, so that trying every telephone costs years.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping

NUMBER, PHONE, NAME_YEAR, NAME_COMMUNE, WORDS = 1, 2, 3, 4, 5
SORTS = {"number": NUMBER, "phone": PHONE, "name_year": NAME_YEAR, "name_commune": NAME_COMMUNE, "words": WORDS}
PERSON_BITS, WORD_BITS = 24, 31
STRETCH = 4096  # scrypt's n; with r = 8 some ten milliseconds and 4 MB
MOST_WORDS = 16
SAME_WORDS = 4  # of MOST_WORDS bands of three: texts that share some 0.6 of their words
LIKELY, PERHAPS = "likely", "perhaps"


def marks_of(key: bytes, features: Mapping[str, Iterable[str]]) -> list[tuple[int, int]]:
    """`(sort, mark)` of each feature, in order; of a sort nobody knows nothing is kept. The same key and feature always give the same mark."""
    made = {(SORTS[name], _mark(key, SORTS[name], value)) for name, values in features.items() if name in SORTS for value in list(values)[:MOST_WORDS] if value}
    return sorted(made)


def _mark(key: bytes, sort: int, value: str) -> int:
    said = value.encode()
    if sort != WORDS:
        said = hashlib.scrypt(said, salt=_derived(key, b"stretch"), n=STRETCH, r=8, p=1, dklen=32)
    whole = hmac.digest(_derived(key, b"mark/%d" % sort), said, "sha256")
    return int.from_bytes(whole[:4], "big") >> (32 - (WORD_BITS if sort == WORDS else PERSON_BITS))


def _derived(key: bytes, what: bytes) -> bytes:
    return hmac.digest(key, b"tiepdan traces 1/" + what, "sha256")


def how_sure(agreeing: Iterable[int]) -> str:
    """That one person sent both, from the sorts of marks that agree: LIKELY, PERHAPS or nothing.

    One mark agrees by chance once in sixteen million pairs, so a number or a telephone alone is a perhaps; a name with only its year or only its
    commune is everybody's.
    """
    told = {sort for sort in agreeing if sort != WORDS}
    if told & {NUMBER, PHONE}:
        return LIKELY if len(told) > 1 else PERHAPS
    return PERHAPS if len(told) > 1 else ""


def same_words(bands: int) -> bool:
    return bands >= SAME_WORDS
