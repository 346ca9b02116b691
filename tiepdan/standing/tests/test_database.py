"""What a connection keeps of its planned statements when an act is refused."""

import pytest
from django.db import DatabaseError, connection, transaction

pytestmark = pytest.mark.django_db


def planned() -> int:
    """How many statements of this session the server keeps ready."""
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_prepared_statements where statement like '%the same again%'")
        return cursor.fetchone()[0]


def ask() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select %s::text || 'the same again'", ["x"])


def test_a_refused_act_lets_the_connection_keep_its_plans():
    for _turn in range(5):
        ask()
    before = planned()
    with pytest.raises(ValueError, match="refused"), transaction.atomic():
        raise ValueError("refused")
    ask()
    assert before == planned() == 1


def test_going_back_to_a_point_that_is_not_there_is_an_error_of_the_database():
    with pytest.raises(DatabaseError), transaction.atomic():
        connection._savepoint_rollback("nowhere")
