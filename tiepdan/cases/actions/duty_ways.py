"""What a duty meets besides its proof: its owner is urged, its day is moved, it is handed to another who takes it or not."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.duties import lock_duty
from tiepdan.cases.duty_steps import guard_duty, waiting_handover
from tiepdan.cases.errors import DayWrong, HandedBadly, WordsMissing
from tiepdan.cases.models import Duty, DutyHandover, DutyMove, DutyUrge
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import draft_letter, notify, sign_letter, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.intake.models import Petition, denounces
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SIGN
from tiepdan.offices.models import Post
from tiepdan.offices.queries import head_of

URGING = "urging_letter"


@transaction.atomic
def urge_duty(duty_id: int, *, by: Actor, now: datetime, report_by: date) -> DutyUrge:
    """Urge the owner by letter and ask for a report by a day; whoever may not sign lays the letter before the head. Counted on the duty.

    NĐ 124/2020 Đ.31; NĐ 31/2019 Đ.18 k.2. Raises StepNotOpen, DayWrong.
    """
    duty, today = lock_duty(duty_id), timezone.localdate(now)
    guard_duty(duty, "urge_duty", by)
    if report_by < today:
        raise DayWrong(what="Ngày phải báo cáo", because="ngày ấy đã qua")
    letter = _letter(duty, _urging_facts(duty, report_by, today), by=by, today=today)
    duty.urges += 1
    duty.save(update_fields=["urges"])
    made = DutyUrge.objects.create(duty=duty, number=duty.urges, letter=letter, report_by=report_by, urged_on=today, urged_by_post_id=by.post_id)
    record(entries.DUTY_URGED, duty.file, by=by, at=now, number=duty.number, turn=made.number, day=_day(report_by))
    _tell(duty.owner_post_id, duty, f"đôn đốc lần {made.number}, báo cáo trước {_day(report_by)}.", by=by)
    return made


@transaction.atomic
def move_duty_day(duty_id: int, *, by: Actor, now: datetime, due: date, reason: str) -> DutyMove:
    """Another day to be done by, with the reason; the day before stays on the duty. A day the decision names is moved by who signed it only.

    NĐ 124/2020 Đ.31. Raises StepNotOpen, WordsMissing, DayWrong.
    """
    duty, today = lock_duty(duty_id), timezone.localdate(now)
    guard_duty(duty, "move_duty_day", by)
    if not reason.strip():
        raise WordsMissing(what="vì sao dời ngày")
    if due < today or due == duty.due:
        raise DayWrong(what="Ngày mới", because="ngày ấy đã qua" if due < today else "trùng với ngày đang có")
    made = DutyMove.objects.create(duty=duty, was=duty.due, due=due, reason=reason.strip(), moved_on=today, moved_by_post_id=by.post_id)
    duty.due = due
    duty.save(update_fields=["due"])
    record(entries.DUTY_MOVED, duty.file, by=by, at=now, number=duty.number, was=_day(made.was), due=_day(due), reason=made.reason)
    _tell(duty.owner_post_id, duty, f"ngày phải xong dời từ {_day(made.was)} sang {_day(due)}.", by=by)
    return made


@transaction.atomic
def hand_duty(duty_id: int, *, by: Actor, now: datetime, to_post: Post, reason: str) -> DutyHandover:
    """Offer the duty to another post; it stays where it is until that one takes it. Raises StepNotOpen, WordsMissing, HandedBadly."""
    duty = lock_duty(duty_id)
    guard_duty(duty, "hand_duty", by)
    if not reason.strip():
        raise WordsMissing(what="vì sao giao cho nơi khác")
    if because := _unfit(duty, to_post):
        raise HandedBadly(to=str(to_post), because=because)
    made = DutyHandover.objects.create(duty=duty, from_post_id=duty.owner_post_id, to_post=to_post, reason=reason.strip(),
                                       handed_on=timezone.localdate(now), handed_by_post_id=by.post_id)
    record(entries.DUTY_HANDED, duty.file, by=by, at=now, number=duty.number, to=str(to_post), reason=made.reason)
    _tell(to_post.pk, duty, "được giao cho ông/bà, xin trả lời có nhận hay không.", by=by)
    return made


@transaction.atomic
def take_duty(duty_id: int, *, by: Actor, now: datetime) -> Duty:
    """Take the duty offered: from now on it is this post's to do, by the same day. Raises StepNotOpen."""
    duty = lock_duty(duty_id)
    guard_duty(duty, "take_duty", by)
    offered = waiting_handover(duty)
    offered.taken_on, offered.taken_by_post_id = timezone.localdate(now), by.post_id
    offered.save(update_fields=["taken_on", "taken_by_post"])
    duty.owner_post, duty.owner_office_id = offered.to_post, offered.to_post.office_id
    duty.save(update_fields=["owner_post", "owner_office"])
    record(entries.DUTY_TAKEN, duty.file, by=by, at=now, number=duty.number, to=str(offered.to_post))
    _tell(offered.handed_by_post_id, duty, f"{offered.to_post} đã nhận.", by=by)
    return duty


