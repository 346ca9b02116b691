"""One throw-away home and one embedded server for a whole pytest run, started only when the first test asks for a database.

Under xdist the controller names the home; each worker joins the same server, and the last to leave stops it.
With DATABASE_URL in the environment that server is used instead.
"""

import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tiepdan.project.postgres import Server, ensure_running

MADE_HERE = "TIEPDAN_TEST_HOME" not in os.environ
HOME = Path(os.environ.get("TIEPDAN_TEST_HOME") or tempfile.mkdtemp(prefix="tiepdan-test-"))
os.environ |= {
    "TIEPDAN_TEST_HOME": str(HOME),
    "TIEPDAN_HOME": str(HOME),
    "TIEPDAN_TESTING": "1",
    "DJANGO_SETTINGS_MODULE": "tiepdan.project.settings",
    # Playwright's own event loop would make Django refuse plain queries in page tests.
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
if MADE_HERE:
    HOME.chmod(0o711)
    (HOME / "static").mkdir()  # WhiteNoise warns of a missing folder, and a warning fails a test
joined: list[Server] = []


def server_of_this_run() -> Server:
    """The server of this run; the first call starts it."""
    if not joined:
        joined.append(ensure_running(HOME, durable=False))
        os.environ["DATABASE_URL"] = joined[0].url
    return joined[0]


def pytest_configure(config):
    if config.pluginmanager.hasplugin("django"):
        from django.conf import settings

        assert settings.DATABASES  # read now, so that pytest-django finds them and sets Django up


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """Before the test database is made: start the server and tell Django where it is."""
    from django.db import connections

    if "DATABASE_URL" in os.environ:
        return
    address = urlsplit(server_of_this_run().url)
    for alias in ("default", "vault"):
        connections[alias].settings_dict.update(
            HOST=address.hostname, PORT=str(address.port or ""), USER=address.username, PASSWORD=address.password
        )


def pytest_collection_modifyitems(items):
    """A test with a database has the vault's too: whoever seals or opens meets both."""
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker or {"db", "transactional_db", "live_server"} & set(item.fixturenames):
            told = {**(marker.kwargs if marker else {}), "databases": ["default", "vault"]}
            item.add_marker(pytest.mark.django_db(**told), append=False)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database with its second wall: what a request does in a test, it does as the web role.

    Tests that commit are tidied up by TRUNCATE, which the journal's tables refuse: those guards are off while the tidying lasts.
    """
    from django.db import connection

    from tiepdan.project.walls import raise_walls

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        raise_walls()
        cursor.execute("select format('alter table %s %%s trigger %I', tgrelid::regclass, tgname) from pg_trigger where tgname like 'pgtrigger_%_emptied_%'")
        guards = [line for (line,) in cursor.fetchall()]
    kind = type(connection.ops)  # of the class: each context of a browser's event loop has a connection of its own
    plain = kind.sql_flush

    def flush(self, *args, **told):
        tidying = plain(self, *args, **told)
        if not tidying or self.connection.alias != "default":
            return tidying
        return [*(guard % "disable" for guard in guards), *tidying, *(guard % "enable" for guard in guards)]

    kind.sql_flush = flush


def pytest_unconfigure(config):
    while joined:
        joined.pop().leave()
    if MADE_HERE:
        if (HOME / "pg" / "data" / "postmaster.pid").exists():  # a worker that died left it running
            os.environ.pop("DATABASE_URL", None)
            ensure_running(HOME, durable=False).leave()
        shutil.rmtree(HOME, ignore_errors=True)
