"""Files on disk under their SHA-256: whole or not there, open or closed. Needs no framework and no database.

    files/open/3f/9a/3f9a…           the bytes as they came
    files/closed/3f/9a/3f9a….TOKEN   closed to a folder of the vault (`vault.envelope`), then the SHA-256 of that
    files/coming/                    what is being written; nothing here is a file yet
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tiepdan.common.keys import sync_folder, write_durably

CHECK = 32  # bytes of SHA-256 behind a closed file: whether it is whole can be told without opening it
TOKEN = re.compile(r"[A-Za-z0-9_-]{8,32}")
STALE_AFTER = 24 * 3600  # seconds; an upload takes minutes at most


class FileMissing(Exception):
    """No bytes lie under this hash."""


class FileDamaged(Exception):
    """The bytes under this hash are not the ones that were kept."""


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Store:
    """Content-addressed storage in `folder`."""

    folder: Path

    def keep(self, data: bytes) -> str:
        """Put the bytes away and return their SHA-256. Kept twice, they lie there once.

        When this returns, the file survives a power cut; when it does not, nothing lies under its name.
        A damaged file under the same name is put right.
        """
        name = sha256_of(data)
        if not self.holds(name):
            self._write(self.path_of(name), data)
        return name

    def read(self, name: str) -> bytes:
        """The bytes under a hash, checked against it. Raises FileMissing, FileDamaged."""
        data = _bytes_at(self.path_of(name), name)
        if sha256_of(data) != name:
            raise FileDamaged(name)
        return data

    def holds(self, name: str) -> bool:
        """The bytes lie there and agree with their hash."""
        try:
            self.read(name)
        except (FileMissing, FileDamaged):
            return False
        return True

    def keep_closed(self, name: str, token: str, closed: bytes) -> None:
        """Put away what was closed to a folder of the vault, under the hash of what is inside."""
        self._write(self.closed_path(name, token), closed + hashlib.sha256(closed).digest())

    def read_closed(self, name: str, token: str) -> bytes:
        """What was closed to a folder, whole; opening it is the vault's. Raises FileMissing, FileDamaged."""
        kept = _bytes_at(self.closed_path(name, token), name)
        if hashlib.sha256(kept[:-CHECK]).digest() != kept[-CHECK:]:
            raise FileDamaged(name)
        return kept[:-CHECK]

    def forget_open(self, name: str) -> None:
        """Remove the open copy of bytes that are kept closed from now on."""
        self.path_of(name).unlink(missing_ok=True)

    def forget_closed(self, name: str, token: str) -> None:
        """Remove the copy closed to a folder."""
        self.closed_path(name, token).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """Every hash that has open bytes on disk, in order."""
        return (path.name for path in sorted((self.folder / "open").glob("??/??/*")))

    def sweep(self) -> int:
        """Remove what a crash left half-written more than a day ago; how many there were."""
        old = [path for path in (self.folder / "coming").glob("*") if time.time() - path.stat().st_mtime > STALE_AFTER]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def path_of(self, name: str) -> Path:
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise FileMissing(name)
        return self.folder / "open" / name[:2] / name[2:4] / name

    def closed_path(self, name: str, token: str) -> Path:
        if not TOKEN.fullmatch(token):
            raise FileMissing(name)
        inside = self.path_of(name).relative_to(self.folder / "open")
        return self.folder / "closed" / inside.with_name(f"{name}.{token}")

    def _write(self, path: Path, kept: bytes) -> None:
        coming = self.folder / "coming" / os.urandom(12).hex()
        coming.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        new_shelf = not path.parent.is_dir()
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            write_durably(coming, kept)
            coming.replace(path)
        finally:
            coming.unlink(missing_ok=True)
        for folder in list(path.parents)[: 4 if new_shelf else 1]:
            sync_folder(folder)


def _bytes_at(path: Path, name: str) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise FileMissing(name) from None
