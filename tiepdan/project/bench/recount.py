"""How long a new day off takes over many running clocks: `TIEPDAN_BENCH_CLOCKS=200000 python -m tiepdan.project.bench.recount`."""

import os
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

FILL = """
    insert into law_clock (province_id, subject, subject_id, holder_post_id, duty, title, rule, cites, certain, started_on, due, unit, facts, why,
        paused_since, met_on, dropped_on)
    select province_id, subject, n, holder_post_id, duty, title, rule, cites, certain, started_on, due, unit, facts, why, null, null, null
    from generate_series(1, %s) n join law_clock c on c.id = (%s::bigint[])[1 + n %% %s]
"""
# A mixture of duties begun over forty days; then the worst case: clocks in working days that all run over the days off.
CASES = (
    ("hỗn hợp", ("complaint.first.settle", "complaint.first.accept", "feedback.settle", "denunciation.settle"), date(2026, 7, 13), 40),
    ("xấu nhất, mọi ngày hạn đều đổi", ("complaint.first.accept", "denunciation.initial"), date(2026, 8, 19), 3),
)


def main() -> int:
    home = Path(tempfile.mkdtemp(prefix="tiepdan-bench-"))
    home.chmod(0o711)
    os.environ.pop("DATABASE_URL", None)
    os.environ["TIEPDAN_HOME"] = str(home)
    try:
        from tiepdan.project.cli.database import database

        with database():
            for province, (words, duties, start, days) in enumerate(CASES, 1):
                measure(words, province, duties, start, days, int(os.environ.get("TIEPDAN_BENCH_CLOCKS", "200000")))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


def measure(words: str, province: int, duties: tuple[str, ...], start: date, days: int, clocks: int) -> None:
    """Clocks of the duties begun on consecutive days; then three days off in one act."""
    from django.db import connection

    from tiepdan.common.actor import SYSTEM
    from tiepdan.law.actions import change_days, start_clock

    made = [
        start_clock(
            duty, by=SYSTEM, subject=f"bench{province}", subject_id=-number, province_id=province, holder_post_id=1, start=start + timedelta(days=number),
        ).pk
        for number in range(days) for duty in duties
    ]
    with connection.cursor() as cursor:
        cursor.execute(FILL, [clocks, made, len(made)])
        cursor.execute("vacuum (analyze) law_clock")
    off = {date(2026, 8, day): "nghỉ bão" for day in (24, 25, 26)}
    began = time.perf_counter()
    done = change_days(by=SYSTEM, province_id=province, off=off, worked={}, ground="Quyết định đo thử", today=date(2026, 8, 20))
    spent = time.perf_counter() - began
    print(f"{words}: {clocks} thời hạn đang chạy: tính lại {done.looked_at}, đổi {done.moved} ngày hạn trong {spent:.2f} giây.")


if __name__ == "__main__":
    sys.exit(main())
