"""What a province counts by: its own days off on top of the country's, and the rules it vouches for."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tiepdan.law.calendar import DEFAULT, Calendar
from tiepdan.law.due import Due
from tiepdan.law.explaining import ESTIMATED, UNCONFIRMED
from tiepdan.law.models import DayChange, RuleConfirmation
from tiepdan.law.rules import find_rule

Changes = tuple[tuple[date, bool, str], ...]


def standing_changes(province_id: int) -> Changes:
    """Day, off or worked, and its words; oldest day first. One query."""
    rows = DayChange.objects.filter(province_id=province_id, withdrawn_on__isnull=True).order_by("day").values_list("day", "off", "name", "ground")
    return tuple((day, off, f"{name}, {ground}") for day, off, name, ground in rows)


def calendar_of(province_id: int) -> Calendar:
    """The calendar of offices in the province. One query; equal changes share one calendar."""
    return calendar_with(standing_changes(province_id))


def calendars_ever(province_id: int) -> list[Calendar]:
    """The calendar of today first, then each the province has counted by before, newest first: one after every recount. Two queries."""
    rows = list(DayChange.objects.filter(province_id=province_id).order_by("day", "pk"))
    ever = [calendar_of(province_id)]
    for day in sorted({one.entered_on for one in rows} | {one.withdrawn_on for one in rows if one.withdrawn_on}, reverse=True):
        # Of several recounts on one day only the last is known by its day; those before it are told apart by their recount.
        for last in sorted({one.recount_id for one in rows if one.entered_on <= day}, reverse=True):
            stood = [one for one in rows if one.recount_id <= last and (one.withdrawn_on is None or one.withdrawn_on > day)]
            ever.append(calendar_with(tuple((one.day, one.off, f"{one.name}, {one.ground}") for one in stood)))
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


def vouched(due: Due, confirmed: bool) -> Due:
    """The same date where the province vouches for its rule: only days nobody has announced leave a doubt."""
    if not confirmed or find_rule(due.rule).certain:
        return due
    return replace(due, certain=ESTIMATED not in due.why, why=tuple(sentence for sentence in due.why if sentence != UNCONFIRMED))
