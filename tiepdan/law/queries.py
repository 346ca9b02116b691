"""What a province counts by: its own days off on top of the country's, and the rules it vouches for."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tiepdan.law.calendar import DEFAULT, Calendar, write_day
from tiepdan.law.due import Due
from tiepdan.law.explaining import ESTIMATED, UNCONFIRMED
from tiepdan.law.models import DayChange, RuleConfirmation
from tiepdan.law.rules import find_rule

Changes = tuple[tuple[date, bool, str], ...]


def standing_changes(province_id: int) -> Changes:
    """Day, off or worked, and its words; oldest day first. One query."""
    return _told(DayChange.objects.filter(province_id=province_id, withdrawal__isnull=True).select_related("recount").order_by("day"))


def _told(changes: Iterable[DayChange]) -> Changes:
    return tuple((one.day, one.off, f"{one.name}, {one.recount.ground}") for one in changes)


def calendar_of(province_id: int) -> Calendar:
    """The calendar of offices in the province. One query; equal changes share one calendar."""
    return calendar_with(standing_changes(province_id))


def calendars_ever(province_id: int) -> list[Calendar]:
    """The calendar of today first, then each the province has counted by before, newest first: one after every recount. One query."""
    rows = list(DayChange.objects.filter(province_id=province_id).select_related("recount").order_by("day", "pk"))
    recounts = {one.recount_id for one in rows} | {one.withdrawal_id for one in rows if one.withdrawal_id}
    ever = [
        calendar_with(_told(one for one in rows if one.recount_id <= last and not (one.withdrawal_id and one.withdrawal_id <= last)))
        for last in sorted(recounts, reverse=True)
    ]
    return [*dict.fromkeys([*ever, DEFAULT])]


@lru_cache(maxsize=64)
def calendar_with(changes: Changes) -> Calendar:
    """The country's calendar with these changes on top."""
    if not changes:
        return DEFAULT
    return DEFAULT.with_changes({day: why for day, off, why in changes if off}, {day: why for day, off, why in changes if not off})


def confirmations(province_id: int) -> Mapping[str, RuleConfirmation]:
    """The standing confirmations by rule. One query."""
    return {told.rule: told for told in RuleConfirmation.objects.filter(province_id=province_id, taken_back_on__isnull=True)}


def vouched(due: Due, told: RuleConfirmation | None) -> Due:
    """The same date where the province vouches for its rule, with who did and when: only days nobody has announced leave a doubt."""
    if told is None or find_rule(due.rule).certain:
        return due
    said = f"Quy định này đã được {told.confirmed_by} xác nhận ngày {write_day(told.confirmed_on)}; căn cứ: {told.ground}."
    return replace(due, certain=ESTIMATED not in due.why, why=tuple(said if sentence == UNCONFIRMED else sentence for sentence in due.why))
