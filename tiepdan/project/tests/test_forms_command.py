"""`tiepdan forms`: every form of the acts can be listed and printed."""

import json

from tiepdan.documents.catalogue import forms
from tiepdan.project.cli import main


def test_each_form_is_listed_with_what_the_acts_call_it(capsys):
    assert main(["forms", "list", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert {row["code"] for row in rows} == set(forms())
    called = {name for row in rows for name in row["ids"]}
    assert {"ND124-01", "ND155-14b", "ND154-03", "ND31-12", "W-DONDOC", "TT05-01"} <= called


def test_forms_of_a_day_leave_out_those_that_came_later(capsys):
    assert main(["forms", "list", "--on", "2026-06-15"]) == 0
    told = capsys.readouterr().out
    assert "complaint_verification" in told and "complaint_suspension" not in told


def test_a_form_is_printed_by_its_number_in_the_act(tmp_path, capsys):
    assert main(["forms", "render", "ND124-05", "--sample", "--out", str(tmp_path)]) == 0
    assert (tmp_path / "complaint_verification.pdf").read_bytes().startswith(b"%PDF-")


def test_an_unknown_form_is_said_to_be_unknown(tmp_path, capsys):
    assert main(["forms", "render", "ND999-01", "--sample", "--out", str(tmp_path)]) == 1
    assert "ND999-01" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_form_of_a_day_is_listed_and_printed(tmp_path, capsys):
    assert main(["forms", "list", "--on", "2026-06-15", "--json"]) == 0
    rows = {row["code"]: row for row in map(json.loads, capsys.readouterr().out.splitlines())}
    assert rows["paper_receipt"]["act"] == "TT 04/2021/TT-TTCP" and rows["complaint_accepted"]["until"] == "2026-07-01"
    for day in ("2026-06-15", "2026-07-01"):
        assert main(["forms", "render", "paper_receipt", "--sample", "--on", day, "--out", str(tmp_path / day)]) == 0
    june, july = ((tmp_path / day / "paper_receipt.pdf").read_bytes() for day in ("2026-06-15", "2026-07-01"))
    assert june != july


def test_a_form_that_did_not_exist_on_the_day_is_not_printed(tmp_path, capsys):
    assert main(["forms", "render", "complaint_suspension", "--sample", "--on", "2026-06-15", "--out", str(tmp_path)]) == 1
    assert "15/06/2026" in capsys.readouterr().err
