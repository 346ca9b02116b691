"""How long three new days off take over many running clocks, in one act with its journal entry: a mixture, all dates moving, no two alike."""

import json
import resource
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice, product

COPIES = """
    insert into law_clock (province_id, subject, subject_id, holder_post_id, duty, title, rule, cites, certain, started_on, due, unit, facts, why,
        paused_since, met_on, dropped_on)
    select province_id, subject, n, holder_post_id, duty, title, rule, cites, certain, started_on, due, unit, facts, why, null, null, null
    from generate_series(1, %s) n join law_clock c on c.id = (%s::bigint[])[1 + n %% %s]
"""
EACH = """
    copy law_clock (province_id, subject, subject_id, holder_post_id, duty, title, rule, cites, certain, started_on, due, unit, facts, why) from stdin
"""
OFF = {date(2026, 8, day): "nghỉ bão" for day in (24, 25, 26)}
TODAY = date(2026, 8, 20)
# A mixture of duties begun over forty days; then clocks in working days that all run over the days off.
ALIKE = (
    ("hỗn hợp, dữ kiện lặp lại", ("complaint.first.settle", "complaint.first.accept", "feedback.settle", "denunciation.settle"), date(2026, 7, 13), 40),
    ("mọi ngày hạn đều đổi, dữ kiện lặp lại", ("complaint.first.accept", "denunciation.initial"), date(2026, 8, 19), 3),
)
# What tells no two clocks apart but their pauses: days of begin, then when each of two pauses begins and how long it lasts.
DIFFERENT = (("complaint.first.accept", "denunciation.initial"), range(3), range(4), range(1, 61), range(4), range(1, 61))


def measure_recounts(clocks: int, busy: Callable[[], float]) -> None:
    """Each base of clocks in a province of its own, then the act. `busy` tells the seconds of processor used so far, the server's too."""
    print(f"\nThêm ba ngày nghỉ của tỉnh (một giao dịch, một dòng nhật ký) khi {clocks} thời hạn đang chạy:")
    for province, (words, duties, start, days) in enumerate(ALIKE, 1):
        _fill_alike(province, duties, start, days, clocks)
        _measure(words, province, busy)
    made = _fill_different(len(ALIKE) + 1, clocks)
    _measure("không hai thời hạn nào cùng dữ kiện" + ("" if made == clocks else f" (chỉ {made})"), len(ALIKE) + 1, busy)


def _measure(words: str, province: int, busy: Callable[[], float]) -> None:
    from django.db import connection

    from tiepdan.common.actor import SYSTEM
    from tiepdan.law.actions import change_days

    with connection.cursor() as cursor:
        cursor.execute("vacuum (analyze) law_clock")
    began, used = time.perf_counter(), busy()
    done = change_days(by=SYSTEM, province_id=province, off=OFF, worked={}, ground="Quyết định đo thử", today=TODAY)
    spent, used = time.perf_counter() - began, busy() - used
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = f"{spent:.2f} giây, {used:.2f} giây máy (bộ nhớ Python đến {most} MB)"
    print(f"  {words}: tính lại {done.looked_at}, đổi {done.moved} ngày hạn trong {told}.", flush=True)


def _fill_alike(province: int, duties: tuple[str, ...], start: date, days: int, clocks: int) -> None:
    """Copies of the clocks of the duties begun on consecutive days."""
    from django.db import connection

    from tiepdan.common.actor import SYSTEM
    from tiepdan.law.actions import start_clock

    made = [
        start_clock(
            duty, by=SYSTEM, subject=f"bench{province}", subject_id=-number, province_id=province, holder_post_id=1, start=start + timedelta(days=number),
        ).pk
        for number in range(days) for duty in duties
    ]
    with connection.cursor() as cursor:
        cursor.execute(COPIES, [clocks, made, len(made)])


def _fill_different(province: int, clocks: int) -> int:
    """Clocks each with pauses of its own, counted one by one as `resume_clocks` would have; answers how many."""
    from django.db import connection

    with connection.cursor() as cursor:
        with cursor.copy(EACH) as copy:
            for row in islice(_different(province), clocks):
                copy.write_row(row)
        cursor.execute("select count(*) from law_clock where province_id = %s", [province])
        return cursor.fetchone()[0]


def _different(province: int) -> Iterator[tuple]:
    from tiepdan.law.due import compute_due
    from tiepdan.law.facts import plain_day

    for number, (begin, first, long, second, longer, duty) in enumerate(product(*DIFFERENT[1:], DIFFERENT[0]), 1):
        start = date(2026, 8, 19) + timedelta(days=begin)
        off = start + timedelta(days=first)
        on = off + timedelta(days=long)
        again = on + timedelta(days=second)
        pauses = [[day.isoformat() for day in pause] for pause in ((off, on), (again, again + timedelta(days=longer)))]
        due = compute_due(duty, start, pauses=pauses)
        facts = {"start": start.isoformat(), "pauses": pauses}
        yield (
            province, f"bench{province}", number, 1, duty, due.title, due.rule, due.cites, due.certain, start, plain_day(due.due or start), due.unit,
            json.dumps(facts), json.dumps(due.why, ensure_ascii=False),
        )
