"""The acts on rounds: one file a stage, each act one function and one transaction."""

from tiepdan.cases.actions.accept import accept
from tiepdan.cases.actions.ask import ask_information, order_assessment, record_reply
from tiepdan.cases.actions.court import record_court_result, record_lawsuit
from tiepdan.cases.actions.crime import hand_over_crime, record_crime_reply
from tiepdan.cases.actions.decide import draft, return_draft, send, send_notice, sign
from tiepdan.cases.actions.duties import check_duty, prove_duty, return_duty, stop_duty
from tiepdan.cases.actions.duty_ways import hand_duty, move_duty_day, refuse_duty, take_duty, urge_duty
from tiepdan.cases.actions.enforce import close, order, take_effect
from tiepdan.cases.actions.follow_conclusion import assign_monitor, record_handling
from tiepdan.cases.actions.follow_up import correct_earlier, keep_settlement, pass_on, resettle, review_follow_up
from tiepdan.cases.actions.follow_up_late import demand_report, end_review, order_settling, report_lateness, take_denunciation
from tiepdan.cases.actions.halt import extend, resume, suspend, terminate, withdraw
from tiepdan.cases.actions.inspect import inspect, order_inspection
from tiepdan.cases.actions.linking import link_round, take_over, unlink_round
from tiepdan.cases.actions.oversight import accept_oversight, record_oversight, reject_oversight, send_oversight_letter
from tiepdan.cases.actions.protect import (
    add_measure,
    answer_retaliation,
    change_measure,
    check_measure,
    end_protection,
    protect,
    prove_measure,
    refuse_protection,
    review_protection,
    send_protection_letter,
)
from tiepdan.cases.actions.protect_asked import (
    add_protection_paper,
    confirm_request,
    report_retaliation,
    request_protection,
    see_protection_paper,
)
from tiepdan.cases.actions.publish import publish
from tiepdan.cases.actions.reexamine import assign_check, conclude_reexamination, open_reexamination, record_check
from tiepdan.cases.actions.stay import lift_stay, stay
from tiepdan.cases.actions.together import answer_apart, answer_together
from tiepdan.cases.actions.verify import dialogue, invite, postpone, record_findings, report, verify
from tiepdan.cases.actions.write_letter import write_letter

__all__ = [
    "accept", "accept_oversight", "add_measure", "add_protection_paper", "answer_apart", "answer_retaliation", "answer_together", "ask_information",
    "assign_check", "assign_monitor", "change_measure",
    "check_duty", "check_measure", "close", "conclude_reexamination", "confirm_request", "correct_earlier", "demand_report", "dialogue", "draft",
    "end_protection", "end_review", "extend", "hand_duty", "hand_over_crime", "inspect", "invite", "keep_settlement", "lift_stay", "link_round",
    "move_duty_day", "open_reexamination", "order", "order_assessment", "order_inspection", "order_settling", "pass_on", "postpone", "protect", "prove_duty",
    "prove_measure", "publish", "record_check", "record_court_result", "record_crime_reply", "record_findings", "record_handling", "record_lawsuit",
    "record_oversight", "record_reply", "refuse_duty", "refuse_protection", "reject_oversight", "report", "report_lateness", "report_retaliation",
    "request_protection", "resettle", "resume", "return_draft", "return_duty", "review_follow_up", "review_protection", "see_protection_paper", "send",
    "send_notice", "send_oversight_letter", "send_protection_letter", "sign",
    "stay", "stop_duty", "suspend", "take_denunciation", "take_duty", "take_effect", "take_over", "terminate", "unlink_round", "urge_duty", "verify",
    "withdraw", "write_letter",
]
