"""Was it seen before, among how many? `TIEPDAN_BENCH_REPEATS=1000000 python -m tiepdan.project.bench.repeats` (default 20000; `make bench` runs it).

Stores that many invented petitions with their sketches (several sizes, as 100000,1000000, are measured one after another), then asks for
TIEPDAN_BENCH_COPIES (300) misread copies of some of them: is the original among the ten shown, and how long does one question take, from the
text to the ten verdicts. TIEPDAN_BENCH_PROCESSES (2) work out sketches. Everything is thrown away afterwards.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from tiepdan.project.bench.repeats_words import copy_of, petition
from tiepdan.reading.repeats.sketch import VERSION, Sketched

CHUNK = 2000
WARM_UP = 20
MOMENT = datetime(2026, 8, 3, 1, tzinfo=UTC)
COUNTED = """Mỗi lượt hỏi: một bản chụp đọc sai (khoảng 1/12 ký tự, có bản bị cắt, thêm đoạn, kèm công văn chuyển), từ chữ đến mười đơn gần nhất kèm lý do:
tính khóa, tìm trong bảng, lọc theo quyền xem, đọc và so từng đơn. Đơn lưu gồm ba phần mười theo năm mẫu in sẵn, phần còn lại dùng chung nhiều câu.
Cột tìm toàn văn không dùng đến nên được bỏ khỏi kho đo."""


def main() -> int:
    sizes = sorted(int(size) for size in os.environ.get("TIEPDAN_BENCH_REPEATS", "20000").split(","))
    copies = int(os.environ.get("TIEPDAN_BENCH_COPIES", "300"))
    home = Path(tempfile.mkdtemp(prefix="tiepdan-bench-"))
    home.chmod(0o711)
    os.environ.pop("DATABASE_URL", None)
    os.environ["TIEPDAN_HOME"] = str(home)
    try:
        from tiepdan.project.cli.database import database

        with database():
            print(COUNTED + "\n", flush=True)
            for stored, size in pairwise([0, *sizes]):
                fill(stored, size)
                ask(size, copies)
    finally:
        shutil.rmtree(home, ignore_errors=True)
    return 0


def sketched(numbers: range) -> list[tuple[int, str, list[str], Sketched]]:
    """Petitions with what their reading would keep; run in processes of its own."""
    from tiepdan.reading.repeats.persons import Who
    from tiepdan.reading.repeats.sketch import sketch_of
    from tiepdan.reading.repeats.traits import kept_traits

    made = []
    for n in numbers:
        text, documents = petition(n)
        made.append((n, text, documents, sketch_of(kept_traits(text, documents, Who()))))
    return made


def fill(stored: int, size: int) -> None:
    """Petitions number `stored` + 1 to `size`, the index of their keys built afterwards, as after a restore."""
    from django.db import connection

    from tiepdan.offices.models import Office, OfficeKind

    office = Office.objects.filter(kind=OfficeKind.COMMUNE).order_by("pk").first()
    began = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("alter table intake_petition drop column if exists search; alter table intake_band drop constraint if exists intake_band_pkey")
        if not stored:
            cursor.execute("alter table intake_band set unlogged; alter table intake_sketch set unlogged")
        for made in _chunks(stored, size):
            _store(cursor, made, office)
        written = time.perf_counter()
        cursor.execute("set maintenance_work_mem = '512MB'; alter table intake_band add primary key (key, petition_id)")
        for table in ("petition", "sketch", "band"):
            cursor.execute(f"vacuum (analyze) intake_{table}")
        cursor.execute("select pg_size_pretty(pg_total_relation_size('intake_band')), count(*) from intake_band")
        big, rows = cursor.fetchone()
    indexed = time.perf_counter() - written
    print(f"{size} đơn: ghi {written - began:.0f} giây, lập chỉ mục {indexed:.0f} giây; bảng khóa {rows} dòng, {big} cả chỉ mục.", flush=True)


def _chunks(stored: int, size: int) -> Iterator[list]:
    chunks = [range(start, min(start + CHUNK, size + 1)) for start in range(stored + 1, size + 1, CHUNK)]
    with ProcessPoolExecutor(int(os.environ.get("TIEPDAN_BENCH_PROCESSES", "2"))) as pool:
        for first in range(0, len(chunks), 10):  # a few at a time, so that finished ones do not pile up in memory
            yield from pool.map(sketched, chunks[first : first + 10])


def _store(cursor, made: list, office) -> None:
    columns = {
        "id": lambda n, text, documents: n, "text": lambda n, text, documents: text, "document_numbers": lambda n, text, documents: documents,
        "code": lambda n, text, documents: f"LC26-{n:07}", "number": lambda n, text, documents: n, "idempotency_key": lambda n, text, documents: f"bench-{n}",
    }
    same = {
        "province_id": office.province_id, "office_id": office.pk, "year": 2026, "channel": "post", "received_at": MOMENT, "received_on": MOMENT.date(),
        "follow_key": "BENCH222", "forwarded_by": "", "forwarded_number": "", "kind": "complaint", "title": "", "asks": json.dumps([]), "field": "dat_dai",
        "round": 1, "findings": json.dumps({}), "accused": "", "group_size": 1, "representatives": json.dumps([]), "anonymous": False, "remote": False,
        "state": "filed", "ended_on": MOMENT.date(), "competent_title": "", "competence_because": "", "competence_cites": "", "competence_question": "",
        "handling": "",
    }
    with cursor.copy(f"copy intake_petition ({', '.join([*columns, *same])}) from stdin") as copy:
        for n, text, documents, _sketched in made:
            copy.write_row([*(say(n, text, documents) for say in columns.values()), *same.values()])
    with cursor.copy("copy intake_sketch (petition_id, version, keys, print) from stdin") as copy:
        copy.write("".join(f"{n}\t{VERSION}\t{{{','.join(map(str, kept.keys))}}}\t\\\\x{kept.print.hex()}\n" for n, _text, _documents, kept in made))
    with cursor.copy("copy intake_band (key, petition_id) from stdin") as copy:
        copy.write("".join(f"{key}\t{n}\n" for n, _text, _documents, kept in made for key in kept.keys))


def ask(size: int, copies: int) -> None:
    """Misread copies of petitions from all over the base; the first questions warm the caches."""
    from tiepdan.common.actor import Actor, ActorKind
    from tiepdan.intake.models import Petition
    from tiepdan.intake.seen_before import seen_before
    from tiepdan.offices.abilities import SEE_PROVINCE
    from tiepdan.offices.models import Province
    from tiepdan.reading.facts_decisions import find_decisions
    from tiepdan.reading.normalise import View

    actor = Actor(ActorKind.OFFICIAL, "Đo thử", province=Province.objects.get().code, abilities=frozenset({SEE_PROVINCE}))
    found = first = same = 0
    spent, missed, busy = [], [], 0.0
    for turn in range(WARM_UP + copies):
        n = 1 + (turn * 7919 * 131 + 17) % size
        text = copy_of(petition(n)[0], turn)
        began, worked = time.perf_counter(), time.process_time()
        asked = Petition(text=text, document_numbers=[cited.number.upper() for cited in find_decisions(View(text), [])])
        told = seen_before(asked, actor)
        if turn < WARM_UP:
            continue
        spent.append((time.perf_counter() - began) * 1000)
        busy += time.process_time() - worked
        shown = [repeat.petition.pk for repeat in told]
        found += n in shown
        first += shown[:1] == [n]
        same += any(repeat.petition.pk == n and repeat.verdict.relation == "same_petition" for repeat in told)
        if n not in shown:
            missed.append(turn)
    spent.sort()
    print(f"{size} đơn lưu, {copies} bản chụp: có trong mười đơn đầu {found / copies:.3f}, đứng đầu {first / copies:.3f}, "
          f"gọi đúng là cùng một đơn {same / copies:.3f}; "
          f"một lượt {spent[len(spent) // 2]:.0f} ms (trung vị), {spent[int(len(spent) * 0.95)]:.0f} ms (p95), {spent[-1]:.0f} ms (lâu nhất); "
          f"trong đó Python dùng {1000 * busy / copies:.0f} ms máy; tải máy lúc đo {os.getloadavg()[0]:.1f} trên {os.cpu_count()} nhân.", flush=True)
    if missed:
        print(f"Không thấy: lượt {missed}.")


if __name__ == "__main__":
    sys.exit(main())
