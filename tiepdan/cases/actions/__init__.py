"""The acts on rounds: one file a stage, each act one function and one transaction."""

from tiepdan.cases.actions.accept import accept
from tiepdan.cases.actions.decide import draft, return_draft, send, send_notice, sign
from tiepdan.cases.actions.enforce import check_duty, close, order, prove_duty, publish, return_duty, stop_duty, take_effect
from tiepdan.cases.actions.halt import extend, resume, suspend, terminate, withdraw
from tiepdan.cases.actions.together import answer_apart, answer_together
from tiepdan.cases.actions.verify import dialogue, invite, report, verify
from tiepdan.cases.actions.write_letter import write_letter

__all__ = [
    "accept", "answer_apart", "answer_together", "check_duty", "close", "dialogue", "draft", "extend", "invite", "order", "prove_duty",
    "publish", "report", "resume", "return_draft", "return_duty", "send", "send_notice", "sign", "stop_duty", "suspend", "take_effect", "terminate",
    "verify", "withdraw", "write_letter",
]
