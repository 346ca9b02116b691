"""Put the wall up, or say that it stands. Done by the owner of the tables, after every migration."""

import hashlib

from django.db import connection, transaction

from tiepdan.project.postgres.roles import NAMES
from tiepdan.project.walls.policies import statements

STANDS = "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'walls'"


def walls_stand() -> bool:
    """Whether the wall that tables.py describes is up in this database."""
    with connection.cursor() as cursor:
        cursor.execute(STANDS)
        row = cursor.fetchone()
        return bool(row) and row[0] == _print_of(_sql(cursor))


def raise_walls() -> bool:
    """Put the wall up; false where the server has no roles for it (`tiepdan database roles` prints how to make them)."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_roles where rolname = any(%s)", [list(NAMES)])
        if cursor.fetchone()[0] < len(NAMES):
            return False
        sql = _sql(cursor)
        for statement in sql:
            cursor.execute(statement)
        cursor.execute(f"comment on schema walls is '{_print_of(sql)}'")
    return True


def _sql(cursor) -> list[str]:
    cursor.execute("select current_user")
    owner = cursor.fetchone()[0]
    cursor.execute("select tablename from pg_tables where schemaname = 'public' order by 1")
    return list(statements(owner, [row[0] for row in cursor.fetchall()]))


def _print_of(sql: list[str]) -> str:
    return hashlib.sha256("\n".join(sql).encode()).hexdigest()
