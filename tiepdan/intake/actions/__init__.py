"""The acts on petitions. Each is one function, one transaction, with its journal row and letters inside."""

from tiepdan.intake.actions.classify import classify, see_identity
from tiepdan.intake.actions.correct import correct_finding
from tiepdan.intake.actions.correct_text import correct_text
from tiepdan.intake.actions.crime import hand_over_crime, record_crime_reply
from tiepdan.intake.actions.extracts import confirm_extract, open_extract
from tiepdan.intake.actions.give_back import ask_to_complete, return_petition, return_to_transferor
from tiepdan.intake.actions.handing_over import compare_with_folder, write_handover
from tiepdan.intake.actions.handle import close_petition, decline, enter_case, file_away, guide, route, send_answer, transfer
from tiepdan.intake.actions.identity import lengthen_check, verify_denouncer
from tiepdan.intake.actions.knowing import let_know_no_longer, let_somebody_know, say_whether_secret
from tiepdan.intake.actions.learn import refit_reader, withdraw_reader
from tiepdan.intake.actions.link import dismiss_repeat, link_petitions, take_back_dismissal, unlink_petitions
from tiepdan.intake.actions.move import send_back, settle_competence, take_in
from tiepdan.intake.actions.outside import record_reply, remind, report_back
from tiepdan.intake.actions.part import part_petition
from tiepdan.intake.actions.read import read_petition
from tiepdan.intake.actions.receive import receive
from tiepdan.intake.actions.redacting import mark_handwritten, open_page_to_redact, redact_page, retype_page, take_back_page
from tiepdan.intake.actions.see_original import see_original
from tiepdan.intake.actions.sketch import sketch_missing
from tiepdan.intake.actions.split_file import split_file
from tiepdan.intake.actions.unsealing import ask_to_unseal

__all__ = [
    "ask_to_complete", "ask_to_unseal", "classify", "close_petition", "compare_with_folder", "confirm_extract", "correct_finding", "correct_text",
    "decline", "dismiss_repeat", "enter_case", "file_away", "guide", "hand_over_crime", "lengthen_check", "let_know_no_longer", "let_somebody_know",
    "link_petitions", "mark_handwritten", "open_extract", "open_page_to_redact", "part_petition", "read_petition", "receive", "record_crime_reply",
    "record_reply", "redact_page", "refit_reader", "remind", "report_back", "return_petition", "return_to_transferor", "retype_page", "route",
    "say_whether_secret", "see_identity", "see_original", "send_answer", "send_back", "settle_competence", "sketch_missing", "split_file",
    "take_back_dismissal", "take_back_page", "take_in", "transfer", "unlink_petitions", "verify_denouncer", "withdraw_reader", "write_handover",
]
