"""A rule told in plain words says the same as the arithmetic, for every rule of the law."""

import pytest

from tiepdan.law import plainly
from tiepdan.law.recurring import all_recurring
from tiepdan.law.rules import all_rules

RULES, RECURRING = list(all_rules().values()), list(all_recurring().values())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_length_and_where_counting_starts_are_told(rule):
    told = " ".join(plainly.counted(rule))
    if rule.length is None:
        assert "không có hạn luật định" in told
    elif rule.unit == "hour":
        assert f"{rule.length} giờ" in told
    elif rule.length == 0:
        assert "ngay trong" in told
    else:
        assert rule.span(rule.length) in told
        assert ("đếm lùi" in told) == (rule.direction == "before")
        assert ("bỏ thứ Bảy" in told) == (rule.unit == "working_day")
        assert ("chuyển sang ngày làm việc tiếp theo" in told) == (rule.kind in {"authority_deadline", "citizen_window", "sanction_threshold"})
    assert all(f" {total} " in told for total in rule.totals.values())
    assert ".." not in told.replace("...", "") and "None" not in told


@pytest.mark.parametrize("rule", RECURRING, ids=lambda rule: rule.id)
def test_how_often_is_told_and_nothing_where_the_law_says_nothing(rule):
    told = " ".join(plainly.counted_each(rule))
    assert (f"ít nhất {rule.minimum or 0:02d}" in told) == (rule.minimum is not None)
    assert "None" not in told


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_fact_of_an_example_is_told(rule):
    for example in rule.examples:
        words = plainly.facts_words(example.facts)
        wanted = sum(bool(value) for name, value in example.facts.items() if name != "pauses") + len(example.facts.get("pauses") or ())
        assert len([part for part in words.replace("vùng sâu, vùng xa", "vùng sâu").split(", ") if part]) == wanted, (example, words)


def test_days_are_written_as_on_paper():
    assert plainly.day_words("2026-09-03") == "03/9/2026"
    assert plainly.day_words("2026-07-20T08:00") == "20/7/2026, 08 giờ 00"
    assert plainly.day_words(None) == "—"
