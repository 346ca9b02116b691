"""On which grounds of the law a settlement stands still, ends or takes longer: read from the conditions, for guard, form and page alike."""

from collections.abc import Sequence
from datetime import date

from tiepdan.cases.models import Procedure, Round
from tiepdan.cases.procedures import way_of
from tiepdan.law.check import Checked, by_grounds
from tiepdan.law.conditions import Ground, all_conditions
from tiepdan.law.rules import find_rule

WITHDRAWN = "withdrawn"  # the ground that rests on a withdrawal written down before


def grounds(held: Round, matter: str, today: date) -> tuple[Ground, ...]:
    """The grounds of `matter` (suspend, terminate, complex) for this procedure on the day; none where the law had none yet."""
    version = all_conditions()[f"{way_of(held).conditions}.{matter}"].version_on(today)
    return version.grounds if version else ()


def ground_words(held: Round, matter: str, name: str, on: date) -> str:
    """The sentence of a ground, as letters, journal and page say it."""
    return next((ground.because for ground in grounds(held, matter, on) if ground.name == name), name)


def most_extensions(rule_id: str, *, specially: bool) -> int:
    """How many decisions to lengthen the rule of a clock allows when complex, or especially complex (Luật Tố cáo Đ.30)."""
    extends = find_rule(rule_id).extends
    return 0 if extends is None else extends.specially_complex if specially else extends.complex


def complexity_of(criteria: Sequence[str], today: date) -> tuple[Checked, Checked]:
    """Whether the criteria named make a denunciation complex, and especially complex (NĐ 31/2019 Đ.3). Raises BadFacts for an unknown one."""
    return by_grounds("denunciation.complex", today, criteria), by_grounds("denunciation.specially_complex", today, criteria)


def withdrawal_facts(held: Round, *, whole: bool, everybody: bool, signed: bool, going_on: dict[str, bool | None]) -> dict[str, object]:
    """What the condition on withdrawals asks, in its own words; `going_on` are the reasons to settle a denunciation all the same."""
    facts: dict[str, object] = {"withdraws": "all" if whole else "part", "all_people_withdraw": everybody}
    if held.procedure == Procedure.DENUNCIATION:
        return facts | {"concluded": False, "in_writing": signed, **going_on}
    return facts | {"withdrawal_signed": signed}
