"""What may be done with a duty now, open or with the reason why not; the acts, the page and the API read the same answer. Reads."""

from tiepdan.cases.errors import StepNotOpen
from tiepdan.cases.models import Duty, DutyHandover
from tiepdan.cases.steps.duty import ALSO, DUTY, DUTY_NEEDS
from tiepdan.cases.steps.step import Step
from tiepdan.common.actor import Actor
from tiepdan.intake.queries import ABILITY_HOLDERS, OpenStep
from tiepdan.offices.abilities import CHECK, SIGN

HOLDERS = ABILITY_HOLDERS | {"duty.prove": "người phải làm", "duty.check": "người đứng đầu hoặc cấp phó"}


def state_of(duty: Duty) -> str:
    """stopped, done, to_check or open: asked of its days."""
    return "stopped" if duty.stopped_on else "done" if duty.done_on else "to_check" if duty.proved_on else "open"


def waiting_handover(duty: Duty) -> DutyHandover | None:
    return duty.handovers.waiting().select_related("to_post__office").first()


def duty_steps(duty: Duty, actor: Actor) -> list[OpenStep]:
    """Every step of the table. One query."""
    offered = waiting_handover(duty)
    return [_seen(step, duty, actor, offered) for step in DUTY]


def guard_duty(duty: Duty, name: str, by: Actor) -> None:
    """Raises StepNotOpen with the reason."""
    step = next(step for step in DUTY if step.name == name)
    seen = _seen(step, duty, by, waiting_handover(duty))
    if not seen.open:
        raise StepNotOpen(step=step.label, because=seen.because)


def ended(duty: Duty) -> str:
    return {"done": "nghĩa vụ này đã xong", "stopped": "nghĩa vụ này đã thôi thi hành"}.get(state_of(duty), "")


def _seen(step: Step, duty: Duty, actor: Actor, offered: DutyHandover | None) -> OpenStep:
    because = _barred(step, actor) or _elsewhere(step, duty)
    because = because or next((_reason(need, duty, offered) for need in step.needs if not FACTS[need](duty, actor, offered)), "")
    return OpenStep(step, not because, because)  # type: ignore[arg-type]


def _barred(step: Step, actor: Actor) -> str:
    if actor.can(step.ability) or actor.can(ALSO.get(step.name, step.ability)):
        return ""
    return "việc của " + HOLDERS.get(step.ability, "chức vụ khác")


def _elsewhere(step: Step, duty: Duty) -> str:
    return "" if state_of(duty) in step.leaves else ended(duty) or "chưa có chứng cứ để kiểm tra"


def _reason(need: str, duty: Duty, offered: DutyHandover | None) -> str:
    letter = duty.letter
    return DUTY_NEEDS[need].format(office=duty.office, owner=duty.owner_post, asked=offered.to_post if offered else "",
                                   letter=f"{letter.title} {letter.symbol}".strip() if letter else "văn bản")


def _offered_here(duty: Duty, actor: Actor, offered: DutyHandover | None) -> bool:
    if offered is None:
        return False
    return offered.to_post_id == actor.post_id or (actor.can(CHECK) and offered.to_post.office_id == actor.office_id)


def _signed_its_day(duty: Duty, actor: Actor, offered: DutyHandover | None) -> bool:
    """The decision names the day of each duty it orders: whoever signed it may name another; what was promised to oversight is its office's to say."""
    return duty.decision_id is None or duty.decision.letter.signer_post_id == actor.post_id


def _may_hand(duty: Duty, actor: Actor, offered: DutyHandover | None) -> bool:
    return actor.post_id == duty.owner_post_id or (actor.can(CHECK) and actor.office_id in {duty.owner_office_id, duty.office_id})


FACTS = {
    "gave_it": lambda duty, actor, offered: actor.office_id == duty.office_id,
    "not_own_proof": lambda duty, actor, offered: actor.post_id != duty.proved_by_post_id,
    "owes_or_gave_it": lambda duty, actor, offered: actor.office_id in {duty.owner_office_id, duty.office_id},
    "offered_here": _offered_here,
    "signable": lambda duty, actor, offered: duty.decision_id is not None or actor.can(SIGN),
    "signed_its_day": _signed_its_day,
    "may_hand": _may_hand,
    "nobody_asked": lambda duty, actor, offered: offered is None,
}
