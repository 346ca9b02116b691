"""Every worked example of every condition, what facts may and may not do to an answer, and what is refused."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.law.check import check
from tiepdan.law.conditions import BrokenRule, all_conditions, confidences, read_conditions
from tiepdan.law.errors import BadFacts
from tiepdan.law.rules import CONFIDENCES

EXAMPLES = [pytest.param(c.id, e, id=f"{c.id}-{n}") for c in all_conditions().values() for n, e in enumerate(c.examples)]


@pytest.mark.parametrize(("condition", "example"), EXAMPLES)
def test_every_example_is_answered_as_written(condition, example):
    checked = check(condition, example.on, example.facts)
    assert checked.answer == example.answer
    assert bool(checked.missing) == (example.answer == "ask")
    told = {"certain": checked.certain, **checked.tells}
    assert {name: told.get(name) for name in example.expects} == dict(example.expects)


def test_every_condition_shows_each_answer_it_can_give_and_has_a_confidence():
    for condition in all_conditions().values():
        assert {example.answer for example in condition.examples} >= {"yes", "no"}, condition.id
    assert len(confidences()) == len(all_conditions())
    assert set(confidences()) <= set(CONFIDENCES)


@dataclass
class Asked:
    condition: str
    on: date
    facts: dict


@st.composite
def questions(draw):
    condition = all_conditions()[draw(st.sampled_from(sorted(all_conditions())))]
    version = draw(st.sampled_from(condition.versions))
    values = {
        "yes_no": st.booleans(),
        "number": st.integers(0, 14),
        "date": st.dates(date(2026, 5, 1), date(2026, 9, 1)),
    }
    facts = {
        name: draw(values[fact.kind] if fact.kind in values else st.sampled_from(fact.choices))
        for name, fact in condition.facts.items()
    }
    return Asked(condition.id, version.since, facts)


@settings(max_examples=400, deadline=None)
@given(questions(), st.data())
def test_more_facts_never_turn_a_settled_answer_round_and_all_facts_settle_it(asked, data):
    told = data.draw(st.sets(st.sampled_from(sorted(asked.facts))))
    some = check(asked.condition, asked.on, {name: asked.facts[name] for name in told})
    whole = check(asked.condition, asked.on, asked.facts)
    assert whole.answer in {"yes", "no"}
    assert some.answer in {whole.answer, "ask"}
    assert not {fact.name for fact in some.missing} & told


@settings(max_examples=200, deadline=None)
@given(questions(), st.data())
def test_facts_that_are_not_asked_for_cannot_settle_the_question(asked, data):
    told = data.draw(st.sets(st.sampled_from(sorted(asked.facts))))
    known = {name: asked.facts[name] for name in told}
    some = check(asked.condition, asked.on, known)
    asked_for = {fact.name for fact in some.missing}
    rest = {name: value for name, value in asked.facts.items() if name not in asked_for}
    assert check(asked.condition, asked.on, {**rest, **known}).answer == some.answer


@pytest.mark.parametrize(
    ("condition", "on", "facts", "code"),
    [
        ("no.such", "2026-08-03", {}, "unknown_condition"),
        ("complaint.complex", "2026-08-03", {"weather": True}, "unknown_fact"),
        ("complaint.complex", "2026-08-03", {"places": "hai"}, "bad_fact"),
        ("complaint.complex", "2026-08-03", {"places": True}, "bad_fact"),
        ("complaint.complex", "2026-08-03", {"places": -1}, "bad_fact"),
        ("complaint.complex", "2026-08-03", {"foreign": 1}, "bad_fact"),
        ("complaint.complex", "2026-08-03", {"foreign": []}, "bad_fact"),
        ("dialogue.due", "2026-08-03", {"round": "third"}, "bad_fact"),
        ("complaint.complex", "2026-08-03", {"accepted_on": "hôm qua"}, "bad_date"),
        ("complaint.complex", "03/8/2026", {}, "bad_date"),
        ("complaint.complex", "2026-06-30", {}, "before_the_law"),
    ],
)
def test_wrong_questions_are_refused_in_words(condition, on, facts, code):
    with pytest.raises(BadFacts) as wrong:
        check(condition, on, facts)
    assert wrong.value.code == code
    assert wrong.value.message


@pytest.mark.parametrize("broken", ["when: nobody", "when: {fact: signed, at_least: 2}", "when: {all: []}", "when: {fact: signed, like: x}"])
def test_a_broken_file_stops_the_start_and_is_named(tmp_path, broken):
    (tmp_path / "torn.yaml").write_text(
        "facts: {signed: {kind: yes_no, ask: Có ký không?}}\nconditions:\n- id: torn.one\n  title: x\n  versions:\n"
        "  - {since: 2020-01-01, cites: Điều 1, confidence: FOUND, if_yes: có, if_no: không, grounds: [{ground: g, because: vì, " + broken + "}]}\n"
        "  examples: [{day: 2020-01-01, facts: {}, answer: ask}, {day: 2020-01-01, facts: {}, answer: ask}]\n",
        encoding="utf-8",
    )
    with pytest.raises(BrokenRule, match=r"torn\.yaml: torn\.one"):
        read_conditions(tmp_path)
