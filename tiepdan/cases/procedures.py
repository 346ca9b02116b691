"""What tells the procedures apart besides their steps: clocks, letters, notices, the law's conditions. A table; the acts read it."""

from dataclasses import dataclass

from tiepdan.cases.models import FOLLOW_UPS, Procedure, Round


@dataclass(frozen=True)
class Way:
    """Duties of `law/rules`, codes of `documents/forms`, the prefix of `law/conditions`; empty where the law has none.

    `notices` on acceptance: form, whether the petitioner reads it. `round`: first or second, for a complaint.
    `letters`: what may be written besides, whenever it is needed; form, whether the petitioner reads it.
    """

    settle: str
    accept: str = ""
    send: str = ""
    effect: str = ""
    publish: str = ""
    notices: tuple[tuple[str, bool], ...] = ()
    verification: str = ""
    decision: str = ""
    conditions: str = ""
    round: str = ""
    letters: tuple[tuple[str, bool], ...] = ()


OF_A_COMPLAINT = (
    ("complaint_working_minutes", False), ("information_request", False), ("handover_minutes", False), ("assessment_decision", False),
    ("assessment_result_request", False), ("complaint_report", False), ("dialogue_minutes", False),
)
OF_A_DENUNCIATION = (("denunciation_working_minutes", False), ("denunciation_assessment", False), ("denunciation_report", False), ("handover_minutes", False))
WHEN_FOLLOWED_UP = (("denunciation_working_minutes", False),)

WAYS = {
    Procedure.COMPLAINT_FIRST: Way(
        settle="complaint.first.settle", accept="complaint.first.accept", send="complaint.first.send_decision", effect="complaint.first.effect",
        notices=(("complaint_accepted", True),), verification="complaint_verification", decision="complaint_decision", conditions="complaint", round="first",
        letters=OF_A_COMPLAINT,
    ),
    Procedure.COMPLAINT_SECOND: Way(
        settle="complaint.second.settle", accept="complaint.second.accept", send="complaint.second.send_decision", effect="complaint.second.effect",
        publish="complaint.publish_decision", notices=(("complaint_accepted", True),), verification="complaint_verification",
        decision="complaint_second_decision", conditions="complaint", round="second", letters=OF_A_COMPLAINT,
    ),
    Procedure.DISCIPLINE_FIRST: Way(
        settle="complaint.discipline.settle", accept="complaint.first.accept", send="complaint.discipline.send_first", effect="complaint.first.effect",
        notices=(("complaint_accepted", True),), verification="complaint_verification", decision="discipline_decision", conditions="complaint", round="first",
        letters=OF_A_COMPLAINT,
    ),
    Procedure.DISCIPLINE_SECOND: Way(
        settle="complaint.discipline.settle", accept="complaint.second.accept", send="complaint.second.send_decision", effect="complaint.second.effect",
        notices=(("complaint_accepted", True),), verification="complaint_verification", decision="discipline_second_decision", conditions="complaint",
        round="second", letters=OF_A_COMPLAINT,
    ),
    Procedure.DENUNCIATION: Way(
        settle="denunciation.settle", accept="denunciation.initial", send="denunciation.send_conclusion", publish="denunciation.publish",
        notices=(("denunciation_accepted", False), ("denouncer_notice", True), ("denounced_notice", False)), verification="denunciation_team",
        decision="denunciation_conclusion", conditions="denunciation", letters=OF_A_DENUNCIATION,
    ),
    Procedure.FEEDBACK: Way(settle="feedback.settle", decision="feedback_answer"),
    Procedure.INSPECTION: Way(settle="", verification="inspection_order", decision="inspection_result"),
    Procedure.FOLLOW_UP_WRONG: Way(settle="denunciation.followup.review", conditions="denunciation", letters=WHEN_FOLLOWED_UP),
    Procedure.FOLLOW_UP_LATE: Way(settle="denunciation.followup.demand", conditions="denunciation", letters=WHEN_FOLLOWED_UP),
}
SECRET = frozenset({Procedure.DENUNCIATION, Procedure.INSPECTION, *FOLLOW_UPS})  # the accused does no step of it, no petitioner gets its paper
DISCIPLINE = frozenset({Procedure.DISCIPLINE_FIRST, Procedure.DISCIPLINE_SECOND})
COMPLAINTS = DISCIPLINE | {Procedure.COMPLAINT_FIRST, Procedure.COMPLAINT_SECOND}


def way_of(held: Round) -> Way:
    return WAYS[Procedure(held.procedure)]


def is_secret(held: Round) -> bool:
    return held.procedure in SECRET


def is_complaint(held: Round) -> bool:
    return held.procedure in COMPLAINTS


def is_discipline(held: Round) -> bool:
    return held.procedure in DISCIPLINE


def round_word(held: Round) -> str:
    """Which round it is, as the conditions on dialogues ask it."""
    return "disciplinary" if is_discipline(held) else way_of(held).round or "first"
