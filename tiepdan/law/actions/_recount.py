"""Parts of the acts that count many clocks again at once."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection

from tiepdan.law.models import Recount
from tiepdan.law.recounting import Groups, Recounted

CHUNK = 2000  # groups a statement: what a statement carries stays below some tens of megabytes
# One statement moves the clocks and lists what it moved: a clock met a moment ago is in neither.
WRITE = """
    with told as (
        select * from jsonb_to_recordset(%(told)s::jsonb)
            as t(number int, due date, certain bool, why jsonb, facts jsonb, reason text, old date)
    ), written as (
        update law_clock c set due = told.due, certain = told.certain, why = told.why, facts = told.facts
        from unnest(%(ids)s::bigint[], %(of)s::bigint[]) member(id, number) join told using (number)
        where c.id = member.id and c.met_on is null and c.dropped_on is null
        returning c.id, told.old, told.due, told.reason
    ), listed as (
        insert into law_changeddate (recount_id, clock_id, old, new, reason)
        select %(recount)s, id, old, due, reason from written where old <> due returning 1
    )
    select count(*) from listed
"""


def write_recounted(recount: Recount, groups: Groups, changes: Iterable[Recounted]) -> None:
    """Write the new dates and list each that moved; the recount is told how many."""
    for part in _parts(changes):
        with connection.cursor() as cursor:
            cursor.execute(WRITE, {
                "told": json.dumps([_told(number, one) for number, one in enumerate(part, 1)], ensure_ascii=False),
                "ids": [pk for one in part for pk in one.ids], "of": [number for number, one in enumerate(part, 1) for _ in one.ids],
                "recount": recount.pk,
            })
            recount.moved += cursor.fetchone()[0]
    recount.looked_at = groups.clocks
    recount.save(update_fields=["looked_at", "moved"])


def _told(number: int, one: Recounted) -> dict[str, object]:
    old, new = (day.isoformat() if day else None for day in (one.old, one.new))
    return {"number": number, "due": new, "certain": one.certain, "why": one.why, "facts": one.facts, "reason": one.reason, "old": old}


def _parts(changes: Iterable[Recounted]) -> Iterator[list[Recounted]]:
    rest = iter(changes)
    while part := list(islice(rest, CHUNK)):
        yield part
