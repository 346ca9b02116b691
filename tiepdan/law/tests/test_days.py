"""A day off entered by the province moves every running date it touches, once, and says why."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tiepdan.common.actor import CITIZEN, SYSTEM, Actor, ActorKind
from tiepdan.common.errors import AbilityMissing
from tiepdan.journal.models import JournalEntry
from tiepdan.law.actions import (
    change_days,
    confirm_rule,
    meet_clock,
    pause_clocks,
    resume_clocks,
    start_clock,
    take_back_rule,
    withdraw_day,
)
from tiepdan.law.models import ChangedDate, Clock, DayChange, Recount
from tiepdan.law.permission import CHANGE_LAW
from tiepdan.law.queries import calendars_ever
from tiepdan.law.recurring import all_recurring
from tiepdan.law.refusals import AlreadyDayOff, AlreadyWorked, DayChangedAlready, DayTooLongAgo, GroundMissing, RuleCertainAlready
from tiepdan.law.rules import all_rules

pytestmark = pytest.mark.django_db
TODAY = date(2026, 7, 6)
STORM = date(2026, 7, 31)  # the day KN1-05 from 01/7 ends
SETTLE = "complaint.first.settle"


def _start(number=7, duty=SETTLE, start=date(2026, 7, 1), province=1, **facts):
    return start_clock(duty, by=SYSTEM, province_id=province, holder_post_id=11, start=start, subject="round", subject_id=number, **facts)


def _close(*days, ground="QĐ 12/QĐ-UBND", by=SYSTEM, today=TODAY):
    return change_days(by=by, province_id=1, off=dict.fromkeys(days, "nghỉ bão"), worked={}, ground=ground, today=today)


def test_a_date_on_the_new_day_off_moves_and_the_list_says_why():
    clock = _start()
    recount = _close(STORM)
    kept = Clock.objects.get(pk=clock.pk)
    moved = ChangedDate.objects.get()
    assert (kept.due, kept.rule) == (date(2026, 8, 3), "KN1-05")
    assert (moved.clock_id, moved.old, moved.new) == (clock.pk, STORM, date(2026, 8, 3))
    assert moved.reason == "thứ Sáu, 31/7/2026: nghỉ (nghỉ bão), QĐ 12/QĐ-UBND"
    assert any("nghỉ bão" in sentence for sentence in kept.why)
    assert (recount.looked_at, recount.moved) == (1, 1)


def test_other_clocks_stay_as_they_are():
    ended, early, other = _start(1), _start(2, start=date(2026, 6, 1)), _start(3, province=2)
    meet_clock(SETTLE, by=SYSTEM, subject="round", subject_id=1, on=TODAY)
    before = {clock.pk: clock.due for clock in (ended, early, other)}
    assert _close(STORM).moved == 0
    assert dict(Clock.objects.values_list("pk", "due")) == before


def test_a_clock_started_later_counts_with_the_day():
    _close(STORM)
    assert _start().due == date(2026, 8, 3)


def test_withdrawing_gives_the_date_back_and_both_acts_are_in_the_journal_once():
    _start()
    _close(STORM)
    withdraw_day(DayChange.objects.get().pk, by=SYSTEM, province_id=1, ground="QĐ 13/QĐ-UBND", today=TODAY)
    assert Clock.objects.get().due == STORM
    assert list(JournalEntry.objects.order_by("pk").values_list("kind", flat=True)) == ["law.days_changed", "law.day_withdrawn"]
    assert ChangedDate.objects.count() == 2


def test_a_worked_saturday_brings_a_date_in_working_days_forward():
    clock = _start(duty="complaint.first.accept")
    change_days(by=SYSTEM, province_id=1, off={}, worked={date(2026, 7, 4): "làm bù"}, ground="TB 1", today=TODAY)
    assert Clock.objects.get().due < clock.due


def test_a_stopped_clock_runs_on_by_the_new_days():
    _start()
    which = {"by": SYSTEM, "subject": "round", "subject_id": 7, "duties": [SETTLE]}
    pause_clocks(on=date(2026, 7, 10), **which)
    _close(STORM)
    _close(date(2026, 8, 10))
    (clock,) = resume_clocks(on=date(2026, 7, 20), **which)
    assert clock.due == date(2026, 8, 11)


@pytest.mark.parametrize(("day", "refusal"), [(date(2026, 8, 2), AlreadyDayOff), (date(2026, 9, 2), AlreadyDayOff), (date(2025, 7, 31), DayTooLongAgo)])
def test_nonsense_is_refused_and_nothing_stays(day, refusal):
    _start()
    with pytest.raises(refusal):
        _close(STORM, day)
    assert not Recount.objects.exists()
    assert Clock.objects.get().due == STORM


def test_twice_the_same_day_no_ground_a_worked_working_day_and_a_stranger_are_refused():
    _close(STORM)
    with pytest.raises(DayChangedAlready):
        _close(STORM)
    with pytest.raises(GroundMissing):
        _close(date(2026, 8, 4), ground=" ")
    with pytest.raises(AlreadyWorked):
        change_days(by=SYSTEM, province_id=1, off={}, worked={date(2026, 8, 4): "làm bù"}, ground="TB 1", today=TODAY)
    with pytest.raises(AbilityMissing):
        _close(date(2026, 8, 4), by=CITIZEN)
    assert Recount.objects.count() == 1


def test_the_administrator_of_one_province_changes_no_other():
    keeper = Actor(ActorKind.OFFICIAL, "Lý Văn An", office_code="VP", province="15", province_id=1, abilities=frozenset({CHANGE_LAW}))
    assert _close(STORM, by=keeper).province_id == 1
    with pytest.raises(AbilityMissing):
        change_days(by=keeper, province_id=2, off={STORM: "nghỉ bão"}, worked={}, ground="QĐ 12", today=TODAY)


def test_every_calendar_a_province_counted_by_is_known_even_those_of_one_day():
    _close(STORM)
    _close(date(2026, 8, 3))
    withdraw_day(DayChange.objects.get(day=STORM).pk, by=SYSTEM, province_id=1, ground="QĐ 13", today=TODAY)
    ever = [(each.is_day_off(STORM) is not None, each.is_day_off(date(2026, 8, 3)) is not None) for each in calendars_ever(1)]
    assert ever == [(False, True), (True, True), (True, False), (False, False)]


def test_many_clocks_cost_as_many_questions_as_one():
    _start(1)
    _close(date(2026, 7, 30))  # the first act of an office begins its journal chain
    with CaptureQueriesContext(connection) as one:
        _close(STORM)
    for number in range(2, 12):
        _start(number, start=date(2026, 7, number))
    with CaptureQueriesContext(connection) as many:
        assert _close(date(2026, 8, 10)).moved > 1
    assert len(many) == len(one)


def test_a_rule_vouched_for_shows_as_certain_until_it_is_taken_back():
    clock = _start(duty="feedback.settle")
    assert not clock.certain
    told = {"by": SYSTEM, "province_id": 1, "ground": "đối chiếu văn bản gốc", "today": TODAY}
    confirm_rule(clock.rule, **told)
    clock.refresh_from_db()
    assert clock.certain
    assert _start(8, duty="feedback.settle").certain
    with pytest.raises(RuleCertainAlready):
        confirm_rule(clock.rule, **told)
    take_back_rule(clock.rule, **told)
    assert not Clock.objects.filter(certain=True).exists()


def test_a_recurring_duty_may_be_vouched_for_too():
    unsure = next(rule for rule in all_recurring().values() if rule.confidence != "FOUND")
    told = confirm_rule(unsure.id, by=SYSTEM, province_id=1, ground="đối chiếu văn bản gốc", today=TODAY)
    assert told.rule == unsure.id and told.taken_back_on is None
    assert take_back_rule(unsure.id, by=SYSTEM, province_id=1, ground="đính chính", today=TODAY).taken_back_on == TODAY


def test_whoever_keeps_the_calendar_vouches_for_no_rule():
    keeper = Actor(ActorKind.OFFICIAL, "Lý Văn An", office_code="VP", province="15", province_id=1, abilities=frozenset({CHANGE_LAW}))
    unsure = next(rule for rule in all_rules().values() if not rule.certain)
    with pytest.raises(AbilityMissing):
        confirm_rule(unsure.id, by=keeper, province_id=1, ground="x", today=TODAY)


def test_a_rule_with_a_found_source_needs_nobody_to_vouch():
    found = next(rule for rule in all_rules().values() if rule.certain)
    with pytest.raises(RuleCertainAlready):
        confirm_rule(found.id, by=SYSTEM, province_id=1, ground="x", today=TODAY)
