"""What somebody who carries the disks away would hold: every table as a dump shows it, every file, every line of the logs."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from tiepdan.project.attack.traces import told_in

PIECE = 8_000_000  # bytes looked at together; rows and lines are never cut
VAULT = "vault"


@dataclass(frozen=True)
class Trace:
    """One person found in one place."""

    where: str
    number: int


def in_database(needles: Mapping[str, int], alias: str = "default") -> Iterator[Trace]:
    """Every table of one database, row by row as text. Of the vault's the same is asked: there only ciphertext may lie."""
    with connections[alias].cursor() as cursor:
        cursor.execute("select format('%I.%I', schemaname, tablename) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
        tables = [name for (name,) in cursor.fetchall()]
    for table in tables:
        told: set[int] = set()
        with connections[alias].cursor() as cursor, cursor.cursor.copy(f"copy {table} to stdout") as rows:
            for piece in _pieces(bytes(row) for row in rows):
                told |= told_in(piece, needles)
        yield from (Trace(f"{alias}: {table}", number) for number in sorted(told))


def _pieces(rows: Iterator[bytes]) -> Iterator[bytes]:
    kept: list[bytes] = []
    size = 0
    for row in rows:
        kept.append(row)
        size += len(row)
        if size > PIECE:
            yield b"".join(kept)
            kept, size = [], 0
    yield b"".join(kept)


def in_folder(folder: Path, needles: Mapping[str, int], *, skipping: tuple[Path, ...] = ()) -> Iterator[Trace]:
    """Every file below a folder, names included; what is packed is opened."""
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if here / name not in skipping]
        for name in names:
            path = here / name
            told = told_in(str(path).encode(), needles)
            if path.is_file() and not path.is_symlink():
                told |= _in_file(path, needles)
            yield from (Trace(str(path.relative_to(folder)), number) for number in sorted(told))


def _in_file(path: Path, needles: Mapping[str, int]) -> set[int]:
    """Large files piece by piece, each overlapping the one before by more than any word is long."""
    told: set[int] = set()
    with path.open("rb") as file:
        before = b""
        while piece := file.read(PIECE):
            told |= told_in(before + piece, needles)
            before = piece[-4000:]
    return told
