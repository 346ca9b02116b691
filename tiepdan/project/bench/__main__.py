"""Measure, and say exactly what was measured."""

import argparse
import os
import platform
import shutil
import sys
import tempfile
import time
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from tiepdan.project import bench
from tiepdan.project.bench.duties import measure_duties
from tiepdan.project.bench.history import measure_verify
from tiepdan.project.bench.recount import measure_recounts
from tiepdan.project.bench.walls import measure_walls, size_asked

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
BEGIN = datetime(2026, 8, 3, 8, 0, tzinfo=HANOI)
SAMPLES, COMMUNES, WARM_UP = 40, 20, 12  # the first lives plan their statements and fill caches
COUNTED = """Một vòng đời là một đơn khiếu nại lần đầu ở xã, qua đúng các hàm mà trang và API gọi, mỗi việc một giao dịch ghi chắc xuống đĩa:
nhận và đọc nội dung → phân loại khi cần → giao → thụ lý (thông báo, gửi) → giao xác minh → báo cáo → soạn quyết định → ký, cấp số → gửi
→ có hiệu lực → ra văn bản thi hành (gửi) → nộp chứng cứ → kiểm chứng cứ → kết thúc; gồm khóa, kiểm bước, nhật ký nối chuỗi băm, sổ người giữ,
thời hạn, văn bản, lời báo và việc xếp hàng cho worker. Không tính: HTTP, đăng nhập; việc dựng và ký số PDF do worker làm, đo riêng ở cột sau.
“ms máy” là thời gian bộ xử lý mà Python và máy chủ dữ liệu thật sự dùng cho một vòng, không kể lúc chờ đĩa hay chờ việc khác trên máy."""


PARTS = ("lifecycles", "recount", "verify", "duties", "rls")
UNASKED = ("lifecycles", "recount")


def main() -> int:
    parts = _asked()
    clocks = int(os.environ.get("TIEPDAN_BENCH_CLOCKS", "20000"))
    sizes = [int(size) for size in os.environ.get("TIEPDAN_BENCH_SIZES", "0,10000,100000").split(",")]
    entries = int(os.environ.get("TIEPDAN_BENCH_ENTRIES", "1000000"))
    seconds = float(os.environ.get("TIEPDAN_BENCH_SECONDS", "12"))
    home = Path(tempfile.mkdtemp(prefix="tiepdan-bench-"))
    home.chmod(0o711)
    os.environ.pop("DATABASE_URL", None)
    os.environ["TIEPDAN_HOME"] = str(home)
    try:
        from tiepdan.project.cli.database import database

        with database() as server:
            if "lifecycles" in parts:
                measure(server, sorted(sizes), seconds)
            if "recount" in parts:
                with OneCore(server):
                    measure_recounts(clocks, partial(_busy, server))
            if "verify" in parts:
                measure_verify(entries, partial(_busy, server))
            if "duties" in parts:
                measure_duties(int(os.environ.get("TIEPDAN_BENCH_DUTIES", "100000")))
            if "rls" in parts:
                measure_walls(size_asked())
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


