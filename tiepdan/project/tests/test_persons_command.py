"""`tiepdan persons --pairs FILE` as it is called."""

import json

from tiepdan.project.cli import main

PERSON = {"ho_ten": "Phàn Thị Mỷ", "ngay_sinh": 1972, "cccd": "010172004417", "dia_chi": None}


def test_the_command_answers_a_file_and_its_exit_code_tells_of_bad_lines(tmp_path, capsys):
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(json.dumps({"id": "x", "a": PERSON, "b": PERSON}) + "\n", encoding="utf-8")
    assert main(["persons", "--pairs", str(pairs)]) == 0
    assert json.loads(capsys.readouterr().out)["relation"] == "same"
    pairs.write_bytes(b"\xff\xfe\n")
    assert main(["persons", "--pairs", str(pairs)]) == 1
    assert "không phải JSON" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_one_sentence(tmp_path, capsys):
    assert main(["persons", "--pairs", str(tmp_path / "khong-co.jsonl")]) == 1
    assert "Không dùng được" in capsys.readouterr().err
