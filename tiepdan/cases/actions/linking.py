"""A second round stands in the matter of its first: said by an officer, undone with nothing lost; a first round run out of time goes to the superior."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, lock
from tiepdan.cases.errors import FirstNotLate, FirstUndecided, WordsMissing
from tiepdan.cases.models import Case, CaseLink, Decision, Round
from tiepdan.cases.needs import Needs
from tiepdan.cases.queries import vn_day
from tiepdan.cases.rounds import find_first, second_of
from tiepdan.cases.steps import UNDECIDED
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import cancel_letter, notify
from tiepdan.intake.actions.custody import release_custody
from tiepdan.intake.actions.handle import close_petition
from tiepdan.intake.models import Petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks
from tiepdan.offices.queries import head_of


@transaction.atomic
def link_round(round_id: int, *, by: Actor, now: datetime, first: str) -> Round:
    """Put a second round into the matter of its first, named by the code of the first petition (Luật Khiếu nại Đ.33). Raises StepNotOpen, NotFirstRound."""
    held = lock(round_id)
    guard(held, "link_round", by=by, today=timezone.localdate(now))
    before, found = held.case, find_first(held.petition, first)
    held.case = found.case
    held.save(update_fields=["case"])
    CaseLink.objects.filter(petition_id=held.petition_id).update(case=found.case, reason=_because(found))
    if not before.rounds.exists() and not before.links.exists():  # an empty matter says nothing; leaving it again opens a new one
        before.delete()
    _tell(held, found, by=by, now=now)
    return held


@transaction.atomic
def unlink_round(round_id: int, *, by: Actor, now: datetime, reason: str) -> Round:
    """Move a second round back into a matter of its own: it was put to the wrong first. Its file, clocks and papers stay. Raises StepNotOpen, WordsMissing."""
    held = lock(round_id)
    guard(held, "unlink_round", by=by, today=timezone.localdate(now))
    if not reason.strip():
        raise WordsMissing(what="vì sao tách")
    others = list(held.case.rounds.exclude(pk=held.pk).order_by("pk").values_list("petition__code", flat=True))
    petition = held.petition
    held.case = Case.objects.create(province_id=held.province_id, kind=petition.kind, title=petition.title or petition.code, place_id=petition.place_id,
                                    opened_on=held.accepted_on)
    held.save(update_fields=["case"])
    CaseLink.objects.filter(petition_id=held.petition_id).update(case=held.case, reason="Tách khỏi vụ việc của lần đầu")
    record(entries.ROUND_UNLINKED, held, by=by, at=now, code=", ".join(others), reason=reason.strip())
    return held


@transaction.atomic
def take_over(round_id: int, *, by: Actor, now: datetime) -> Round:
    """The superior takes a first round that ran out of time unsettled; it ends here, and what the second round decides is the second decision.

    Done by the office of the second round in the same matter (NĐ 124/2020 Đ.4). Raises StepNotOpen.
    """
    held = lock(round_id)
    guard(held, "take_over", by=by, today=timezone.localdate(now))
    second, holder = second_of(held), held.holder_post_id
    end_taken_over(held, by=by, now=now)
    record(entries.TAKEN_OVER, held, by=by, at=now, office=str(second.office), code=second.petition.code)  # type: ignore[union-attr]
    record(entries.TOOK_OVER, second, by=by, at=now, office=str(held.office), code=held.petition.code)
    for post_id in {holder, head_of(held.office).pk}:
        notify(post_id, f"Hồ sơ {held.petition.code}: quá hạn giải quyết lần đầu, {second.office} đã nhận giải quyết lần hai.", by=by,  # type: ignore[union-attr]
               link=f"/can-bo/vu-viec/{held.petition.code}/")
    notify(second.holder_post_id, f"Hồ sơ {second.petition.code}: nhận hồ sơ lần đầu {held.petition.code} vì quá hạn chưa giải quyết.",  # type: ignore[union-attr]
           by=by, link=f"/can-bo/vu-viec/{held.petition.code}/")
    return held


def end_taken_over(held: Round, *, by: Actor, now: datetime) -> None:
    """Part of taking over: the settlement ends here, its draft, halts, clocks and holder with it; the petition it came from ends too."""
    today = timezone.localdate(now)
    if held.state == "drafted" and (made := Decision.objects.filter(round=held).first()):
        cancel_letter(made.letter_id, by=by)
    held.suspensions.filter(resumed_on__isnull=True).update(resumed_on=today, resumed_because="Cấp trên nhận giải quyết")
    held.state, held.ended_on, held.holder_post = "taken_over", today, None
    held.save(update_fields=["state", "ended_on", "holder_post"])
    release_custody("round", held.pk, by=by, now=now)
    drop_clocks(by=by, subject="round", subject_id=held.pk, on=today)
    close_petition(held.petition, by=by, now=now)


def leave_to_superior(held: Round, what: str, *, by: Actor, now: datetime) -> None:
    """Part of taking a denunciation: its settlement ends, and those who had it are told (NĐ 31/2019 Đ.5 k.3)."""
    told = {held.holder_post_id, head_of(held.office).pk}
    end_taken_over(held, by=by, now=now)
    for post_id in told:
        notify(post_id, f"Hồ sơ {held.petition.code}: {what}, chấm dứt giải quyết và chuyển hồ sơ.", by=by, link=f"/can-bo/vu-viec/{held.petition.code}/")


def first_named(petition: Petition, code: str, *, late: bool, now: datetime) -> Round | None:
    """Part of accepting: the first round named, settled already or, said to be late, run out of time. Raises NotFirstRound, FirstUndecided, FirstNotLate."""
    if not code.strip():
        return None
    found = find_first(petition, code)
    if found.state in UNDECIDED:
        if not late:
            raise FirstUndecided(code=found.petition.code, office=str(found.office))
        needs = Needs(found, timezone.localdate(now))
        if not needs.settle_overdue:
            due = needs.settle.due if needs.settle else None
            raise FirstNotLate(code=found.petition.code, due=vn_day(due) if due else "chưa định")
    elif late:
        raise FirstNotLate(code=found.petition.code, due="lần đầu đã có kết quả hoặc đang tạm dừng")
    return found


def stand_with_first(held: Round, first: Round, *, by: Actor, now: datetime) -> None:
    """Part of accepting: tell it of both; a late first round is taken over."""
    _tell(held, first, by=by, now=now)
    if first.state in UNDECIDED:
        take_over(first.pk, by=by, now=now)


def _tell(held: Round, first: Round, *, by: Actor, now: datetime) -> None:
    record(entries.ROUND_LINKED, held, by=by, at=now, code=first.petition.code)
    record(entries.SECOND_OPENED, first, by=by, at=now, code=held.petition.code, office=str(held.office))
    if first.holder_post_id:
        notify(first.holder_post_id, f"Hồ sơ {first.petition.code}: {held.office} đã thụ lý khiếu nại lần hai.", by=by,
               link=f"/can-bo/vu-viec/{first.petition.code}/")


def _because(first: Round) -> str:
    return f"Khiếu nại lần hai sau {first.petition.code}"
