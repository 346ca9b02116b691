"""A new data folder, whole or not at all, with a fixed Vietnamese-safe locale, passwords and two roles."""

import os
import shutil
import tempfile
from pathlib import Path

from tiepdan.project.postgres.binaries import Binaries
from tiepdan.project.postgres.errors import NotCreated, OtherMajor
from tiepdan.project.postgres.place import Place, write_private

ADMIN, ROLE, DATABASE = "tiepdan_admin", "tiepdan", "tiepdan"

# The environment's locale has no say: under LC_ALL=C, lower('ĐƠN') would silently stay 'ĐƠn'.
# From 17 on PostgreSQL brings its own Unicode tables; before that, glibc's C.UTF-8 folds the same letters.
LOCALE = ("--encoding=UTF8", "--locale=C.UTF-8")
BUILTIN = ("--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST")

# Failing statements and "Failing row contains (…)" would put petitioners' names into a plain log.
SETTINGS = """
# Tiếp Dân
lc_messages = 'C'
timezone = 'UTC'
log_timezone = 'UTC'
log_min_error_statement = panic
log_error_verbosity = terse
"""


def ensure_cluster(place: Place, binaries: Binaries) -> None:
    """Make the data folder unless it stands. Raises OtherMajor when another major version made it, NotCreated."""
    version = place.data / "PG_VERSION"
    if version.exists():
        found = version.read_text().strip()
        if found != str(binaries.major):
            raise OtherMajor(data=place.data, found=found, ours=binaries.major)
        return
    for left in place.folder.glob("data.new-*"):
        shutil.rmtree(left)
    fresh = place.folder / f"data.new-{os.getpid()}"
    try:
        _initdb(place, binaries, fresh)
        _roles(place, binaries, fresh)
    except NotCreated:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    fresh.rename(place.data)


def _initdb(place: Place, binaries: Binaries, fresh: Path) -> None:
    passing = place.folder / "first-password"
    write_private(passing, place.password(ADMIN, make=True))
    place.account.own(passing)
    provider = BUILTIN if binaries.major >= 18 else ()
    try:
        _must(
            place,
            (binaries["initdb"], "--pgdata", fresh, "--username", ADMIN, "--pwfile", passing, "--auth=scram-sha-256"),
            (*LOCALE, *provider, "--data-checksums", "--no-instructions"),
        )
    finally:
        passing.unlink()
    with (fresh / "postgresql.conf").open("a") as conf:
        conf.write(SETTINGS)


def _roles(place: Place, binaries: Binaries, fresh: Path) -> None:
    """The application's role owns its database and may make test databases; it is no superuser.

    Done by the single-user server before the folder gets its name, so a half-made one is never met.
    """
    password = place.password(ROLE, make=True)
    sql = f"create role {ROLE} login createdb password '{password}'\ncreate database {DATABASE} owner {ROLE}\n"
    _must(place, (binaries["postgres"], "--single", "-D", fresh, "postgres"), (), say=sql)


def _must(place: Place, command: tuple, more: tuple, *, say: str = "") -> None:
    with tempfile.TemporaryFile("w+") as told:
        done = place.account.run(*command, *more, input=say, text=True, stdout=told, stderr=told)
        told.seek(0)
        lines = told.read().strip().splitlines()
    # The single-user server goes on after an error and ends with 0.
    errors = [line for line in lines if "ERROR:" in line or "FATAL:" in line or "error:" in line]
    if done.returncode or errors:
        raise NotCreated(data=place.data, reason=(errors or lines or ["?"])[0])
