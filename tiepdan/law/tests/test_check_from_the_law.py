"""What the articles say, written from their text and not from the data files; and `tiepdan law check` line by line."""

import json
from itertools import combinations

import pytest

from tiepdan.law.check import answer_lines, check

CRITERIA = {
    "places": (2, 1), "contents": (2, 1), "many_people": (True, False), "foreign": (True, False),
    "many_agencies": (True, False), "agencies_differ": (True, False), "evidence_conflicts": (True, False),
}
WITHIN_THE_LAW = {
    "internal_or_secret": False, "touches_rights": True, "capable": True, "lawful_representative": False, "acts_for_another": False,
    "representation_lawful": False, "signed": True, "window_expired": False, "good_reason": False, "second_decision": False,
    "terminated_30_days": False, "court_took": False, "court_terminated": False,
}
PEACEFUL_VISIT = {
    "settled_and_explained": False, "feedback_answered": False, "new_details": False, "no_control": False, "threats": False,
    "weapons_kept": False, "check_refused": False, "recording": False, "inciting": False, "capable": True, "lawful_representative": False,
    "acts_for_another": False, "mandate_shown": False, "in_scope": True, "final_judgment": False, "review_refused_in_writing": False,
    "accepted_elsewhere": False,
}


def test_article_11_of_the_complaint_law_names_nine_cases_and_no_tenth():
    assert check("complaint.not_accepted", "2026-08-03", WITHIN_THE_LAW).answer == "no"
    cases = [
        {"internal_or_secret": True}, {"touches_rights": False}, {"capable": False}, {"acts_for_another": True}, {"signed": False},
        {"window_expired": True}, {"second_decision": True}, {"terminated_30_days": True}, {"court_took": True},
    ]
    for clause, case in enumerate(cases, 1):
        checked = check("complaint.not_accepted", "2026-08-03", {**WITHIN_THE_LAW, **case})
        assert (checked.answer, checked.cites) == ("yes", (f"Luật Khiếu nại 02/2011/QH13, Điều 11 khoản {clause}",))


def test_a_late_complaint_with_an_objective_obstacle_is_taken():
    late = {**WITHIN_THE_LAW, "window_expired": True, "good_reason": True}
    assert check("complaint.not_accepted", "2026-08-03", late).answer == "no"
    assert check("complaint.late_excused", "2026-08-03", {"window_expired": True, "good_reason": True}).answer == "yes"


def test_reception_is_refused_on_three_grounds_of_the_law_and_ten_of_the_decree():
    cases = [
        {"settled_and_explained": True}, {"no_control": True}, {"threats": True}, {"weapons_kept": True}, {"check_refused": True},
        {"recording": True}, {"inciting": True}, {"capable": False}, {"acts_for_another": True}, {"in_scope": False},
        {"feedback_answered": True}, {"final_judgment": True, "review_refused_in_writing": True}, {"accepted_elsewhere": True},
    ]
    assert check("reception.refuse", "2026-07-01", PEACEFUL_VISIT).answer == "no"
    answers = [check("reception.refuse", "2026-07-01", {**PEACEFUL_VISIT, **case}) for case in cases]
    assert {answer.answer for answer in answers} == {"yes"}
    written = [answer.tells["ground"] for answer in answers if answer.tells.get("written_notice_working_days") == 3]
    assert written == ["settled_and_explained", "feedback_answered"]
    assert len({answer.tells["ground"] for answer in answers}) == 13


@pytest.mark.parametrize("number", range(8))
def test_complaints_are_complex_from_one_criterion_and_denunciations_specially_so_from_two(number):
    for chosen in combinations(CRITERIA, number):
        facts = {name: held if name in chosen else plain for name, (held, plain) in CRITERIA.items()}
        assert check("complaint.complex", "2026-07-01", facts).answer == ("yes" if number >= 1 else "no")
        assert check("denunciation.complex", "2019-05-28", facts).answer == ("yes" if number >= 1 else "no")
        assert check("denunciation.specially_complex", "2019-05-28", facts).answer == ("yes" if number >= 2 else "no")


@pytest.mark.parametrize(("people", "most"), [(5, 2), (10, 2), (11, 5), (300, 5)])
def test_how_many_may_speak_for_a_group(people, most):
    for chosen in range(8):
        facts = {"people": people, "representatives": chosen, "representatives_among_them": True, "appointed_in_writing": True}
        assert check("representatives.proper", "2026-08-03", facts).answer == ("yes" if 1 <= chosen <= most else "no")


