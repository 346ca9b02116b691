"""What `succession.csv` says: who took over from a body that ended, checked line by line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from tiepdan.offices.folder import Row, table
from tiepdan.offices.models import Confidence, EndedKind
from tiepdan.offices.old_names import name_key

FILE = "succession.csv"
COLUMNS = ("old_name", "also", "kind", "old_place", "old_code", "ended_on", "successors", "about", "act", "confidence")


@dataclass(frozen=True)
class SuccessionPlan:
    """One line: a body that ended (`office`: its code, where it worked on Tiếp Dân) and the codes of all that took over from it."""

    row: Row
    office: str
    successors: tuple[str, ...]
    fields: dict

    @property
    def key(self) -> tuple[str, str]:
        return self.fields["old_name"], self.fields["old_place"]


def successions(contents: dict[str, bytes], folder: Path, ends: Mapping[str, date | None]) -> tuple[SuccessionPlan, ...]:
    """The lines of the file, none when the folder has none. `ends` tells for each office of offices.csv when it ends. Raises BadRow."""
    if FILE not in contents:
        return ()
    plans: list[SuccessionPlan] = []
    lines: dict[tuple[str, str], int] = {}
    for row in table(contents, FILE, folder, COLUMNS):
        plan = _plan(row)
        _check_codes(plan, ends)
        if lines.setdefault(plan.key, row.line) != row.line:
            raise row.bad(_("{name} đã có ở dòng {line}").format(name=plan.fields["old_name"], line=lines[plan.key]))
        plans.append(plan)
    _check_circles(plans)
    return tuple(plans)


def _plan(row: Row) -> SuccessionPlan:
    name, also = row.text("old_name", most=160), row.text("also", may_lack=True)
    names = [name_key(one) for one in (name, *also.split(";")) if one.strip()]
    fields = {
        "old_name": name, "old_place": row.text("old_place", most=80, may_lack=True), "names": list(dict.fromkeys(names)),
        "kind": row.word("kind", EndedKind.values), "ended_on": row.day_or_none("ended_on"), "about": row.text("about", may_lack=True),
        "cites": row.text("act", may_lack=True), "confidence": row.word("confidence", Confidence.values),
    }
    if fields["confidence"] != Confidence.UNCERTAIN and not (fields["cites"] and fields["ended_on"]):
        raise row.bad(_("không ghi ended_on và act thì confidence phải là UNCERTAIN"))
    successors = tuple(row.words("successors"))
    if not successors:
        raise row.bad(_("thiếu successors"))
    return SuccessionPlan(row, row.text("old_code", most=20, may_lack=True), successors, fields)


def _check_codes(plan: SuccessionPlan, ends: Mapping[str, date | None]) -> None:
    for code in plan.successors:
        if code not in ends:
            raise plan.row.bad(_("không có cơ quan kế tục mã {code}").format(code=code))
        if code == plan.office:
            raise plan.row.bad(_("{code} không thể tự kế tục mình").format(code=code))
    if len(set(plan.successors)) < len(plan.successors):
        raise plan.row.bad(_("một nơi kế tục được ghi hai lần"))
    if plan.office in ends and ends[plan.office] is None:
        raise plan.row.bad(_("{code} còn hoạt động, không thể có cơ quan kế tục").format(code=plan.office))


def _check_circles(plans: Iterable[SuccessionPlan]) -> None:
    """A successor may have ended too; following the line must end somewhere."""
    after: dict[str, set[str]] = {}
    for plan in plans:
        if not plan.office:
            continue
        after.setdefault(plan.office, set()).update(plan.successors)
        ahead, seen = set(plan.successors), set()
        while ahead - seen:
            code = (ahead - seen).pop()
            seen.add(code)
            ahead |= after.get(code, set())
        if plan.office in seen:
            raise plan.row.bad(_("các cơ quan kế tục nhau thành vòng tròn"))
