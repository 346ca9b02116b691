"""Duties that come round again: the examples a person counted, the borders of versions, and what no number follows from."""

import shutil
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepdan.law.calendar import DEFAULT
from tiepdan.law.errors import BadFacts
from tiepdan.law.recurring import FOLDER, WHO, all_recurring, by_duty, owed, owed_by, read_recurring
from tiepdan.law.rules import BrokenRule
from tiepdan.law.windows import PERS, windows

CASES = [(rule, example) for rule in all_recurring().values() for example in rule.examples]
STEADY = [rule for rule in all_recurring().values() if rule.minimum and rule.until.year > 2030]
DAYS = st.dates(date(2026, 7, 1), date(2029, 6, 30))
ONE = timedelta(days=1)


def _refused(ask, *asked):
    with pytest.raises(BadFacts) as refusal:
        ask(*asked)
    return refusal.value


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.id} {example.first}" for rule, example in CASES])
def test_each_duty_keeps_its_own_examples(rule, example):
    if not example.owed:
        assert _refused(owed, rule.duty, example.first, example.last).code == "not_in_force", example.why
        return
    answer = owed(rule.duty, example.first, example.last)
    assert tuple(one.owed for one in answer) == example.owed, example.why
    assert rule.id in {one.rule.id for one in answer}


def test_all_sixteen_duties_are_here_each_counted_at_its_border():
    assert sorted(all_recurring()) == [f"F-{number:02d}" for number in range(1, 17)]
    for rule in all_recurring().values():
        border = {rule.since, rule.until}
        assert any(example.first <= day <= example.last for example in rule.examples for day in border), rule.id


def test_a_commune_chair_sits_weekly_until_june_2026_and_two_days_a_month_after():
    before, cut, after = owed("reception.chair.commune", "2026-06-22", "2026-07-31")
    assert (before.rule.id, before.owed, before.window.per) == ("F-03", 1, "week")
    assert (cut.rule.id, cut.owed) == ("F-03", None)
    assert "một phần của kỳ" in cut.why[-1]
    assert (after.rule.id, after.owed, after.window.name) == ("F-04", 2, "tháng 7/2026")
    assert after.why[0].startswith("Luật Tiếp công dân 42/2013/QH13, Điều 15 (sửa bởi Luật 136/2025/QH15")
    assert after.why[-1] == "Tháng 7/2026, từ 01/7/2026 đến 31/7/2026: ít nhất 02 ngày tiếp."


def test_a_week_of_tet_asks_for_no_day():
    (week,) = owed("reception.chair.commune", "2026-02-17", "2026-02-18")
    assert week.owed == 0
    assert "cả kỳ là ngày nghỉ" in week.why[-1]


def test_where_the_law_sets_no_frequency_there_is_no_number():
    (answer,) = owed("reception.council", "2026-10-01", "2026-12-31")
    assert answer.owed is None
    assert "không đặt số lần" in answer.why[-1]
    assert "chưa được cán bộ pháp chế xác nhận" in answer.why[1]


def test_a_report_is_owed_when_its_span_has_ended():
    assert owed("report.provincial_plan", "2026-07-01", "2026-12-30") == ()
    names = [one.window.name for one in owed("report.party_heads", "2026-06-30", "2026-06-30")]
    assert names == ["tháng 6/2026", "06 tháng đầu năm 2026"]


def test_a_post_is_told_everything_it_owes():
    assert {one.rule.id for one in owed_by("provincial_reception_office", "2026-10-01", "2026-10-31")} == {"F-07", "F-12"}
    assert {rule.who for rule in all_recurring().values()} == set(WHO)


def test_a_day_off_added_by_decree_lowers_what_is_owed_daily():
    calendar = DEFAULT.with_changes({date(2026, 10, 5): "nghỉ theo quyết định của tỉnh"})
    (month,) = owed("reception.office.daily", "2026-10-01", "2026-10-31", calendar=calendar)
    assert month.owed == 21


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("reception.king", "2026-10-01", "2026-10-31"), "unknown_duty"),
        (("reception.chair.district", "2025-07-01", "2025-07-31"), "not_in_force"),
        (("reception.chair.province", "2014-05-01", "2014-06-30"), "not_in_force"),
        (("reception.chair.province", "2026-10-31", "2026-10-01"), "range_reversed"),
        (("reception.chair.province", "01/10/2026", "2026-10-01"), "bad_date"),
        (("reception.chair.province", "2026-10-01", None), "bad_date"),
        (("reception.chair.province", "2026-10-01", "2099-10-01"), "calendar_year"),
    ],
)
def test_wrong_facts_are_refused(asked, code):
    assert _refused(owed, *asked).code == code


