"""What may follow what inside a round, one table for each procedure: pure, read by guard, button and API alike."""

from tiepdan.cases.steps.complaint import COMPLAINT_FIRST, COMPLAINT_SECOND
from tiepdan.cases.steps.denunciation import DENUNCIATION
from tiepdan.cases.steps.discipline import DISCIPLINE_FIRST, DISCIPLINE_SECOND
from tiepdan.cases.steps.feedback import FEEDBACK
from tiepdan.cases.steps.follow_up import FOLLOW_UP_LATE, FOLLOW_UP_WRONG
from tiepdan.cases.steps.inspection import INSPECTION
from tiepdan.cases.steps.needs import NEEDS
from tiepdan.cases.steps.step import UNDECIDED, Step

__all__ = ["ENDED", "NEEDS", "PROCEDURES", "UNDECIDED", "Step", "find_step", "steps_from"]

# by its last duty; without a decision; by the court; by the superior who settles instead
ENDED = ("closed", "terminated", "annulled", "taken_over")
PROCEDURES = {
    "complaint_first": COMPLAINT_FIRST, "complaint_second": COMPLAINT_SECOND, "discipline_first": DISCIPLINE_FIRST,
    "discipline_second": DISCIPLINE_SECOND, "denunciation": DENUNCIATION, "feedback": FEEDBACK, "inspection": INSPECTION,
    "follow_up_wrong": FOLLOW_UP_WRONG, "follow_up_late": FOLLOW_UP_LATE,
}


def steps_from(procedure: str, state: str) -> list[Step]:
    return [step for step in PROCEDURES[procedure] if state in step.leaves]


def find_step(procedure: str, name: str, state: str) -> Step | None:
    return next((step for step in steps_from(procedure, state) if step.name == name), None)
