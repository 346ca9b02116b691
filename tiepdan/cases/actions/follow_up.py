"""Somebody denounces again to the superior: the review opens beside the earlier settlement, and ends in its keeping, passing on or settling again."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.accept import begin_settling, open_round
from tiepdan.cases.actions.moves import guard, issue, lock, move, run_clock
from tiepdan.cases.errors import GroundUnknown, StepNotOpen, WordsMissing
from tiepdan.cases.follow_ups import find_earlier, ground_of, received_on, resettling, told_of, words_of
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import CaseLink, FollowUp, Procedure, Round
from tiepdan.cases.procedures import way_of
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import notify
from tiepdan.intake.actions.handle import guard as guard_petition
from tiepdan.intake.actions.handle import lock as lock_petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, meet_clock
from tiepdan.offices.models import Post

PROCEDURE_OF = {FollowUp.Ground.WRONG: Procedure.FOLLOW_UP_WRONG, FollowUp.Ground.OVERDUE: Procedure.FOLLOW_UP_LATE}
REASON = "Tố cáo tiếp sau {code}"


@transaction.atomic
def review_follow_up(petition_id: int, *, by: Actor, now: datetime, earlier: str, claim: str, grounded: bool = True, to_post: Post | None = None) -> Round:
    """Look at a follow-up denunciation, in the matter of the earlier settlement named by the code of its petition.

    `claim` is why the denouncer says so, `grounded` whether there is ground for it. What is settled is reviewed in 20 days (Luật Tố cáo Đ.37 k.2);
    of what is late a report is demanded in 5 working days (Đ.38 k.2). Raises StepNotOpen, NotEarlier, NotFollowUp, WordsMissing.
    """
    today = timezone.localdate(now)
    petition = lock_petition(petition_id)
    step = guard_petition(petition, "review_follow_up", by)
    before = find_earlier(petition, earlier, office_id=petition.holder_office_id)
    ground = ground_of(before, grounded=grounded, today=today)
    said = _words(claim, "căn cứ người tố cáo nêu")
    received = received_on(petition, now)
    held = open_round(petition, by=by, now=now, to_post=to_post, complex_reason="", procedure=PROCEDURE_OF[ground], case=before.case,
                      why=REASON.format(code=before.petition.code))
    FollowUp.objects.create(round=held, earlier=before, ground=ground, received_on=received, claim=said)
    meet_clock("denunciation.initial", by=by, subject="petition", subject_id=petition.pk, on=today)
    clock = run_clock(way_of(held).settle, held, by=by, start=received)
    record(entries.FOLLOW_UP_OPENED, held, by=by, at=now, office=str(held.office), code=before.petition.code,
           ground=str(ground.label), due=vn_day(clock.due), because=step.cites)
    return held


@transaction.atomic
def correct_earlier(round_id: int, *, by: Actor, now: datetime, earlier: str, reason: str) -> Round:
    """The wrong settlement was named: the review moves to the matter of the right one, nothing of it is lost. On the same ground only.

    Luật Tố cáo Đ.37 k.1, Đ.38 k.1. Raises StepNotOpen, NotEarlier, NotFollowUp, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "correct_earlier", by=by, today=today)
    why, again, found = _words(reason, "vì sao sửa"), held.follow_up, find_earlier(held.petition, earlier, office_id=held.office_id)
    if found.pk == again.earlier_id or ground_of(found, grounded=True, today=today) != again.ground:
        raise StepNotOpen(step=step.label, because=f"hồ sơ ấy đã được nêu, hoặc không cùng căn cứ với tố cáo tiếp này ({step.cites})")
    before, again.earlier, held.case = again.earlier.petition.code, found, found.case
    again.save(update_fields=["earlier"])
    held.save(update_fields=["case"])
    CaseLink.objects.filter(petition_id=held.petition_id).update(case=found.case, reason=REASON.format(code=found.petition.code))
    record(entries.EARLIER_CORRECTED, held, by=by, at=now, before=before, code=found.petition.code, reason=why)
    return held


@transaction.atomic
def keep_settlement(round_id: int, *, by: Actor, now: datetime, reason: str) -> Round:
    """The earlier settlement was lawful: not settled again, and whoever denounced is told in writing why (Luật Tố cáo Đ.37 k.2).

    Raises StepNotOpen, WordsMissing.
    """
    held, why = _reviewed(round_id, "keep_settlement", FollowUp.Outcome.KEPT, reason, by=by, now=now)
    letter = issue("follow_up_kept", held, by=by, now=now, for_citizen=True,
                   facts=facts_for("follow_up_kept", held, today=timezone.localdate(now), earlier=told_of(held.follow_up.earlier), reason=why))
    record(entries.SETTLEMENT_KEPT, held, by=by, at=now, symbol=letter.symbol)
    return held


