"""What the contract of the clock says, point by point, with the sentences an official reads."""

from datetime import date, datetime

import pytest

from tiepdan.law.calendar import DEFAULT
from tiepdan.law.due import compute_due, compute_under
from tiepdan.law.errors import BadFacts


def _refused(duty, start, **facts):
    with pytest.raises(BadFacts) as refusal:
        compute_due(duty, start, **facts)
    return refusal.value


def test_the_rule_changes_on_the_first_of_july_2026():
    old, new = compute_due("complaint.first.accept", date(2026, 6, 30)), compute_due("complaint.first.accept", date(2026, 7, 1))
    assert (old.rule, old.unit, old.due) == ("KN1-03", "day", date(2026, 7, 10))
    assert (new.rule, new.unit, new.due) == ("KN1-04", "working_day", date(2026, 7, 10))
    assert new.since == date(2026, 7, 1)


def test_a_notice_ahead_takes_the_rule_of_the_event_not_of_the_notice():
    assert compute_due("complaint.dialogue_notice", date(2026, 7, 2)).due == date(2026, 6, 27)
    assert _refused("complaint.dialogue_notice", date(2026, 6, 30)).code == "not_in_force"


def test_an_event_before_the_rule_existed_is_refused():
    wrong = _refused("denunciation.settle", date(2018, 12, 31))
    assert wrong.code == "not_in_force"
    assert "01/01/2019" in wrong.message


def test_remote_areas_take_their_own_rule_and_long_windows():
    assert compute_due("complaint.second.settle", date(2026, 7, 20), remote=True).rule == "KN2-06"
    assert compute_due("complaint.second.window", date(2026, 8, 5), remote=True).due == date(2026, 9, 21)


def test_a_fact_that_does_not_matter_changes_nothing():
    plain = compute_due("denunciation.settle", date(2026, 7, 10))
    assert compute_due("denunciation.settle", date(2026, 7, 10), remote=True, dismissal=True, many_places=True).due == plain.due


@pytest.mark.parametrize(
    ("facts", "allowed"),
    [
        ({"extensions": 1}, "không được gia hạn"),
        ({"complex": True, "extensions": 2}, "chỉ được gia hạn 1 lần"),
        ({"specially_complex": True, "extensions": 3}, "chỉ được gia hạn 2 lần"),
    ],
)
def test_more_extensions_than_the_act_allows_are_refused(facts, allowed):
    wrong = _refused("denunciation.settle", date(2026, 7, 10), **facts)
    assert wrong.code == "too_many_extensions"
    assert allowed in wrong.message


def test_a_complaint_is_not_extended_by_decision():
    assert _refused("complaint.first.settle", date(2026, 7, 1), complex=True, extensions=1).code == "too_many_extensions"


def test_two_pauses_move_the_end_by_their_sum_before_rolling():
    pauses = [["2026-07-20", "2026-07-27"], [date(2026, 8, 3), date(2026, 8, 8)]]
    answer = compute_due("complaint.first.settle", date(2026, 7, 1), pauses=pauses)
    assert answer.due == date(2026, 8, 12)  # 31/7 + 7 + 5
    assert any("7 ngày không tính" in sentence for sentence in answer.why)


def test_the_second_pause_may_lie_in_the_time_the_first_one_gave_back():
    answer = compute_due("complaint.first.settle", date(2026, 7, 1), pauses=[["2026-07-30", "2026-08-10"], ["2026-08-11", "2026-08-13"]])
    assert answer.due == date(2026, 8, 13)


def test_a_pause_while_the_end_rolls_over_days_off_ends_when_it_goes_on():
    # Due Saturday 15/8, rolling to Monday 17/8; suspended on the Monday, continued on Thursday 20/8.
    answer = compute_due("complaint.first.settle", date(2026, 7, 1), remote=True, pauses=[["2026-08-17", "2026-08-20"]])
    assert answer.due == date(2026, 8, 20)


@pytest.mark.parametrize(
    ("pauses", "code"),
    [
        ([["2026-07-10", "2026-07-20"], ["2026-07-15", "2026-07-22"]], "pauses_overlap"),
        ([["2026-07-20", "2026-07-10"]], "pause_reversed"),
        ([["2026-06-30", "2026-07-10"]], "pause_outside"),
        ([["2026-08-03", "2026-08-10"]], "pause_outside"),
        ([["2026-07-10", None]], "pause_open"),
        ([["2026-07-10"]], "bad_pause"),
        ("2026-07-10", "bad_pause"),
        ([["10/7/2026", "20/7/2026"]], "bad_date"),
    ],
)
def test_pauses_that_cannot_be_are_refused(pauses, code):
    assert _refused("complaint.first.settle", date(2026, 7, 1), pauses=pauses).code == code


@pytest.mark.parametrize("duty", ["complaint.dialogue_notice", "denunciation.crime_signs", "feedback.settle"])
def test_what_does_not_run_cannot_be_paused(duty):
    assert _refused(duty, date(2026, 7, 15), pauses=[["2026-07-15", "2026-07-20"]]).code == "pause_not_here"


