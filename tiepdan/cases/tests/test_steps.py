"""Pure: the step tables of the three procedures, without a database."""

import pytest

from tiepdan.cases.steps import ENDED, NEEDS, PROCEDURES, find_step, steps_from

EACH = [(procedure, step) for procedure, steps in PROCEDURES.items() for step in steps]


@pytest.mark.parametrize(("procedure", "step"), EACH, ids=lambda told: getattr(told, "name", told))
def test_each_step_names_its_article_its_ability_and_known_needs(procedure, step):
    assert step.cites
    assert step.ability.count(".") == 1
    assert set(step.needs) <= set(NEEDS)
    assert all(NEEDS[need] for need in step.needs)


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_every_state_can_be_reached_and_left_until_the_end(procedure):
    steps = PROCEDURES[procedure]
    states = {"accepted"} | {step.reaches for step in steps if step.reaches}
    reached, todo = {"accepted"}, ["accepted"]
    while todo:
        for step in steps_from(procedure, todo.pop()):
            if step.reaches and step.reaches not in reached:
                reached.add(step.reaches)
                todo.append(step.reaches)
    assert reached == states
    for state in states - set(ENDED):
        assert steps_from(procedure, state), f"{state} is a dead end"
    assert "closed" in reached


@pytest.mark.parametrize("procedure", PROCEDURES)
@pytest.mark.parametrize("state", ENDED)
def test_nothing_follows_an_end_but_what_a_court_does_and_which_case_it_belongs_to(procedure, state):
    assert {step.name for step in steps_from(procedure, state)} <= {"record_lawsuit", "record_court_result", "link_round", "unlink_round"}
    assert all(not step.reaches for step in steps_from(procedure, state))


@pytest.mark.parametrize("procedure", PROCEDURES)
def test_an_annulled_round_has_no_way_on(procedure):
    assert not steps_from(procedure, "annulled")


@pytest.mark.parametrize("procedure", [name for name, steps in PROCEDURES.items() if any(step.name == "send" for step in steps)])
def test_nothing_is_sent_before_it_is_signed(procedure):
    assert find_step(procedure, "send", "drafted") is None
    assert find_step(procedure, "sign", "accepted") is None
    assert find_step(procedure, "send", "decided").needs == ("letter_sealed",)


def test_a_complaint_takes_effect_only_on_its_day():
    assert "effect_day_come" in find_step("complaint_first", "take_effect", "sent").needs


def test_a_denunciation_is_not_closed_before_its_conclusion_is_published():
    assert "published" in find_step("denunciation", "close", "in_effect").needs


def test_every_need_is_asked_somewhere():
    assert {need for _procedure, step in EACH for need in step.needs} == set(NEEDS)
