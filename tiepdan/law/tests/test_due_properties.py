"""What holds for every rule with whatever facts it allows, in every year since it came into force, and what never passes."""

import json
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tiepdan.law.calendar import DEFAULT, write_day
from tiepdan.law.command import answer_lines
from tiepdan.law.due import VERSIONS, compute_due, compute_under
from tiepdan.law.errors import BadFacts
from tiepdan.law.rules import all_rules

ONE = timedelta(days=1)
FIRST, LAST = date(2012, 1, 1), date(2028, 12, 31)
RULES = list(all_rules().values())
AFTER = [rule for rule in RULES if rule.direction == "after" and rule.length]
ROLLED = [rule for rule in AFTER if rule.kind not in {"effect_date", "min_duration"}]
AT_ONCE = [rule for rule in RULES if rule.length == 0]
BEFORE = [rule for rule in RULES if rule.direction == "before"]
UNCAUTIONED = [rule for rule in ROLLED if rule.caution is None]
ANY = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=12), st.dates().map(str))


def _works(day):
    return DEFAULT.is_day_off(day) is None


def _rolled(day):
    while not _works(day):
        day += ONE
    return day


def _ends(rule, start, length):
    """The last day, counted one by one on the calendar, not rolled."""
    day = start
    while length:
        day += ONE
        length -= rule.unit == "day" or _works(day)
    return day


@st.composite
def _asked(draw, rules):
    """A rule with a day on which it governs and facts it allows; and the length these facts give."""
    rule = draw(st.sampled_from(rules))
    start = draw(st.dates(max(rule.since, FIRST + timedelta(days=60)), min(rule.until, LAST)))
    facts = {"remote": rule.area == "remote"}
    length = rule.length
    for fact, total in rule.totals.items():
        if draw(st.booleans()):
            facts[fact], length = True, total
    if rule.extends and draw(st.booleans()):
        facts["specially_complex"] = True
        facts["extensions"] = draw(st.integers(0, rule.extends.specially_complex))
        length += rule.extends.add * facts["extensions"]
    return rule, start, facts, length


@given(_asked(UNCAUTIONED))
def test_every_version_in_every_year_counts_as_a_person_would_day_by_day(asked):
    rule, start, facts, length = asked
    answer = compute_due(rule.duty, start, **facts)
    assert (answer.rule, answer.due) == (rule.id, _rolled(_ends(rule, start, length)))


@given(_asked(ROLLED + AT_ONCE))
def test_what_an_office_or_citizen_must_do_is_never_due_on_a_day_off(asked):
    rule, start, facts, _ = asked
    due = compute_due(rule.duty, start, **facts).due
    assert _works(due) and due >= start


@given(_asked(AT_ONCE))
def test_at_once_is_the_first_working_day_from_the_event_on(asked):
    rule, start, facts, _ = asked
    assert compute_due(rule.duty, start, **facts).due == _rolled(start)


@given(_asked([rule for rule in AFTER if rule.area == "" or rule.area == "remote"]), st.integers(1, 60))
def test_under_one_version_a_later_event_is_never_due_earlier(asked, later):
    rule, start, facts, _ = asked
    assume(start + timedelta(days=later) <= rule.until)
    assert compute_under(rule.id, start, **facts).due <= compute_under(rule.id, start + timedelta(days=later), **facts).due


@given(_asked([rule for rule in BEFORE if rule.unit != "hour"]))
def test_one_day_after_the_latest_notice_there_is_no_longer_enough_time(asked):
    rule, event, _, length = asked
    due = compute_due(rule.duty, event).due
    for day, enough in ((due, True), (due + ONE, False)):
        left = sum(rule.unit == "day" or _works(day + timedelta(days=number)) for number in range((event - day).days))
        assert (left >= length) is enough


