"""How the steps of a protection file are walked beside the way of the denunciation."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.models import Round
from tiepdan.cases.protection import current, protection_steps, protection_steps_in, with_measures
from tiepdan.common.actor import Actor
from tiepdan.common.errors import Refused
from tiepdan.documents.models import Letter
from tiepdan.intake.statement import Upload
from tiepdan.offices.abilities import SEND

TRIED: set[tuple] = set()  # what was refused to whom, in which state and why, in all walks of this run
POLICE = {"kind": "life", "what": "Cử người canh gác ban đêm", "body": "Công an xã"}


def _measure(turn) -> dict:
    return {**POLICE, "by_day": turn.today + timedelta(days=5)}


def _pick(turn, **where: object) -> int:
    file = current(turn.held.petition)
    found = file.measures.filter(replaced_on__isnull=True, **where).first() if file else None
    return found.pk if found else 0


def _end(turn) -> None:
    decision = getattr(turn.held, "decision", None)
    concluded = decision is not None and decision.issued_on is not None
    ground = "concluded" if concluded else "terminated" if turn.held.ended_on else "danger_gone"
    actions.end_protection(turn.held.petition_id, ground=ground, reason="Có căn cứ trong hồ sơ.", **turn.asked)


PROTECTING: dict[str, Callable] = {
    "request_protection": lambda turn: actions.request_protection(
        turn.held.petition_id, how=turn.one_of(["phone", "written", "own"]), whom="both", asked_on=turn.today, danger="Bị dọa đánh.", **turn.asked),
    "confirm_request": lambda turn: actions.confirm_request(turn.held.petition_id, written_on=turn.today, **turn.asked),
    "protect": lambda turn: actions.protect(turn.held.petition_id, reason="Có căn cứ.", measures=[_measure(turn)], begins_on=turn.today, **turn.asked),
    "refuse_protection": lambda turn: actions.refuse_protection(turn.held.petition_id, reason="Không có căn cứ.", **turn.asked),
    "add_measure": lambda turn: actions.add_measure(turn.held.petition_id, reason="Cần thêm.", **_measure(turn), **turn.asked),
    "change_measure": lambda turn: actions.change_measure(turn.held.petition_id, measure=_pick(turn, done_on__isnull=True), reason="Đổi.", **_measure(turn),
                                                          **turn.asked),
    "prove_measure": lambda turn: actions.prove_measure(turn.held.petition_id, measure=_pick(turn, done_on__isnull=True), words="Đã canh gác.", **turn.asked),
    "check_measure": lambda turn: actions.check_measure(
        turn.held.petition_id, measure=_pick(turn, done_on__isnull=False, checked_on__isnull=True), **turn.asked),
    "report_retaliation": lambda turn: actions.report_retaliation(turn.held.petition_id, happened_on=turn.today, words="Bị điều chuyển.", **turn.asked),
    "end_protection": _end, "review_protection": lambda turn: actions.review_protection(turn.held.petition_id, **turn.asked),
    "answer_retaliation": lambda turn: actions.answer_retaliation(turn.held.petition_id, answer="Đã làm việc với cơ quan.", **turn.asked),
    "add_protection_paper": lambda turn: actions.add_protection_paper(turn.held.petition_id, uploads=[Upload("de-nghi.txt", b"De nghi bao ve")], **turn.asked),
}


def protection_plays(held: Round, people: list[Actor], today: date) -> dict[str, tuple[Actor, Callable]]:
    """What is open in the protection file: step, who may take it, how. Whoever wrote a result down does not check it."""
    found, file = {}, with_measures(held.petition)
    for by in people:
        for seen in protection_steps_in(held.petition, held, file, by):
            own = seen.step.name == "check_measure" and seen.open and _wrote(held, by)
            if seen.open and not own:
                found[f"protection {seen.step.name}"] = (by, PROTECTING[seen.step.name])
    files = list(held.petition.protections.values_list("pk", flat=True))
    for letter in Letter.objects.filter(subject="protection", subject_id__in=files, state="sealed").order_by("pk"):
        found[f"protection letter {letter.pk}"] = (next(by for by in people if by.can(SEND)), _send(letter))
    return found


def _send(letter: Letter) -> Callable:
    return lambda turn: actions.send_protection_letter(letter.pk, **turn.asked) and None


def refused_to(held: Round, by: Actor, turn, today: date, one_of: Callable) -> None:
    """Shut steps of the protection table are refused with their article: one at each turn, and each that is shut for a reason not met before."""
    shut = {seen.step.name: (held.procedure, held.state, by.post_id, seen.step.name, seen.because)
            for seen in protection_steps(held.petition, by, today) if not seen.open}
    if not shut:
        return
    for name in {one_of(sorted(shut)), *(name for name, why in shut.items() if why not in TRIED)}:
        with pytest.raises(Refused, match=r"Đ\."):
            PROTECTING[name](turn)
        TRIED.add(shut[name])


def _wrote(held: Round, by: Actor) -> bool:
    file = current(held.petition)
    found = file.measures.filter(done_on__isnull=False, checked_on__isnull=True, replaced_on__isnull=True).first() if file else None
    return found is not None and found.done_by_id == by.post_id
