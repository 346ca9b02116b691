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
START, DAYS = date(2026, 7, 13), 40


def main() -> int:
    home = Path(tempfile.mkdtemp(prefix="tiepdan-bench-"))
    home.chmod(0o711)
    os.environ.pop("DATABASE_URL", None)
    os.environ["TIEPDAN_HOME"] = str(home)
    try:
        from tiepdan.project.cli.database import database

        with database():
            measure(int(os.environ.get("TIEPDAN_BENCH_CLOCKS", "200000")))
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


def measure(clocks: int) -> None:
    """Clocks of four duties begun on forty days; then three days off that move as many of them as they can."""
    from django.db import connection

    from tiepdan.common.actor import SYSTEM
    from tiepdan.law.actions import change_days, start_clock

    duties = ("complaint.first.settle", "complaint.first.accept", "feedback.settle", "denunciation.settle")
    made = [
        start_clock(duty, by=SYSTEM, subject="bench", subject_id=-number, province_id=1, holder_post_id=1, start=START + timedelta(days=number)).pk
        for number in range(DAYS) for duty in duties
    ]
    with connection.cursor() as cursor:
        cursor.execute(FILL, [clocks, made, len(made)])
        cursor.execute("vacuum (analyze) law_clock")
    off = {date(2026, 8, day): "nghỉ bão" for day in (24, 25, 26)}
    began = time.perf_counter()
    done = change_days(by=SYSTEM, province_id=1, off=off, worked={}, ground="Quyết định đo thử", today=date(2026, 8, 20))
    spent = time.perf_counter() - began
    print(f"{clocks} thời hạn đang chạy: tính lại {done.looked_at}, đổi {done.moved} ngày hạn trong {spent:.2f} giây.")


if __name__ == "__main__":
    sys.exit(main())
