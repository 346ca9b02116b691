"""Clocks on petitions and rounds: started, met, dropped, handed over, paused and resumed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tiepdan.common.actor import SYSTEM
from tiepdan.law.actions import drop_clocks, hand_over_clocks, meet_clock, pause_clocks, resume_clocks, start_clock
from tiepdan.law.models import Clock
from tiepdan.law.refusals import DateNotComputed, NothingToPause, NothingToResume
from tiepdan.law.rules import all_rules

pytestmark = pytest.mark.django_db
ROUND = {"subject": "round", "subject_id": 7}
SETTLE = "complaint.first.settle"


def _start(duty=SETTLE, start=date(2026, 7, 1), **facts):
    return start_clock(duty, by=SYSTEM, province_id=1, holder_post_id=11, start=start, **ROUND, **facts)


def test_a_clock_keeps_its_rule_its_facts_and_its_sentences():
    clock = Clock.objects.get(pk=_start(complex=True).pk)
    assert (clock.rule, clock.due, clock.started_on) == ("KN1-05", date(2026, 8, 17), date(2026, 7, 1))
    assert clock.facts == {"start": "2026-07-01", "complex": True}
    assert clock.why[-1] == "Hạn cuối là thứ Hai, 17/8/2026."
    assert clock.certain


def test_a_duty_without_a_legal_limit_keeps_only_an_aim():
    clock = Clock.objects.get(pk=_start("feedback.settle").pk)
    assert clock.due is None
    assert clock.facts["target"] == "2026-07-31"
    assert not clock.certain
    assert clock not in Clock.objects.overdue(date(2027, 1, 1))


def test_facts_that_contradict_the_rule_start_no_clock():
    with pytest.raises(DateNotComputed, match="không được gia hạn"):
        _start("denunciation.settle", extensions=1)
    assert not Clock.objects.exists()


def test_the_same_duty_does_not_run_twice():
    _start()
    with pytest.raises(IntegrityError), transaction.atomic():
        _start()


def test_a_met_clock_is_no_longer_overdue():
    _start()
    assert Clock.objects.overdue(date(2026, 8, 1)).count() == 1
    meet_clock(SETTLE, by=SYSTEM, on=date(2026, 7, 30), **ROUND)
    assert not Clock.objects.overdue(date(2026, 8, 1)).exists()
    assert Clock.objects.get().met_on == date(2026, 7, 30)


def test_meeting_a_clock_that_does_not_run_changes_nothing():
    _start()
    meet_clock("complaint.first.send_decision", by=SYSTEM, on=date(2026, 7, 30), **ROUND)
    assert Clock.objects.get().met_on is None


def test_dropping_some_duties_leaves_the_others_running():
    _start()
    _start("complaint.first.send_decision", start=date(2026, 7, 31))
    drop_clocks(by=SYSTEM, on=date(2026, 8, 1), duties=[SETTLE], **ROUND)
    assert [clock.duty for clock in Clock.objects.running()] == ["complaint.first.send_decision"]
    drop_clocks(by=SYSTEM, on=date(2026, 8, 2), **ROUND)
    assert not Clock.objects.running().exists()


def test_clocks_follow_the_custody_unless_they_have_ended():
    _start()
    meet_clock(SETTLE, by=SYSTEM, on=date(2026, 7, 30), **ROUND)
    running = _start("complaint.first.send_decision", start=date(2026, 7, 31))
    hand_over_clocks(by=SYSTEM, holder_post_id=22, **ROUND)
    assert Clock.objects.get(pk=running.pk).holder_post_id == 22
    assert Clock.objects.get(duty=SETTLE).holder_post_id == 11


def test_a_pause_stops_the_clock_and_its_days_are_given_back():
    _start()
    pause_clocks(by=SYSTEM, on=date(2026, 7, 10), duties=[SETTLE], **ROUND)
    assert not Clock.objects.overdue(date(2026, 12, 1)).exists()
    (clock,) = resume_clocks(by=SYSTEM, on=date(2026, 7, 20), duties=[SETTLE], **ROUND)
    kept = Clock.objects.get(pk=clock.pk)
    assert (kept.due, kept.paused_since, kept.rule) == (date(2026, 8, 10), None, "KN1-05")
    assert kept.facts["pauses"] == [["2026-07-10", "2026-07-20"]]


def test_a_second_pause_adds_to_the_first():
    _start()
    for since, until in ((date(2026, 7, 10), date(2026, 7, 20)), (date(2026, 8, 3), date(2026, 8, 6))):
        pause_clocks(by=SYSTEM, on=since, duties=[SETTLE], **ROUND)
        resume_clocks(by=SYSTEM, on=until, duties=[SETTLE], **ROUND)
    assert Clock.objects.get().due == date(2026, 8, 13)  # 31/7 + 10 + 3


def test_pausing_twice_or_resuming_what_runs_is_refused():
    _start()
    with pytest.raises(NothingToResume):
        resume_clocks(by=SYSTEM, on=date(2026, 7, 20), duties=[SETTLE], **ROUND)
    pause_clocks(by=SYSTEM, on=date(2026, 7, 10), duties=[SETTLE], **ROUND)
    with pytest.raises(NothingToPause):
        pause_clocks(by=SYSTEM, on=date(2026, 7, 12), duties=[SETTLE], **ROUND)


def test_a_pause_outside_the_period_is_refused_and_nothing_changes():
    _start()
    with pytest.raises(DateNotComputed, match="nằm ngoài thời hạn"):
        pause_clocks(by=SYSTEM, on=date(2026, 9, 10), duties=[SETTLE], **ROUND)
    assert Clock.objects.get().paused_since is None


def test_a_continuation_before_the_suspension_is_refused():
    _start()
    pause_clocks(by=SYSTEM, on=date(2026, 7, 10), duties=[SETTLE], **ROUND)
    with pytest.raises(DateNotComputed, match="lại trước ngày tạm đình chỉ"):
        resume_clocks(by=SYSTEM, on=date(2026, 7, 9), duties=[SETTLE], **ROUND)
    assert Clock.objects.get().paused_since == date(2026, 7, 10)


def test_a_clock_of_the_old_law_is_recounted_under_the_old_law():
    clock = _start("complaint.first.accept", start=date(2026, 6, 29))
    pause_clocks(by=SYSTEM, on=date(2026, 7, 3), duties=[clock.duty], **ROUND)
    (kept,) = resume_clocks(by=SYSTEM, on=date(2026, 7, 6), duties=[clock.duty], **ROUND)
    assert (kept.rule, kept.due) == ("KN1-03", date(2026, 7, 13))  # 09/7 + 3 = Sunday 12/7, then Monday


def test_every_rule_fits_the_columns_of_a_clock():
    wide = {name: Clock._meta.get_field(name).max_length for name in ("duty", "title", "cites", "unit")}
    for rule in all_rules().values():
        assert all(len(getattr(rule, name)) <= limit for name, limit in wide.items()), rule.id
        assert len(rule.id) <= Clock._meta.get_field("rule").max_length
