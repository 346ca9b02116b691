"""How the review of a follow-up denunciation is walked, and what the settler who is late may do meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from tiepdan.cases import actions
from tiepdan.cases.models import Round
from tiepdan.cases.queries import steps_for
from tiepdan.common.actor import Actor
from tiepdan.offices.queries import head_of
from tiepdan.offices.tests.factories import at


def _plain(name: str, **said: str) -> Callable:
    return lambda turn: getattr(actions, name)(turn.held.pk, **said, **turn.asked) and None


FOLLOWING_UP: dict[str, Callable] = {
    "resettle": _plain("resettle", ground="evidence_missed", reason="Bỏ sót giấy viết tay."), "keep_settlement": _plain("keep_settlement", reason="Đúng luật."),
    "pass_on": _plain("pass_on", to="Giám đốc Sở Nội vụ", reason="Không đúng thẩm quyền."), "demand_report": _plain("demand_report"),
    "report_lateness": _plain("report_lateness", course="Đã làm việc.", lateness="Vắng nhà.", responsibility="Tổ trưởng."),
    "order_settling": lambda turn: actions.order_settling(turn.held.pk, settle_by=turn.today + timedelta(days=10), reason="Chậm.", **turn.asked) and None,
    "end_review": _plain("end_review"), "take_denunciation": _plain("take_denunciation", ground="settler_interest", reason="Góp vốn chung."),
}
ENDS = {"terminate": _plain("terminate", ground="already_judged", reason="Đã có bản án."), "report_lateness": FOLLOWING_UP["report_lateness"]}


def of_the_settler(held: Round, today: date) -> dict[str, tuple[Actor, Callable]]:
    """What the office that is late may do: report, or end what it has."""
    earlier = held.follow_up.earlier
    settler = at(head_of(earlier.office).code.removeprefix("LC."))
    seen = {one.step.name for one in steps_for(earlier, settler, today) if one.open} & ENDS.keys()
    return {f"settler {name}": (settler, lambda turn, name=name: ENDS[name](replace(turn, held=earlier, by=settler))) for name in seen}
