"""The command line: exit codes, plain sentences, and what needs no database."""

import json
import os
import subprocess
import sys

import psycopg
import pytest

from tiepdan.project.cli import main
from tiepdan.project.cli.running import web
from tiepdan.project.home import ROOT

TIEPDAN = [sys.executable, "-m", "tiepdan.project.cli"]


def tiepdan(*words: str, given: str = "", **surroundings: str) -> subprocess.CompletedProcess:
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    return subprocess.run([*TIEPDAN, *words], input=given, capture_output=True, text=True, cwd=ROOT, env=kept | surroundings, check=False)


def test_a_database_that_is_down_is_one_sentence(tmp_path):
    done = tiepdan("verify", DATABASE_URL="postgresql://nobody@127.0.0.1:9/none", TIEPDAN_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr.startswith("Không nối được cơ sở dữ liệu: những gì đã ghi vẫn còn nguyên")
    assert done.stderr.count("\n") == 1


def test_a_missing_file_is_one_sentence(tmp_path):
    done = tiepdan("intake", str(tmp_path / "khong-co.txt"), TIEPDAN_HOME=str(tmp_path))
    assert done.returncode == 1
    assert (
        done.stderr
        == f"Không dùng được {tmp_path}/khong-co.txt (No such file or directory): chưa có gì bị thay đổi, hãy kiểm tra đường dẫn và quyền truy cập.\n"
    )


def test_a_home_that_may_not_be_written_is_one_sentence(tmp_path):
    (tmp_path / "var").write_text("a file stands where the folder should be")
    done = tiepdan("migrate", TIEPDAN_HOME=str(tmp_path / "var"))
    assert done.returncode == 1
    assert done.stderr.startswith(f"Không dùng được {tmp_path}/var")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("words", [["law", "due"], ["law", "recurring"], ["law", "competence"]])
def test_law_is_asked_without_database_or_framework(words, tmp_path):
    program = (
        f"import sys\nfrom tiepdan.project.cli import main\ncode = main({words!r})\nassert 'django' not in sys.modules\nsys.exit(code)"
    )
    env = os.environ | {"DATABASE_URL": "", "TIEPDAN_HOME": str(tmp_path / "none")}
    done = subprocess.run([sys.executable, "-c", program], input="[]\n", capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"error": "bad_json"' in done.stdout
    assert not (tmp_path / "none").exists()


def test_an_unknown_command_is_refused():
    with pytest.raises(SystemExit) as refused:
        main(["bay"])
    assert refused.value.code == 2


@pytest.mark.parametrize("asked", [["law", "due"], ["law", "recurring"], ["law", "competence"], ["read", "--jsonl"]])
def test_bytes_that_are_no_text_get_a_sentence_and_the_next_line_its_answer(asked):
    good = {"read": b'{"id": "a", "text": "T\xc3\xb4i ki\xe1\xba\xbfn ngh\xe1\xbb\x8b"}'}.get(asked[0], b'{"id": 2}')
    told = subprocess.run([*TIEPDAN, *asked], input=b"\xff\xfe\n" + good + b"\n", capture_output=True, cwd=ROOT, check=False)
    first, second = told.stdout.decode().splitlines()
    assert json.loads(first)["error"] and json.loads(first)["message"]
    assert json.loads(second)["id"] in ("a", 2)
    assert b"Traceback" not in told.stderr


@pytest.mark.django_db
def test_no_page_holds_the_database_for_more_than_a_minute(monkeypatch):
    from django.db import connection

    monkeypatch.setenv("PGOPTIONS", web("127.0.0.1:8000").surroundings["PGOPTIONS"])
    known = connection.get_connection_params()
    with psycopg.connect(**{name: known[name] for name in ("dbname", "user", "password", "host", "port")}) as page:
        assert page.execute("SHOW statement_timeout").fetchone() == ("1min",)


def test_an_operators_own_database_options_stand(monkeypatch):
    monkeypatch.setenv("PGOPTIONS", "-c statement_timeout=5s")
    assert web("127.0.0.1:8000").surroundings["PGOPTIONS"] == "-c statement_timeout=5s"


@pytest.mark.parametrize("asked", [["law", "due"], ["law", "recurring"]])
def test_half_a_character_in_a_question_stops_no_other_question(asked):
    done = tiepdan(*asked, given='{"id": "\\ud800", "duty": "\\ud800", "start": "2026-07-01", "from": "2026-07-01", "to": "2026-07-01"}\n[]\n')
    first, second = done.stdout.splitlines()
    assert (done.returncode, json.loads(first)["id"], json.loads(first)["error"]) == (0, "\ud800", "unknown_duty")
    assert json.loads(second)["error"] == "bad_json"


def test_what_the_law_knows_is_counted_without_a_database(tmp_path):
    done = tiepdan("law", "count", TIEPDAN_HOME=str(tmp_path / "none"), DATABASE_URL="")
    assert (done.returncode, done.stderr) == (0, "")
    assert "việc định kỳ" in done.stdout and "UNCERTAIN" in done.stdout


def test_pairs_are_compared_without_database_or_framework(tmp_path):
    program = (
        "import sys\nfrom tiepdan.project.cli import main\ncode = main(['repeats', '--pairs', '-'])\nassert 'django' not in sys.modules\nsys.exit(code)"
    )
    one, other = "Cầu treo thôn Ky Quan San gãy ba thanh ngang, đề nghị sửa.", "cau treo thon Ky Quan San gay ba thanh ngang, de nghi sua"
    pair = json.dumps({"id": "p1", "a": one, "b": other})
    env = os.environ | {"DATABASE_URL": "", "TIEPDAN_HOME": str(tmp_path / "none")}
    done = subprocess.run([sys.executable, "-c", program], input=f"{pair}\n[]\n", capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert (done.returncode, done.stderr) == (1, ""), "one line was no pair"
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told[0]["relation"] == "same_petition" and "BadLine" in told[1]["error"]
    assert not (tmp_path / "none").exists()