def test_a_swapped_saturday_counts_as_a_working_day():
    answer = compute_due("denunciation.acceptance_notice", date(2026, 8, 21))
    assert answer.due == date(2026, 8, 27)
    assert "Có tính thứ Bảy 22/8/2026: làm bù cho 31/8/2026." in answer.why


def test_days_skipped_are_named():
    (skipped,) = [
        sentence
        for sentence in compute_due("petition.first_answer", date(2026, 11, 20)).why
        if "Không tính" in sentence and "nghỉ" in sentence
    ]
    assert "thứ Ba 24/11 (Ngày Văn hóa Việt Nam 24/11)" in skipped
    assert "Chủ nhật 22/11" in skipped


def test_the_new_holiday_of_24_november_is_not_one_before_2026():
    assert compute_due("petition.first_answer", date(2025, 11, 10)).due == date(2025, 11, 24)
    assert compute_due("denunciation.tell_transferor", date(2026, 11, 4)).due == date(2026, 11, 25)


def test_an_effect_date_is_never_rolled():
    answer = compute_due("complaint.first.effect", date(2026, 7, 1))
    assert answer.due == date(2026, 8, 1)  # a Saturday
    assert "thứ Bảy, 01/8/2026" in answer.why[-1]


def test_at_once_means_the_same_day_or_the_next_working_day():
    assert compute_due("denunciation.decline_notice", date(2026, 9, 1)).due == date(2026, 9, 3)
    assert compute_due("denunciation.decline_notice", date(2026, 9, 3)).due == date(2026, 9, 3)


def test_where_the_law_sets_no_length_there_is_no_date_only_an_aim():
    answer = compute_due("feedback.settle", date(2026, 7, 1))
    assert answer.due is None
    assert answer.target == date(2026, 7, 31)
    assert not answer.certain
    assert "không có hạn luật định" in answer.why[-1]
    assert any("không phải hạn luật định" in sentence for sentence in answer.why)


def test_hours_need_a_time_and_give_one_back():
    assert compute_due("reception.online.connect", "2026-07-20T08:30").due == datetime(2026, 7, 20, 7, 30)
    assert _refused("reception.online.connect", date(2026, 7, 20)).code == "time_missing"


def test_a_time_of_day_does_not_matter_to_a_duty_in_days():
    assert compute_due("denunciation.transfer", datetime(2026, 7, 1, 23, 59)).due == date(2026, 7, 8)


def test_two_acts_with_two_limits_are_told_side_by_side():
    answer = compute_due("complaint.first.accept", date(2026, 11, 20))
    assert answer.due == date(2026, 12, 2)
    assert any("Luật Khiếu nại 02/2011/QH13, Điều 27" in sentence and "30/11/2026" in sentence for sentence in answer.why)
    assert not any("Lưu ý" in sentence for sentence in compute_due("complaint.first.accept", date(2026, 7, 1)).why)


def test_the_first_sentence_is_the_article_and_the_last_names_the_date():
    answer = compute_due("complaint.first.settle", date(2026, 8, 3))
    assert answer.why[0].startswith("Luật Khiếu nại 02/2011/QH13, Điều 28:")
    assert "không tính ngày này, đếm từ thứ Ba, 04/8/2026" in answer.why[1]
    assert "thứ Tư 02/9 (Quốc khánh)" in answer.why[3]
    assert answer.why[-1] == "Hạn cuối là thứ Năm, 03/9/2026."


def test_a_date_that_leans_on_days_nobody_announced_is_not_certain():
    assert not compute_due("denunciation.act_on_conclusion", date(2027, 2, 2)).certain
    assert compute_due("denunciation.act_on_conclusion", date(2026, 8, 10)).certain


def test_a_new_day_off_moves_the_date():
    calendar = DEFAULT.with_changes({date(2026, 7, 31): "nghỉ theo quyết định của tỉnh"})
    assert compute_due("complaint.first.settle", date(2026, 7, 1), calendar=calendar).due == date(2026, 8, 3)


def test_a_case_keeps_the_rule_version_that_set_its_clock():
    assert compute_under("KN1-03", date(2026, 6, 30)).due == date(2026, 7, 10)
    with pytest.raises(BadFacts):
        compute_under("KN9-99", date(2026, 6, 30))


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"remote": "yes"}, "bad_fact"),
        ({"extensions": -1}, "bad_fact"),
        ({"extensions": True}, "bad_fact"),
        ({"colour": 1}, "unknown_fact"),
    ],
)
def test_facts_of_a_wrong_shape_are_refused(facts, code):
    assert _refused("denunciation.settle", date(2026, 7, 10), **facts).code == code


@pytest.mark.parametrize("start", ["2026-02-30", "01/7/2026", "20260701", "", 20260701, None])
def test_what_is_not_a_day_is_refused(start):
    assert _refused("denunciation.settle", start).code == "bad_date"


def test_an_unknown_duty_is_refused():
    assert _refused("complaint.third.settle", date(2026, 7, 1)).code == "unknown_duty"


def test_a_date_past_the_known_calendar_is_refused_not_guessed():
    assert _refused("complaint.lawsuit_window", date(2030, 6, 1)).code == "calendar_year"
