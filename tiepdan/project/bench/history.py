"""How long `tiepdan verify` takes to walk a long journal, chain by chain, with anchors and personal facts; and how much memory it asks for."""

import json
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

CHAINS, ANCHORS, PERSONAL = 150, 500, 20  # one entry in twenty holds a personal fact
BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
COLUMNS = "id, chain, number, kind, at, actor_kind, actor, official_id, post_id, subject, subject_id, facts, previous_hash, hash"


def measure_verify(entries: int, busy: Callable[[], float]) -> None:
    """A journal of so many entries with true hashes, then the walk over it."""
    from tiepdan.journal.verify import broken_links

    began = time.perf_counter()
    _fill(entries)
    print(f"\nKiểm {entries} dòng nhật ký của {CHAINS} chuỗi, {ANCHORS} mốc neo (lập trong {time.perf_counter() - began:.0f} giây):", flush=True)
    before, began, used = _memory(), time.perf_counter(), busy()
    broken = list(broken_links())
    spent, used = time.perf_counter() - began, busy() - used
    print(f"  {spent:.1f} giây, {used:.1f} giây máy, {entries / spent:.0f} dòng/giây; bộ nhớ Python thêm {_memory() - before} MB; "
          f"chỗ hỏng: {len(broken)}", flush=True)
    assert not broken, broken[:3]


def _fill(entries: int) -> None:
    from django.db import connection

    from tiepdan.journal.actions import anchor_chains
    from tiepdan.journal.hashing import FIRST_HASH, apart_hash, entry_hash
    from tiepdan.project.anchors import SYSTEM, at_office

    heads = {f"90/{place:05d}": [0, FIRST_HASH] for place in range(CHAINS)}
    names, last = list(heads), 0
    with connection.cursor() as cursor:
        cursor.execute("select coalesce(max(id), 0) from journal_journalentry")
        last = cursor.fetchone()[0]
    for turn in range(ANCHORS):
        share, apart = range(turn * entries // ANCHORS, (turn + 1) * entries // ANCHORS), []
        with connection.cursor() as cursor:
            with cursor.copy(f"copy journal_journalentry ({COLUMNS}) from stdin") as copy:
                for place in share:
                    last += 1
                    chain = names[place * 7919 % CHAINS]
                    head = heads[chain]
                    facts: dict = {"code": f"LC26-{place:06d}-X", "office": "UBND xã Y Tý", "due": "14/12/2026", "count": place % 9}
                    if place % PERSONAL == 0:
                        apart.append((last, "reason", f"{place:032x}", json.dumps("kiểm tra tên, địa chỉ")))
                        facts["reason"] = {"apart": apart_hash(f"{place:032x}", "reason", "kiểm tra tên, địa chỉ")}
                    row = {"kind": "petition.routed", "at": BEGIN + timedelta(seconds=place), "actor_kind": "official",
                           "actor": "Lù Thị Mai, Người xử lý đơn, UBND xã Y Tý", "official_id": 3, "post_id": 4, "subject": "petition",
                           "subject_id": place % 50_000, "facts": facts}
                    said = entry_hash(head[1], chain=chain, number=head[0] + 1, **row)
                    told = {**row, "facts": json.dumps(facts, ensure_ascii=False)}
                    copy.write_row((last, chain, head[0] + 1, *told.values(), head[1], said))
                    heads[chain] = [head[0] + 1, said]
            with cursor.copy("copy journal_personalfact (entry_id, name, salt, value) from stdin") as copy:
                for fact in apart:
                    copy.write_row(fact)
            cursor.executemany("insert into journal_chain (name, number, hash) values (%s, %s, %s) on conflict (name) do update set "
                               "number = excluded.number, hash = excluded.hash", [(name, *head) for name, head in heads.items() if head[0]])
            cursor.execute("select setval(pg_get_serial_sequence('journal_journalentry', 'id'), %s)", [last])
        anchor_chains("90", by=at_office(SYSTEM, "", "90"), now=BEGIN + timedelta(hours=turn), sign=_seal())
        last += 1
    with connection.cursor() as cursor:
        cursor.execute("vacuum (analyze) journal_journalentry")


def _seal():
    from django.conf import settings

    from tiepdan.documents.loose import seal_words
    from tiepdan.journal.anchoring import Signed

    return lambda words: Signed("đo thử", *seal_words("đo thử", words, settings.KEYS_DIR))


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
