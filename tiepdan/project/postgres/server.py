"""Start, share and stop the embedded server.

Whoever uses the server holds a shared lock on `users` as long as it lives; the kernel lets go of it even after kill -9.
The last one to leave stops the server, and only one that a launcher started: a server set going by hand is left alone.
"""

import fcntl
import os
import shlex
import signal
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tiepdan.project.home import home as default_home
from tiepdan.project.postgres.binaries import Binaries, find_binaries
from tiepdan.project.postgres.cluster import ADMIN, DATABASE, ROLE, ensure_cluster
from tiepdan.project.postgres.errors import NotStarted, NotStopped
from tiepdan.project.postgres.place import Place, place_in
from tiepdan.project.postgres.processes import command_of, is_zombie, living, noted
from tiepdan.project.postgres.roles import NAMES, make_roles

HOST = "127.0.0.1"
# A crash recovery may take minutes; it must never be cut short.
LONGEST_START = 600
LONGEST_STOP = 120
# How long PID 1 may take to bury a killed postmaster, and orphaned backends to notice its death.
PATIENCE_FOR_ZOMBIE = 5
PATIENCE_FOR_ORPHANS = 5
# A test database may forget everything when the machine stops. Autovacuum would count the rows that tests
# roll back as none, and the planner would then join thousands of rows as if there were one.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off")


@dataclass
class Server:
    """A server in use. Call `leave()` when done. `place` is None when DATABASE_URL named a server of someone else's."""

    url: str
    started_by_us: bool
    place: Place | None = None
    binaries: Binaries | None = None
    users: int = -1
    durable: bool = True
    holder: int = field(default_factory=os.getpid)

    def admin_url(self) -> str:
        """The address for the cluster's own administrator; only for care of the server, never for the application."""
        assert self.place
        return _url(self.place, ADMIN, "postgres")

    def url_for(self, role: str) -> str:
        """The address as one of the narrower roles; of a server that is someone else's, the variable of that role, else its one address.

        TIEPDAN_WEB_DATABASE_URL, TIEPDAN_WORKER_DATABASE_URL.
        """
        if self.place:
            return _url(self.place, role, DATABASE)
        return os.environ.get(f"{role.upper()}_DATABASE_URL", self.url)

    def is_up(self) -> bool:
        """A quick look whether the server still lives; one that is someone else's is not ours to judge."""
        if not self.place:
            return True
        pid = noted(self.place.data)[0]
        return pid is not None and command_of(pid) is not None and not is_zombie(pid)

    def revive(self) -> bool:
        """Start the server again if it has died; true when it had to be."""
        if not self.place or not self.binaries:
            return False
        with _alone(self.place):
            return _start(self.place, self.binaries, durable=self.durable)

    def leave(self) -> None:
        """Let go of the server; the last user stops it when a launcher started it. A forked child has nothing to let go."""
        if not self.place or not self.binaries or self.users < 0 or self.holder != os.getpid():
            return
        with _alone(self.place):
            last = _is_last(self.users)
            os.close(self.users)
            self.users = -1
            if last:
                _stop_if_launched(self.place, self.binaries)


@contextmanager
def embedded(home: Path | None = None) -> Iterator[str]:
    """The address of a running server, for as long as the block lasts."""
    server = ensure_running(home)
    try:
        yield server.url
    finally:
        server.leave()


def ensure_running(home: Path | None = None, *, durable: bool = True, binaries: Binaries | None = None) -> Server:
    """A running server for this home: DATABASE_URL's, one that runs already, or one we start now. Raises PostgresTrouble."""
    if named := os.environ.get("DATABASE_URL"):
        return Server(named, started_by_us=False)
    place = place_in(home or default_home())
    with _alone(place):
        users = _open(place, "users")
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            binaries = binaries or find_binaries(place.account)
            ensure_cluster(place, binaries)
            started = _start(place, binaries, durable=durable)
            if started:
                passwords = {name: place.password(name, make=True) for name in NAMES}
                make_roles(_url(place, ADMIN, "postgres"), passwords, ("template1", DATABASE))
        except BaseException:
            os.close(users)
            raise
    return Server(_url(place, ROLE, DATABASE), started, place, binaries, users, durable)


