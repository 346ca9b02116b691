"""Properties of counting that hold for every rule and every day, against a slow count made day by day."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from tiepdan.law.calendar import DEFAULT
from tiepdan.law.due import compute_due
from tiepdan.law.rules import all_rules

ONE = timedelta(days=1)
DAYS = st.dates(date(2026, 7, 1), date(2027, 10, 31))
AFTER = [rule for rule in all_rules().values() if rule.direction == "after" and rule.length]
ROLLED = [rule for rule in AFTER if rule.kind not in {"effect_date", "min_duration"} and rule.until > date(2027, 12, 31)]
WORKING = [rule for rule in ROLLED if rule.unit == "working_day"]
CALENDAR_DAYS = [rule for rule in ROLLED if rule.unit == "day"]
FIXED = [rule for rule in AFTER if rule.kind in {"effect_date", "min_duration"}]
BEFORE = [rule for rule in all_rules().values() if rule.direction == "before" and rule.unit != "hour"]


def _works(day: date) -> bool:
    return DEFAULT.is_day_off(day) is None


def _rolled(day: date) -> date:
    while not _works(day):
        day += ONE
    return day


def _facts(rule):
    return {"remote": True} if rule.area == "remote" else {}


@given(st.sampled_from(WORKING), DAYS)
def test_working_days_are_counted_one_by_one_and_never_end_on_a_day_off(rule, start):
    day, left = start, rule.length
    while left:
        day += ONE
        left -= _works(day)
    due = compute_due(rule.duty, start).due
    assert due == day
    assert _works(due)


@given(st.sampled_from(CALENDAR_DAYS), DAYS)
def test_calendar_days_end_on_the_first_working_day_at_or_after_the_last(rule, start):
    assert compute_due(rule.duty, start, **_facts(rule)).due == _rolled(start + timedelta(days=rule.length))


@given(st.sampled_from(FIXED), DAYS)
def test_effect_and_posting_fall_on_the_day_after_whatever_day_it_is(rule, start):
    assert compute_due(rule.duty, start).due == start + timedelta(days=rule.length + 1)


@given(st.sampled_from(BEFORE), DAYS)
def test_a_notice_leaves_its_full_days_ahead_of_the_event(rule, event):
    due = compute_due(rule.duty, event).due
    between = [due + timedelta(days=number) for number in range((event - due).days)]
    full = [day for day in between if rule.unit == "day" or _works(day)]
    assert len(full) == rule.length
    assert rule.unit == "day" or _works(due)


@given(st.sampled_from([*ROLLED, *FIXED, *BEFORE]), DAYS, st.integers(1, 40))
def test_a_later_event_is_never_due_earlier(rule, start, later):
    facts = _facts(rule)
    assert compute_due(rule.duty, start, **facts).due <= compute_due(rule.duty, start + timedelta(days=later), **facts).due


@given(st.sampled_from(CALENDAR_DAYS), DAYS, st.integers(0, 200), st.integers(0, 60))
def test_a_pause_gives_back_exactly_its_own_days(rule, start, after, span):
    assume(after <= rule.length)
    suspended = start + timedelta(days=after)
    due = compute_due(rule.duty, start, pauses=[[suspended, suspended + timedelta(days=span)]], **_facts(rule)).due
    assert due == _rolled(start + timedelta(days=rule.length + span))


@given(st.sampled_from(["complaint.first.settle", "complaint.second.settle", "complaint.discipline.settle"]), DAYS, st.booleans())
def test_a_complex_case_is_never_due_before_a_plain_one(duty, start, remote):
    assert compute_due(duty, start, remote=remote).due <= compute_due(duty, start, remote=remote, complex=True).due


@given(DAYS, st.integers(0, 2))
def test_each_extension_adds_thirty_days_before_rolling(start, extensions):
    due = compute_due("denunciation.settle", start, specially_complex=True, extensions=extensions).due
    assert due == _rolled(start + timedelta(days=30 + 30 * extensions))


@given(st.sampled_from([*ROLLED, *FIXED, *BEFORE]), DAYS)
def test_the_last_sentence_names_the_very_date_that_is_answered(rule, start):
    answer = compute_due(rule.duty, start, **_facts(rule))
    assert answer.why[-1].endswith(f"{DEFAULT.named[DEFAULT.position(answer.due)]}.")
    assert answer.why[0].startswith(answer.cites)