def test_a_notarised_mandate_is_good_until_the_last_day_of_2026():
    facts = {"in_writing": True, "by_organisation": False, "certified": False, "notarised": True, "one_person_a_content": True}
    assert check("complaint.mandate_valid", "2026-12-31", facts).answer == "yes"
    assert check("complaint.mandate_valid", "2027-01-01", facts).answer == "no"
    assert check("complaint.mandate_valid", "2027-01-01", {**facts, "certified": True}).answer == "yes"


def test_an_old_complaint_still_open_is_withdrawn_by_the_new_decree():
    facts = {"withdraws": "part", "withdrawal_signed": True, "all_people_withdraw": True, "accepted_on": "2026-05-04"}
    checked = check("complaint.withdrawal_ends", "2026-07-01", facts)
    assert checked.answer == "no"
    assert any("Điều 22" in sentence for sentence in checked.because)
    assert check("complaint.withdrawal_ends", "2026-06-30", {"withdrawal_signed": True}).answer == "yes"


def test_a_withdrawn_denunciation_goes_on_when_the_denouncer_was_threatened():
    facts = {"concluded": False, "in_writing": True, "withdraws": "all", "all_people_withdraw": True, "signs_of_violation": False, "slander": False}
    assert check("denunciation.withdrawal_ends", "2026-08-03", {**facts, "coerced": True}).answer == "no"
    assert check("denunciation.withdrawal_ends", "2026-08-03", {**facts, "coerced": False}).answer == "yes"
    assert check("denunciation.terminate", "2026-08-03", {**facts, "coerced": False}).answer == "yes"


def test_a_nameless_letter_is_checked_only_with_person_evidence_and_a_basis():
    whole = {"violator_clear": True, "concrete_evidence": True, "checkable": True}
    assert check("denunciation.anonymous_checked", "2026-08-03", whole).answer == "yes"
    for name in whole:
        assert check("denunciation.anonymous_checked", "2026-08-03", {**whole, name: False}).answer == "no"


def test_the_head_of_a_department_speaks_in_person_and_the_chair_when_it_is_grave():
    assert check("dialogue.in_person", "2026-08-03", {"round": "second", "settler": "department_head"}).answer == "yes"
    calm = {"round": "second", "settler": "provincial_chair", "many_people": False, "agencies_differ": False, "heated": False, "security": False}
    assert check("dialogue.in_person", "2026-08-03", calm).answer == "no"
    for name in ("many_people", "agencies_differ", "heated", "security"):
        assert check("dialogue.in_person", "2026-08-03", {**calm, name: True}).answer == "yes"


def test_what_decides_most_is_asked_first_and_what_cannot_decide_is_not_asked():
    checked = check("complaint.mandate_valid", "2026-08-03", {"by_organisation": True})
    assert [fact.name for fact in checked.missing] == ["in_writing", "organisation_signed", "one_person_a_content"]
    late = check("complaint.second_round", "2026-08-03", {"first_decision": True, "second_window_open": True})
    assert {fact.name for fact in late.missing} == {"disagrees", "second_decision"}


def test_lines_in_lines_out_in_order_with_errors_among_them():
    asked = [
        {"id": 1, "condition": "reception.refuse", "on": "2026-08-03", "facts": {"settled_and_explained": "yes"}},
        {"id": 2, "condition": "reception.refuse", "on": "2013-08-03", "facts": {}},
        {"id": 3, "condition": "dialogue.due", "on": "2026-08-03", "facts": {"round": "first", "findings_differ": "unknown"}},
        {"id": 4, "condition": "dialogue.due", "on": "2026-08-03", "facts": [1]},
        {"id": 5, "condition": "dialogue.due"},
    ]
    lines = [*(json.dumps(one) for one in asked), "", "{", "[1]"]
    first, early, third, shape, no_day, no_json, no_object = (json.loads(line) for line in answer_lines(lines))
    assert (first["answer"], first["written_notice_working_days"], first["certain"]) == ("yes", 3, True)
    assert early["error"] == "before_the_law"
    assert third["missing"] == [{"fact": "findings_differ", "question": third["missing"][0]["question"], "kind": "yes_no"}]
    assert (shape["error"], no_day["error"], no_json["error"], no_object["error"]) == ("bad_fact", "missing", "bad_json", "bad_json")
