"""`tiepdan law due`: JSON lines in, JSON lines out, in order, errors among them."""

import json

from tiepdan.law.command import answer_lines


def _answers(*asked):
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in asked]
    return [json.loads(line) for line in answer_lines(lines)]


def test_an_answer_carries_the_keys_of_the_contract():
    (answer,) = _answers({"id": "a", "duty": "complaint.first.settle", "start": "2026-08-03"})
    assert list(answer) == ["id", "due", "rule", "cites", "since", "why"]
    assert answer["due"] == "2026-09-03"
    assert answer["since"] == "2012-07-01"
    assert answer["why"][-1] == "Hạn cuối là thứ Năm, 03/9/2026."


def test_answers_keep_the_order_and_a_wrong_line_stops_nothing():
    first, second, third, fourth = _answers(
        {"id": 1, "duty": "denunciation.initial", "start": "2026-07-01"},
        {"id": 2, "duty": "denunciation.settle", "start": "2026-07-01", "complex": True, "extensions": 2},
        "{not json",
        {"id": "bốn “4”", "duty": "feedback.settle", "start": "2026-07-01"},
    )
    assert (first["id"], first["due"]) == (1, "2026-07-10")
    assert (second["id"], second["error"]) == (2, "too_many_extensions")
    assert "gia hạn" in second["message"]
    assert (third["id"], third["error"]) == (None, "bad_json")
    assert (fourth["id"], fourth["due"]) == ("bốn “4”", None)


def test_facts_and_hours_pass_through():
    paused, hours = _answers(
        {"id": 1, "duty": "denunciation.settle", "start": "2026-07-10", "pauses": [["2026-07-27", "2026-08-17"]], "remote": None},
        {"id": 2, "duty": "reception.online.connect", "start": "2026-07-20T08:00"},
    )
    assert paused["due"] == "2026-09-03"
    assert hours["due"] == "2026-07-20T07:00:00"


def test_what_is_missing_is_named():
    no_duty, no_start, no_object = _answers({"id": 1, "start": "2026-07-01"}, {"id": 2, "duty": "denunciation.settle"}, "[1, 2]")
    assert "duty" in no_duty["message"]
    assert "start" in no_start["message"]
    assert no_object["error"] == "bad_json"


def test_blank_lines_and_notes_of_the_file_are_left_alone():
    answers = list(answer_lines(["\n", '{"id": 1, "duty": "denunciation.initial", "start": "2026-07-01", "note": "x"}\n', "  "]))
    assert len(answers) == 1
    assert json.loads(answers[0])["due"] == "2026-07-10"