@given(st.datetimes(datetime(2026, 7, 1), datetime(2028, 12, 31)))
def test_an_hour_ahead_is_an_hour_ahead_whatever_day_it_is(start):
    start = start.replace(microsecond=0)
    assert compute_due("reception.online.connect", start).due == start - timedelta(hours=1)


@given(_asked([rule for rule in UNCAUTIONED if rule.unit == "day"]), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 30)), max_size=4))
def test_pauses_add_up_whatever_order_they_are_told_in(asked, spans):
    rule, start, facts, length = asked
    pauses, day = [], start
    for gap, span in spans:
        pauses.append([day + timedelta(days=gap), day + timedelta(days=gap + span)])
        day = pauses[-1][1]
    total = sum(span for _, span in spans)
    assume(sum(gap for gap, _ in spans) <= length)
    expected = _rolled(start + timedelta(days=length + total))
    assert compute_under(rule.id, start, pauses=pauses, **facts).due == expected
    assert compute_under(rule.id, start, pauses=pauses[::-1], **facts).due == expected


@given(_asked(AFTER), st.integers(0, 5), st.integers(2, 20), st.integers(1, 20), st.integers(1, 20))
def test_overlapping_pauses_are_always_refused(asked, gap, first, into, second):
    rule, start, facts, _ = asked
    suspended = start + timedelta(days=gap)
    again = suspended + timedelta(days=min(into, first - 1))
    pauses = [[suspended, suspended + timedelta(days=first)], [again, again + timedelta(days=second)]]
    with pytest.raises(BadFacts) as refusal:
        compute_due(rule.duty, start, pauses=pauses, **facts)
    assert refusal.value.code == "pauses_overlap"
    assert write_day(again) in refusal.value.message


@given(st.sampled_from(sorted(VERSIONS)), st.integers(1, 4000))
def test_an_event_before_the_first_version_is_always_refused_with_the_day_it_began(duty, earlier):
    first = VERSIONS[duty][0]
    with pytest.raises(BadFacts) as refusal:
        compute_due(duty, first.since - timedelta(days=earlier))
    assert refusal.value.code == "not_in_force"
    assert write_day(first.since) in refusal.value.message


@given(_asked(RULES), st.integers(1, 5))
def test_one_extension_more_than_allowed_is_always_refused(asked, more):
    rule, start, facts, _ = asked
    allowed = rule.extends.specially_complex if rule.extends and facts.get("specially_complex") else 0
    assume(rule.unit != "hour")
    with pytest.raises(BadFacts) as refusal:
        compute_due(rule.duty, start, **(facts | {"extensions": allowed + more}))
    assert refusal.value.code == "too_many_extensions"
    assert "gia hạn" in refusal.value.message


@given(_asked([rule for rule in RULES if rule.unit != "hour"]))
def test_the_version_in_force_is_the_one_that_answers_and_it_answers_the_same_when_named(asked):
    rule, start, facts, _ = asked
    assert compute_due(rule.duty, start, **facts) == compute_under(rule.id, start, **facts)


@given(
    st.fixed_dictionaries(
        {"duty": st.one_of(st.sampled_from(sorted(VERSIONS)), ANY), "start": st.one_of(st.dates().map(str), ANY)},
        optional={
            "id": ANY,
            "remote": ANY,
            "complex": ANY,
            "specially_complex": ANY,
            "many_places": ANY,
            "extensions": ANY,
            "pauses": st.one_of(ANY, st.lists(st.one_of(ANY, st.lists(ANY, max_size=3)), max_size=3)),
        },
    )
)
def test_whatever_is_asked_gets_a_date_or_a_sentence(asked):
    (answer,) = (json.loads(line) for line in answer_lines([json.dumps(asked)]))
    assert answer["id"] == asked.get("id")
    assert "due" in answer or (answer["error"] and answer["message"].strip().endswith("."))


@given(st.text())
def test_whatever_line_is_given_stops_nothing(line):
    assume(line.strip())
    (answer,) = answer_lines([line])
    assert "error" in json.loads(answer)
