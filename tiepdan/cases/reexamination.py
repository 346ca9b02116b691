"""What a superior may do now about a settlement looked at again, read from its table. Reads; writes nothing."""

from datetime import date

from tiepdan.cases.errors import NotReexamined
from tiepdan.cases.models import Procedure, Reexamination, Round
from tiepdan.cases.steps import Step
from tiepdan.cases.steps.reexamination import NONE, REEXAMINATION, REEXAMINATION_NEEDS
from tiepdan.common.actor import Actor
from tiepdan.intake.queries import ABILITY_HOLDERS, OpenStep

OF_COMPLAINTS = (Procedure.COMPLAINT_FIRST, Procedure.COMPLAINT_SECOND)
ELSEWHERE = {
    NONE: "chưa mở việc xem xét lại", "opened": "chưa giao kiểm tra", "assigned": "đang chờ báo cáo kiểm tra", "reported": "đã có báo cáo, chờ kết luận",
    "concluded": "đã kết luận",
}


def settled_below(code: str, actor: Actor) -> Round:
    """The settlement of a complaint by an office directly below the actor's, by its petition's code. Raises NotReexamined."""
    rounds = Round.objects.filter(petition__code=code.strip().upper(), procedure__in=OF_COMPLAINTS, office__parent_id=actor.office_id or 0)
    found = rounds.select_related("office", "petition").first()
    if found is None:
        raise NotReexamined(code=code.strip()[:20] or "—", because="không phải khiếu nại do cơ quan cấp dưới trực tiếp giải quyết")
    return found


def in_force(held: Round, today: date) -> bool:
    """The decision has taken effect, or its day has come, and it has not fallen whole."""
    decision = getattr(held, "decision", None)
    if decision is None or decision.sent_on is None or decision.fell_whole:
        return False
    return decision.in_effect_on is not None or (decision.effective_on is not None and decision.effective_on <= today)


def steps_of(held: Round, file: Reexamination | None, actor: Actor, today: date) -> list[OpenStep]:
    """Every step of the table, open or with the reason why not."""
    return [_seen(step, held, file, actor, today) for step in REEXAMINATION]


def _seen(step: Step, held: Round, file: Reexamination | None, actor: Actor, today: date) -> OpenStep:
    state = file.state if file else NONE
    because = ""
    if not actor.can(step.ability):
        because = "việc của " + ABILITY_HOLDERS.get(step.ability, "chức vụ khác")
    elif actor.office_id != held.office.parent_id:
        because = "việc của cơ quan cấp trên trực tiếp của nơi đã giải quyết"
    elif state not in step.leaves:
        because = ELSEWHERE[state]
    elif step.needs and not in_force(held, today):
        because = REEXAMINATION_NEEDS[step.needs[0]]
    return OpenStep(step, not because, because)  # type: ignore[arg-type]
