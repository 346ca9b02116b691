"""Keys kept on disk: made on first use, read only by their owner, whichever process comes first."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept_secret(path: Path, make: Callable[[], bytes]) -> bytes:
    """The bytes under `path`; made by `make` when there are none yet.

    Two processes may come at once: the first to link its finished file wins and both read that one.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
    try:
        write_durably(draft, make())
        with suppress(FileExistsError):  # another process was first: its key counts
            os.link(draft, path)
        sync_folder(path.parent)
    finally:
        draft.unlink(missing_ok=True)
    return path.read_bytes()


def write_durably(path: Path, data: bytes) -> None:
    """A new file, its owner's alone, on the disk when this returns. Raises FileExistsError."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        out.write(data)
        out.flush()
        os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut, as fsync does for a file's bytes."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
