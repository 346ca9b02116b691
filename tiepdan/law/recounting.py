"""Which running clocks other days or another standing of a rule touch, and what becomes of them. Reads only; the acts write.

Equal questions are asked once: clocks of one rule with the same facts form one group, however many files they stand on.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from tiepdan.law.calendar import Calendar, name_day
from tiepdan.law.due import compute_under
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import plain_day, read_day
from tiepdan.law.models import RuleConfirmation
from tiepdan.law.queries import vouched
from tiepdan.law.refusals import ClockNotRecounted

# Days off only matter between the day a period hangs on and its date (either may come first); what lies outside moves nothing.
TOUCHED = """exists (select 1 from unnest(%(days)s::date[]) changed(day)
    where day between least(started_on, due) and greatest(started_on, due, (facts->>'target')::date))"""
BY_RULE = "rule = %(rule)s"
GROUPS = """
    with groups as (
        select rule, facts, due, certain, array_agg(id order by id) as ids from law_clock
        where province_id = %(province)s and met_on is null and dropped_on is null and {which} group by rule, facts, due, certain
    )
    select g.rule, g.facts::text, g.due, g.certain, g.ids, c.why::text, c.title from groups g join law_clock c on c.id = g.ids[1]
"""


FETCHED = 2000  # groups fetched at a time


@dataclass(frozen=True)
class Recounted:
    """Clocks that get other contents. `old` and `new` are equal where only the sentences or the certainty change."""

    ids: list[int]
    old: date | None
    new: date | None
    certain: bool
    why: list[str]
    facts: dict
    reason: str

    @property
    def moved(self) -> bool:
        return self.old != self.new


@dataclass
class Groups:
    """What is found, read once, some thousands of groups at a time: clocks that are all different do not fill the memory.

    `clocks` is how many clocks have been read so far.
    """

    statement: str
    told: dict[str, object]
    clocks: int = 0

    def __iter__(self) -> Iterator[tuple]:
        with connection.chunked_cursor() as cursor:
            cursor.execute(self.statement, self.told)
            while rows := cursor.fetchmany(FETCHED):
                for row in rows:
                    self.clocks += len(row[4])
                    yield row


def touched_by_days(province_id: int, days: Iterable[date]) -> Groups:
    """Running clocks, stopped ones included, whose counting passes over one of the days. One query."""
    return _groups(TOUCHED, province=province_id, days=sorted(days))


def resting_on(province_id: int, rule: str) -> Groups:
    """Running clocks set by the rule. One query."""
    return _groups(BY_RULE, province=province_id, rule=rule)


def _groups(which: str, **told: object) -> Groups:
    return Groups(GROUPS.format(which=which), told)


def recounted(groups: Groups, calendar: Calendar, confirmed: Mapping[str, RuleConfirmation], reasons: dict[date, str]) -> Iterator[Recounted]:
    """The groups whose contents change, counted under the rule version that set them. Raises ClockNotRecounted."""
    for rule, facts, old, certain, ids, why, title in groups:
        kept = json.loads(facts)
        asked = {name: value for name, value in kept.items() if name not in {"start", "target"}}
        try:
            due = vouched(compute_under(rule, read_day(kept["start"]), calendar=calendar, **asked), confirmed.get(rule))
        except BadFacts as wrong:
            raise ClockNotRecounted(title=title, clock=ids[0], message=wrong.message) from wrong
        new = None if due.due is None else plain_day(due.due)
        said = list(due.why)
        if new == old and due.certain == certain and said == json.loads(why):
            continue
        if due.target:
            kept["target"] = due.target.isoformat()
        yield Recounted(ids, old, new, due.certain, said, kept, _because(reasons, read_day(kept["start"]), old, new))


def _because(reasons: dict[date, str], start: date, old: date | None, new: date | None) -> str:
    ends = [plain_day(start), *(day for day in (old, new) if day)]
    return "; ".join(f"{name_day(day)}: {why}" for day, why in reasons.items() if min(ends) <= day <= max(ends))
