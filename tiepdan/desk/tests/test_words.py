"""Pure: short citations, marks in the text, bars of clocks, cursors."""

from datetime import date

import pytest

from tiepdan.desk.clocks import horizon, span_of, stand
from tiepdan.desk.highlight import Mark, counts_of, marks_of, paragraphs
from tiepdan.desk.paging import due_cursor, read_due_cursor
from tiepdan.desk.words import short_cites
from tiepdan.law.calendar import DEFAULT
from tiepdan.law.models import Clock

TEXT = "ĐƠN KHIẾU NẠI\nTôi là Lù A Sinh, thôn Nậm Rịa. Tôi khiếu nại Quyết định số 1890/QĐ-UBND ngày 17/7/2026."


@pytest.mark.parametrize(("whole", "short"), [
    ("Luật Tiếp công dân 42/2013/QH13, Điều 28 khoản 1", "Luật Tiếp công dân, Đ.28 k.1"),
    ("Nghị định 124/2020/NĐ-CP, Điều 16 khoản 1 (sửa bởi Nghị định 155/2026/NĐ-CP, Điều 10)", "NĐ 124/2020, Đ.16 k.1"),
    ("TT 05/2021/TT-TTCP Đ.6; NĐ 154/2026 Đ.15", "TT 05/2021 Đ.6; NĐ 154/2026 Đ.15"),
    ("Luật Tố cáo Đ.29", "Luật Tố cáo Đ.29"), ("", ""),
])
def test_citations_are_shortened_for_narrow_columns(whole, short):
    assert short_cites(whole) == short


def found(**more: object) -> dict:
    start = TEXT.index("số 1890")
    return {"petitioners": ["Lù A Sinh"], "others": [], "places": [{"text": "thôn Nậm Rịa", "span": [TEXT.index("thôn"), TEXT.index("thôn") + 12]}],
            "decisions": [{"number": "1890/QĐ-UBND", "date": "17/7/2026", "span": [start, start + 15]}],
            "cues": [{"what": "title", "span": [0, 13], "because": "x"}], **more}


def test_marks_lie_on_the_words_they_name():
    marks = marks_of(found(), TEXT)
    assert [TEXT[mark.start : mark.end] for mark in marks] == ["ĐƠN KHIẾU NẠI", "Lù A Sinh", "thôn Nậm Rịa", "số 1890/QĐ-UBND", "17/7/2026"]
    assert counts_of(marks) == {"kind": 1, "decision": 1, "person": 1, "place": 1, "date": 1}


def test_pieces_put_together_are_the_text():
    for marks in (marks_of(found(), TEXT), [], [Mark(5, 30, "kind")]):
        told = paragraphs(TEXT, marks)
        assert "\n".join("".join(piece.text for piece in paragraph.pieces) for paragraph in told) == TEXT
    assert [paragraph.title for paragraph in paragraphs(TEXT, [])] == [True, False]


def test_a_text_that_changed_since_is_marked_only_where_words_are_found_again():
    marks = marks_of(found(), "x" + TEXT)
    assert {mark.find for mark in marks} == {"person", "place", "decision", "date"}


@pytest.mark.parametrize("findings", [
    {}, {"places": None}, {"cues": [{"span": [5, 2]}]}, {"cues": [{"span": [0, 10_000]}]}, {"cues": [{"span": "ab"}]}, {"decisions": ["x"]},
])
def test_odd_findings_mark_nothing(findings):
    assert marks_of(findings, TEXT) == []


def test_soon_is_three_working_days_whatever_the_unit():
    friday = date(2026, 11, 27)
    assert horizon(friday, DEFAULT) == date(2026, 12, 2)
    assert stand(date(2026, 12, 2), friday, DEFAULT).state == "soon"
    assert stand(date(2026, 12, 2), friday, DEFAULT, unit="working_day").state == "soon"
    assert stand(date(2026, 12, 3), friday, DEFAULT).state == "ok"
    assert stand(date(2026, 11, 26), friday, DEFAULT).state == "late"
    assert stand(None, friday, DEFAULT).state == "none"


@pytest.mark.parametrize(("today", "ran", "left"), [
    (date(2026, 11, 1), 0, 10), (date(2026, 11, 4), 3, 7), (date(2026, 11, 11), 10, 0), (date(2027, 1, 1), 10, 0),
])
def test_a_bar_is_as_long_as_its_clock(today, ran, left):
    bar = span_of(Clock(started_on=date(2026, 11, 1), due=date(2026, 11, 11)), today)
    assert (bar.ran, bar.left) == (ran, left)
    assert bar.ran_wide + bar.left_wide == 348


def test_a_clock_without_length_has_no_bar():
    assert span_of(Clock(started_on=date(2026, 11, 1), due=None), date(2026, 11, 1)) is None
    assert span_of(Clock(started_on=date(2026, 11, 1), due=date(2026, 11, 1)), date(2026, 11, 1)) is None


def test_cursors_are_read_back_and_nothing_else_is():
    assert read_due_cursor(due_cursor(date(2026, 8, 19), 12)) == (date(2026, 8, 19), 12)
    for odd in ("", "x", "2026-08-19", "2026-08-19.", "2026-13-40.1", "20260819.1", "2026-08-19.-1"):
        assert read_due_cursor(odd) is None