@transaction.atomic
def pass_on(round_id: int, *, by: Actor, now: datetime, to: str, reason: str) -> Round:
    """Whoever settled it was not competent: it goes to `to`, who is, and whoever denounced is told (Luật Tố cáo Đ.37 k.2).

    Raises StepNotOpen, WordsMissing.
    """
    today, body = timezone.localdate(now), _words(to, "nơi có thẩm quyền giải quyết")[:200]
    held, why = _reviewed(round_id, "pass_on", FollowUp.Outcome.PASSED, reason, by=by, now=now)
    letter = issue("follow_up_passed", held, by=by, now=now, facts=facts_for(
        "follow_up_passed", held, today=today, addressee=body, earlier=told_of(held.follow_up.earlier), reason=why))
    tell_denouncer(held, f"Lần trước giải quyết không đúng thẩm quyền. Tố cáo đã được chuyển đến {body} để giải quyết.", by=by, now=now)
    record(entries.FOLLOW_UP_PASSED, held, by=by, at=now, symbol=letter.symbol, body=body)
    return held


@transaction.atomic
def resettle(round_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> Round:
    """The superior settles the matter again, by the whole procedure and its periods, on a ground of the law (Luật Tố cáo Đ.37 k.2, k.3).

    `ground` is one of the condition denunciation.resettle, or "competence". Raises StepNotOpen, GroundUnknown, WordsMissing.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "resettle", by=by, today=today)
    words = words_of(resettling(today), ground)
    if not words:
        raise GroundUnknown(day=vn_day(today), ground=ground, step=step.label)
    decide(held, FollowUp.Outcome.RESETTLED, _words(reason, "lý do giải quyết lại"), today, ground=ground)
    record(entries.RESETTLED, held, by=by, at=now, ground=words, code=held.follow_up.earlier.petition.code)
    become_denunciation(held, because=step.cites, by=by, now=now)
    _tell_settler(held, "cấp trên giải quyết lại vụ việc", by=by)
    return held


def become_denunciation(held: Round, *, because: str, by: Actor, now: datetime) -> None:
    """From here the review is a settlement of the superior's own: accepted today, with every period from today."""
    today = timezone.localdate(now)
    meet_clock(way_of(held).settle, by=by, subject="round", subject_id=held.pk, on=today)
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today, duties=[way_of(held).settle])
    held.procedure, held.state, held.accepted_on = Procedure.DENUNCIATION, "accepted", today
    held.save(update_fields=["procedure", "state", "accepted_on"])
    begin_settling(held, because=because, by=by, now=now)


def decide(held: Round, outcome: FollowUp.Outcome, reason: str, today, *, ground: str = "") -> None:
    again = held.follow_up
    again.outcome, again.decided_on, again.reason, again.decided_ground = outcome, today, reason, ground
    again.save(update_fields=["outcome", "decided_on", "reason", "decided_ground"])


def tell_denouncer(held: Round, result: str, *, by: Actor, now: datetime):
    """The word whoever denounced gets about the review (Luật Tố cáo Đ.37 k.2, Đ.38 k.4)."""
    return issue("follow_up_notice", held, by=by, now=now, for_citizen=True,
                 facts=facts_for("follow_up_notice", held, today=timezone.localdate(now), result=result))


def _reviewed(round_id: int, name: str, outcome: FollowUp.Outcome, reason: str, *, by: Actor, now: datetime) -> tuple[Round, str]:
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, name, by=by, today=today)
    why = _words(reason, "lý do")
    decide(held, outcome, why, today)
    meet_clock(way_of(held).settle, by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.REVIEWED, held, by=by, at=now, outcome=str(outcome.label))
    move(held, step, by=by, now=now)
    return held, why


def _tell_settler(held: Round, what: str, *, by: Actor) -> None:
    before = held.follow_up.earlier
    if before.holder_post_id:
        notify(before.holder_post_id, f"Hồ sơ {before.petition.code}: {what}.", by=by, link=f"/can-bo/vu-viec/{before.petition.code}/")


def _words(words: str, what: str) -> str:
    if not words.strip():
        raise WordsMissing(what=what)
    return words.strip()


