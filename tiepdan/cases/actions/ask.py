"""What is asked of others in the course of a settlement, and the reply that is awaited: papers, or an expert's finding."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import guard, issue, lock, write
from tiepdan.cases.errors import DayWrong, NothingAwaited, WordsMissing
from tiepdan.cases.letters import facts_for
from tiepdan.cases.models import Inquiry, Round
from tiepdan.cases.queries import vn_day
from tiepdan.common.actor import Actor
from tiepdan.documents.models import Paper
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SIGN
from tiepdan.offices.queries import head_of


@transaction.atomic
def ask_information(round_id: int, *, by: Actor, now: datetime, whom: str, wanted: list[str], answer_by: date) -> Inquiry:
    """Ask somebody for information and papers; whoever may not sign lays the letter before the head (Luật Khiếu nại Đ.29 k.3).

    Raises StepNotOpen, WordsMissing, DayWrong.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "ask_information", by=by, today=today)
    lines = _asked(whom, wanted, answer_by, today)
    facts = facts_for("information_request", held, today=today, addressee=whom.strip(), wanted=lines, by_on=answer_by.isoformat())
    if by.can(SIGN):
        letter = issue("information_request", held, by=by, now=now, facts=facts)
    else:
        letter = write("information_request", held, by=by, facts=facts, signer=head_of(held.office))
    record(entries.ASKED, held, by=by, at=now, day=vn_day(answer_by))
    return _keep(held, Inquiry.Matter.INFORMATION, whom, lines, answer_by, today, letter)


@transaction.atomic
def order_assessment(round_id: int, *, by: Actor, now: datetime, whom: str, subject: str, wanted: list[str], answer_by: date) -> Inquiry:
    """Ask an expert body for its finding on `subject` (Luật Khiếu nại Đ.29 k.3). The time it takes counts: no act says otherwise for complaints.

    Raises StepNotOpen, WordsMissing, DayWrong.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "order_assessment", by=by, today=today)
    lines = _asked(whom, wanted, answer_by, today)
    if not subject.strip():
        raise WordsMissing(what="đối tượng giám định")
    letter = issue("assessment_decision", held, by=by, now=now, facts=facts_for(
        "assessment_decision", held, today=today, assessor=whom.strip(), object=subject.strip(), questions=lines, by_on=answer_by.isoformat()))
    record(entries.ASSESSED, held, by=by, at=now, symbol=letter.symbol, day=vn_day(answer_by))
    return _keep(held, Inquiry.Matter.ASSESSMENT, whom, [subject.strip(), *lines], answer_by, today, letter)


@transaction.atomic
def record_reply(round_id: int, *, by: Actor, now: datetime, inquiry: int, answer: str, paper: int | None = None) -> Inquiry:
    """Write down what came back, with the paper of this file that holds it, if any. Raises StepNotOpen, NothingAwaited, WordsMissing."""
    today = timezone.localdate(now)
    held = lock(round_id)
    guard(held, "record_reply", by=by, today=today)
    awaited = held.inquiries.awaited().filter(pk=inquiry).first()
    if awaited is None:
        raise NothingAwaited()
    if not answer.strip():
        raise WordsMissing(what="nội dung trả lời")
    if paper is not None and not papers_of_file(held).filter(pk=paper).exists():
        raise NothingAwaited()
    awaited.answered_on, awaited.answer, awaited.paper_id = today, answer.strip(), paper
    awaited.save(update_fields=["answered_on", "answer", "paper"])
    record(entries.REPLIED, held, by=by, at=now, matter=str(Inquiry.Matter(awaited.matter).label))
    return awaited


def papers_of_file(held: Round):
    """Papers that may hold a reply: those of the petition and of the round, sealed originals excepted."""
    own = Paper.objects.filter(subject="round", subject_id=held.pk) | Paper.objects.filter(subject="petition", subject_id=held.petition_id)
    return own.filter(file__sealed=False).order_by("pk")


def _asked(whom: str, wanted: list[str], answer_by: date, today: date) -> list[str]:
    lines = [line.strip() for line in wanted if line.strip()]
    if not whom.strip():
        raise WordsMissing(what="hỏi cơ quan, tổ chức, cá nhân nào")
    if not lines:
        raise WordsMissing(what="cần thông tin, tài liệu, kết luận nào")
    if answer_by < today:
        raise DayWrong(what="Hạn trả lời", because="ngày ấy đã qua")
    return lines


def _keep(held: Round, matter: str, whom: str, lines: list[str], answer_by: date, today: date, letter) -> Inquiry:
    return Inquiry.objects.create(round=held, matter=matter, whom=whom.strip(), wanted="\n".join(lines), asked_on=today, answer_by=answer_by, letter=letter)