def _asked() -> list[str]:
    """Which parts to measure; `--help` only tells."""
    reader = argparse.ArgumentParser(prog="make bench", description=bench.__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("parts", nargs="*", choices=[*PARTS, []], metavar="part", help=f"{' or '.join(PARTS)}; the first two when none is named")
    return reader.parse_args().parts or list(UNASKED)


def measure(server, sizes: list[int], seconds: float) -> None:
    from django.db import connection

    from tiepdan.intake.models import Petition
    from tiepdan.offices.models import Office, OfficeKind
    from tiepdan.project.bench.filling import fill, settle
    from tiepdan.project.bench.lifecycles import Carrier, Stopwatch, seats_of

    with connection.cursor() as cursor:
        cursor.execute("show server_version")
        version = cursor.fetchone()[0]
    print(f"Máy: {_processor()}, một nhân; Python {platform.python_version()}, PostgreSQL {version}; kho riêng, bỏ đi sau khi đo.\n\n{COUNTED}\n")
    seats = [seats_of(office, BEGIN.date()) for office in Office.objects.filter(kind=OfficeKind.COMMUNE).order_by("code")[:COMMUNES]]
    print(f"{'đơn đang lưu':>14}{'vòng đời/giây':>16}{'so với trống':>14}{'ms máy/vòng':>13}{'việc/vòng':>11}   {'kèm PDF ký số/giây':>19}{'so với trống':>14}")
    first: dict[bool, float] = {}
    sample = None
    for size in sizes:
        stored = Petition.objects.count()
        if size > stored:
            sample = sample or _make_sample(seats, Carrier(Stopwatch()))
            stored = Petition.objects.count()
            if times := round((size - stored) / sample.petitions):
                began = time.perf_counter()
                fill(sample, times)
                print(f"  (chép {times * sample.petitions} đơn có đủ sổ sách trong {time.perf_counter() - began:.0f} giây)", file=sys.stderr)
        settle()
        stored, line = Petition.objects.count(), ""
        with OneCore(server):
            for pdf in (False, True):
                rate, acts, cpu = _rate(seats, seconds / 2 if pdf else seconds, pdf=pdf, server=server)
                first.setdefault(pdf, rate)
                ratio = f"{rate / first[pdf]:.0%}"
                line += f"{rate:>19.2f}{ratio:>14}" if pdf else f"{rate:>16.2f}{ratio:>14}{cpu:>13.0f}{acts:>11.0f}   "
        print(f"{stored:>14}{line}", flush=True)
    _others(server, seats, seconds / 2)
    if os.environ.get("TIEPDAN_BENCH_VERIFY") == "1":
        _verified()


def _make_sample(seats, carrier):
    """Lives of every kind, most of them ended, some still in hand: the mixture that is then copied."""
    from tiepdan.intake.actions import route
    from tiepdan.project.bench.filling import take_sample
    from tiepdan.project.bench.lifecycles import COMPLAINT, days_from

    for turn in range(SAMPLES):
        here, start = seats[turn % len(seats)], days_from(BEGIN)(turn % 20)
        carrier.watch.start()
        if turn % 20 == 19:
            carrier.receive(here, start, kind="complaint", words=COMPLAINT)
        elif turn % 20 == 18:
            petition = carrier.receive(here, start, kind="complaint", words=COMPLAINT)
            route(petition.pk, by=here.officer, now=days_from(start)(1))
        elif turn % 20 in {5, 12, 17}:
            carrier.feedback(here, start)
        elif turn % 20 == 9:
            carrier.denunciation(here, start)
        else:
            carrier.complaint(here, start)
        carrier.watch.stop()
    return take_sample()


def _rate(seats, seconds: float, *, server, pdf: bool = False, life: str = "complaint") -> tuple[float, float, float]:
    """Whole lives a second, acts a life, and milliseconds of processor a life: what stays the same when the machine has other work too."""
    from tiepdan.project.bench.lifecycles import Carrier, Stopwatch, days_from

    carrier = Carrier(Stopwatch(), pdf=pdf)
    lives, busy = 0, 0.0
    for turn in range(1_000_000):
        if turn == WARM_UP:
            carrier.watch.spent, carrier.watch.acts, lives, busy = 0.0, 0, 0, _busy(server)
        start = days_from(BEGIN)(turn % 60)
        carrier.watch.start()
        getattr(carrier, life)(seats[turn % len(seats)], start)
        carrier.watch.stop()
        lives += 1
        if turn >= WARM_UP and carrier.watch.spent >= seconds:
            break
    return lives / carrier.watch.spent, carrier.watch.acts / lives, 1000 * (_busy(server) - busy) / lives


def _busy(server) -> float:
    """Seconds of processor used so far by this process and by every process of the server that still lives."""
    ticks = 0
    for pid in server_processes(server):
        with suppress(OSError):
            said = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            ticks += int(said[11]) + int(said[12])
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def server_processes(server) -> list[int]:
    postmaster = int((server.place.data / "postmaster.pid").read_text().split()[0])
    children = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == postmaster:
                children.append(int(stat.parent.name))
    return [postmaster, *children]


def _others(server, seats, seconds: float) -> None:
    """The other two paths, once, on the full base."""
    with OneCore(server):
        for life, words in (("feedback", "kiến nghị, phản ánh"), ("denunciation", "tố cáo (danh tính niêm phong)")):
            rate, acts, cpu = _rate(seats, seconds, life=life, server=server)
            print(f"Trên kho đầy, {words}: {rate:.2f} vòng đời/giây, {acts:.0f} việc và {cpu:.0f} ms máy mỗi vòng.")


def _verified() -> None:
    """The copied base is as honest as any: all promises are checked over it, journal chains and all."""
    from tiepdan.project.promises import check_promises

    began = time.perf_counter()
    broken = [promise for promise in check_promises() if promise.holds is False]
    print(f"tiepdan verify trên kho đầy: {time.perf_counter() - began:.0f} giây, {len(broken)} lời hứa hỏng.")
    for promise in broken:
        print(f"  {promise.name}: {promise.sentence}")


class OneCore:
    """Python and every process of the server on one and the same core, for the length of the block."""

    def __init__(self, server) -> None:
        self.server, self.before = server, os.sched_getaffinity(0)

    def __enter__(self) -> None:
        self._pin({max(self.before)})

    def __exit__(self, *_raised) -> None:
        self._pin(self.before)

    def _pin(self, cores: set[int]) -> None:
        os.sched_setaffinity(0, cores)
        for pid in server_processes(self.server):
            with suppress(ProcessLookupError, PermissionError):
                os.sched_setaffinity(pid, cores)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
