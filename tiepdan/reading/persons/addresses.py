"""Addresses beside one another: an old commune with its district is led to the unit of today, the hamlet is kept apart."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tiepdan.reading.normalise import clean_text, fold
from tiepdan.reading.persons.names import dropped_or_swapped
from tiepdan.reading.places import gazetteer

LEVELS = {
    "xa": "xã",
    "x.": "xã",
    "phuong": "phường",
    "p.": "phường",
    "p": "phường",
    "thi tran": "thị trấn",
    "tt.": "thị trấn",
    "tt": "thị trấn",
}
COMMUNE = re.compile(r"(xa|x\.|phuong|p\.|p(?= )|thi tran|tt\.?)\s*(?=\w)(.*)")
DISTRICT = re.compile(r"(?:huyen|h\.|thi xa|tx\.?|thanh pho|tp\.?|quan|q\.)\s*(?=\w)(.*)")
PROVINCE = re.compile(r"(?:tinh|t\.)\s*(?=\w)(.*)")
HAMLET = re.compile(r"(?:thon|ban|to dan pho|tdp|to|xom|ap|khu pho|khu|doi|lang|buon|so nha|so|duong|pho)(?: so)?\s+(?=\w)(.*)")
WITHIN_A_PART = re.compile(r"(?<!\bthi)\s+(?=(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh)\s+\w)")
OUR_PROVINCES = frozenset({"lao cai", "yen bai"})


@dataclass(frozen=True)
class Address:
    """`code` is today's commune when it is clear; `codes` all it may be; names without marks for what the gazetteer does not know."""

    code: str = ""
    codes: frozenset[str] = frozenset()
    commune: str = ""
    district: str = ""
    province: str = ""
    hamlet: str = ""


@dataclass
class _Parts:
    hamlet: str = ""
    level: str = ""
    commune: str = ""
    district: str = ""
    province: str = ""


@lru_cache(maxsize=4096)
def address_of(typed: str) -> Address:
    parts = _Parts()
    plain = fold(clean_text(typed)).lower().replace("-", " ").replace("’", "'")
    for piece in re.split(r"[,;\n]", plain):
        for bit in WITHIN_A_PART.split(" ".join(piece.split())):
            if bit:
                _take(parts, bit.strip(" ."))
    code, codes = _codes(parts)
    return Address(code, codes, parts.commune, parts.district, parts.province, parts.hamlet)


def _take(parts: _Parts, bit: str) -> None:
    """One piece of the address into its place; the first of a sort stays."""
    if match := COMMUNE.fullmatch(bit):
        parts.level, parts.commune = (parts.level, parts.commune) if parts.commune else (LEVELS[match[1].strip()], match[2])
    elif match := DISTRICT.fullmatch(bit):
        parts.district = parts.district or match[1]
    elif match := PROVINCE.fullmatch(bit):
        parts.province = match[1]
    elif match := HAMLET.fullmatch(bit):
        parts.hamlet = parts.hamlet or _hamlet(match[1])
    else:
        _take_bare(parts, bit)


def _hamlet(said: str) -> str:
    return re.sub(r"\b0+(?=\d)", "", said)


def _take_bare(parts: _Parts, bit: str) -> None:
    """A piece without its word: "Y Tý, Bát Xát, Lào Cai"."""
    book = gazetteer()
    if not parts.commune and any((level, bit) in names for names in (book.now, book.before) for level in set(LEVELS.values())):
        parts.commune = bit
    elif parts.commune and not parts.district and bit in book.districts and bit not in OUR_PROVINCES:
        parts.district = bit
    elif parts.commune or bit in OUR_PROVINCES:
        parts.province = parts.province or bit
    else:
        parts.hamlet = parts.hamlet or _hamlet(bit)


def _codes(parts: _Parts) -> tuple[str, frozenset[str]]:
    """(today's commune if clear, all it may be)."""
    book = gazetteer()
    if parts.province and parts.province not in OUR_PROVINCES:
        return "", frozenset()
    if not parts.commune:
        return "", _of_districts().get(parts.district, frozenset())
    levels = [parts.level] if parts.level else sorted(set(LEVELS.values()))
    now = {code for level in levels if (code := book.now.get((level, parts.commune)))}
    if parts.district:
        code = book.in_district.get((parts.commune, parts.district), "")
        if code:
            return code, frozenset({code})
        return ("", frozenset(now)) if parts.district in book.districts else ("", frozenset())
    before = {code for level in levels for code in book.before.get((level, parts.commune), ())}
    nearby = {code for level in set(LEVELS.values()) if (code := book.now.get((level, parts.commune)))}  # "xã" said of what is a ward now
    first = now or before or nearby
    return (next(iter(first)) if len(first) == 1 else ""), frozenset(now | before | nearby)


@cache
def _of_districts() -> dict[str, frozenset[str]]:
    """Each old district with the communes of today that took its units in."""
    found: dict[str, set[str]] = {}
    for (_, district), code in gazetteer().in_district.items():
        found.setdefault(district, set()).add(code)
    return {district: frozenset(codes) for district, codes in found.items()}


def compare_addresses(one: str, other: str) -> str:
    """The sign of the table for two addresses; empty when one of them names no commune."""
    a, b = address_of(one), address_of(other)
    where = _communes(a, b)
    alike = bool(a.hamlet) and a.hamlet == b.hamlet
    if where == "same":
        return "place.same_hamlet" if alike else "place.other_hamlet" if a.hamlet and b.hamlet else "place.same_commune"
    if where == "may":
        return "place.may_be_same_hamlet" if alike else "place.may_be_same"
    return "place.other_commune" if where == "other" else ""


def _communes(a: Address, b: Address) -> str:
    """ "same", "may", "other", or empty when there is nothing to compare."""
    if not (a.commune or a.codes) or not (b.commune or b.codes):
        return ""
    if a.code and a.code == b.code:
        return "same"
    if a.codes or b.codes:
        return "may" if a.codes & b.codes or _misspelt(a, b) else "other"
    if a.commune != b.commune:
        return "may" if _misspelt(a, b) else "other"
    clash = any(x and y and x != y for x, y in ((a.district, b.district), (a.province, b.province)))
    return "other" if clash else "same"


def _misspelt(a: Address, b: Address) -> bool:
    """One letter apart, where one of the two is known to no list."""
    return bool(a.commune and b.commune) and not (a.codes and b.codes) and dropped_or_swapped(a.commune, b.commune)
