"""Databases made from one another: PostgreSQL copies a whole one by its files."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import psycopg
from psycopg import sql

PASSWORD = "mot-mat-khau-de-thu"


def loaded_province() -> str:
    """Make, once, a database with the whole province in it; the test database itself stays as it was."""
    from django.conf import settings
    from django.db import connection

    from tiepdan.common.actor import SYSTEM
    from tiepdan.offices.actions import load_province
    from tiepdan.project.cli.database import give_keys_to_invented

    name = connection.settings_dict["NAME"] + "_province"
    _make(name, connection.settings_dict["NAME"])
    with _instead(name):
        with connection.cursor() as cursor:  # Django flushes only the tables it manages: other tests' jobs may lie here
            cursor.execute("truncate procrastinate_jobs cascade")
        load_province(settings.PROVINCE_DIR, by=SYSTEM, today=date(2026, 9, 14), demo_password=PASSWORD)
        give_keys_to_invented(PASSWORD)
    return name


@contextmanager
def copy_of(name: str) -> Iterator[None]:
    """Work in a copy of a database, by every thread of this process; dropped afterwards."""
    copy = name + "_copy"
    _make(copy, name)
    with _instead(copy):
        yield
    _run(sql.SQL("drop database {} with (force)").format(sql.Identifier(copy)))


@contextmanager
def _instead(name: str) -> Iterator[None]:
    from django.db import connection

    told = connection.settings_dict  # the one dictionary that the connections of all threads are made from
    before = {key: told[key] for key in ("NAME", "CONN_MAX_AGE")}
    connection.close()
    told.update(NAME=name, CONN_MAX_AGE=0)  # no thread keeps a connection to a database that will go
    try:
        yield
    finally:
        connection.close()
        told.update(before)


@contextmanager
def empty_vault() -> Iterator[None]:
    """The vault's database of this run: one for all tests, emptied after each."""
    from django.db import connections

    told = connections["vault"].settings_dict
    before, told["CONN_MAX_AGE"] = told["CONN_MAX_AGE"], 0
    try:
        yield
    finally:
        with connections["vault"].cursor() as cursor:
            cursor.execute("truncate vault_kept")
        connections["vault"].close()
        told["CONN_MAX_AGE"] = before


def _make(name: str, template: str) -> None:
    from django.db import connection

    connection.close()  # nobody may be connected to what is copied
    _run(sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name)))
    _run(sql.SQL("create database {} template {} strategy file_copy").format(sql.Identifier(name), sql.Identifier(template)))


def _run(statement: sql.Composed) -> None:
    from django.db import connection

    told = connection.settings_dict
    with psycopg.connect(host=told["HOST"], port=told["PORT"], user=told["USER"], password=told["PASSWORD"], dbname="postgres", autocommit=True) as server:
        server.execute(statement)
