"""The acts on petitions. Each is one function, one transaction, with its journal row and letters inside."""

from tiepdan.intake.actions.classify import classify, see_identity
from tiepdan.intake.actions.correct import correct_finding
from tiepdan.intake.actions.handle import close_petition, decline, enter_case, file_away, guide, route, send_answer, transfer
from tiepdan.intake.actions.learn import refit_reader, withdraw_reader
from tiepdan.intake.actions.read import read_petition
from tiepdan.intake.actions.receive import receive

__all__ = [
    "classify", "close_petition", "correct_finding", "decline", "enter_case", "file_away", "guide", "read_petition", "receive", "refit_reader", "route",
    "see_identity", "send_answer", "transfer", "withdraw_reader",
]
