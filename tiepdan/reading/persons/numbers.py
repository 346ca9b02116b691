"""Identity numbers: the twelve digits of today, the nine of the old card, and what the twelve tell of their holder.

Structure: three digits province (or country) of birth registration, one for century and sex, two for the year of birth, six drawn
(Nghị định 137/2015/NĐ-CP Điều 13; whether Nghị định 70/2024/NĐ-CP kept the wording is UNCERTAIN, the numbers are the same).
"""

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

PROVINCES = Path(__file__).with_name("id_provinces.csv")
NEW, OLD = 12, 9


@dataclass(frozen=True)
class Number:
    """`signs` is what was typed without blanks; year and sex are told by a well-formed number of twelve digits only."""

    signs: str
    new: bool
    well_formed: bool
    birth_year: int | None
    sex: str


@cache
def _provinces() -> frozenset[str]:
    with PROVINCES.open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))


@lru_cache(maxsize=4096)
def number_of(typed: str) -> Number:
    """The number as typed; a zero that a spreadsheet ate in front is put back."""
    signs = re.sub(r"[^0-9A-Za-z]", "", typed).upper()
    if re.fullmatch(r"[1-9][0-9]{10}", signs):
        signs = "0" + signs
    if not re.fullmatch(r"[0-9]{12}", signs):
        return Number(signs, False, False, None, "")
    century = int(signs[3])
    year = 1900 + 100 * (century // 2) + int(signs[4:6])
    well = signs[:3] in _provinces() and year < 2100
    return Number(signs, True, well, year if well else None, ("f" if century % 2 else "m") if well else "")


def compare_numbers(one: Number, other: Number, years: tuple[int | None, int | None]) -> str:
    """The sign of the table for two numbers; `years` are the years of birth told beside them. Empty when one is missing."""
    if not one.signs or not other.signs:
        return ""
    if one.signs == other.signs:
        return _same(one, years)
    if one.new and other.new:
        return "number.one_slip" if _one_slip(one.signs, other.signs) else "number.different"
    if one.new or other.new:
        return "number.old_and_new"
    return "number.old_differs"


def _same(number: Number, years: tuple[int | None, int | None]) -> str:
    if not number.new:
        return "number.same_old" if len(number.signs) >= OLD - 1 else ""
    told = {year for year in years if year}
    return "number.same" if number.well_formed and (not told or number.birth_year in told) else "number.same_doubtful"


def _one_slip(one: str, other: str) -> bool:
    """One digit typed otherwise, or two neighbours swapped."""
    unlike = [at for at in range(NEW) if one[at] != other[at]]
    if len(unlike) == 1:
        return True
    return len(unlike) == 2 and unlike[1] == unlike[0] + 1 and one[unlike[0]] == other[unlike[1]] and one[unlike[1]] == other[unlike[0]]
