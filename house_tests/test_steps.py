"""Each step of the tables has what a step needs: an act, a screen, an address of the API, a sentence in the journal, a sentence for its refusal."""

import json

import pytest

from tiepdan.cases import actions as case_acts
from tiepdan.cases import steps as case_steps
from tiepdan.cases.steps.duty import DUTY, DUTY_NEEDS
from tiepdan.cases.steps.oversight import OVERSIGHT, OVERSIGHT_NEEDS
from tiepdan.cases.steps.protection import PROTECTION, PROTECTION_NEEDS
from tiepdan.cases.steps.reexamination import REEXAMINATION, REEXAMINATION_NEEDS
from tiepdan.desk.forms.protection import PROTECTING
from tiepdan.desk.forms.reexamination import REEXAMINING
from tiepdan.desk.forms.screens import STEPS as CASE_SCREENS
from tiepdan.desk.forms.ways_out import WAYS
from tiepdan.desk.views.duties import FORMS as DUTY_FORMS
from tiepdan.desk.views.oversight import STEPS as OVERSIGHT_SCREENS
from tiepdan.intake import actions as petition_acts
from tiepdan.intake import steps as petition_steps
from tiepdan.journal.kinds import KINDS
from tiepdan.offices.abilities import ABILITIES
from tiepdan.project.openapi import contract

PETITION = {
    "route": "petition.routed", "accept": "round.accepted", "decline": "petition.declined", "guide": "petition.guided",
    "transfer": "petition.transferred", "file": "petition.filed", "take_in": "petition.taken_in", "send_back": "petition.sent_back",
    "settle_competence": "petition.competence_settled", "return_petition": "petition.returned", "return_to_transferor": "petition.returned",
    "ask_to_complete": "petition.asked_to_complete", "record_reply": "petition.replied", "remind": "petition.reminded",
    "report_back": "petition.reported_back", "part_petition": "petition.parted",
    "verify_denouncer": "petition.denouncer_checked", "lengthen_check": "petition.check_lengthened", "hand_over_crime": "petition.crime_handed_over",
    "record_crime_reply": "petition.crime_replied", "inspect": "round.inspection_opened", "review_follow_up": "round.follow_up_opened",
}
ROUND = {
    "link_round": "round.linked", "unlink_round": "round.unlinked", "take_over": "round.taken_over",
    "verify": "round.verifying", "record_findings": "round.reported",
    "report": "round.reported", "invite": "round.invited", "dialogue": "round.dialogue", "draft": "round.drafted",
    "return_draft": "round.draft_returned", "sign": "round.decided", "send": "round.sent", "take_effect": "round.in_effect", "order": "round.ordered",
    "publish": "round.published", "close": "round.closed", "withdraw": "round.withdrawn", "suspend": "round.suspended", "resume": "round.resumed",
    "terminate": "round.terminated", "extend": "round.extended", "stay": "round.stayed", "lift_stay": "round.stay_lifted",
    "ask_information": "round.asked", "order_assessment": "round.assessment_ordered", "record_reply": "round.replied",
    "postpone": "round.dialogue_postponed", "record_lawsuit": "round.sued", "record_court_result": "round.judged",
    "hand_over_crime": "petition.crime_handed_over", "record_crime_reply": "petition.crime_replied", "order_inspection": "round.inspecting",
    "assign_monitor": "round.monitored", "record_handling": "round.handled",
    "correct_earlier": "round.earlier_corrected", "keep_settlement": "round.settlement_kept", "pass_on": "round.follow_up_passed",
    "resettle": "round.resettled", "demand_report": "round.report_demanded", "report_lateness": "round.lateness_reported",
    "order_settling": "round.settling_ordered", "end_review": "round.reviewed", "take_denunciation": "round.took_up",
}
GUARDED = {
    "request_protection": "round.protection_asked", "confirm_request": "round.protection_written", "protect": "round.protected",
    "refuse_protection": "round.protection_refused", "add_measure": "round.protection_changed", "change_measure": "round.protection_changed",
    "prove_measure": "round.measure_done", "check_measure": "round.measure_checked", "report_retaliation": "round.retaliation",
    "end_protection": "round.protection_ended", "answer_retaliation": "round.retaliation_answered", "review_protection": "round.protection_reviewed",
    "add_protection_paper": "round.protection_papers",
}
OWED = {  # act of a duty: its address on the page and in the API, its sentence
    "prove_duty": ("prove", "duty.proved"), "check_duty": ("check", "duty.done"), "return_duty": ("return", "duty.returned"),
    "stop_duty": ("stop", "duty.stopped"), "urge_duty": ("urge", "duty.urged"), "move_duty_day": ("move", "duty.moved"),
    "hand_duty": ("hand", "duty.handed"), "take_duty": ("take", "duty.taken"), "refuse_duty": ("refuse", "duty.refused"),
}
OVERSEEN = {"accept_oversight": "oversight.accepted", "reject_oversight": "oversight.rejected", "send_oversight_letter": "oversight.sent"}
LOOKED_AT = {
    "open_reexamination": "round.reexamined", "assign_check": "round.check_assigned", "record_check": "round.check_reported",
    "conclude_reexamination": "round.judged_above",
}
OWN_PAGE = {"draft": "desk:case-draft"}
PATHS = json.loads(contract())["paths"]
PETITION_STEPS = sorted({step.name for step in (*petition_steps.STEPS, *petition_steps.FOLLOW_UPS)})
CASE_STEPS = sorted({step.name for steps in case_steps.PROCEDURES.values() for step in steps})


