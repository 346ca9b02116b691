"""`tiepdan persons --pairs`: lines in, lines out; the command itself stands in project/tests."""

import json

from tiepdan.reading.persons.command import answer_lines

PERSON = {"ho_ten": "Phàn Thị Mỷ", "ngay_sinh": 1972, "cccd": "010172004417", "dia_chi": None, "ghi_chu": ["không đọc"]}


def test_pairs_are_answered_in_order_and_a_bad_line_says_so():
    lines = [
        json.dumps({"id": "x", "a": PERSON, "b": PERSON}),
        "",
        "{",
        "[]",
        '{"id": 4, "a": {}}',
        '{"id": 5, "a": {"ho_ten": []}, "b": {}}',
    ]
    answers = [json.loads(answer.line) for answer in answer_lines(lines)]
    assert [answer["id"] for answer in answers] == ["x", None, None, 4, 5]
    assert answers[0]["relation"] == "same" and answers[0]["score"] >= 11 and "Họ tên giống nhau." in answers[0]["because"]
    assert [answer.get("error") for answer in answers] == [None, *["BadLine"] * 4]
    assert "Dòng 3" in answers[1]["message"] and "“b”" in answers[3]["message"] and "“ho_ten”" in answers[4]["message"]


def test_lines_are_read_one_at_a_time():
    def endless():
        while True:
            yield json.dumps({"id": 1, "a": PERSON, "b": {}})

    answers = answer_lines(endless())
    assert [next(answers).judged for _ in range(3)] == [True] * 3
