"""What `tiepdan run` promises about its children: kept running, ended with us, and nothing else touched."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tiepdan.project.home import ROOT

PROGRAM = """
import sys
from pathlib import Path
from tiepdan.project.cli.supervise import Child, Supervisor
from tiepdan.project.postgres import Server
folder = Path(sys.argv[1])
script = 'echo $$ >> "$0"; exec ' + sys.argv[2]
child = Child("thử", ["/bin/sh", "-c", script, str(folder / "pids")], {}, log=folder / "log")
with Supervisor([child], Server("", started_by_us=False)) as running:
    sys.exit(running.watch())
"""
PATIENCE = 60


@contextmanager
def supervisor(folder: Path, what: str) -> Iterator[subprocess.Popen]:
    command = [sys.executable, "-c", PROGRAM, str(folder), what]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.terminate()


def pids(folder: Path, at_least: int) -> list[int]:
    """The PIDs of the children started so far; waits until there are enough."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        told = (folder / "pids").read_text().split() if (folder / "pids").exists() else []
        if len(told) >= at_least:
            return [int(pid) for pid in told]
        time.sleep(0.05)
    raise AssertionError("no child was started")


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def wait_until_gone(pid: int) -> None:
    until = time.monotonic() + PATIENCE
    while lives(pid):
        assert time.monotonic() < until, f"{pid} still lives"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_asked_to_stop_it_ends_its_children_and_leaves_well(tmp_path, number):
    with supervisor(tmp_path, "sleep 1000") as running:
        (child,) = pids(tmp_path, 1)
        os.kill(running.pid, number)
        assert running.wait(PATIENCE) == 0
        assert not lives(child)


def test_a_killed_child_is_started_again(tmp_path):
    with supervisor(tmp_path, "sleep 1000") as running:
        (first,) = pids(tmp_path, 1)
        os.kill(first, signal.SIGKILL)
        _first, second = pids(tmp_path, 2)
        assert lives(second)
        running.terminate()
        assert running.wait(PATIENCE) == 0
        assert not lives(second)


def test_killed_without_warning_it_takes_its_children_along(tmp_path):
    with supervisor(tmp_path, "sleep 1000") as running:
        (child,) = pids(tmp_path, 1)
        running.kill()
        running.wait()
        wait_until_gone(child)


def test_a_child_that_cannot_run_ends_it_all_in_one_sentence(tmp_path):
    with supervisor(tmp_path, 'sh -c "echo cổng đã có người dùng; exit 3"') as running:
        _out, told = running.communicate(timeout=PATIENCE)
        assert running.returncode == 1
        assert told == "Phần thử không chạy được nên Tiếp Dân dừng lại; dữ liệu vẫn còn nguyên. cổng đã có người dùng\n"
