"""Whose turn it is with the clocks of a province: many acts at once side by side, or one recount alone.

A lock of the province, taken first: before the row of the file, before the chain of the journal, and given back with the transaction.
So a recount meets no act half way: whoever began before it is waited for, whoever comes later counts by what it left.
Other provinces do not notice. The order of all locks stands in this room's README.
"""

from django.db import connection
from django.db.models import Model

CLOCKS = 20_111  # this house's first key of an advisory lock; the second is the province


def stand_beside(province_id: int) -> None:
    """Wait for a recount of the province under way; no other begins until this act ends. First statement of every act on clocks."""
    _lock("select pg_advisory_xact_lock_shared(%s, %s)", [CLOCKS, province_id])


def stand_beside_file(model: type[Model], pk: int) -> None:
    """The same for whoever knows only the petition, the round or the letter; its `province_id` never changes. Nothing when there is none."""
    table = connection.ops.quote_name(model._meta.db_table)
    _lock(f"select pg_advisory_xact_lock_shared(%s, province_id::int) from {table} where id = %s", [CLOCKS, pk])


def stand_beside_clocks(subject: str, subject_id: int) -> None:
    """The same for whoever knows only what the clocks run on."""
    _lock(
        "select pg_advisory_xact_lock_shared(%s, province_id::int) from law_clock where subject = %s and subject_id = %s limit 1",
        [CLOCKS, subject, subject_id],
    )


def stand_alone(province_id: int) -> None:
    """Wait for every act on clocks of the province, then hold off those to come until this act ends. Reading goes on."""
    _lock("select pg_advisory_xact_lock(%s, %s)", [CLOCKS, province_id])


def _lock(statement: str, told: list[object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
