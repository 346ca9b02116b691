"""A house of its own: gunicorn over a database server that a test may stop, as when a machine fails at night."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tiepdan.project.home import ROOT
from tiepdan.project.postgres import Server, ensure_running
from tiepdan.project.postgres.account import account_for
from tiepdan.project.postgres.binaries import find_binaries
from tiepdan.project.postgres.roles import WEB

PATIENCE = 60


class House:
    """`address` of its pages. The database is stopped by its own launcher and comes back with everything in it."""

    def __init__(self, home: Path, server: Server) -> None:
        self.home, self.server, self.url = home, server, server.url
        self.address = ""

    def stop_database(self) -> None:
        self.server.leave()

    def start_database(self) -> None:
        with _without_database_url():
            self.server = ensure_running(self.home, durable=False)

    def ask(self, statement: str) -> list[tuple]:
        with psycopg.connect(self.url) as connection:
            return connection.execute(statement).fetchall()


@contextmanager
def house_with(database: str) -> Iterator[House]:
    """Pages and database of their own, filled from a database of the test run's server."""
    with tempfile.TemporaryDirectory(prefix="tiepdan-house-") as folder, _without_database_url():
        Path(folder).chmod(0o711)
        home = Path(folder) / "var"
        house = House(home, ensure_running(home, durable=False))
        try:
            _fill(house.url, database, home)
            with _pages(house):
                yield house
        finally:
            house.server.leave()


@contextmanager
def _without_database_url() -> Iterator[None]:
    named = os.environ.pop("DATABASE_URL", None)
    try:
        yield
    finally:
        if named is not None:
            os.environ["DATABASE_URL"] = named


def _fill(url: str, database: str, home: Path) -> None:
    """Copy the database over, as its owner would with pg_dump and psql."""
    from django.db import connection

    told = connection.settings_dict
    source = {"PGHOST": told["HOST"], "PGPORT": str(told["PORT"]), "PGUSER": told["USER"], "PGPASSWORD": told["PASSWORD"]}
    programs = find_binaries(account_for(home))
    dump = subprocess.run([programs["pg_dump"], "--no-owner", database], env=os.environ | source, capture_output=True, check=True).stdout
    subprocess.run([programs["psql"], "--quiet", "--set=ON_ERROR_STOP=1", url], input=dump, stdout=subprocess.DEVNULL, check=True)


@contextmanager
def _pages(house: House) -> Iterator[None]:
    """Gather the static files and start gunicorn as `tiepdan serve` does, on a port the system picks."""
    conf = ROOT / "tiepdan" / "project" / "gunicorn_conf.py"
    log = house.home / "log" / "web.log"
    surroundings = {name: value for name, value in os.environ.items() if name != "TIEPDAN_TESTING"} | {
        "TIEPDAN_HOME": str(house.home), "DATABASE_URL": house.server.url_for(WEB), "TIEPDAN_BIND": "127.0.0.1:0", "TIEPDAN_WEB_WORKERS": "1",
    }
    gather = [sys.executable, "-m", "django", "collectstatic", "--no-input", "--verbosity", "0"]
    subprocess.run(gather, cwd=ROOT, env=surroundings, check=True)
    command = [sys.executable, "-m", "gunicorn", "--config", str(conf), "--log-level", "info", "tiepdan.project.wsgi:application"]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=out, stderr=out) as running:
        try:
            house.address = _address_in(log, running)
            yield
        finally:
            running.terminate()


def _address_in(log: Path, running: subprocess.Popen) -> str:
    """Where it listens, once it says so and answers."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        said = log.read_text()
        if "Listening at: " in said:
            address = said.split("Listening at: ")[1].split()[0]
            try:
                urllib.request.urlopen(address, timeout=5).close()
                return address
            except (OSError, urllib.error.HTTPError):
                pass
        time.sleep(0.05)
    raise AssertionError(log.read_text())
