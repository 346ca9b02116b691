"""Acts on clocks and recounts of one province take turns; no clock stays on an old calendar, other provinces go on, nobody waits for ever."""

import threading
import time
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction

from tiepdan.common.actor import SYSTEM, Actor, at_office
from tiepdan.journal.models import JournalEntry
from tiepdan.journal.record import record
from tiepdan.journal.verify import broken_links
from tiepdan.law import entries
from tiepdan.law.actions import change_days, pause_clocks, start_clock
from tiepdan.law.models import Clock, Recount
from tiepdan.law.turns import stand_beside

pytestmark = pytest.mark.django_db(transaction=True)
TODAY, STORM, AFTER = date(2026, 7, 6), date(2026, 7, 31), date(2026, 8, 3)
SETTLE = "complaint.first.settle"
PATIENCE = 30  # seconds after which somebody is taken to wait for ever


def start(number: int, province: int = 1, by: Actor = SYSTEM) -> Clock:
    """A settlement that ends on STORM by the country's calendar."""
    return start_clock(SETTLE, by=by, province_id=province, holder_post_id=1, start=date(2026, 7, 1), subject="round", subject_id=number)


def close(by: Actor = SYSTEM) -> Recount:
    return change_days(by=by, province_id=1, off={STORM: "nghỉ bão"}, worked={}, ground="QĐ 12", today=TODAY)


class Elsewhere(threading.Thread):
    """Something done over a connection of its own, in one transaction that ends when `let_go` says so (at once, unless `held`)."""

    def __init__(self, *acts: Callable[[], object], held: bool = False) -> None:
        super().__init__(daemon=True)
        self.acts, self.free, self.done = acts, threading.Event(), threading.Event()
        self.pid, self.problem = 0, None
        if not held:
            self.free.set()
        self.start()

    def run(self) -> None:
        try:
            with transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute("select pg_backend_pid()")
                    self.pid = cursor.fetchone()[0]
                for act in self.acts:
                    act()
                self.done.set()
                self.free.wait(PATIENCE)
        except BaseException as problem:
            self.problem = problem
        finally:
            self.done.set()
            connection.close()

    def let_go(self) -> None:
        self.free.set()
        self.join(PATIENCE)
        assert not self.is_alive(), "waits for ever"
        if self.problem is not None:
            raise self.problem

    def until_it_waits(self) -> None:
        for _ in range(PATIENCE * 100):
            with connection.cursor() as cursor:
                cursor.execute("select exists (select from pg_locks where pid = %s and not granted)", [self.pid])
                if self.pid and cursor.fetchone()[0]:
                    return
            assert not self.done.is_set(), f"it should have waited: {self.problem}"
            time.sleep(0.01)
        raise AssertionError("it never waited")


def test_a_clock_started_while_a_recount_runs_counts_by_the_new_days():
    recount = Elsewhere(close, held=True)
    assert recount.done.wait(PATIENCE)
    begun = Elsewhere(lambda: start(1))
    begun.until_it_waits()
    recount.let_go()
    begun.let_go()
    assert Clock.objects.get().due == AFTER


def test_a_clock_being_started_when_the_recount_comes_is_counted_again():
    begun = Elsewhere(lambda: start(1), held=True)
    assert begun.done.wait(PATIENCE)
    recount = Elsewhere(close)
    recount.until_it_waits()
    begun.let_go()
    recount.let_go()
    assert Clock.objects.get().due == AFTER
    assert Recount.objects.get().moved == 1


def test_a_clock_stopped_in_between_runs_by_the_new_days():
    start(1)
    recount = Elsewhere(close, held=True)
    assert recount.done.wait(PATIENCE)
    stopped = Elsewhere(lambda: pause_clocks(by=SYSTEM, subject="round", subject_id=1, on=AFTER, duties=[SETTLE]))
    stopped.until_it_waits()
    recount.let_go()
    stopped.let_go()  # on the old calendar its period would have run out on STORM, and the pause been refused
    assert Clock.objects.get().paused_since == AFTER


def test_another_province_is_not_held_up_and_reading_goes_on():
    start(1)
    recount = Elsewhere(close, held=True)
    assert recount.done.wait(PATIENCE)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set local lock_timeout = '2s'")
        assert start(2, province=2).due == STORM
        assert Clock.objects.get(subject_id=1).due == STORM, "what is not committed is not seen"
    recount.let_go()
    assert Clock.objects.get(subject_id=1).due == AFTER


def test_an_act_that_stood_beside_first_may_write_the_journal_and_start_clocks_while_a_recount_waits():
    """Both write into one office's chain, and the act asks for its turn again after the recount has queued up."""
    office, go_on = at_office(SYSTEM, "VP", "15"), threading.Event()
    thing = Recount.objects.create(province_id=1, done_on=TODAY, what="x", ground="x", by="x")

    def written() -> None:
        stand_beside(1)
        record(entries.DAY_WITHDRAWN, thing, by=office, days="một việc khác")
        act.done.set()
        go_on.wait(PATIENCE)
        start(1, by=office)
        record(entries.DAY_WITHDRAWN, thing, by=office, days="và lần nữa")

    act = Elsewhere(written)
    assert act.done.wait(PATIENCE)
    recount = Elsewhere(lambda: close(by=office))
    recount.until_it_waits()
    go_on.set()
    act.let_go()
    recount.let_go()
    assert Clock.objects.get().due == AFTER
    assert JournalEntry.objects.count() == 3
    assert not list(broken_links())


def test_many_acts_and_recounts_at_once_all_come_to_an_end():
    office = at_office(SYSTEM, "VP", "15")

    def acts(turn: int) -> list[Callable[[], object]]:
        return [lambda: start(turn, by=office), lambda: record(entries.DAY_WITHDRAWN, Recount(pk=turn), by=office, days="x")]

    days = [date(2026, 8, day) for day in (4, 5, 6)]
    several = [Elsewhere(*acts(turn)) for turn in range(6)]
    several += [Elsewhere(lambda day=day: change_days(by=office, province_id=1, off={day: "nghỉ"}, worked={}, ground="QĐ", today=TODAY)) for day in days]
    for one in several:
        one.let_go()
    assert Clock.objects.count() == 6
    assert not list(broken_links())
