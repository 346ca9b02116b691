"""What the second wall costs: `make bench ARGS=rls` measures lists and search as the owner and as the web role (TIEPDAN_BENCH_RLS petitions, 200000)."""

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from statistics import median, quantiles

from tiepdan.project.bench.repeats_words import petition

MOMENT = datetime(2026, 8, 3, 1, tzinfo=UTC)
TURNS, WARM_UP = 30, 4
COUNTED = """Mỗi lượt là một câu hỏi mà trang hỏi thật (danh sách đơn trang đầu; tìm một cụm ít gặp, một cụm hay gặp), trong một giao dịch:
dưới quyền chủ bảng (không có tường), rồi dưới vai trò của trang với chức vụ đang dùng (có tường, row-level security)."""


def measure_walls(size: int) -> None:
    """Fill, ask, tell."""
    from django.db import connection

    from tiepdan.desk.queries import lists
    from tiepdan.offices.acting import acting
    from tiepdan.offices.models import Holding, Office, OfficeKind

    offices = list(Office.objects.filter(kind=OfficeKind.COMMUNE, handles_inside=True).order_by("pk"))
    began = time.perf_counter()
    with connection.cursor() as cursor:
        _fill(cursor, size, offices)
        cursor.execute("vacuum (analyze) intake_petition")
    print(f"{COUNTED}\n\n{size} đơn ở {len(offices)} xã, phường: ghi {time.perf_counter() - began:.0f} giây.", flush=True)
    print(f"{'':44} {'chủ bảng':>18} {'vai trò của trang':>20}")
    seats = (("cán bộ xã", f"LC.{offices[0].code}.petition"), ("theo dõi cả tỉnh", "LC.TTT.observer"))
    for told, code in seats:
        official = Holding.objects.select_related("official").get(post__code=code, until__isnull=True).official
        actor = acting(official, MOMENT.date())
        for name, asked in (
            ("danh sách đơn", lambda actor=actor: lists.petitions(actor, lists.Asked(), "")),
            ("tìm cụm ít gặp", lambda actor=actor: lists.search(actor, "bench 77")),
            ("tìm cụm hay gặp", lambda actor=actor: lists.search(actor, "khieu nai dat")),
        ):
            figures = [_times(asked, actor, wall=wall) for wall in (False, True)]
            words = "".join(f"{f'{middle:.1f} / {worst:.1f}':>19}" for middle, worst in figures)
            print(f"{f'{told}: {name} (giữa / p95, ms)':44} {words}", flush=True)


def _times(asked: Callable[[], object], actor, *, wall: bool) -> tuple[float, float]:
    spent = []
    for _turn in range(TURNS + WARM_UP):
        with _standing(actor, wall=wall):
            began = time.perf_counter()
            asked()
            spent.append((time.perf_counter() - began) * 1000)
    return median(spent[WARM_UP:]), quantiles(spent[WARM_UP:], n=20)[-1]


@contextmanager
def _standing(actor, *, wall: bool) -> Iterator[None]:
    """A transaction as a request has it; the role ends with it."""
    from django.db import connection, transaction

    from tiepdan.project.postgres.roles import WEB
    from tiepdan.standing.stance import stand_at_post

    with transaction.atomic():
        if wall:
            with connection.cursor() as cursor:
                cursor.execute(f"set local role {WEB}")
            stand_at_post(actor)
        yield


def _fill(cursor, size: int, offices: list) -> None:
    same = {
        "year": 2026, "channel": "post", "follow_key": "BENCH222", "forwarded_by": "", "forwarded_number": "", "kind": "complaint",
        "asks": json.dumps([]), "field": "dat_dai", "round": 1, "findings": json.dumps({}), "document_numbers": [], "accused": "", "group_size": 1,
        "representatives": json.dumps([]), "anonymous": False, "remote": False, "state": "filed", "competent_title": "", "competence_because": "",
        "competence_cites": "", "competence_question": "", "handling": "",
    }
    columns = ("code", "number", "idempotency_key", "title", "text", "province_id", "office_id", "received_at", "received_on", "ended_on")
    texts = [petition(n)[0] for n in range(1, min(size, 20_000) + 1)]  # words vary enough; making each of a million would be the slow part
    with cursor.copy(f"copy intake_petition ({', '.join([*columns, *same])}) from stdin") as copy:
        for n in range(1, size + 1):
            office, at = offices[n % len(offices)], MOMENT - timedelta(minutes=n)
            told = [f"LC26-{n:07}", n, f"bench-{n}", f"bench {n % 5000}", texts[n % len(texts)]]
            copy.write_row([*told, office.province_id, office.pk, at, at.date(), at.date(), *same.values()])


def size_asked() -> int:
    return int(os.environ.get("TIEPDAN_BENCH_RLS", "200000"))
