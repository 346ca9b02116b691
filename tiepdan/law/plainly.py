"""A rule in plain words: how long, from when, how the days are counted and what happens at the end. For whoever counts on a paper calendar."""

from collections.abc import Mapping
from datetime import date, datetime

from tiepdan.law.calendar import write_day
from tiepdan.law.explaining import LENGTHENED
from tiepdan.law.facts import FLAGS, read_day
from tiepdan.law.recurring import UNITS as TIMES
from tiepdan.law.recurring import WHO, Recurring
from tiepdan.law.rules import NEVER, UNITS, Rule

CONFIDENCE = {
    "FOUND": "văn bản nói rõ",
    "MEMORY": "ghi theo hiểu biết, chưa có văn bản trong tay; chưa được cán bộ pháp chế xác nhận",
    "UNCERTAIN": "văn bản chưa rõ hoặc mâu thuẫn; chưa được cán bộ pháp chế xác nhận",
}
AREAS = {"plain": "nơi không phải vùng sâu, vùng xa", "remote": "vùng sâu, vùng xa đi lại khó khăn"}
PER = {
    "working_day": "mỗi ngày làm việc", "week": "mỗi tuần", "month": "mỗi tháng", "quarter": "mỗi quý", "first_quarter": "quý I",
    "half": "mỗi nửa năm", "first_half": "sáu tháng đầu năm", "nine_months": "chín tháng đầu năm", "year": "mỗi năm",
}


def length_words(rule: Rule) -> str:
    """`10 ngày làm việc`, `ngay trong ngày`, `luật không quy định`."""
    if rule.length is None:
        return "luật không quy định"
    if rule.length == 0:
        return "ngay trong ngày"
    return rule.span(rule.length) + (" trước" if rule.direction == "before" else "")


def often_words(rule: Recurring) -> str:
    """`ít nhất 02 ngày tiếp mỗi tháng`, `luật không quy định số lần`."""
    if rule.minimum is None:
        return "luật không quy định số lần"
    least = f"ít nhất {rule.minimum:02d} {TIMES[rule.unit]}"
    if len(rule.per) == 1:
        return f"{least} {PER[rule.per[0]]}"
    return f"{least} mỗi kỳ: {', '.join('cả năm' if per == 'year' else PER[per].removeprefix('mỗi ') for per in rule.per)}"


def force_words(since: date, until: date) -> str:
    """`từ 01/7/2026`, `từ 01/7/2012 đến hết 30/6/2026`."""
    return f"từ {write_day(since)}" + ("" if until == NEVER else f" đến hết {write_day(until)}")


def counted(rule: Rule) -> tuple[str, ...]:
    """How the date is found, one sentence a step."""
    if rule.length is None:
        aim = f"Cơ quan tự đặt mục tiêu {rule.target.length} ngày: {rule.target.because}." if rule.target else ""
        return tuple(said for said in ("Luật không quy định thời hạn, nên không có hạn luật định.", aim) if said)
    if rule.unit == "hour":
        return (f"Lấy {rule.start_words}, lùi lại {rule.length} giờ.", "Đếm cả giờ nghỉ, ngày nghỉ.")
    if rule.length == 0:
        return (f"Phải làm ngay trong {rule.start_words}.", "Nếu ngày ấy là ngày nghỉ thì làm vào ngày làm việc tiếp theo.")
    back = rule.direction == "before"
    return (
        f"Không tính {rule.start_words}; đếm {'lùi từ ngày hôm trước' if back else 'từ ngày hôm sau'}.",
        f"Đếm {rule.span(rule.length)}" + _days(rule), *_lengthened(rule), *_end(rule), *_caution(rule),
    )


def _days(rule: Rule) -> str:
    if rule.unit == "working_day":
        return ": bỏ thứ Bảy, Chủ nhật, ngày lễ và ngày nghỉ của tỉnh; có đếm ngày làm bù."
    return " liên tục, cả thứ Bảy, Chủ nhật, ngày lễ."


def _lengthened(rule: Rule) -> list[str]:
    told = [f"{LENGTHENED[fact]}: {total} {UNITS[rule.unit]}." for fact, total in rule.totals.items()]
    if extends := rule.extends:
        times = f"vụ việc phức tạp {extends.complex} lần, đặc biệt phức tạp {extends.specially_complex} lần"
        told.append(f"Có quyết định gia hạn thì mỗi lần thêm {extends.add} ngày: {times}.")
    return told


def _end(rule: Rule) -> list[str]:
    if rule.direction == "before":
        return ["Ngày muộn nhất không dời vì ngày nghỉ."]
    paused = "Nếu có tạm đình chỉ thì thời gian ấy không tính."
    if rule.kind == "effect_date":
        return [paused, "Hết thời hạn không dời vì ngày nghỉ; có hiệu lực từ ngày hôm sau."]
    if rule.kind == "min_duration":
        return [paused, "Đủ số ngày thì được gỡ từ ngày hôm sau; không dời vì ngày nghỉ."]
    return [paused, "Ngày cuối rơi vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo."]


def _caution(rule: Rule) -> list[str]:
    if rule.caution is None:
        return []
    other = rule.caution
    kept = "lấy mốc nào đến sớm hơn" if other.binding else "nên làm xong trước mốc nào đến sớm hơn"
    return [f"Lưu ý {other.cites}: {other.because} ({other.length:02d} {UNITS[other.unit]}); {kept}."]


def facts_words(facts: Mapping[str, object]) -> str:
    """The facts of an example as a person tells them; nothing for an ordinary case."""
    told = [FLAGS[name] for name, value in facts.items() if name in FLAGS and value]
    if extensions := facts.get("extensions"):
        told.append(f"gia hạn {extensions} lần")
    pauses = facts.get("pauses")
    for since, until in pauses if isinstance(pauses, list | tuple) else ():
        told.append(f"tạm đình chỉ từ {day_words(str(since))} đến {day_words(str(until))}")
    return ", ".join(told)


def day_words(written: str | None) -> str:
    """A day of an example as people write it: `03/9/2026`, `20/7/2026, 08 giờ 00`; a dash for none."""
    if written is None:
        return "—"
    day = read_day(written.replace(" ", "T"))
    return f"{write_day(day.date())}, {day:%H} giờ {day:%M}" if isinstance(day, datetime) else write_day(day)


def counted_each(rule: Recurring) -> tuple[str, ...]:
    """How many are owed by whom, one sentence a step."""
    if rule.minimum is None:
        return (f"Việc của {WHO[rule.who]}.", "Luật không quy định số lần, nên không có con số phải đạt.")
    told = [f"{WHO[rule.who][0].upper()}{WHO[rule.who][1:]}: {often_words(rule)}."]
    if rule.unit == "day":
        told.append("Kỳ có ít ngày làm việc hơn thì chỉ phải đủ số ngày làm việc của kỳ.")
    return (*told, "Kỳ mà quy định chỉ có hiệu lực một phần thì không có con số phải đạt.")
