"""Files on disk under their SHA-256: whole or not there, open or sealed. Needs no framework and no database.

    files/open/3f/9a/3f9a…      the bytes as they came
    files/sealed/3f/9a/3f9a…    version byte, 12-byte nonce, AES-256-GCM of the bytes, bound to their hash
    files/coming/               what is being written; nothing here is a file yet
"""

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tiepdan.common.keys import kept_secret, sync_folder, write_durably

SEALED_V1 = b"\x01"
NONCE = 12
STALE_AFTER = 24 * 3600  # seconds; an upload takes minutes at most


class FileMissing(Exception):
    """No bytes lie under this hash."""


class FileDamaged(Exception):
    """The bytes under this hash are not the ones that were kept."""


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Store:
    """Content-addressed storage in `folder`; the key of sealed files lies in `keys`."""

    folder: Path
    keys: Path

    def keep(self, data: bytes, *, sealed: bool = False) -> str:
        """Put the bytes away and return their SHA-256. Kept twice, they lie there once.

        When this returns, the file survives a power cut; when it does not, nothing lies under its name.
        A damaged file under the same name is put right.
        """
        name = sha256_of(data)
        path = self.path_of(name, sealed=sealed)
        if not self.holds(name, sealed=sealed):
            self._write(path, self._lock(data, name) if sealed else data)
        return name

    def read(self, name: str, *, sealed: bool = False) -> bytes:
        """The bytes under a hash, checked against it. Raises FileMissing, FileDamaged."""
        try:
            kept = self.path_of(name, sealed=sealed).read_bytes()
        except FileNotFoundError:
            raise FileMissing(name) from None
        data = self._unlock(kept, name) if sealed else kept
        if sha256_of(data) != name:
            raise FileDamaged(name)
        return data

    def holds(self, name: str, *, sealed: bool = False) -> bool:
        """The bytes lie there and agree with their hash."""
        try:
            self.read(name, sealed=sealed)
        except (FileMissing, FileDamaged):
            return False
        return True

    def lock(self, data: bytes, bound_to: str) -> bytes:
        """Bytes for a table, closed under the key of sealed files; they open under the same name only."""
        return self._lock(data, bound_to)

    def unlock(self, locked: bytes, bound_to: str) -> bytes:
        """What `lock` closed. Raises FileDamaged when key, name and bytes do not belong together."""
        return self._unlock(bytes(locked), bound_to)

    def forget_open(self, name: str) -> None:
        """Remove the open copy of bytes that are kept sealed from now on."""
        self.path_of(name, sealed=False).unlink(missing_ok=True)

    def names(self, *, sealed: bool = False) -> Iterator[str]:
        """Every hash that has bytes on disk, in order."""
        root = self.folder / ("sealed" if sealed else "open")
        return (path.name for path in sorted(root.glob("??/??/*")))

    def sweep(self) -> int:
        """Remove what a crash left half-written more than a day ago; how many there were."""
        old = [path for path in (self.folder / "coming").glob("*") if time.time() - path.stat().st_mtime > STALE_AFTER]
        for path in old:
            path.unlink(missing_ok=True)
        return len(old)

    def path_of(self, name: str, *, sealed: bool = False) -> Path:
        if len(name) != 64 or not set(name) <= set("0123456789abcdef"):
            raise FileMissing(name)
        return self.folder / ("sealed" if sealed else "open") / name[:2] / name[2:4] / name

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

    def _lock(self, data: bytes, name: str) -> bytes:
        nonce = os.urandom(NONCE)
        return SEALED_V1 + nonce + AESGCM(self._key()).encrypt(nonce, data, name.encode())

    def _unlock(self, kept: bytes, name: str) -> bytes:
        if kept[:1] != SEALED_V1:
            raise FileDamaged(name)
        try:
            return AESGCM(self._key()).decrypt(kept[1 : 1 + NONCE], kept[1 + NONCE :], name.encode())
        except InvalidTag:
            raise FileDamaged(name) from None

    def _key(self) -> bytes:
        return kept_secret(self.keys / "files.key", lambda: AESGCM.generate_key(bit_length=256))
