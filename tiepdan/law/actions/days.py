"""A province's own days off and swapped days: entered or withdrawn, and every running clock they touch counted again in the same act."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.law import entries
from tiepdan.law.actions._recount import write_recounted
from tiepdan.law.calendar import Calendar, name_day
from tiepdan.law.models import DayChange, Recount
from tiepdan.law.permission import require_calendar_keeper
from tiepdan.law.queries import calendar_of, calendar_with, confirmations, standing_changes
from tiepdan.law.recounting import recounted, touched_by_days
from tiepdan.law.refusals import (
    AlreadyDayOff,
    AlreadyWorked,
    DayChangedAlready,
    DayOutsideCalendar,
    DayToldTwice,
    DayTooLongAgo,
    GroundMissing,
    NoDayTold,
    NotChanged,
)
from tiepdan.law.turns import stand_alone

BACK = timedelta(days=30)  # a decree may name days that have just passed; further back is a slip of the keyboard


@transaction.atomic
def change_days(*, by: Actor, province_id: int, off: Mapping[date, str], worked: Mapping[date, str], ground: str, today: date) -> Recount:
    """Enter days off and days worked by decision (day → its name, as the ground tells it) and recount what they touch.

    Bộ luật Lao động 2019 Đ.111, 112. Running and stopped clocks of the province are counted again under the rule version that
    set them; ended ones stay. Raises AbilityMissing, GroundMissing, NoDayTold, DayToldTwice, DayTooLongAgo, DayOutsideCalendar,
    DayChangedAlready, AlreadyDayOff, AlreadyWorked, ClockNotRecounted; then nothing at all has changed.
    """
    require_calendar_keeper(by, province_id)
    ground = _grounded(ground)
    stand_alone(province_id)
    check_days(province_id, off, worked, today)
    told = sorted([(day, True, name) for day, name in off.items()] + [(day, False, name) for day, name in worked.items()])
    words = {day: f"{'nghỉ' if is_off else 'làm việc'} ({name})" for day, is_off, name in told}
    recount = _begin(province_id, words, ground, by, today)
    DayChange.objects.bulk_create(
        DayChange(province_id=province_id, day=day, off=is_off, name=name, recount=recount)
        for day, is_off, name in told
    )
    _recount(recount, words)
    record(entries.DAYS_CHANGED, recount, by=by, days=recount.what, ground=ground, looked_at=recount.looked_at, moved=recount.moved)
    return recount


@transaction.atomic
def withdraw_day(change_id: int, *, by: Actor, province_id: int, ground: str, today: date) -> Recount:
    """Take back one change to the calendar and recount what it touched. Raises AbilityMissing, GroundMissing, NotChanged, ClockNotRecounted."""
    require_calendar_keeper(by, province_id)
    ground = _grounded(ground)
    stand_alone(province_id)
    change = DayChange.objects.filter(pk=change_id, province_id=province_id, withdrawal__isnull=True).first()
    if change is None:
        raise NotChanged()
    words = {change.day: f"bỏ thay đổi “{change.name}”"}
    recount = change.withdrawal = _begin(province_id, words, ground, by, today)
    change.save(update_fields=["withdrawal"])
    _recount(recount, words)
    record(entries.DAY_WITHDRAWN, recount, by=by, days=recount.what, ground=ground, looked_at=recount.looked_at, moved=recount.moved)
    return recount


def check_days(province_id: int, off: Mapping[date, str], worked: Mapping[date, str], today: date) -> Calendar:
    """The calendar as these days would leave it. Raises what `change_days` refuses; writes nothing."""
    if not off and not worked:
        raise NoDayTold()
    if twice := off.keys() & worked.keys():
        raise DayToldTwice(day=name_day(min(twice)))
    changes = standing_changes(province_id)
    standing = {day: why for day, _is_off, why in changes}
    calendar = calendar_with(changes)
    for day in sorted([*off, *worked]):
        _check(day, calendar, standing, today, off=day in off)
    added = tuple((day, True, name) for day, name in off.items()) + tuple((day, False, name) for day, name in worked.items())
    return calendar_with((*changes, *added))


def _check(day: date, calendar: Calendar, standing: Mapping[date, str], today: date, *, off: bool) -> None:
    if not calendar.data.first_year <= day.year <= calendar.data.last_year:
        raise DayOutsideCalendar(day=name_day(day), first=calendar.data.first_year, last=calendar.data.last_year)
    if day < today - BACK:
        raise DayTooLongAgo(day=name_day(day), limit=BACK.days)
    if day in standing:
        raise DayChangedAlready(day=name_day(day), name=standing[day])
    why = calendar.is_day_off(day)
    if off and why is not None and day not in calendar.data.estimated:  # a day expected so far may be announced
        raise AlreadyDayOff(day=name_day(day), why=why)
    if not off and why is None:
        raise AlreadyWorked(day=name_day(day))


def _grounded(ground: str) -> str:
    if not ground.strip():
        raise GroundMissing()
    return ground.strip()


def _begin(province_id: int, words: Mapping[date, str], ground: str, by: Actor, today: date) -> Recount:
    what = "; ".join(f"{name_day(day)}: {said}" for day, said in words.items())
    return Recount.objects.create(province_id=province_id, done_on=today, what=what, ground=ground, by=by.signature[:300])


def _recount(recount: Recount, words: dict[date, str]) -> None:
    groups = touched_by_days(recount.province_id, words)
    reasons = {day: f"{said}, {recount.ground}" for day, said in words.items()}
    confirmed = confirmations(recount.province_id)
    write_recounted(recount, groups, recounted(groups, calendar_of(recount.province_id), confirmed, reasons))
