"""The days on which offices are closed, year by year, and what a province may add to them."""

from datetime import date

import holidays
import pytest

from tiepdan.law.calendar import DEFAULT, name_day, read_days, write_day
from tiepdan.law.errors import BadFacts

# Announced on 25/12/2025, after the package's year 2026 was written.
ANNOUNCED_LATER = {date(2026, 1, 2), date(2026, 1, 10)}


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 2, 16), "giao thừa Tết Nguyên đán"),
        (date(2026, 2, 20), "mùng 4 Tết Nguyên đán"),
        (date(2026, 4, 27), "Giỗ Tổ Hùng Vương (nghỉ bù)"),
        (date(2026, 1, 2), "nghỉ thay cho 10/01/2026"),
        (date(2026, 8, 31), "nghỉ thay cho 22/8/2026"),
        (date(2026, 9, 2), "Quốc khánh"),
        (date(2026, 11, 24), "Ngày Văn hóa Việt Nam 24/11"),
        (date(2026, 11, 28), "nghỉ cuối tuần"),
        (date(2027, 2, 10), "mùng 5 Tết Nguyên đán, dự kiến"),
    ],
)
def test_a_day_off_says_why(day, reason):
    assert DEFAULT.is_day_off(day) == reason


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 8, 22),
        date(2026, 1, 10),
        date(2025, 4, 26),
        date(2024, 5, 4),
        date(2014, 1, 25),  # Saturdays given for a day off
        date(2025, 11, 24),
        date(2026, 2, 23),
        date(2026, 9, 3),
    ],
)
def test_offices_work_on(day):
    assert DEFAULT.is_day_off(day) is None


def test_next_working_day_after_national_day_2026():
    assert DEFAULT.next_working_day(date(2026, 8, 29)) == date(2026, 9, 3)
    assert DEFAULT.next_working_day(date(2026, 9, 3)) == date(2026, 9, 3)


def test_the_years_named_by_the_contract_agree_with_the_holidays_package():
    package = holidays.country_holidays("VN", years=range(2025, 2028))
    ours = {day for day in DEFAULT.days if 2025 <= day.year <= 2027 and bool(DEFAULT.is_day_off(day)) == package.is_working_day(day)}
    assert ours == ANNOUNCED_LATER


def test_a_province_adds_a_day_and_the_old_calendar_stays():
    storm = date(2026, 10, 8)
    added = DEFAULT.with_changes({storm: "nghỉ vì bão theo công điện của tỉnh"}, {date(2026, 10, 10): "làm bù cho 08/10/2026"})
    assert added.is_day_off(storm) == "nghỉ vì bão theo công điện của tỉnh"
    assert added.is_day_off(date(2026, 10, 10)) is None
    assert DEFAULT.is_day_off(storm) is None


def test_an_announced_day_is_no_longer_estimated():
    tet = date(2027, 2, 4)
    position = DEFAULT.position(tet)
    announced = DEFAULT.with_changes({tet: "29 tháng Chạp"})
    assert DEFAULT.estimated_between(position, position)
    assert not announced.estimated_between(position, position)
    assert announced.is_day_off(tet) == "29 tháng Chạp"


def test_a_day_outside_the_known_years_is_refused():
    with pytest.raises(BadFacts) as refusal:
        DEFAULT.is_day_off(date(2031, 1, 1))
    assert refusal.value.code == "calendar_year"


def test_days_are_written_as_on_official_papers():
    assert write_day(date(2026, 2, 5)) == "05/02/2026"
    assert write_day(date(2026, 9, 2)) == "02/9/2026"
    assert name_day(date(2026, 12, 13)) == "Chủ nhật, 13/12/2026"


def test_a_year_without_a_source_is_refused(tmp_path):
    path = tmp_path / "days.yaml"
    path.write_text("sources: {}\nyears: {2026: {source: [], confidence: FOUND, days_off: {2026-01-01: Tết}}}", encoding="utf-8")
    with pytest.raises(ValueError, match="source"):
        read_days(path)


def test_a_day_listed_under_another_year_is_refused(tmp_path):
    path = tmp_path / "days.yaml"
    path.write_text("sources: {a: b}\nyears: {2026: {source: [a], confidence: FOUND, days_off: {2027-01-01: Tết}}}", encoding="utf-8")
    with pytest.raises(ValueError, match="not days of that year"):
        read_days(path)