def _url(place: Place, role: str, database: str) -> str:
    port = noted(place.data)[1] or place.remembered()["port"]
    return f"postgresql://{role}:{place.password(role)}@{HOST}:{port}/{database}"


def _open(place: Place, name: str) -> int:
    lock = os.open(place.folder / name, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    place.account.own(place.folder / name)
    return lock


@contextmanager
def _alone(place: Place) -> Iterator[None]:
    """Only one process starts or stops this server at a time."""
    lock = _open(place, "starting")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _is_last(users: int) -> bool:
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _start(place: Place, binaries: Binaries, *, durable: bool) -> bool:
    """Start the server unless it runs; true when we did. Raises NotStarted."""
    if _runs(place):
        return False
    for _attempt in range(3):
        port = _port(place)
        if _pg_ctl_start(place, binaries, port, durable=durable):
            place.remember(port=port, postmaster=noted(place.data)[0])
            return True
        if _is_free(port):
            break  # not the port's fault
    raise NotStarted(data=place.data, log=place.log, reason=_last_words(place.log))


def _pg_ctl_start(place: Place, binaries: Binaries, port: int, *, durable: bool) -> bool:
    settings = [f"listen_addresses={HOST}", f"port={port}", f"unix_socket_directories={place.socket_folder()}"]
    settings += () if durable else FORGETFUL
    options = " ".join(f"-c {shlex.quote(setting)}" for setting in settings)
    command = (binaries["pg_ctl"], "start", "--silent", "--wait", "--timeout", str(LONGEST_START), "--pgdata", place.data)
    with place.log.open("ab") as log:
        # The server keeps this file as its output: it need not be able to open it.
        return place.account.run(*command, "--options", options, stdout=log, stderr=log).returncode == 0


def _runs(place: Place) -> bool:
    """True when our postmaster is up and ready. Waits for one that is starting, stopping, or was just killed."""
    began = time.monotonic()
    while True:
        waited = time.monotonic() - began
        pid, _port_noted, status = noted(place.data)
        alive = living(place.data, place.account)
        if pid in alive and status == "ready":
            return True
        if pid not in alive:
            if alive and waited > PATIENCE_FOR_ORPHANS:
                _end_orphans(alive)
            elif not alive and not (pid and is_zombie(pid) and waited < PATIENCE_FOR_ZOMBIE):
                _forget_the_dead(place, pid)
                return False
        if waited > LONGEST_START:
            raise NotStarted(data=place.data, log=place.log, reason=status)
        time.sleep(0.05)


def _end_orphans(alive: set[int]) -> None:
    """Backends whose postmaster was killed but which are deep in a query; nothing can be started beside them."""
    for pid in alive:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGQUIT)


def _forget_the_dead(place: Place, pid: int | None) -> None:
    """Remove lock files whose PID is a zombie or was given to another program: nobody lives on the data folder.

    A PID that is simply gone is left to PostgreSQL itself, which also looks at the shared memory.
    """
    if pid and command_of(pid) is not None:
        (place.data / "postmaster.pid").unlink(missing_ok=True)
    for left in place.socket_folder().glob(".s.PGSQL.*"):
        left.unlink(missing_ok=True)


def _stop_if_launched(place: Place, binaries: Binaries) -> None:
    pid, *_rest = noted(place.data)
    if pid is None or pid != place.remembered().get("postmaster") or pid not in living(place.data, place.account):
        return
    command = (binaries["pg_ctl"], "stop", "--silent", "--mode", "fast", "--timeout", str(LONGEST_STOP), "--pgdata", place.data)
    with place.log.open("ab") as log:
        if place.account.run(*command, stdout=log, stderr=log).returncode:
            raise NotStopped(pid=pid, seconds=LONGEST_STOP)


def _port(place: Place) -> int:
    """The port used last time when it is still free, else any free one."""
    kept = place.remembered().get("port")
    if kept and _is_free(kept):
        return kept
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True


def _last_words(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines()[-20:] if "FATAL" in line or "error:" in line]
    return lines[-1].strip() if lines else ""
