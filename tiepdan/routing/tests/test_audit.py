"""What the law answers, written by hand from the contract and the tables of competence, against what the table answers."""

from pathlib import Path

import pytest
import yaml

from tiepdan.routing.competence import Question, competence
from tiepdan.routing.words import COMPETENT, KINDS, POSTS

CASES = yaml.safe_load((Path(__file__).parent / "audit.yaml").read_text(encoding="utf-8"))["cases"]
ELSEWHERE = {"commune_chair", "department_director", "department_unit_head", "public_unit_head", "province_chair", "minister", "district_chair"}


def _facts(kind, number, post, more):
    against = {"post": post, "unit_of": more.get("unit_of")}
    return {"kind": kind, "round": number or None, "against": against, **{name: more[name] for name in more if name != "unit_of"}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(str(part) for part in case))
def test_the_law_answers_each_case(case):
    kind, number, post, more, expected, handling = case
    answer = competence(_facts(kind, number, post, more))
    if isinstance(answer, Question):
        assert (f"ask-{answer.about}", "ask") == (expected, handling)
    else:
        assert (answer.competent, answer.handling) == (expected, handling)


def test_the_cases_speak_every_word_of_the_contract():
    assert len(CASES) >= 120
    assert {case[0] for case in CASES} == set(KINDS)
    assert {case[2] for case in CASES} - {""} == set(POSTS)
    assert {case[4] for case in CASES if case[5] != "ask"} == set(COMPETENT)


@pytest.mark.parametrize("kind", ["denunciation", "feedback", "recommendation"])
def test_nobody_is_asked_to_judge_himself(kind):
    for post in POSTS.keys() & ELSEWHERE:
        answer = competence({"kind": kind, "against": {"post": post, "unit_of": "department"}, "field": "dat_dai"})
        assert getattr(answer, "competent", "") != post, (kind, post)
