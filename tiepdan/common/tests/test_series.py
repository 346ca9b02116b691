"""Numbers follow one another without a gap: a refused act gives its number back."""

import threading

import pytest
from django.db import connection, transaction

from tiepdan.common.models import Series, next_number


@pytest.mark.django_db
def test_numbers_follow_one_another():
    assert [next_number("a"), next_number("a"), next_number("b"), next_number("a")] == [1, 2, 1, 3]


@pytest.mark.django_db
def test_an_act_that_is_undone_gives_its_number_back():
    assert next_number("a") == 1
    with transaction.atomic():
        assert next_number("a") == 2
        transaction.set_rollback(True)
    assert next_number("a") == 2


@pytest.mark.django_db(transaction=True)
def test_two_at_once_get_two_numbers_and_leave_no_gap():
    taken, undone = [], []

    def take(times: int):
        try:
            for time in range(times):
                try:
                    with transaction.atomic():
                        number = next_number("shared")
                        if time % 3 == 2:
                            raise KeyError
                        taken.append(number)
                except KeyError:
                    undone.append(number)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(15,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == list(range(1, 21))
    assert len(undone) == 10
    assert Series.objects.get(name="shared").last == 20
