"""The sentences beside a date: the article, where counting starts, what was skipped, pauses, extensions, rolling, the date."""

from tiepdan.law.calendar import WEEKDAYS, Calendar, write_day
from tiepdan.law.facts import Told
from tiepdan.law.rules import Caution, Rule

LAST = {
    "authority_deadline": "Hạn cuối là",
    "citizen_window": "Ngày cuối của thời hạn là",
    "sanction_threshold": "Ngày cuối trước ngưỡng kỷ luật là",
    "effect_date": "Ngày bắt đầu có hiệu lực là",
    "min_duration": "Ngày đầu tiên được gỡ xuống là",
    "min_notice": "Ngày muộn nhất là",
}
LENGTHENED = {
    "complex": "Vụ việc phức tạp",
    "remote": "Vùng sâu, vùng xa đi lại khó khăn",
    "many_places": "Phải xác minh ở nhiều nơi hoặc ủy quyền",
    "dismissal": "Bị buộc thôi việc",
}
UNCONFIRMED = "Quy định này chưa được cán bộ pháp chế xác nhận; cần đối chiếu văn bản gốc."
ESTIMATED = "Lịch nghỉ của năm có ngày ghi “dự kiến” chưa được công bố; có thông báo thì tính lại."


def last(rule: Rule, named: str) -> str:
    return f"{LAST[rule.kind]} {named}."


def after(
    rule: Rule, begin: int, length: int, told: Told, counted: int, end: int, day: int, estimated: bool, calendar: Calendar
) -> list[str]:
    """Counting forward: `counted` is the last day before pauses, `end` after them, `day` the date itself."""
    named = calendar.named
    why = [f"{rule.cites}: {rule.says}."]
    if length != rule.length:
        why += _lengthened(rule, length, told)
    words = rule.start_words
    why.append(f"{words[0].upper()}{words[1:]} là {named[begin]}: không tính ngày này, đếm từ {named[begin + 1]}.")
    if rule.unit == "working_day":
        why.append(f"Đếm {length} ngày làm việc thì hết vào {named[counted]}.")
        why += _skipped(begin + 1, counted, calendar)
    else:
        why.append(f"Đếm {length} ngày liên tục thì hết vào {named[counted]}.")
    if told.pauses:
        why += _paused(told, named[end])
    why += _end(rule, end, day, calendar)
    why += _doubts(rule, estimated)
    why.append(f"{LAST[rule.kind]} {named[day]}.")
    return why


def _lengthened(rule: Rule, length: int, told: Told) -> list[str]:
    if told.extensions:
        add = rule.extends.add if rule.extends else 0
        degree = "đặc biệt phức tạp" if told.specially_complex else "phức tạp"
        return [f"Vụ việc {degree}, đã có {told.extensions} quyết định gia hạn, mỗi lần {add} ngày: tổng cộng {length} ngày."]
    grounds = [LENGTHENED[fact] for fact in rule.totals if getattr(told, fact)]
    return [f"{grounds[0]}: thời hạn là {rule.span(length)}."]


def _skipped(first: int, final: int, calendar: Calendar) -> list[str]:
    told = []
    off = calendar.days_off_between(first, final)
    if off:
        told.append(f"Không tính {len(off)} ngày nghỉ: {', '.join(off)}.")
    if calendar.worked:
        worked = [calendar.days[position] for position in calendar.worked_between(first, final)]
        told += [f"Có tính {WEEKDAYS[day.weekday()]} {write_day(day)}: {calendar.data.worked[day]}." for day in worked]
    return told


def _paused(told: Told, named: str) -> list[str]:
    spans = [
        f"Tạm đình chỉ từ {write_day(suspended)} đến {write_day(continued)}: {(continued - suspended).days} ngày không tính."
        for suspended, continued in told.pauses
    ]
    return [*spans, f"Cộng thời gian tạm đình chỉ, ngày cuối chuyển sang {named}."]


def _end(rule: Rule, end: int, day: int, calendar: Calendar) -> list[str]:
    if rule.kind == "effect_date":
        return ["Hết thời hạn mà không dời vì ngày nghỉ; quyết định có hiệu lực từ ngày hôm sau."]
    if rule.kind == "min_duration":
        return ["Đủ số ngày thì được gỡ từ ngày hôm sau; không dời vì ngày nghỉ."]
    if day == end:
        return []
    return [f"Ngày cuối rơi vào ngày nghỉ ({', '.join(calendar.days_off_between(end, day))}) nên chuyển sang ngày làm việc tiếp theo."]


def _doubts(rule: Rule, estimated: bool) -> list[str]:
    if rule.certain and not estimated:
        return []
    return ([] if rule.certain else [UNCONFIRMED]) + ([ESTIMATED] if estimated else [])


def ahead(rule: Rule, event: int, length: int, day: int, estimated: bool, calendar: Calendar) -> list[str]:
    """Counting backwards from an event."""
    named, words = calendar.named, rule.start_words
    why = [
        f"{rule.cites}: {rule.says}.",
        f"{words[0].upper()}{words[1:]} là {named[event]}: không tính ngày này, đếm lùi từ {named[event - 1]}.",
    ]
    if rule.unit == "working_day":
        why.append(f"Đếm lùi {length} ngày làm việc thì đến {named[day]}.")
        why += _skipped(day, event - 1, calendar)
    else:
        why.append(f"Đếm lùi {length} ngày liên tục thì đến {named[day]}; không dời vì ngày nghỉ.")
    return [*why, *_doubts(rule, estimated), f"{LAST[rule.kind]} {named[day]}."]


def at_once(rule: Rule, begin: int, day: int, calendar: Calendar) -> list[str]:
    words = rule.start_words
    why = [f"{rule.cites}: {rule.says}.", f"{words[0].upper()}{words[1:]} là {calendar.named[begin]}: phải làm ngay trong ngày."]
    if day != begin:
        off = ", ".join(calendar.days_off_between(begin, day))
        why.append(f"Ngày này là ngày nghỉ ({off}) nên chuyển sang ngày làm việc tiếp theo.")
    return [*why, *_doubts(rule, False), last(rule, calendar.named[day])]


def without_length(rule: Rule, begin: int, target: int | None, calendar: Calendar) -> list[str]:
    why = [f"{rule.cites}: {rule.says}.", *_doubts(rule, False)]
    if rule.target and target is not None:
        why.append(
            f"Mục tiêu nội bộ {rule.target.length} ngày kể từ {calendar.named[begin]} là {calendar.named[target]}: {rule.target.because}."
        )
    return [*why, "Luật không quy định thời hạn cho việc này, nên không có hạn luật định."]


def caution(other: Caution, named: str) -> str:
    """A second act sets another limit that ends earlier."""
    amount = f"{other.length} ngày" + (" làm việc" if other.unit == "working_day" else "")
    kept = "lấy mốc sớm hơn này" if other.binding else "nên làm xong trước mốc sớm hơn này"
    return f"Lưu ý {other.cites}: {other.because}; tính {amount} thì hết vào {named}, {kept}."
