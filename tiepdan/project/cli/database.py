"""For the commands that need a database: a running server, Django set up, tables and province in place."""

import os
import sys
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
            made = ensure_vault()
            if behind or not walls_stand():
                raise_walls()
            return made or behind
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [MIGRATING])


def ensure_vault() -> bool:
    """The vault's own database with its table, made when it lies beside the main one; true when something had to be done.

    Away or without the right to make it, everything else goes on: what is sealed waits in the main database, closed.
    """
    from django.conf import settings
    from django.core.management import call_command
    from django.db import DatabaseError, connection, connections
    from django.db.migrations.executor import MigrationExecutor

    if not settings.VAULT_ON:
        return False
    vault = connections["vault"]
    try:
        if not settings.VAULT_URL:
            with connection.cursor() as cursor:
                cursor.execute("select 1 from pg_database where datname = %s", [vault.settings_dict["NAME"]])
                if cursor.fetchone() is None:
                    cursor.execute(f"create database {connection.ops.quote_name(vault.settings_dict['NAME'])}")
        executor = MigrationExecutor(vault)
        behind = bool(executor.migration_plan([("vault", name) for app, name in executor.loader.graph.leaf_nodes("vault")]))
        if behind:
            call_command("migrate", "vault", database="vault", interactive=False, verbosity=0)
            if not settings.VAULT_URL:
                _open_vault_to_roles()
        return behind
    except DatabaseError as trouble:
        print(f"Kho niêm phong chưa mở được, đơn mới vẫn được niêm phong và chờ: {type(trouble).__name__}", file=sys.stderr)
        return False


def _open_vault_to_roles() -> None:
    """Beside the main database pages and jobs reach the vault's rows as themselves: they read, add and take away what is closed, and own nothing."""
    from django.db import connections

    from tiepdan.project.postgres.roles import WEB, WORKER

    with connections["vault"].cursor() as cursor:
        cursor.execute("select rolname from pg_roles where rolname = any(%s)", [[WEB, WORKER]])
        for (role,) in cursor.fetchall():
            cursor.execute(f"grant select, insert, update, delete on vault_kept, vault_trace to {role}")
            cursor.execute(f"grant usage, select on all sequences in schema public to {role}")


def load_settings_province(*, demo_password: str | None = None) -> dict[str, int]:
    """Load the province of the settings; nothing is done when its folder has not changed."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from tiepdan.common.actor import SYSTEM
    from tiepdan.offices.actions import load_province

    counts = load_province(settings.PROVINCE_DIR, by=SYSTEM, today=localdate(), demo_password=demo_password)
    if demo_password is not None:
        give_keys_to_invented(demo_password)
    return counts


def give_keys_to_invented(passphrase: str) -> int:
    """Keys for the invented officials, opened by the password they sign in with; real officials make their own. How many were new."""
    from django.utils.timezone import now

    from tiepdan.common.actor import SYSTEM
    from tiepdan.offices.models import Holding
    from tiepdan.vault.actions import give_demo_keys

    held = Holding.objects.filter(until__isnull=True, official__demo__isnull=False).values_list("official_id", "post_id")
    return give_demo_keys(held, passphrase, by=SYSTEM, now=now())


def province_here() -> int | None:
    """The province this home's data folder was loaded as."""
    from django.conf import settings

    from tiepdan.offices.folder import read_bytes
    from tiepdan.offices.models import Province
    from tiepdan.offices.province_data import digest_of

    return Province.objects.filter(data_digest=digest_of(read_bytes(settings.PROVINCE_DIR))).values_list("pk", flat=True).first()
