"""What a body that oversees recommends: taken in, accepted with duties or not, answered by letter. Not the recommendation of a citizen."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.duty_kinds import as_kept, read_figures
from tiepdan.cases.errors import DayWrong, FiguresWrong, OversightTwice, PaperMissing, StepNotOpen, WordsMissing
from tiepdan.cases.letters import duty_rows
from tiepdan.cases.models import Duty, Oversight
from tiepdan.cases.oversight import guard_oversight
from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.documents.actions import attach_paper, draft_letter, keep_file, notify, send_letter, sign_letter, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.intake.actions.read import read_upload
from tiepdan.intake.statement import Upload
from tiepdan.journal.record import record
from tiepdan.offices.abilities import RECORD_OVERSIGHT
from tiepdan.offices.models import Office, Post
from tiepdan.offices.queries import head_of

ANSWER = "oversight_answer"


@transaction.atomic
def record_oversight(*, by: Actor, now: datetime, sort: str, body: str, symbol: str, issued_on: date, received_on: date, asks: str,
                     uploads: Sequence[Upload], answer_by: date | None = None) -> Oversight:
    """Take in what a body recommends to the actor's office, with its paper. `answer_by` is the day the body itself asks for, none when it asks for none.

    Luật Khiếu nại Đ.66. Raises AbilityMissing, WordsMissing, DayWrong, PaperMissing, PaperRefused, OversightTwice.
    """
    require(by, RECORD_OVERSIGHT)
    _check_days(issued_on, received_on, answer_by, timezone.localdate(now))
    if sort not in Oversight.Sort.values:
        raise WordsMissing(what="kiến nghị của nơi nào")
    office = Office.objects.get(pk=by.office_id)
    told = {"body": _words(body, "tên cơ quan kiến nghị")[:200], "symbol": _words(symbol, "số, ký hiệu văn bản")[:60], "issued_on": issued_on}
    if Oversight.objects.filter(office=office, **told).exists():
        raise OversightTwice(symbol=told["symbol"], day=_day(issued_on), body=told["body"], office=str(office))
    if not uploads:
        raise PaperMissing()
    made = Oversight.objects.create(province_id=office.province_id, office=office, sort=sort, received_on=received_on, answer_by=answer_by,
                                    asks=_words(asks, "kiến nghị điều gì"), recorded_by_post_id=by.post_id, **told)
    for upload in uploads:
        paper = read_upload(upload, whole=False)
        file = keep_file(paper.data, by=by, media_type=paper.media_type)
        kept = attach_paper(file, by=by, subject="oversight", subject_id=made.pk, role="evidence", name=upload.name[:200])
        made.paper = made.paper or kept
    made.save(update_fields=["paper"])
    record(entries.OVERSIGHT_RECORDED, made, by=by, at=now, sort=str(Oversight.Sort(sort).label), symbol=made.symbol, day=_day(issued_on), body=made.body)
    head = head_of(office)
    if head is not None and head.pk != by.post_id:
        notify(head.pk, f"Kiến nghị số {made.symbol} của {made.body} chờ ông/bà trả lời.", by=by, link=f"/can-bo/giam-sat/{made.pk}/")
    return made


@transaction.atomic
def accept_oversight(oversight_id: int, *, by: Actor, now: datetime, reasons: str, orders: Sequence[Mapping]) -> Oversight:
    """Accept it: what is to be done becomes duties (`text`, `post_id`, `office_id`, `due`, `kind`, `figures` of each), and the body is answered.

    Luật Khiếu nại Đ.66. Raises StepNotOpen, WordsMissing, DayWrong, FiguresWrong.
    """
    asked, today = _lock(oversight_id), timezone.localdate(now)
    step = guard_oversight(asked, "accept_oversight", by)
    if not orders:
        raise WordsMissing(what="ít nhất một việc phải làm, ai làm, xong trước ngày nào")
    wanted = [_order(one, today) for one in orders]
    _answer(asked, step.reaches, reasons, by=by, today=today, outcome="Tiếp thu kiến nghị.", duties=duty_rows(wanted))
    for number, one in enumerate(wanted, 1):
        duty = Duty.objects.create(oversight=asked, number=number, text=one["text"], owner_office_id=one["office_id"], owner_post_id=one["post_id"],
                                   due=date.fromisoformat(one["due"]), kind=one["kind"], province_id=asked.province_id, office_id=asked.office_id,
                                   **{f"must_{name}": value for name, value in read_figures(one["kind"], one["figures"]).items()})
        notify(duty.owner_post_id, f"Nghĩa vụ phải thi hành theo {asked.letter.symbol}, hạn {_day(duty.due)}.", by=by, link=f"/can-bo/nghia-vu/{duty.pk}/")
    record(entries.OVERSIGHT_ACCEPTED, asked, by=by, at=now, asked=asked.symbol, symbol=asked.letter.symbol, count=len(wanted))
    return asked


@transaction.atomic
def reject_oversight(oversight_id: int, *, by: Actor, now: datetime, reasons: str) -> Oversight:
    """Do not accept it, and answer why (Luật Khiếu nại Đ.66). Raises StepNotOpen, WordsMissing."""
    asked, today = _lock(oversight_id), timezone.localdate(now)
    step = guard_oversight(asked, "reject_oversight", by)
    _answer(asked, step.reaches, reasons, by=by, today=today, outcome="Không tiếp thu kiến nghị.")
    record(entries.OVERSIGHT_REJECTED, asked, by=by, at=now, asked=asked.symbol, symbol=asked.letter.symbol, reasons=asked.reasons)
    return asked


@transaction.atomic
def send_oversight_letter(oversight_id: int, *, by: Actor, now: datetime, letter: int) -> Letter:
    """Send the answer to the body, or an urging to who owes something (NĐ 30/2020 Đ.18). Raises StepNotOpen, NotSealedYet, AlreadySent."""
    asked = _lock(oversight_id)
    guard_oversight(asked, "send_oversight_letter", by)
    found = Letter.objects.about("oversight", asked.pk).filter(pk=letter).first()
    if found is None:
        raise StepNotOpen(step="Gửi văn bản", because="văn bản ấy không thuộc kiến nghị này")
    sent = send_letter(found.pk, by=by, today=timezone.localdate(now), to=[str(found.facts.get("addressee", asked.body))])
    record(entries.OVERSIGHT_SENT, asked, by=by, at=now, title=sent.title, symbol=sent.symbol)
    return sent


def _lock(oversight_id: int) -> Oversight:
    return Oversight.objects.select_for_update(of=("self",)).select_related("office", "letter").get(pk=oversight_id)


def _answer(asked: Oversight, state: str, reasons: str, *, by: Actor, today: date, outcome: str, duties: Sequence[dict] = ()) -> None:
    """The letter of answer, signed and numbered, and the recommendation answered by it."""
    asked.reasons = _words(reasons, "lý do, giải trình")
    facts = {"addressee": asked.body, "asked_symbol": asked.symbol, "asked_on": asked.issued_on, "asks": asked.asks, "outcome": outcome,
             "reasons": asked.reasons, **({"duties": list(duties)} if duties else {})}
    letter = draft_letter(ANSWER, by=by, office=asked.office, subject="oversight", subject_id=asked.pk, province_id=asked.province_id, facts=facts,
                          signer_post=Post.objects.get(pk=by.post_id))
    submit_letter(letter.pk, by=by)
    asked.letter, asked.state, asked.answered_on = sign_letter(letter.pk, by=by, today=today), state, today
    asked.save(update_fields=["letter", "state", "answered_on", "reasons"])


def _order(one: Mapping, today: date) -> dict:
    """One thing to be done, as decisions keep theirs. Raises WordsMissing, DayWrong, FiguresWrong."""
    due = one["due"] if isinstance(one["due"], date) else date.fromisoformat(one["due"])
    if due < today:
        raise DayWrong(what="Ngày phải xong", because="ngày ấy đã qua")
    kind = one.get("kind") or "other"
    try:
        figures = read_figures(kind, one.get("figures") or {})
    except ValueError as wrong:
        raise FiguresWrong(because=str(wrong)) from wrong
    return {"text": _words(one["text"], "việc phải làm"), "post_id": one["post_id"], "office_id": one["office_id"], "due": due.isoformat(), "kind": kind,
            "figures": as_kept(figures)}


def _check_days(issued_on: date, received_on: date, answer_by: date | None, today: date) -> None:
    if received_on > today:
        raise DayWrong(what="Ngày nhận", because="ngày ấy chưa đến")
    if received_on < issued_on:
        raise DayWrong(what="Ngày nhận", because="trước ngày của văn bản")
    if answer_by is not None and answer_by < issued_on:
        raise DayWrong(what="Ngày phải trả lời", because="trước ngày của văn bản")


def _words(words: str, what: str) -> str:
    if not words.strip():
        raise WordsMissing(what=what)
    return words.strip()


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
