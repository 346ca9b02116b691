"""`tiepdan run`, `serve`, `worker`, `migrate`: the web server and the worker, and all they need before."""

import os
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from tiepdan.project.cli.supervise import Child, Supervisor
from tiepdan.project.home import home
from tiepdan.project.postgres import Server
from tiepdan.project.postgres.roles import WEB, WORKER

HOST = "127.0.0.1"
FIRST_PORT, PORTS_TRIED = 8000, 20
LONGEST_WAIT_FOR_WEB = 60
# No page may hold the database for longer, whatever the planner makes of a question; libpq reads this for every connection.
# A pooler that refuses start-up options: set PGOPTIONS to nothing and limit there.
PAGE_LIMIT = "-c statement_timeout=60s"


def add_to(commands) -> None:
    run = commands.add_parser("run", help="chạy tất cả: cơ sở dữ liệu, trang, việc nền; Ctrl-C để dừng")
    run.set_defaults(command=run_all)
    serve = commands.add_parser("serve", help="chạy riêng các trang")
    serve.add_argument("--bind", metavar="ĐỊA_CHỈ:CỔNG", help=f"mặc định {HOST}:{FIRST_PORT}")
    serve.set_defaults(command=serve_pages)
    commands.add_parser("worker", help="chạy riêng việc nền").set_defaults(command=work)
    commands.add_parser("migrate", help="đưa bảng dữ liệu về đúng phiên bản").set_defaults(command=migrate_only)


def run_all(_chosen) -> int:
    from tiepdan.project.cli.database import database, load_settings_province, migrate

    with database(ready=False) as server:
        if migrate():
            print("Đã lập các bảng dữ liệu.", flush=True)
        password = demo_password()
        counts = load_settings_province(demo_password=password)
        collect_static()
        bind = f"{HOST}:{free_port()}"
        logs = home() / "log"
        children = [web(bind, log=logs / "web.log", server=server), worker(log=logs / "worker.log", server=server)]
        with Supervisor(children, server) as running:
            if wait_for(bind, running):
                print(greeting(bind, counts, password), flush=True)
            return running.watch()


def serve_pages(chosen) -> int:
    from tiepdan.project.cli.database import database

    bind = chosen.bind or os.environ.get("TIEPDAN_BIND") or f"{HOST}:{FIRST_PORT}"
    with database() as server:
        collect_static()
        with Supervisor([web(bind, server=server)], server) as running:
            if wait_for(bind, running):
                print(f"Tiếp Dân đang chạy tại http://{bind}/", flush=True)
            return running.watch()


def work(_chosen) -> int:
    from tiepdan.project.cli.database import database

    with database() as server, Supervisor([worker(server=server)], server) as running:
        print("Việc nền đang chạy.", flush=True)
        return running.watch()


def migrate_only(_chosen) -> int:
    from tiepdan.project.cli.database import database, migrate

    with database(ready=False):
        print("Đã đưa bảng dữ liệu về đúng phiên bản." if migrate() else "Bảng dữ liệu đã đúng phiên bản.")
    return 0


def web(bind: str, log: Path | None = None, server: Server | None = None) -> Child:
    """The pages; with a server they connect as the web role, which owns nothing."""
    conf = Path(__file__).parents[1] / "gunicorn_conf.py"
    command = [sys.executable, "-m", "gunicorn", "--config", str(conf), "tiepdan.project.wsgi:application"]
    surroundings = {"TIEPDAN_BIND": bind, "PGOPTIONS": os.environ.get("PGOPTIONS", PAGE_LIMIT)}
    return Child("trang", command, surroundings | _address(server, WEB), log)


def worker(log: Path | None = None, server: Server | None = None) -> Child:
    """The jobs; with a server they connect as the worker role, which sees the province of this home and acts in it."""
    from tiepdan.project.cli.database import province_here

    command = [sys.executable, "-m", "django", "procrastinate", "worker", "--concurrency", "2"]
    stance = {"PGOPTIONS": f"-c app.acts=on -c app.provinces={province_here() or ''}"} if server else {}
    return Child("việc nền", command, stance | _address(server, WORKER), log)


def _address(server: Server | None, role: str) -> dict[str, str]:
    return {"DATABASE_URL": server.url_for(role)} if server else {}


def free_port() -> int:
    """TIEPDAN_PORT when it is set, else the first free port from 8000 on."""
    named = os.environ.get("TIEPDAN_PORT")
    if named:
        return int(named)
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex((HOST, port)) != 0:
                return port
    return 0


def wait_for(bind: str, running: Supervisor) -> bool:
    """True once the pages answer; false when that takes too long or we are asked to stop."""
    patience = time.monotonic() + LONGEST_WAIT_FOR_WEB
    while time.monotonic() < patience and not running.stopping.wait(0.05):
        running.tend()
        try:
            urllib.request.urlopen(f"http://{bind}/", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            continue
        return True
    return False


def collect_static() -> None:
    """Gather the pages' pictures, styles and scripts under names with their hashes, only when one of them changed."""
    import hashlib

    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            stat = Path(storage.path(path)).stat()
            seen.update(f"{path}\0{stat.st_size}\0{stat.st_mtime_ns}\n".encode())
    stamp = Path(settings.STATIC_ROOT) / ".gathered"
    if stamp.exists() and stamp.read_text() == seen.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=False)
    stamp.write_text(seen.hexdigest())


def demo_password() -> str:
    """One password for all invented officials, drawn once for this home and kept for its owner's eyes."""
    import secrets

    from tiepdan.project.postgres.place import write_private

    if given := os.environ.get("TIEPDAN_DEMO_PASSWORD"):
        return given
    path = home() / "keys" / "demo-password"
    if not path.exists():
        write_private(path, f"tiep-dan-{secrets.token_hex(3)}")
    return path.read_text().strip()


def greeting(bind: str, counts: dict[str, int], password: str) -> str:
    """The address and who may sign in, as the terminal shows it."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from tiepdan.offices.models import Province
    from tiepdan.offices.queries import demo_accounts

    accounts = [account for province in Province.objects.all() for account in demo_accounts(province.code, localdate())]
    width = max((len(account.username) for account in accounts), default=0)
    lines = [
        "",
        f"Tiếp Dân đang chạy ({counts['offices']} đơn vị, {counts['posts']} chức vụ). Dữ liệu nằm ở {settings.TIEPDAN_HOME}",
        f"  Người dân: http://{bind}/",
        f"  Cán bộ:    http://{bind}/can-bo/",
        "",
        f"Đăng nhập thử (mật khẩu chung: {password}):",
        *(f"  {account.username:<{width}}  {account.full_name}, {account.post}, {account.office}" for account in accounts),
        "",
        "Nhấn Ctrl-C để dừng.",
    ]
    return "\n".join(lines)
