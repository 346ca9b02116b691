"""For the commands that need a database: a running server, Django set up, tables and province in place."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tiepdan.project.home import home, make_home
from tiepdan.project.postgres import Server, ensure_running

MIGRATING = 7_126_000_001  # the advisory lock that one migrating process holds


@contextmanager
def database(*, ready: bool = True) -> Iterator[Server]:
    """A server for the length of the block; one that we start here is stopped at the end.

    With `ready` the tables and the province's offices stand as the code and the data folder say.
    """
    os.environ["TIEPDAN_HOME"] = str(make_home(home()))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tiepdan.project.settings")
    with ExitStack() as leaving:
        server = ensure_running()
        leaving.callback(server.leave)
        os.environ["DATABASE_URL"] = server.url
        _set_up(leaving)
        if ready:
            migrate()
            load_settings_province()
        yield server


def _set_up(leaving: ExitStack) -> None:
    import django
    from django.db import connections

    django.setup()
    leaving.callback(connections.close_all)


def migrate() -> bool:
    """Bring the tables to what the code says; true when something had to be done. Of two that start together one waits."""
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from tiepdan.project.walls import raise_walls, walls_stand

    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [MIGRATING])
        try:
            executor = MigrationExecutor(connection)
            behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
            if behind:
                call_command("migrate", interactive=False, verbosity=0)
            if behind or not walls_stand():
                raise_walls()
            return behind
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [MIGRATING])


def load_settings_province(*, demo_password: str | None = None) -> dict[str, int]:
    """Load the province of the settings; nothing is done when its folder has not changed."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from tiepdan.common.actor import SYSTEM
    from tiepdan.offices.actions import load_province

    return load_province(settings.PROVINCE_DIR, by=SYSTEM, today=localdate(), demo_password=demo_password)


def province_here() -> int | None:
    """The province this home's data folder was loaded as."""
    from django.conf import settings

    from tiepdan.offices.folder import read_bytes
    from tiepdan.offices.models import Province
    from tiepdan.offices.province_data import digest_of

    return Province.objects.filter(data_digest=digest_of(read_bytes(settings.PROVINCE_DIR))).values_list("pk", flat=True).first()
