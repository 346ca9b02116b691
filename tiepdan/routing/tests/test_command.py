"""`tiepdan law competence`: JSON lines in, JSON lines out."""

import json

from tiepdan.routing.command import answer_lines


def _answers(*asked):
    lines = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in asked]
    return [json.loads(line) for line in answer_lines(lines)]


def test_an_answer_a_question_and_a_refusal_each_in_its_place():
    named, asked, refused, broken = _answers(
        {"id": 1, "kind": "complaint", "round": 1, "against": {"post": "commune_chair"}},
        {"id": 2, "kind": "complaint", "against": {"post": "commune_chair"}},
        {"id": 3, "kind": "letter"},
        "{",
    )
    assert list(named) == ["id", "competent", "handling", "cites", "because"]
    assert named["competent"] == "commune_chair"
    assert list(asked) == ["id", "ask", "cites"]
    assert list(refused) == ["id", "error", "message"]
    assert (refused["id"], refused["error"]) == (3, "unknown_word")
    assert (broken["id"], broken["error"]) == (None, "bad_json")


def test_what_a_legal_officer_must_confirm_is_marked():
    (old_district,) = _answers({"id": 1, "kind": "complaint", "round": 1, "against": {"post": "district_chair"}, "issued_on": "2024-11-05"})
    assert old_district["certain"] is False
    assert "chưa chắc chắn" in old_district["because"]


def test_a_line_that_is_no_object_and_blank_lines():
    answers = _answers("[]", "   ")
    assert [answer["error"] for answer in answers] == ["bad_json"]
