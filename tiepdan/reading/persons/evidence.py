"""The table of signs: how much each weighs, what band it forces or forbids, and the sentence an officer reads."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("evidence.csv")


class Relation(StrEnum):
    SAME = "same"
    ASK = "ask"
    DIFFERENT = "different"


SAME_FROM = 11.0  # name, whole birth date and commune agree: 5 + 5 + 2.5; name and year in one hamlet (10.5) stay a question
ASK_FROM = 7.0  # name and commune agree and nothing speaks against it: 5 + 2.5; name and year in two communes (4) are two people


@dataclass(frozen=True)
class Evidence:
    """One sign as the table has it. `at_least` and `at_most` bind the band whatever the sum says; `at_most` is the stronger."""

    sign: str
    weight: float
    at_least: Relation | None
    at_most: Relation | None
    says: str


@cache
def evidence_table() -> dict[str, Evidence]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["sign"]: _row(row) for row in csv.DictReader(file)}


def _row(row: dict[str, str]) -> Evidence:
    def band(word: str) -> Relation | None:
        return Relation(word) if word else None

    return Evidence(row["sign"], float(row["weight"]), band(row["at_least"]), band(row["at_most"]), row["says"])


def within(points: float, found: list[Evidence]) -> float:
    """The sum moved into the bands its signs allow, so that the score alone tells the band."""
    if any(sign.at_least is Relation.SAME for sign in found):
        points = max(points, SAME_FROM)
    most = {sign.at_most for sign in found}
    if Relation.DIFFERENT in most:
        return min(points, ASK_FROM - 0.1)
    return min(points, SAME_FROM - 0.1) if Relation.ASK in most else points


def band_of(score: float) -> Relation:
    if score >= SAME_FROM:
        return Relation.SAME
    return Relation.ASK if score >= ASK_FROM else Relation.DIFFERENT
