"""What a date is computed from, read and checked: days, yes-or-no facts, extensions, pauses."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from tiepdan.law.calendar import write_day
from tiepdan.law.errors import BadFacts

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FLAGS = {
    "remote": "vùng sâu, vùng xa",
    "complex": "phức tạp",
    "specially_complex": "đặc biệt phức tạp",
    "many_places": "xác minh ở nhiều nơi",
    "dismissal": "buộc thôi việc",
}
Pause = tuple[date, date]


class Told(NamedTuple):
    """The facts of one question. A pause is [day the suspension was decided, day the continuation was decided]."""

    remote: bool = False
    complex: bool = False
    specially_complex: bool = False
    many_places: bool = False
    dismissal: bool = False
    extensions: int = 0
    pauses: tuple[Pause, ...] = ()


NOTHING = Told()


def read_told(facts: Mapping[str, object]) -> Told:
    """The facts as values; a missing or null fact is taken as "no". Raises BadFacts on an unknown name or a wrong shape."""
    if not facts:
        return NOTHING
    values: dict[str, object] = {}
    for name, value in facts.items():
        if value is None:
            continue
        if name in FLAGS:
            values[name] = _flag(name, value)
        elif name == "extensions":
            values[name] = _count(value)
        elif name == "pauses":
            values[name] = read_pauses(value)
        else:
            raise BadFacts("unknown_fact", f"Không rõ dữ kiện “{name}”.")
    return Told(**values)  # type: ignore[arg-type]


def read_day(value: object) -> date | datetime:
    """A day, or a day with its time. Text must be written `2026-07-01` or `2026-07-01T08:00`. Raises BadFacts."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and DAY.match(value):
        try:
            return date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
        except ValueError:
            pass
    raise BadFacts("bad_date", f"“{value}” không phải một ngày viết theo năm-tháng-ngày, ví dụ 2026-07-01.")


def read_pauses(value: object) -> tuple[Pause, ...]:
    """Pauses in order of time. Raises BadFacts when one ends before it begins, is still open, or two overlap."""
    if not isinstance(value, list | tuple):
        raise BadFacts("bad_pause", "Các lần tạm đình chỉ phải là danh sách [ngày tạm đình chỉ, ngày tiếp tục].")
    pauses = tuple(sorted(_pause(pair) for pair in value))
    for earlier, later in pairwise(pauses):
        if later[0] < earlier[1]:
            raise BadFacts(
                "pauses_overlap",
                f"Lần tạm đình chỉ từ {write_day(later[0])} chồng lên lần trước, đến {write_day(earlier[1])} mới tiếp tục.",
            )
    return pauses


def _pause(pair: object) -> Pause:
    if not isinstance(pair, list | tuple) or len(pair) != 2 or pair[0] is None:
        raise BadFacts("bad_pause", "Mỗi lần tạm đình chỉ phải có đủ ngày tạm đình chỉ và ngày tiếp tục.")
    since = plain_day(read_day(pair[0]))
    if pair[1] is None:
        raise BadFacts("pause_open", f"Lần tạm đình chỉ từ {write_day(since)} chưa có quyết định tiếp tục nên chưa tính được hạn.")
    until = plain_day(read_day(pair[1]))
    if until < since:
        raise BadFacts("pause_reversed", f"Ngày tiếp tục {write_day(until)} lại trước ngày tạm đình chỉ {write_day(since)}.")
    return since, until


def plain_day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


def _flag(name: str, value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise BadFacts("bad_fact", f"Dữ kiện “{FLAGS[name]}” ({name}) phải là có hoặc không.")


def _count(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise BadFacts("bad_fact", "Số lần gia hạn phải là số nguyên từ 0 trở lên.")
