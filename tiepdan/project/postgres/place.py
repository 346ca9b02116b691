"""The folders of one embedded server: its data, its socket, its notes, its password."""

import fcntl
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tiepdan.project.home import make_home, make_shared, shared
from tiepdan.project.postgres.account import Account, account_for
from tiepdan.project.postgres.errors import NotOurs, NotReachable, PasswordMissing

# A unix socket's whole path may hold 107 bytes; `/.s.PGSQL.65535.lock` takes 20 of them.
LONGEST_SOCKET_FOLDER = 87


@dataclass(frozen=True)
class Place:
    """Where one server lives. `folder` is `<home>/pg` (or what that link leads to), owned by `account` alone."""

    home: Path
    folder: Path
    account: Account

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def log(self) -> Path:
        return self.home / "log" / "postgres.log"

    @property
    def notes(self) -> Path:
        return self.folder / "server.json"

    def password(self, role: str, *, make: bool = False) -> str:
        """The kept password of a role; a fresh one is drawn when `make` and none is there. Raises PasswordMissing."""
        path = self.home / "keys" / f"postgres-{role}"
        if make and not path.exists():
            write_private(path, secrets.token_urlsafe(24))
        try:
            return path.read_text().strip()
        except FileNotFoundError:
            raise PasswordMissing(path=path) from None

    def remembered(self) -> dict:
        try:
            return json.loads(self.notes.read_text())
        except (FileNotFoundError, ValueError):
            return {}

    def remember(self, **facts: object) -> None:
        """Add facts (port, socket folder, the postmaster we started) to the notes, whole or not at all."""
        fresh = self.notes.with_suffix(".new")
        write_private(fresh, json.dumps(self.remembered() | facts))
        self.account.own(fresh).replace(self.notes)

    def socket_folder(self) -> Path:
        """A private folder short enough for a socket: beside the data, else one of its own under /tmp, remembered."""
        beside = self.folder / "socket"
        if len(bytes(beside)) <= LONGEST_SOCKET_FOLDER:
            beside.mkdir(mode=0o700, exist_ok=True)
            return self.account.own(beside)
        kept = Path(self.remembered().get("socket") or "/nonexistent")
        if not (kept.is_dir() and not kept.is_symlink() and kept.stat().st_uid == self.account.uid):
            kept = self.account.own(Path(tempfile.mkdtemp(prefix="tiepdan-", dir="/tmp")))
            self.remember(socket=str(kept))
        return kept


def place_in(home: Path) -> Place:
    """The place of the server of this home, made when it is not there. Raises NotOurs, NotReachable, NoAccount."""
    make_home(home)
    link = home / "pg"
    account = account_for(link)
    if not link.exists():
        with _one_at_a_time(home):  # two processes may start on a new home together
            if not link.exists():
                _make_folder(link, account)
    folder = link.resolve()
    if not account.can("-w", folder):
        raise NotOurs(account=account.name, folder=folder, owner=_owner(folder))
    return Place(home, folder, account)


@contextmanager
def _one_at_a_time(home: Path) -> Iterator[None]:
    """The home itself is the lock: it is there before anything in it."""
    lock = os.open(home, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _make_folder(link: Path, account: Account) -> None:
    """Make `pg` for the account alone; where it could not reach it (a home under /root), put it under /var/lib and link it.

    No folder above is ever opened up.
    """
    link.unlink(missing_ok=True)
    if account.can("-x", link.parent):
        link.mkdir(mode=0o700)
        account.own(link)
        return
    instead = shared() / f"pg-{hashlib.sha256(bytes(link)).hexdigest()[:6]}-{secrets.token_hex(3)}"
    try:
        make_shared()
        instead.mkdir(mode=0o700)
    except OSError:
        raise NotReachable(account=account.name, folder=link.parent, instead=instead) from None
    account.own(instead)
    link.symlink_to(instead)
    if not account.can("-w", instead):
        raise NotReachable(account=account.name, folder=link.parent, instead=instead)


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, from its first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)


def _owner(folder: Path) -> str:
    try:
        return folder.owner()
    except KeyError:
        return str(folder.stat().st_uid)
