"""Duties that come round again (a reception day each month, a report each half year): how many are owed in which window, and why.

Data: `recurring/<act>.yaml`, checked once on load. Pure: neither database nor framework. The law counts by whole windows, so a
window that a version governs only in part, and a duty without a frequency, get no number: the answer is None and says so.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

from tiepdan.law.calendar import DEFAULT, Calendar, write_day
from tiepdan.law.errors import BadFacts
from tiepdan.law.facts import plain_day, read_day
from tiepdan.law.rules import CONFIDENCES, EXAMPLES, NEVER, BrokenRule, by_duty, load_yaml
from tiepdan.law.rules import FOLDER as PERIODS
from tiepdan.law.windows import PERS, Window, windows

FOLDER = Path(__file__).parent / "recurring"
UNITS = {"day": "ngày tiếp", "report": "báo cáo", "meeting": "cuộc giao ban"}
WHO = {
    "provincial_chair": "Chủ tịch Ủy ban nhân dân cấp tỉnh",
    "district_chair": "Chủ tịch Ủy ban nhân dân cấp huyện",
    "commune_chair": "Chủ tịch Ủy ban nhân dân cấp xã",
    "agency_head": "người đứng đầu sở, ngành",
    "public_unit_head": "người đứng đầu đơn vị sự nghiệp công lập",
    "provincial_reception_office": "Ban Tiếp công dân cấp tỉnh",
    "provincial_party_head": "Bí thư cấp ủy cấp tỉnh",
    "commune_party_head": "Bí thư cấp ủy cấp xã",
    "district_party_head": "Bí thư cấp ủy cấp huyện",
    "party_heads": "Bí thư cấp ủy cấp tỉnh, cấp xã",
    "all_provincial_bodies_and_communes": "các cơ quan của tỉnh và Ủy ban nhân dân cấp xã",
    "agencies_and_communes": "sở, ngành và Ủy ban nhân dân cấp xã",
    "people_council_standing": "Thường trực Hội đồng nhân dân, đại biểu Hội đồng nhân dân",
    "inspectorate": "cơ quan thanh tra",
}


@dataclass(frozen=True)
class Tally:
    """A worked example: over these days, so many in each window, in order of answer; empty when nothing was in force."""

    first: date
    last: date
    owed: tuple[int | None, ...]
    why: str


@dataclass(frozen=True, eq=False)
class Recurring:
    """One version of a duty that recurs: at least `minimum` `unit`s in each window of every kind in `per`.

    `minimum` None, with no `per`: the law names the duty and sets no frequency. `until` is the last day on which it governs.
    """

    id: str
    act: str
    duty: str
    title: str
    who: str
    minimum: int | None
    unit: str
    per: tuple[str, ...]
    since: date
    until: date
    cites: str
    says: str
    note: str
    source: tuple[str, ...]
    confidence: str
    examples: tuple[Tally, ...]


@dataclass(frozen=True)
class Owed:
    """What is owed in one window. `owed` None: no number follows from the law, and the last sentence of `why` says why not."""

    window: Window
    owed: int | None
    rule: Recurring
    why: tuple[str, ...]


def owed(duty: str, first: date | str, last: date | str, *, calendar: Calendar = DEFAULT) -> tuple[Owed, ...]:
    """What the duty asks in each window the days from `first` to `last` touch (a report: in each window that ends among them).

    Each window is told whole, by the version that governs it. Raises BadFacts: unknown duty, wrong days, nothing in force.
    """
    versions = by_duty(all_recurring().values()).get(duty)
    if versions is None:
        raise BadFacts("unknown_duty", f"Không có việc định kỳ nào tên “{duty}”.")
    return _owed(versions, _days(first, last, calendar), calendar)


def owed_by(who: str, first: date | str, last: date | str, *, calendar: Calendar = DEFAULT) -> tuple[Owed, ...]:
    """Everything that recurs for one kind of post or office, duty by duty. Raises BadFacts."""
    if who not in WHO:
        raise BadFacts("unknown_who", f"Không rõ người hoặc cơ quan “{who}”.")
    days = _days(first, last, calendar)
    return _owed(tuple(rule for rule in all_recurring().values() if rule.who == who), days, calendar)


def _days(first: object, last: object, calendar: Calendar) -> tuple[date, date]:
    since, until = plain_day(read_day(first)), plain_day(read_day(last))
    if until < since:
        raise BadFacts("range_reversed", f"Ngày cuối {write_day(until)} lại trước ngày đầu {write_day(since)}.")
    calendar.position(since)
    calendar.position(until)
    return since, until


def _owed(rules: Iterable[Recurring], days: tuple[date, date], calendar: Calendar) -> tuple[Owed, ...]:
    first, last = days
    rules = sorted(rules, key=lambda rule: (rule.duty, rule.since))
    governing = [rule for rule in rules if rule.since <= last and first <= rule.until]
    if not governing:
        told = "; ".join(f"{rule.cites} áp dụng {_in_force(rule)}" for rule in rules)
        raise BadFacts("not_in_force", f"Từ {write_day(first)} đến {write_day(last)} việc “{rules[0].title}” không có hiệu lực: {told}.")
    return tuple(answer for rule in governing for answer in _of_version(rule, first, last, calendar))


def _of_version(rule: Recurring, first: date, last: date, calendar: Calendar) -> list[Owed]:
    begin, end = max(first, rule.since), min(last, rule.until)
    law = f"{rule.cites}: {rule.says}."
    if rule.minimum is None:
        silent = "Luật giao việc này nhưng không đặt số lần trong một kỳ, nên không có con số phải đạt."
        return [Owed(Window("", begin, end, "khoảng được hỏi"), None, rule, (law, *_warned(rule), silent))]
    found = [window for per in rule.per for window in windows(per, begin, end)]
    if rule.unit == "report":
        found = [window for window in found if window.last <= end]
    return [_in_window(rule, rule.minimum, window, law, calendar) for window in found]


def _in_window(rule: Recurring, minimum: int, window: Window, law: str, calendar: Calendar) -> Owed:
    first, last = max(window.first, rule.since), min(window.last, rule.until)
    daily = window.per == "working_day"
    if not daily and (first, last) != (window.first, window.last):
        cut = (
            f"{window.name[0].upper()}{window.name[1:]}: quy định này chỉ có hiệu lực {_in_force(rule)}, tức một phần của kỳ; "
            "luật không nói phần kỳ tính thế nào, nên không có con số phải đạt."
        )
        return Owed(window, None, rule, (law, *_warned(rule), cut))
    number, counted = minimum, ""
    if rule.unit == "day":
        working = calendar.working_days_between(first, last) + (calendar.is_day_off(first) is None)
        number = minimum * working if daily else min(minimum, working)
        counted = f" (kỳ có {working} ngày làm việc)" if daily or number < minimum else ""
    days = "" if window.per == "week" else f", từ {write_day(first)} đến {write_day(last)}"
    span = f"{window.name[0].upper()}{window.name[1:]}{days}{counted}"
    told = f"{span}: ít nhất {number:02d} {UNITS[rule.unit]}." if number else f"{span}: cả kỳ là ngày nghỉ, cơ quan không làm việc."
    return Owed(window, number, rule, (law, *_warned(rule), told))


def _warned(rule: Recurring) -> tuple[str, ...]:
    return () if rule.confidence == "FOUND" else ("Quy định này chưa được cán bộ pháp chế xác nhận; cần đối chiếu văn bản gốc.",)


def _in_force(rule: Recurring) -> str:
    ended = "" if rule.until == NEVER else f" đến hết {write_day(rule.until)}"
    return f"từ {write_day(rule.since)}{ended}"


@cache
def all_recurring() -> Mapping[str, Recurring]:
    """The recurring duties shipped with the program, by id, read once."""
    return MappingProxyType(read_recurring())


def read_recurring(folder: Path = FOLDER) -> dict[str, Recurring]:
    """Every recurring duty of every act, by id. Raises BrokenRule naming the duty and what is wrong with it."""
    sources = load_yaml(PERIODS / "sources.yaml") | load_yaml(folder / "sources.yaml")
    rules: dict[str, Recurring] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name == "sources.yaml":
            continue
        told = load_yaml(path)
        for block in told["duties"]:
            rule = _recurring(told["act"], block)
            if rule.id in rules:
                raise BrokenRule(f"{rule.id} stands twice")
            _check(rule, sources)
            rules[rule.id] = rule
    for versions in by_duty(rules.values()).values():
        for older, newer in pairwise(versions):
            if newer.since <= older.until:
                raise BrokenRule(f"{older.id} and {newer.id} both govern {newer.since}")
    return rules


def _recurring(act: str, block: dict) -> Recurring:
    told = dict(block)
    try:
        told["until"] = told.get("until") or NEVER
        told["per"], told["source"] = tuple(told["per"]), tuple(told["source"])
        told["examples"] = tuple(Tally(one["from"], one["to"], tuple(one["owed"]), one["why"]) for one in told["examples"])
        return Recurring(act=act, **told)
    except (TypeError, KeyError, ValueError) as wrong:
        raise BrokenRule(f"{block.get('id', '?')}: {wrong}") from wrong


def _check(rule: Recurring, sources: Mapping[str, str]) -> None:
    faults = [
        sentence
        for wrong, sentence in (
            (rule.who not in WHO, f"unknown who {rule.who}"),
            (rule.unit not in UNITS, f"unknown unit {rule.unit}"),
            (not set(rule.per) <= PERS, f"unknown per {set(rule.per) - PERS}"),
            ("working_day" in rule.per and rule.unit != "day", "only days are owed each working day"),
            (rule.minimum is not None and (type(rule.minimum) is not int or rule.minimum < 1), "minimum is a number from 1 up, or null"),
            ((rule.minimum is None) != (not rule.per), "minimum and per are told together, or neither is"),
            (rule.minimum is None and rule.confidence == "FOUND", "without a frequency nothing was found"),
            (rule.confidence not in CONFIDENCES, f"unknown confidence {rule.confidence}"),
            (not rule.cites or not rule.says or not rule.title, "cites, says and title are told for every duty"),
            (rule.confidence == "FOUND" and not rule.source, "FOUND names its source"),
            (not set(rule.source) <= sources.keys(), f"unknown source {set(rule.source) - sources.keys()}"),
            (type(rule.since) is not date or type(rule.until) is not date or rule.until < rule.since, "ends before it begins, or no day"),
            (len(rule.examples) < EXAMPLES, f"every duty carries at least {EXAMPLES} worked examples"),
            (any(example.last < example.first for example in rule.examples), "an example ends before it begins"),
        )
        if wrong
    ]
    if faults:
        raise BrokenRule(f"{rule.id}: {'; '.join(faults)}")
