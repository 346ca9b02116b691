"""Pure: the step table itself, without a database."""

import pytest

from tiepdan.intake.steps import ENDED, EVERY, IN_HAND, NEEDS, STEPS, find_step, steps_from

KINDS = sorted(EVERY)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: f"{step.name}-{step.label}")
def test_each_step_names_its_article_its_ability_and_known_needs(step):
    assert step.cites
    assert step.ability.count(".") == 1
    assert step.leaves <= set(IN_HAND)
    assert step.reaches in {"", *IN_HAND, *ENDED, "in_case"}
    assert set(step.needs) <= set(NEEDS)
    assert step.kinds <= EVERY


def test_each_need_has_its_sentence():
    assert {need for step in STEPS for need in step.needs} <= set(NEEDS)
    assert [need for need, words in NEEDS.items() if not words] == ["reason_given"], "this one is asked in the form itself"


@pytest.mark.parametrize("kind", KINDS)
def test_a_step_of_one_name_is_one_step(kind):
    for state in IN_HAND:
        names = [step.name for step in steps_from(state, kind)]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("state", ENDED)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_follows_an_end(state, kind):
    assert not steps_from(state, kind)


def test_nothing_but_reading_follows_an_unread_petition():
    assert not steps_from("received", "")


def test_a_mixed_petition_can_only_be_parted_guided_or_filed():
    assert {step.name for step in steps_from("read", "mixed")} == {"part_petition", "guide", "file"}


def test_a_complaint_is_never_transferred_and_a_denunciation_never_guided():
    assert find_step("transfer", "read", "complaint") is None
    assert find_step("guide", "read", "denunciation") is None
