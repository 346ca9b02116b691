"""`tiepdan verify-pdf` judges files, without a database."""

import json

from tiepdan.project.cli import main


def test_files_that_are_no_signed_pdf_are_told_one_a_line_and_fail(tmp_path, capsys):
    (tmp_path / "a.pdf").write_bytes(b"abc")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert main(["verify-pdf", str(tmp_path / "a.pdf"), str(tmp_path / "b.pdf"), "--json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["trouble"] for one in told] == ["not_pdf", "unreadable"]


def test_a_file_that_is_not_there_is_one_plain_sentence(tmp_path, capsys):
    assert main(["verify-pdf", str(tmp_path / "none.pdf")]) == 1
    assert "none.pdf" in capsys.readouterr().err
