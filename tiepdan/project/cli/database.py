"""For the commands that need a database: a running server, Django set up, tables and province in place."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from tiepdan.project.home import home, make_home
from tiepdan.project.postgres import Server, ensure_running


@contextmanager
def database(*, ready: bool = True) -> Iterator[Server]:
    """A server for the length of the block; one that we start here is stopped at the end.

    With `ready` the tables and the province's offices stand as the code and the data folder say.
    """
    os.environ["TIEPDAN_HOME"] = str(make_home(home()))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiepdan.project.settings")
    server = ensure_running()
    os.environ["DATABASE_URL"] = server.url
    try:
        _set_up()
        if ready:
            migrate()
            load_settings_province()
        yield server
    finally:
        _close()
        server.leave()


def _set_up() -> None:
    import django

    django.setup()


def _close() -> None:
    from django.db import connections

    connections.close_all()


def migrate() -> bool:
    """Bring the tables to what the code says; true when something had to be done. A look costs a quarter of a second."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def load_settings_province(*, demo_password: str | None = None) -> dict[str, int]:
    """Load the province of the settings; nothing is done when its folder has not changed."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from tiepdan.common.actor import SYSTEM
    from tiepdan.offices.actions import load_province

    return load_province(settings.PROVINCE_DIR, by=SYSTEM, today=localdate(), demo_password=demo_password)
