"""Every rule keeps the examples a person worked out on a paper calendar, and a broken rule never loads."""

import shutil
from datetime import date

import pytest

from tiepdan.law.calendar import DEFAULT
from tiepdan.law.due import compute_due
from tiepdan.law.rules import FOLDER, BrokenRule, all_rules, read_rules

CASES = [(rule, example) for rule in all_rules().values() for example in rule.examples]
USED_ON_THE_PATH = {
    "petition.first_answer",
    "complaint.first.accept",
    "complaint.first.settle",
    "complaint.first.send_decision",
    "complaint.dialogue_notice",
    "complaint.first.effect",
    "enforcement.order",
    "denunciation.initial",
    "denunciation.settle",
    "denunciation.acceptance_notice",
    "denunciation.send_conclusion",
    "denunciation.act_on_conclusion",
    "denunciation.publish",
    "denunciation.transfer",
    "feedback.first_answer",
    "feedback.settle",
}


@pytest.mark.parametrize(("rule", "example"), CASES, ids=[f"{rule.id} {example.start}" for rule, example in CASES])
def test_each_rule_keeps_its_own_examples(rule, example):
    answer = compute_due(rule.duty, example.start, **example.facts)
    assert answer.rule == rule.id
    assert (answer.due and answer.due.isoformat()) == example.due, example.why
    if example.target:
        assert str(answer.target) == example.target, example.why


def test_all_sixty_two_periods_are_here():
    assert len(all_rules()) == 62


def test_every_version_is_counted_at_its_border():
    for rule in all_rules().values():
        days = {example.start[:10] for example in rule.examples}
        known = rule.since.year >= DEFAULT.data.first_year  # a rule older than the calendar is counted from its first year on
        assert not known or days & {rule.since.isoformat(), rule.until.isoformat()}, rule.id


def test_every_period_is_counted_across_days_off_of_its_own_or_stands_still_there():
    for rule in all_rules().values():
        told = [(example, compute_due(rule.duty, example.start, **example.facts)) for example in rule.examples]
        assert any(_meets_a_holiday(example.start, answer.due or answer.target) for example, answer in told), rule.id


def _meets_a_holiday(start, end):
    first, last = sorted((start[:10], str(end)[:10]))
    return any(first <= day.isoformat() <= last for day in DEFAULT.data.days_off)


def test_every_duty_of_the_path_has_a_rule_in_force_today():
    for duty in USED_ON_THE_PATH:
        assert compute_due(duty, date(2026, 11, 25)).rule


def test_rules_name_their_article():
    vague = {rule.id for rule in all_rules().values() if "Điều" not in rule.cites and "chưa xác minh" not in rule.cites}
    assert not vague


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(FOLDER, tmp_path / "rules")


def _change(folder, act, old, new):
    path = folder / f"{act}.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("act", "old", "new", "said"),
    [
        ("luat_to_cao", "unit: working_day", "unit: week", "unknown unit"),
        ("luat_to_cao", "source: [PD-TC]", "source: [GAZETTE]", "unknown source"),
        ("luat_to_cao", "- id: TC-02", "- id: TC-01", "stands twice"),
        ("luat_khieu_nai", "totals: {complex: 45}", "totals: {difficult: 45}", "unknown fact"),
        ("luat_khieu_nai", "totals: {complex: 45}", "totals: {complex: 20}", "longer than the plain length"),
        ("luat_khieu_nai", "until: 2026-06-30", "until: 2026-07-31", "both govern"),
        ("luat_khieu_nai", "until: 2026-06-30", "until: 2011-06-30", "ends before it begins"),
        ("luat_khieu_nai", "area: plain", "procedure: complaint_1", "some versions know remote areas"),
        ("nghi_dinh_31_2019", "since: 2019-05-28", "valid: 2019-05-28", "valid"),
        ("nghi_dinh_154_2026", "direction: before", "direction: after", "min_notice counts backwards"),
    ],
)
def test_a_broken_rule_stops_the_load_and_says_why(folder, act, old, new, said):
    _change(folder, act, old, new)
    with pytest.raises(BrokenRule, match=said):
        read_rules(folder)


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_rule_with_fewer_than_three_examples_is_refused(folder, kept):
    path = folder / "nghi_dinh_31_2019.yaml"
    head, examples = path.read_text(encoding="utf-8").split("  examples:\n")
    lines = examples.splitlines(keepends=True)[:kept]
    path.write_text(head + ("  examples:\n" + "".join(lines) if lines else "  examples: []\n"), encoding="utf-8")
    with pytest.raises(BrokenRule, match="at least 3 worked examples"):
        read_rules(folder)
