"""What may be done with a recommendation of oversight now, open or with the reason why not. Reads."""

from django.db.models import QuerySet

from tiepdan.cases.duty_steps import HOLDERS
from tiepdan.cases.errors import StepNotOpen
from tiepdan.cases.models import Oversight
from tiepdan.cases.steps.oversight import OVERSIGHT, OVERSIGHT_NEEDS
from tiepdan.cases.steps.step import Step
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Letter
from tiepdan.intake.queries import OpenStep

ANSWERERS = HOLDERS | {"oversight.answer": "người đứng đầu"}


def letters_of(asked: Oversight) -> QuerySet[Letter]:
    """The answer, and letters that urge what was promised, in order."""
    return Letter.objects.about("oversight", asked.pk).order_by("pk")


def oversight_steps(asked: Oversight, actor: Actor) -> list[OpenStep]:
    """Every step of the table."""
    return [_seen(step, asked, actor) for step in OVERSIGHT]


def guard_oversight(asked: Oversight, name: str, by: Actor) -> Step:
    """Raises StepNotOpen with the reason."""
    seen = _seen(next(step for step in OVERSIGHT if step.name == name), asked, by)
    if not seen.open:
        raise StepNotOpen(step=seen.step.label, because=seen.because)
    return seen.step  # type: ignore[return-value]


def _seen(step: Step, asked: Oversight, actor: Actor) -> OpenStep:
    because = ""
    if not actor.can(step.ability):
        because = "việc của " + ANSWERERS.get(step.ability, "chức vụ khác")
    elif actor.office_id != asked.office_id:
        because = f"kiến nghị này gửi đến {asked.office}"
    elif asked.state not in step.leaves:
        because = "chưa trả lời" if asked.state == "recorded" else f"đã trả lời bằng {asked.letter.symbol}"
    elif step.needs and not letters_of(asked).filter(state=Letter.State.SEALED).exists():
        because = OVERSIGHT_NEEDS["letter_to_send"]
    return OpenStep(step, not because, because)  # type: ignore[arg-type]
