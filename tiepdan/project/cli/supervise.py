"""Keeps child processes and our database running until we are asked to stop; then stops all of them and nothing else."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from tiepdan.project.postgres import PostgresTrouble, Server

# A child that dies more often than this within a minute is broken, not unlucky.
MOST_DEATHS, WITHIN = 5, 60
LONGEST_GOODBYE = 30
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@dataclass
class Child:
    """A command we keep running. Without `log` it speaks on our own stderr."""

    name: str
    command: list[str]
    surroundings: dict[str, str]
    log: Path | None = None
    process: subprocess.Popen | None = None
    deaths: list[float] = field(default_factory=list)

    def start(self) -> None:
        # In a group of its own: Ctrl-C reaches us alone, and we tell the child. If we are killed, the kernel tells it.
        tied = ["setpriv", "--pdeathsig", "TERM", "--"] if shutil.which("setpriv") else []
        out = self.log.open("ab") if self.log else None
        try:
            self.process = subprocess.Popen(
                [*tied, *self.command],
                env=os.environ | self.surroundings,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )
        finally:
            if out:
                out.close()

    def has_died(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def last_words(self) -> str:
        lines = self.log.read_text(errors="replace").strip().splitlines() if self.log and self.log.exists() else []
        return lines[-1] if lines else ""


class Supervisor:
    """`with Supervisor(children, server) as running: running.watch()`"""

    def __init__(self, children: list[Child], server: Server) -> None:
        self.children = children
        self.server = server
        self.stopping = threading.Event()
        self.trouble = ""

    def __enter__(self) -> "Supervisor":
        for number in STOP_SIGNALS:
            signal.signal(number, self._stop)
        for child in self.children:
            child.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        for child in self.children:
            if child.process and not child.has_died():
                child.process.terminate()
        patience = time.monotonic() + LONGEST_GOODBYE
        for child in self.children:
            if child.process:
                _bury(child.process, patience)

    def watch(self) -> int:
        """Look after them until we are asked to stop (0) or one of them cannot be kept running (1)."""
        while not self.stopping.wait(0.5):
            self.tend()
        if self.trouble:
            print(self.trouble, file=sys.stderr)
        return 1 if self.trouble else 0

    def tend(self) -> None:
        """Start again whatever has died since we last looked: first the database, then those that need it."""
        try:
            if not self.server.is_up():
                self.server.revive()
        except PostgresTrouble as trouble:
            self._give_up(str(trouble))
        for child in self.children:
            if child.has_died():
                self._start_again(child)

    def _start_again(self, child: Child) -> None:
        now = time.monotonic()
        child.deaths = [death for death in child.deaths if now - death < WITHIN] + [now]
        if len(child.deaths) > MOST_DEATHS:
            self._give_up(f"Phần {child.name} không chạy được nên Tiếp Dân dừng lại; dữ liệu vẫn còn nguyên. {child.last_words()}")
            return
        self.stopping.wait(0.2 * len(child.deaths))
        if not self.stopping.is_set():
            child.start()

    def _give_up(self, sentence: str) -> None:
        self.trouble = self.trouble or sentence
        self.stopping.set()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping.set()


def _bury(process: subprocess.Popen, patience: float) -> None:
    try:
        process.wait(max(0.1, patience - time.monotonic()))
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