def test_an_unknown_post_is_refused():
    assert _refused(owed_by, "village_elder", "2026-10-01", "2026-10-31").code == "unknown_who"


@given(st.sampled_from(sorted(PERS)), DAYS, st.integers(0, 800))
def test_windows_follow_one_another_and_touch_the_days_asked_about(per, first, span):
    last = first + timedelta(days=span)
    found = list(windows(per, first, last))
    assert all(window.first <= last and first <= window.last for window in found)
    assert all(earlier.last < later.first for earlier, later in pairwise(found))
    if per in {"week", "month", "quarter", "half", "year"}:
        assert found[0].first <= first and last <= found[-1].last
        assert all(earlier.last + ONE == later.first for earlier, later in pairwise(found))


@given(st.sampled_from(STEADY), DAYS, st.integers(0, 400))
def test_never_more_days_are_owed_than_are_worked_and_never_fewer_than_the_law_says(rule, first, span):
    for one in owed(rule.duty, first, first + timedelta(days=span)):
        assert one.owed is None or one.owed >= 1
        assert one.rule.id == rule.id
        assert one.why[0].startswith(rule.cites)
        if rule.unit == "day":
            days = [one.window.first + timedelta(days=number) for number in range((one.window.last - one.window.first).days + 1)]
            assert one.owed is None or one.owed <= sum(DEFAULT.is_day_off(day) is None for day in days)


@given(st.sampled_from([rule for rule in STEADY if rule.unit == "report"]), DAYS, st.integers(0, 200), st.integers(0, 200))
def test_reports_of_two_spans_one_after_the_other_add_up(rule, first, one, two):
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=1 + two)
    parts = [*owed(rule.duty, first, middle), *owed(rule.duty, middle + ONE, last)]
    whole = owed(rule.duty, first, last)
    assert sorted(part.window for part in parts) == sorted(part.window for part in whole)


def test_no_two_versions_of_a_duty_govern_one_day():
    for versions in by_duty(all_recurring().values()).values():
        assert all(older.until < newer.since for older, newer in pairwise(versions))


@pytest.mark.parametrize(
    ("act", "old", "new", "said"),
    [
        ("nghi_dinh_31_2019", "unit: report", "unit: speech", "unknown unit"),
        ("nghi_dinh_31_2019", "who: inspectorate", "who: nobody", "unknown who"),
        ("nghi_dinh_31_2019", "per: [month]", "per: [fortnight]", "unknown per"),
        ("nghi_dinh_31_2019", "per: [month]", "per: [working_day]", "only days"),
        ("nghi_dinh_31_2019", "minimum: 1", "minimum: 0", "minimum is a number"),
        ("nghi_dinh_31_2019", "minimum: 1", "minimum: null", "told together"),
        ("nghi_dinh_31_2019", "source: [PD-TC]", "source: []", "FOUND names its source"),
        ("nghi_dinh_31_2019", "source: [PD-TC]", "source: [GAZETTE]", "unknown source"),
        ("nghi_dinh_31_2019", "until: 2026-06-30", "until: 2018-06-30", "ends before it begins"),
        ("nghi_dinh_31_2019", "since: 2019-05-28", "since: soon", "F-16"),
        ("nghi_dinh_31_2019", "title:", "name:", "name"),
        ("nghi_dinh_31_2019", "owed: [1, 1, 1]", "much: [1]", "owed"),
        ("nghi_dinh_31_2019", "from: 2026-03-01", "from: 2026-06-01", "example ends before"),
        ("nghi_dinh_154_2026", "id: F-07", "id: F-06", "stands twice"),
        ("luat_tiep_cong_dan", "until: 2026-06-30", "until: 2026-07-01", "both govern"),
        ("luat_tiep_cong_dan", "confidence: UNCERTAIN", "confidence: FOUND", "nothing was found"),
        ("thong_tu_06_2025", "confidence: UNCERTAIN", "confidence: SURE", "unknown confidence"),
    ],
)
def test_a_broken_duty_stops_the_load_and_says_why(tmp_path, act, old, new, said):
    folder = shutil.copytree(FOLDER, tmp_path / "recurring")
    path = folder / f"{act}.yaml"
    told = path.read_text(encoding="utf-8")
    assert old in told
    path.write_text(told.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BrokenRule, match=said):
        read_recurring(folder)


def test_a_duty_with_two_examples_is_refused(tmp_path):
    folder = shutil.copytree(FOLDER, tmp_path / "recurring")
    path = folder / "ke_hoach_tinh_2026.yaml"
    path.write_text("\n".join(path.read_text(encoding="utf-8").rstrip().split("\n")[:-1]) + "\n", encoding="utf-8")
    with pytest.raises(BrokenRule, match="at least 3 worked examples"):
        read_recurring(folder)
