"""The decision table as data: rows read from `rules/*.yaml`, in the order of file names and of rows; the first that fits answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from tiepdan.law.rules import CONFIDENCES
from tiepdan.routing.words import COMPETENT, DISPUTES, ENDED, FIELDS, HANDLINGS, KINDS, NOBODY, POSTS, UNITS_OF

FOLDER = Path(__file__).parent / "rules"
OVERLAYS = "90_overlays.yaml"
FLAGS = {"judgment_final", "settled_twice", "party_discipline_only", "signs_of_crime", "discipline", "anonymous", "concrete_evidence", "accepted", "dispute"}
FIELD_FILE = "fields.yaml"


class BrokenRow(ValueError):
    """A row of the table uses a word nobody knows, or lacks what every row must tell. Stops the start of the program."""


@dataclass(frozen=True)
class Row:
    """One line of the table. An empty condition fits anything; `doubt` says what a legal officer still has to confirm.

    A row of the overlay file names no competent authority: it changes the handling and keeps who is competent.
    """

    id: str
    kinds: tuple[str, ...]
    handling: str
    cites: str
    because: str
    confidence: str
    since: date
    example: Mapping[str, object]
    competent: str = ""
    until: date = date.max
    round: int | None = None
    posts: tuple[str, ...] = ()
    unit_of: str = ""
    fields: tuple[str, ...] = ()
    field_known: bool = False
    when: Mapping[str, object] = field(default_factory=dict)
    doubt: str = ""


@dataclass(frozen=True)
class Field:
    """A field of state management: the office of the province that manages it, and its ministry."""

    name: str
    office: str
    ministry: str
    local: bool
    because: str


def read_table(folder: Path = FOLDER) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that name an authority and the rows that change the handling. Raises BrokenRow naming the row."""
    rows: list[Row] = []
    overlays: list[Row] = []
    for path in sorted(folder.glob("[0-9]*.yaml")):
        found = list(_rows_of(path))
        for row in found:
            _check(row, overlay=path.name == OVERLAYS)
        (overlays if path.name == OVERLAYS else rows).extend(found)
    names = [row.id for row in (*rows, *overlays)]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise BrokenRow(f"{sorted(twice)} stand twice")
    return tuple(rows), tuple(overlays)


@cache
def table() -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The table shipped with the program, read once."""
    return read_table()


@cache
def fields() -> Mapping[str, Field]:
    """The fields and who manages them, by code."""
    told = _load(FOLDER / FIELD_FILE)["fields"]
    unknown = told.keys() - set(FIELDS)
    if unknown:
        raise BrokenRow(f"{FIELD_FILE}: unknown fields {sorted(unknown)}")
    return MappingProxyType({code: Field(**block) for code, block in told.items()})


@cache
def field_cites() -> str:
    return _load(FOLDER / FIELD_FILE)["cites"]


def _load(path: Path) -> dict:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _rows_of(path: Path) -> Iterator[Row]:
    for block in _load(path)["rows"]:
        block = dict(block)
        for name in ("kinds", "posts", "fields"):
            if name in block:
                block[name] = tuple(block[name])
        try:
            yield Row(**block)
        except TypeError as wrong:
            raise BrokenRow(f"{path.name} {block.get('id')}: {wrong}") from wrong


def _check(row: Row, *, overlay: bool) -> None:
    faults = [
        sentence
        for wrong, sentence in (
            (not set(row.kinds) <= set(KINDS) or not row.kinds, f"unknown kinds {row.kinds}"),
            (not set(row.posts) <= POSTS.keys() | {NOBODY}, f"unknown posts {set(row.posts) - POSTS.keys()}"),
            (row.handling not in HANDLINGS, f"unknown handling {row.handling}"),
            (not overlay and row.competent not in COMPETENT, f"unknown authority {row.competent}"),
            (overlay and row.competent != "", "an overlay keeps the authority"),
            (row.unit_of not in ("", *UNITS_OF), f"unknown unit_of {row.unit_of}"),
            (not set(row.fields) <= set(FIELDS), f"unknown fields {row.fields}"),
            (not row.when.keys() <= FLAGS, f"unknown conditions {row.when.keys() - FLAGS}"),
            (row.when.get("dispute", DISPUTES[0]) not in DISPUTES, f"unknown dispute {row.when.get('dispute')}"),
            (row.round not in (None, 1, 2), f"unknown round {row.round}"),
            (not row.cites or not row.because or not row.example, "cites, because and example are told for every row"),
            (row.because.endswith("."), "because is told without its full stop"),
            (row.until < row.since, "ends before it begins"),
            (row.confidence not in CONFIDENCES, f"unknown confidence {row.confidence}"),
            (bool(row.doubt) != (row.confidence == "UNCERTAIN"), "what is UNCERTAIN says its doubt, and only that"),
            (_closed(row), f"{row.competent} was closed on {ENDED.get(row.competent)}: the row must end before that day"),
        )
        if wrong
    ]
    if faults:
        raise BrokenRow(f"{row.id}: {'; '.join(faults)}")


def _closed(row: Row) -> bool:
    """Whether the row would send somebody to a kind of office on a day when it no longer exists."""
    return row.competent in ENDED and row.until >= ENDED[row.competent]


def confidences() -> list[str]:
    """How far each row can be trusted, one mark a row, overlays included."""
    return [row.confidence for rows in table() for row in rows]


@dataclass(frozen=True)
class Above:
    """Who settles a denunciation of a body outside the province's administration itself, or of whoever leads it."""

    title: str
    cites: str
    confidence: str


@cache
def above() -> Mapping[str, Above]:
    """By authority: who stands above it."""
    told = {authority: Above(**block) for authority, block in _load(FOLDER / "offices.yaml")["above"].items()}
    if wrong := [authority for authority, one in told.items() if authority not in COMPETENT or one.confidence not in CONFIDENCES]:
        raise BrokenRow(f"offices.yaml: unknown authority or confidence above {sorted(wrong)}")
    return MappingProxyType(told)


@cache
def office_codes() -> Mapping[str, str]:
    """Which office of a province an authority sits in, by code."""
    told = _load(FOLDER / "offices.yaml")["offices"]
    unknown = told.keys() - COMPETENT.keys()
    if unknown:
        raise BrokenRow(f"offices.yaml: unknown authorities {sorted(unknown)}")
    return MappingProxyType(told)
