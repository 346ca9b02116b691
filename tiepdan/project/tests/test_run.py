"""`tiepdan run`, whole: it comes up, comes back after kill -9 of pages and database, and Ctrl-C leaves nothing behind."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tiepdan.project.home import ROOT
from tiepdan.project.postgres import embedded
from tiepdan.project.tests.petitioner import Petitioner

pytestmark = [pytest.mark.launcher, pytest.mark.slow]
PATIENCE = 120


@contextmanager
def tiepdan_run(home: Path) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-m", "tiepdan.project.cli", "run"]
    surroundings = os.environ | {"TIEPDAN_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.terminate()


def told_address(running: subprocess.Popen) -> str:
    """The citizens' address, once it is told."""
    for line in running.stdout:
        if found := re.search(r"Người dân: (http\S+)", line):
            return found[1]
    raise AssertionError("it ended without telling an address")


def processes_of(home: Path) -> list[int]:
    """Everything that runs for this home: what knows it from its surroundings, and the server on its data folder."""
    return [int(path.name) for path in Path("/proc").glob("[0-9]*") if _belongs(path, str(home))]


def _belongs(process: Path, home: str) -> bool:
    try:
        surroundings = (process / "environ").read_bytes().decode(errors="replace").split("\0")
        return f"TIEPDAN_HOME={home}" in surroundings or str((process / "cwd").readlink()).startswith(home)
    except OSError:
        return False


def wait_for_codes(petitioners: list[Petitioner], more: int) -> None:
    """Until each petitioner holds `more` receipts than now."""
    goals = [(petitioner, len(petitioner.codes) + more) for petitioner in petitioners]
    until = time.monotonic() + PATIENCE
    while any(len(petitioner.codes) < goal for petitioner, goal in goals):
        assert not any(petitioner.trouble for petitioner in petitioners), [petitioner.trouble for petitioner in petitioners]
        assert time.monotonic() < until, "no receipts"
        time.sleep(0.05)


def test_every_acknowledged_petition_outlives_kill_9_and_ctrl_c_leaves_nothing_running(home):
    with tiepdan_run(home) as running:
        address = told_address(running)
        petitioners = [Petitioner(address) for _ in range(2)]
        for petitioner in petitioners:
            petitioner.start()
        for _round in range(2):
            wait_for_codes(petitioners, more=2)
            killed = set(processes_of(home)) - {running.pid}
            assert len(killed) > 5  # pages, worker, database
            for pid in killed:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        wait_for_codes(petitioners, more=2)
        for petitioner in petitioners:
            petitioner.stopping.set()
        for petitioner in petitioners:
            petitioner.join()
        running.send_signal(signal.SIGINT)
        assert running.wait(PATIENCE) == 0
    assert processes_of(home) == []
    assert not (home / "pg" / "data" / "postmaster.pid").exists()

    shown = [code for petitioner in petitioners for code in petitioner.codes]
    assert sum(petitioner.broken for petitioner in petitioners) > 0  # somebody did press again
    with embedded(home) as url, psycopg.connect(url) as connection:
        kept = [code for (code,) in connection.execute("select code from intake_petition")]
    assert sorted(shown) == sorted(kept)  # none lost, none taken twice
