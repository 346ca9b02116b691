"""What may follow what in the review of a provincial document: pure, read by guard and button alike.

Plan of the province for 2026, II.1: the inspectorate advises on reviewing, amending and completing the province's documents.
"""

from typing import NamedTuple

REVIEW = "law.review"
DRAFT = "letter.draft"
OVER = ("decided", "dropped")
STATES = {
    "proposed": "mới đề xuất", "assigned": "đã giao soạn", "drafted": "đã có dự thảo", "submitted": "đã trình", "decided": "đã quyết định",
    "dropped": "không rà soát nữa",
}


class Step(NamedTuple):
    """One step: from which states, to which, who. `owner`: only posts of the office the review was given to, once there is one."""

    name: str
    label: str
    leaves: frozenset[str]
    reaches: str
    ability: str
    owner: bool = False
    tone: str = "plain"


STEPS = (
    Step("assign", "Giao cơ quan soạn", frozenset({"proposed", "assigned"}), "assigned", REVIEW),
    Step("draft", "Ghi đã có dự thảo", frozenset({"assigned"}), "drafted", DRAFT, owner=True),
    Step("submit", "Trình người có thẩm quyền", frozenset({"drafted"}), "submitted", DRAFT, owner=True),
    Step("return", "Trả lại để soạn tiếp", frozenset({"drafted", "submitted"}), "assigned", REVIEW, tone="refuse"),
    Step("decide", "Ghi quyết định", frozenset({"submitted"}), "decided", REVIEW),
    Step("drop", "Không rà soát nữa", frozenset({"proposed", "assigned"}), "dropped", REVIEW, tone="refuse"),
)


def steps_from(state: str) -> list[Step]:
    """Every step the table knows from a state."""
    return [step for step in STEPS if state in step.leaves]


def step_named(name: str) -> Step | None:
    return next((step for step in STEPS if step.name == name), None)
