"""What our PostgreSQL launcher promises when many use one server, and when it is killed."""

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tiepdan.project.home import ROOT
from tiepdan.project.postgres import ensure_running
from tiepdan.project.postgres.processes import is_zombie, living, noted
from tiepdan.project.tests.asking import ask

pytestmark = pytest.mark.launcher
USER = """
import sys
from pathlib import Path
from tiepdan.project.postgres import ensure_running
server = ensure_running(Path(sys.argv[1]))
print(server.started_by_us, server.url, flush=True)
sys.stdin.read()
server.leave()
"""


def another_user(home: Path) -> subprocess.Popen:
    """A second process that uses the server of this home until its input ends."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-c", USER, str(home)], cwd=ROOT, **pipes)


def runs(server) -> bool:
    return bool(living(server.place.data, server.place.account))


def test_who_joins_later_does_not_stop_it(home):
    first = ensure_running(home)
    second = ensure_running(home)
    assert (first.started_by_us, second.started_by_us) == (True, False)
    second.leave()
    assert ask(first.url, "select 1") == 1
    first.leave()
    assert not runs(first)


def test_the_starter_leaves_it_to_those_who_still_use_it(home):
    first = ensure_running(home)
    child = another_user(home)
    started, url = child.stdout.readline().split()
    assert (started, url) == ("False", first.url)
    first.leave()
    assert ask(url, "select 1") == 1
    child.communicate("")
    assert child.returncode == 0 and not runs(first)


def test_two_that_start_at_once_get_one_server(home):
    children = [another_user(home) for _ in range(3)]
    told = [child.stdout.readline().split() for child in children]
    assert sorted(started for started, _url in told) == ["False", "False", "True"]
    assert len({url for _started, url in told}) == 1
    for child in children:
        child.communicate("")
    assert not (home / "pg" / "data" / "postmaster.pid").exists()


def test_a_user_that_was_killed_does_not_keep_it_up_for_ever(home):
    child = another_user(home)
    child.stdout.readline()
    child.kill()
    child.communicate()
    server = ensure_running(home)
    assert not server.started_by_us
    server.leave()
    assert not runs(server)


def test_a_server_set_going_by_hand_is_left_alone(home):
    server = ensure_running(home)
    server.leave()
    place, binaries = server.place, server.binaries
    options = f"-p {place.remembered()['port']} -k {place.socket_folder()}"
    with place.log.open("ab") as log:
        place.account.run(binaries["pg_ctl"], "start", "-s", "-w", "-D", place.data, "-o", options, stdout=log, stderr=log)
    try:
        guest = ensure_running(home)
        assert not guest.started_by_us and ask(guest.url, "select 1") == 1
        guest.leave()
        assert runs(server)
    finally:
        place.account.run(binaries["pg_ctl"], "stop", "-s", "-m", "immediate", "-D", place.data)


class Writer(threading.Thread):
    """Commits numbers one by one and remembers each that the server acknowledged."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.acknowledged, self.enough = url, [], threading.Event()

    def run(self):
        try:
            with psycopg.connect(self.url, autocommit=True) as connection:
                start = connection.execute("select coalesce(max(n), 0) from kept").fetchone()[0]
                for number in range(start + 1, start + 1_000_000):
                    connection.execute("insert into kept values (%s)", [number])
                    self.acknowledged.append(number)
                    if len(self.acknowledged) == 300:
                        self.enough.set()
        except psycopg.OperationalError:
            return  # the server was killed, as meant


def test_kill_9_while_committing_loses_no_acknowledged_row(home):
    server = ensure_running(home)
    with psycopg.connect(server.url) as connection:
        connection.execute("create table kept (n bigint primary key)")
    acknowledged = []
    for _round in range(2):
        writer = Writer(server.url)
        writer.start()
        assert writer.enough.wait(60)
        for pid in living(server.place.data, server.place.account):
            with suppress(ProcessLookupError):  # it ended by itself once its postmaster was gone
                os.kill(pid, signal.SIGKILL)
        writer.join()
        acknowledged += writer.acknowledged
        assert server.revive()
    with psycopg.connect(server.url) as connection:
        kept = {number for (number,) in connection.execute("select n from kept")}
    assert set(acknowledged) <= kept and len(kept) <= len(acknowledged) + 2
    server.leave()


class Ponderer(threading.Thread):
    """Keeps a backend so busy that it does not notice its postmaster's death."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.connection = psycopg.connect(url, autocommit=True)
        self.cut_off = False

    def run(self):
        try:
            self.connection.execute("select count(*) from generate_series(1, 10000000000)")
        except psycopg.OperationalError:
            self.cut_off = True
        self.connection.close()


def test_a_backend_that_outlives_its_postmaster_is_ended_before_the_next_start(home):
    server = ensure_running(home)
    ponderer = Ponderer(server.url)
    backend = ponderer.connection.info.backend_pid
    ponderer.start()
    while ask(server.url, f"select state from pg_stat_activity where pid = {backend}") != "active":
        pass
    os.kill(noted(server.place.data)[0], signal.SIGKILL)
    assert server.revive()
    ponderer.join()
    assert ponderer.cut_off and ask(server.url, "select 1") == 1
    server.leave()


def test_a_dead_postmaster_that_nobody_buries_does_not_block(home):
    """In a container without an init a killed process stays a zombie; PostgreSQL alone would refuse to start."""
    server = ensure_running(home)
    server.leave()
    zombie = subprocess.Popen(["/bin/true"])
    while not is_zombie(zombie.pid):
        pass
    leave_behind(server.place, zombie.pid)
    again = ensure_running(home)
    assert again.started_by_us and ask(again.url, "select 1") == 1
    again.leave()
    zombie.wait()


def test_a_pid_given_to_another_program_is_not_taken_for_the_server(home):
    """After a restart of the machine the noted PID may belong to anybody, even under the same account."""
    server = ensure_running(home)
    server.leave()
    account = server.place.account
    become = {"user": account.uid} if account.switch else {}
    stranger = subprocess.Popen(["/bin/sleep", "60"], cwd="/", **become)
    leave_behind(server.place, stranger.pid)
    again = ensure_running(home)
    assert again.started_by_us and ask(again.url, "select 1") == 1
    again.leave()
    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def leave_behind(place, pid: int) -> None:
    """What a killed server leaves in its data folder."""
    left = place.data / "postmaster.pid"
    left.write_text(f"{pid}\n{place.data}\n1700000000\n5432\n/tmp\n127.0.0.1\n 1 1\nready   \n")
    left.chmod(0o600)
    place.account.own(left)