@transaction.atomic
def refuse_duty(duty_id: int, *, by: Actor, now: datetime, reason: str) -> DutyHandover:
    """Do not take it: it stays with whoever owes it. Raises StepNotOpen, WordsMissing."""
    duty = lock_duty(duty_id)
    guard_duty(duty, "refuse_duty", by)
    if not reason.strip():
        raise WordsMissing(what="vì sao không nhận")
    offered = waiting_handover(duty)
    offered.refused_on, offered.refused_because = timezone.localdate(now), reason.strip()
    offered.save(update_fields=["refused_on", "refused_because"])
    record(entries.DUTY_REFUSED, duty.file, by=by, at=now, number=duty.number, to=str(offered.to_post), reason=offered.refused_because)
    _tell(offered.handed_by_post_id, duty, f"{offered.to_post} không nhận.", by=by)
    return offered


def _urging_facts(duty: Duty, report_by: date, today: date) -> dict:
    """What the letter says; to whoever may not see the file no code is told."""
    held, letter = duty.held, duty.letter
    given = held.decision.in_effect_on if held else duty.oversight.answered_on
    told = {
        "addressee": str(duty.owner_post), "matter": duty.text, "owed": f"{letter.title} {letter.symbol}".strip(), "sent_on": given,
        "code": held.petition.code if held and not duty.file_closed else "", "due_on": duty.due, "late_days": max((today - duty.due).days, 0),
        "report_by": report_by,
    }
    return {name: value for name, value in told.items() if value not in ("", 0)}


def _letter(duty: Duty, facts: dict, *, by: Actor, today: date) -> Letter:
    signer = Post.objects.get(pk=by.post_id) if by.can(SIGN) else head_of(duty.office)
    letter = draft_letter(URGING, by=by, office=duty.office, subject=duty.file._meta.model_name, subject_id=duty.file.pk, province_id=duty.province_id,
                          facts=facts, signer_post=signer)
    letter = submit_letter(letter.pk, by=by)
    return sign_letter(letter.pk, by=by, today=today) if by.can(SIGN) else letter


def _unfit(duty: Duty, to_post: Post) -> str:
    if to_post.pk == duty.owner_post_id:
        return "đó là nơi đang phải làm"
    if to_post.office.province_id != duty.province_id:
        return "chức vụ này ở tỉnh khác"
    reader = Actor(kind="official", name="", post_id=to_post.pk, office_id=to_post.office_id)  # type: ignore[arg-type]
    if duty.decision_id and Petition.objects.filter(denounces(reader), pk=duty.decision.round.petition_id).exists():
        return "người hoặc nơi bị tố cáo không nhận việc này"
    return ""


def _tell(post_id: int, duty: Duty, words: str, *, by: Actor) -> None:
    notify(post_id, f"Nghĩa vụ {duty.number}: {words}", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
