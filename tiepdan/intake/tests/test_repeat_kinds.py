"""Which of the five legal kinds of repeat the facts speak for."""

import pytest

from tiepdan.intake.repeat_kinds import KINDS, Again, propose_kind
from tiepdan.intake.steps import STEPS


@pytest.mark.parametrize(("facts", "kind"), [
    (Again("same", "read"), "again"),
    (Again("same", "in_case"), "again"),
    (Again("unknown", "received"), "again"),
    (Again("different", "in_case"), "others"),
    (Again("different", "closed", earlier_decided=True), "others"),
    (Again("same", "in_case", earlier_decided=True, appeals=True), "second_round"),
    (Again("same", "closed", appeals=True, new_facts=True), "second_round"),
    (Again("same", "guided"), "after_notice"),
    (Again("same", "filed"), "after_notice"),
    (Again("same", "closed", earlier_decided=True), "after_notice"),
    (Again("same", "closed", earlier_decided=True, new_facts=True), "new_fact"),
    (Again("same", "filed", new_facts=True), "new_fact"),
])
def test_the_facts_tell_the_kind(facts, kind):
    assert propose_kind(facts).name == kind


def test_every_kind_says_its_article_what_follows_and_a_step_that_exists():
    assert len({kind.name for kind in KINDS}) == 5
    for kind in KINDS:
        assert kind.cites and kind.follows and kind.label
        assert kind.way in {step.name for step in STEPS}
        assert kind.confidence in {"FOUND", "MEMORY", "UNCERTAIN"}
