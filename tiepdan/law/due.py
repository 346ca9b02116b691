"""From a duty and the day it hangs on to the date it is due, with the sentences that let an official count again by hand."""

from dataclasses import dataclass
from datetime import date, datetime

from tiepdan.law import explaining
from tiepdan.law.calendar import DEFAULT, Calendar, write_day
from tiepdan.law.counting import backward, forward, on_calendar, rolled
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import Told, plain_day, read_day, read_told
from tiepdan.law.hours import hours_before
from tiepdan.law.rules import Rule, all_rules, by_duty, find_rule

VERSIONS = by_duty(all_rules().values())


@dataclass(frozen=True)
class Due:
    """The answer. `due` is None where the law sets no length; then `target` may hold an office's own aim, never a legal date.

    `rule` and `since` name the rule version that set the date; `certain` is False while a legal officer has not confirmed the
    rule, or while the year's days off are not announced. The last sentence of `why` names the date with its weekday.
    """

    due: date | datetime | None
    duty: str
    title: str
    rule: str
    cites: str
    since: date
    unit: str
    certain: bool
    why: tuple[str, ...]
    target: date | None = None


def compute_due(duty: str, start: date | datetime | str, *, calendar: Calendar = DEFAULT, **facts: object) -> Due:
    """When the duty is due, by the rule in force on `start` (for notices ahead of an event: on the event's day).

    Facts: remote, complex, specially_complex, many_places, dismissal (yes or no), extensions (how many decisions were
    issued), pauses (list of [suspended_on, continued_on]). Raises BadFacts, whose message is Vietnamese.
    """
    begun, told = read_day(start), read_told(facts)
    return _count(_in_force(duty, plain_day(begun), told.remote), begun, told, calendar)


def compute_under(rule_id: str, start: date | datetime | str, *, calendar: Calendar = DEFAULT, **facts: object) -> Due:
    """The same under one named rule version: a case keeps the rule that set its clock. Raises BadFacts."""
    try:
        rule = find_rule(rule_id)
    except KeyError:
        raise BadFacts("unknown_rule", f"Không có quy tắc “{rule_id}”.") from None
    return _count(rule, read_day(start), read_told(facts), calendar)


def _in_force(duty: str, day: date, remote: bool) -> Rule:
    versions = VERSIONS.get(duty)
    if versions is None:
        raise BadFacts("unknown_duty", f"Không có thời hạn nào tên “{duty}”.")
    area = "remote" if remote else "plain"
    for rule in versions:
        if rule.since <= day <= rule.until and (not rule.area or rule.area == area):
            return rule
    first = versions[0]
    raise BadFacts(
        "not_in_force",
        f"Ngày {write_day(day)} chưa có quy định về việc “{first.title}”: {first.cites} áp dụng từ {write_day(first.since)}.",
    )


def _count(rule: Rule, start: date | datetime, told: Told, calendar: Calendar) -> Due:
    if rule.unit == "hour":
        moment, why = hours_before(rule, start)
        return _due(rule, moment, why, rule.certain)
    begin = calendar.position(plain_day(start))
    if told.pauses and (rule.direction == "before" or not rule.length):
        raise BadFacts("pause_not_here", f"Việc “{rule.title}” không có thời gian tạm đình chỉ.")
    length = _length(rule, told)
    if length is None:
        return _without_length(rule, begin, calendar)
    if rule.direction == "before":
        return _ahead(rule, begin, length, calendar)
    if length == 0:
        day = rolled(calendar, begin)
        return _due(rule, calendar.days[day], explaining.at_once(rule, begin, day, calendar), rule.certain)
    return _after(rule, begin, length, told, calendar)


def _length(rule: Rule, told: Told) -> int | None:
    """The length these facts give. Raises BadFacts when more extensions were issued than the act allows."""
    allowed = 0
    if rule.extends:
        allowed = rule.extends.specially_complex if told.specially_complex else rule.extends.complex if told.complex else 0
    if told.extensions > allowed:
        may = f"chỉ được gia hạn {allowed} lần" if allowed else "không được gia hạn"
        raise BadFacts("too_many_extensions", f"Việc “{rule.title}” với các dữ kiện này {may}, nhưng đã khai {told.extensions} lần.")
    if rule.length is None:
        return None
    length = rule.length
    for fact, total in rule.totals.items():
        if getattr(told, fact):
            length = total
    return length + told.extensions * (rule.extends.add if rule.extends else 0)


def _after(rule: Rule, begin: int, length: int, told: Told, calendar: Calendar) -> Due:
    working = rule.unit == "working_day"
    counted = forward(calendar, begin, length, working=working)
    end = _paused(rule, begin, counted, told, calendar) if told.pauses else counted
    if rule.kind in {"effect_date", "min_duration"}:
        day = on_calendar(calendar, end + 1)
    else:
        day = rolled(calendar, end)
    estimated = calendar.estimated_between(begin + 1 if working else end, day)
    why = explaining.after(rule, begin, length, told, counted, end, day, estimated, calendar)
    if rule.caution:
        day, warned = _with_caution(rule, begin, day, calendar)
        why[-1:-1] = warned
        why[-1] = explaining.last(rule, calendar.named[day])
    return _due(rule, calendar.days[day], why, rule.certain and not estimated)


def _paused(rule: Rule, begin: int, end: int, told: Told, calendar: Calendar) -> int:
    """The last day moved by every pause in turn; each must begin inside the period as it then stood.

    A pause decided while the end was already rolling over days off leaves nothing to run: the period ends when it goes on.
    """
    for suspended, continued in told.pauses:
        off, on = calendar.position(suspended), calendar.position(continued)
        if off < begin or off > rolled(calendar, end):
            raise BadFacts(
                "pause_outside",
                f"Lần tạm đình chỉ từ {write_day(suspended)} nằm ngoài thời hạn “{rule.title}”, "
                f"bắt đầu {write_day(calendar.days[begin])} và hết vào {write_day(calendar.days[rolled(calendar, end)])}.",
            )
        end = on_calendar(calendar, max(end + on - off, on))
    return end


def _ahead(rule: Rule, event: int, length: int, calendar: Calendar) -> Due:
    day = backward(calendar, event, length, working=rule.unit == "working_day")
    estimated = rule.unit == "working_day" and calendar.estimated_between(day, event)
    return _due(rule, calendar.days[day], explaining.ahead(rule, event, length, day, estimated, calendar), rule.certain and not estimated)


def _without_length(rule: Rule, begin: int, calendar: Calendar) -> Due:
    target = rolled(calendar, on_calendar(calendar, begin + rule.target.length)) if rule.target else None
    why = explaining.without_length(rule, begin, target, calendar)
    return _due(rule, None, why, rule.certain, None if target is None else calendar.days[target])


def _with_caution(rule: Rule, begin: int, day: int, calendar: Calendar) -> tuple[int, list[str]]:
    other = rule.caution
    assert other is not None
    end = rolled(calendar, forward(calendar, begin, other.length, working=other.unit == "working_day"))
    if end >= day:
        return day, []
    return (end if other.binding else day), [explaining.caution(other, calendar.named[end])]


def _due(rule: Rule, due: date | datetime | None, why: list[str], certain: bool, target: date | None = None) -> Due:
    return Due(due, rule.duty, rule.title, rule.id, rule.cites, rule.since, rule.unit, certain, tuple(why), target)