@pytest.mark.parametrize("name", PETITION_STEPS)
def test_each_step_of_a_petition_is_whole(name):
    opening = {named: getattr(case_acts, named) for named in ("accept", "inspect", "review_follow_up")}
    act = {**opening, "file": petition_acts.file_away}.get(name) or getattr(petition_acts, name)
    assert WAYS[name][1] is act, "the screen does this very act"
    assert KINDS[PETITION[name]].sentence
    assert f"/api/{'rounds' if name in opening else 'petitions'}/{{code}}/{name}" in PATHS


@pytest.mark.parametrize("name", CASE_STEPS)
def test_each_step_of_a_case_is_whole(name):
    act = getattr(case_acts, name)
    if name in OWN_PAGE:
        from django.urls import reverse

        assert reverse(OWN_PAGE[name], args=["LC26-000001-6"])
    else:
        assert CASE_SCREENS[name][1] is act, "the screen does this very act"
    assert KINDS[ROUND[name]].sentence
    assert f"/api/rounds/{{code}}/{name}" in PATHS


@pytest.mark.parametrize("step", PROTECTION, ids=lambda step: step.name)
def test_each_step_of_a_protection_file_is_whole(step):
    assert PROTECTING[step.name][1] is getattr(case_acts, step.name), "the screen does this very act"
    assert KINDS[GUARDED[step.name]].sentence
    assert f"/api/rounds/{{code}}/{step.name}" in PATHS
    assert step.ability in ABILITIES
    assert all(need in PROTECTION_NEEDS for need in step.needs)


@pytest.mark.parametrize("step", DUTY, ids=lambda step: step.name)
def test_each_step_of_a_duty_is_whole(step):
    address, kind = OWED[step.name]
    assert callable(getattr(case_acts, step.name))
    assert address in DUTY_FORMS
    assert KINDS[kind].sentence
    assert f"/api/duties/{{duty_id}}/{address}" in PATHS
    assert step.ability in ABILITIES
    assert all(need in DUTY_NEEDS for need in step.needs)


@pytest.mark.parametrize("step", OVERSIGHT, ids=lambda step: step.name)
def test_each_step_of_a_recommendation_of_oversight_is_whole(step):
    assert callable(getattr(case_acts, step.name))
    assert step.name in OVERSIGHT_SCREENS.values()
    assert KINDS[OVERSEEN[step.name]].sentence
    assert f"/api/oversight/{{oversight_id}}/{step.name}" in PATHS
    assert step.ability in ABILITIES
    assert all(need in OVERSIGHT_NEEDS for need in step.needs)


@pytest.mark.parametrize("step", REEXAMINATION, ids=lambda step: step.name)
def test_each_step_of_a_reexamination_is_whole(step):
    assert REEXAMINING[step.name][1] is getattr(case_acts, step.name), "the screen does this very act"
    assert KINDS[LOOKED_AT[step.name]].sentence
    assert f"/api/reexaminations/{'' if step.name == 'open_reexamination' else '{file_id}/'}{step.name}" in PATHS
    assert step.ability in ABILITIES
    assert all(need in REEXAMINATION_NEEDS for need in step.needs)


def test_no_screen_offers_a_step_the_tables_do_not_know():
    assert set(WAYS) == set(PETITION_STEPS)
    assert set(CASE_SCREENS) | set(OWN_PAGE) == set(CASE_STEPS)


@pytest.mark.parametrize("step", [*petition_steps.STEPS, *petition_steps.FOLLOW_UPS, *(step for steps in case_steps.PROCEDURES.values() for step in steps)],
                         ids=lambda step: f"{step.name}: {step.label}")
def test_each_step_asks_for_a_known_ability_and_can_say_why_not(step):
    assert step.ability in ABILITIES
    sentences = petition_steps.NEEDS | case_steps.NEEDS
    assert all(need in sentences for need in step.needs)
    assert step.label[0].isupper()


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_each_kind_of_entry_reads_as_a_sentence(kind):
    if kind.name.startswith("test."):
        return
    assert kind.sentence.strip().endswith((".", "}", "…", "”", ")"))
    assert "Vui lòng" not in kind.sentence + kind.citizen
    assert "!" not in kind.sentence + kind.citizen
    assert not {"name", "address", "phone"} & set(kind.sentence.replace("{", " ").replace("}", " ").split()), "entries hold no names of people"
