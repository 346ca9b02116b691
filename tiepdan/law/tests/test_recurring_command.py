"""`tiepdan law recurring` and `tiepdan law count`: lines a machine and a person can read, errors among them."""

import json

from tiepdan.law.confidences import TABLES, count_lines
from tiepdan.law.recurring_command import answer_lines


def _answers(*asked):
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in asked]
    return [json.loads(line) for line in answer_lines(lines)]


def test_an_answer_tells_each_window_with_its_rule_and_reason():
    (answer,) = _answers({"id": "a", "duty": "reception.chair.commune", "from": "2026-08-15", "to": "2026-08-31"})
    (window,) = answer["owed"]
    assert (answer["id"], window["owed"], window["unit"], window["per"]) == ("a", 2, "day", "month")
    assert (window["from"], window["to"], window["rule"], window["since"]) == ("2026-08-01", "2026-08-31", "F-04", "2026-07-01")
    assert window["why"][-1] == "Tháng 8/2026, từ 01/8/2026 đến 31/8/2026: ít nhất 02 ngày tiếp."


def test_a_post_may_be_asked_about_and_silence_of_the_law_is_null():
    post, council = _answers(
        {"id": 1, "who": "commune_party_head", "from": "2026-10-01", "to": "2026-10-31"},
        {"id": 2, "duty": "reception.council", "from": "2026-10-01", "to": "2026-10-31"},
    )
    assert [(one["duty"], one["owed"]) for one in post["owed"]] == [("reception.party.commune", 2)]
    assert (council["owed"][0]["owed"], council["owed"][0]["per"]) == (None, None)


def test_a_wrong_line_is_answered_and_stops_nothing():
    answers = _answers(
        {"id": 1, "duty": "reception.king", "from": "2026-10-01", "to": "2026-10-31"},
        {"id": 2, "from": "2026-10-01", "to": "2026-10-31"},
        {"id": 3, "duty": "reception.council", "who": "inspectorate", "from": "2026-10-01", "to": "2026-10-31"},
        {"id": 4, "duty": ["reception.council"], "from": "2026-10-01", "to": "2026-10-31"},
        {"id": 5, "duty": "reception.council", "from": "2026-10-01"},
        {"id": 6, "who": "inspectorate", "from": "2026-07-01", "to": "2026-07-31"},
        "{not json",
        "[1]",
        "[" * 100_000,
        {"id": 7, "who": "inspectorate", "from": "2026-06-01", "to": "2026-06-30"},
    )
    codes = ["unknown_duty", "missing", "missing", "missing", "missing", "not_in_force", "bad_json", "bad_json", "bad_json", None]
    assert [answer.get("error") for answer in answers] == codes
    assert all(answer["message"].endswith(".") for answer in answers[:-1])
    assert answers[-1]["owed"][0]["owed"] == 1


def test_the_count_says_how_sure_each_table_is():
    lines = list(count_lines())
    assert lines[0].split()[-3:] == ["FOUND", "MEMORY", "UNCERTAIN"]
    assert lines[1].split()[-4:] == ["62", "58", "1", "3"]
    assert lines[2].split()[-4:] == ["16", "14", "0", "2"]
    assert len(lines) == len(TABLES) + 1


def test_a_table_of_someone_else_is_counted_the_same_way():
    assert list(count_lines([("điều kiện", lambda: ["FOUND", "FOUND", "MEMORY"])]))[1].split() == ["điều", "kiện", "3", "2", "1", "0"]
