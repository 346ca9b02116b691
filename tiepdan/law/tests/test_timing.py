"""Overdue is a question about a day, not a state."""

from datetime import date, datetime

import pytest

from tiepdan.law.timing import timing

DUE = date(2026, 9, 7)  # the Monday after the National Day week


@pytest.mark.parametrize(
    ("today", "unit", "state", "words", "days"),
    [
        (date(2026, 9, 9), "day", "late", "Trễ 2 ngày", -2),
        (date(2026, 9, 9), "working_day", "late", "Trễ 2 ngày", -2),
        (date(2026, 9, 7), "day", "soon", "Hôm nay", 0),
        (date(2026, 9, 4), "day", "soon", "Còn 3 ngày", 3),
        (date(2026, 9, 3), "day", "ok", "Còn 4 ngày", 4),
        (date(2026, 8, 28), "working_day", "soon", "Còn 3 ngày làm việc", 3),
        (date(2026, 8, 27), "working_day", "ok", "Còn 4 ngày làm việc", 4),
    ],
)
def test_a_running_clock(today, unit, state, words, days):
    stands = timing(DUE, today, unit=unit)
    assert (stands.state, stands.words, stands.days) == (state, words, days)


def test_a_paused_clock_is_never_late():
    stands = timing(DUE, date(2026, 12, 1), paused_since=date(2026, 8, 20))
    assert (stands.state, stands.words) == ("paused", "Tạm dừng từ 20/8/2026")


def test_a_met_clock_says_whether_it_was_in_time():
    assert timing(DUE, date(2026, 12, 1), met_on=date(2026, 9, 7)).words == "Xong đúng hạn"
    late = timing(DUE, date(2026, 12, 1), met_on=date(2026, 9, 10))
    assert (late.state, late.words, late.days) == ("done", "Xong, trễ 3 ngày", -3)


def test_without_a_legal_limit_nothing_is_late():
    assert timing(None, date(2026, 12, 1)).state == "none"
    assert timing(None, date(2026, 12, 1), met_on=date(2026, 12, 1)).words == "Đã xong"


def test_a_moment_is_judged_by_its_day():
    assert timing(datetime(2026, 9, 7, 7, 0), date(2026, 9, 7)).words == "Hôm nay"
