"""`tiepdan read`, for lines and for files."""

import json

from tiepdan.reading.command import read_files, read_lines

PETITION = "Kính gửi: UBND xã Y Tý\nTôi là Phu Gió Xe. Tôi kiến nghị xã kéo nước sạch về bản."


def test_lines_are_answered_in_order_and_a_bad_one_says_so():
    lines = [json.dumps({"id": "a", "text": PETITION}), "", "{not json", '{"id": 1}', json.dumps({"id": 2, "text": ""})]
    answers = [json.loads(answer.line) for answer in read_lines(lines)]
    assert [answer["id"] for answer in answers] == ["a", "", "", "2"]
    assert answers[0]["petitioners"] == ["Phu Gió Xe"] and answers[0]["text"] == PETITION
    assert [answer.get("error") for answer in answers] == [None, "BadLine", "BadLine", None]
    assert "Dòng 3" in answers[1]["message"]


def test_files_give_one_json_line_each_and_bad_ones_a_sentence(tmp_path):
    good, empty, gone = tmp_path / "don.txt", tmp_path / "rong.pdf", tmp_path / "khong-co.txt"
    good.write_text(PETITION, encoding="utf-8")
    empty.write_bytes(b"")
    answers = [json.loads(answer.line) for answer in read_files([good, empty, gone], as_json=True)]
    assert [answer["id"] for answer in answers] == ["don.txt", "rong.pdf", "khong-co.txt"]
    assert answers[0]["kind"] in ("kien_nghi", "phan_anh") and answers[0]["places"][0]["commune"] == "02701"
    assert [answer.get("error") for answer in answers] == [None, "EmptyFile", "NoSuchFile"]


def test_files_for_people_to_read(tmp_path):
    good = tmp_path / "don.txt"
    good.write_text(PETITION, encoding="utf-8")
    words = "\n".join(answer.line for answer in read_files([good], as_json=False))
    assert "Phu Gió Xe" in words and "xã Y Tý" in words and "{" not in words


def test_competence_is_handed_through():
    class Answer:
        competent, because, cites = "commune_chair", "Việc của xã", ""

    answer = json.loads(next(read_lines([json.dumps({"id": "a", "text": PETITION})], lambda facts: Answer())).line)
    assert (answer["authority"], answer["authority_because"]) == ("xa", "Việc của xã")
