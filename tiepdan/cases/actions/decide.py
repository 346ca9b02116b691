"""Draft, sign and send the decision, the conclusion or the answer."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.follow_up_late import DEMAND, demand_left
from tiepdan.cases.actions.moves import guard, issue, lock, move, run_clock, write
from tiepdan.cases.actions.together import write_to_the_others
from tiepdan.cases.duty_kinds import as_kept, read_figures
from tiepdan.cases.errors import FiguresWrong, StepNotOpen, WordsMissing
from tiepdan.cases.letters import duty_rows, facts_for
from tiepdan.cases.models import Decision, Procedure, Round
from tiepdan.cases.procedures import DISCIPLINE, is_secret, way_of
from tiepdan.cases.queries import case_officer
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import cancel_letter, send_letter, sign_letter
from tiepdan.documents.models import Letter
from tiepdan.intake.actions.crime import FORM as CRIME
from tiepdan.journal.record import record
from tiepdan.law.actions import meet_clock
from tiepdan.offices.abilities import SEND
from tiepdan.offices.queries import head_of, post_with

# which clock ends when a letter on the way is sent
HALTS = {
    "complaint_suspension": "complaint.send_suspension", "complaint_termination": "complaint.send_suspension",
    "complaint_continuation": "complaint.send_continuation",
    "denunciation_transfer": "denunciation.crime_signs",
    "denunciation_suspension": "denunciation.send_suspension", "denunciation_termination": "denunciation.send_suspension",
}
TO_ADDRESSEE = {CRIME, "urging_letter", "follow_up_passed", "follow_up_demand", "follow_up_report", "follow_up_order", "follow_up_taken",
                "settlement_check", "settlement_reexamined"}  # neither side gets it
BOTH_SIDES = {"denunciation_extension", "denunciation_suspension", "denunciation_continuation", "denunciation_termination"}

STAYS = frozenset({"execution_stay", "execution_stay_lifted"})
# besides the complainant: Luật Khiếu nại Đ.54 k.2, Đ.56 k.2
OF_DISCIPLINE = {"first": ["Cơ quan, tổ chức hữu quan"], "second": ["Người giải quyết khiếu nại lần đầu", "Người có quyền, nghĩa vụ liên quan"]}


@transaction.atomic
def draft(round_id: int, *, by: Actor, now: datetime, outcome: str, summary: str, facts: dict[str, str], orders: list[dict]) -> Decision:
    """Draft the paper that settles the round and lay it before the head.

    `facts` fill the form; `orders` are the duties it will make: {text, office_id, post_id, due (ISO), kind, figures}.
    Contents: Luật Khiếu nại Đ.31 k.2; Luật Tố cáo Đ.35 k.2. Raises StepNotOpen, WordsMissing, FiguresWrong.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "draft", by=by, today=today)
    if not summary.strip():
        raise WordsMissing(what="nội dung giải quyết")
    signer = head_of(held.office)
    form = way_of(held).decision
    orders = [_with_figures(wanted) for wanted in orders]
    rows = duty_rows(orders)
    words = {"outcome": outcome, "conclusion": summary, "answer": summary, "duties": rows, "promises": rows, **facts}
    letter = write(form, held, by=by, signer=signer, facts=facts_for(form, held, today=today, **words),
                   for_citizen=not is_secret(held))
    made, _new = Decision.objects.update_or_create(round=held, defaults={"letter": letter, "outcome": outcome, "summary": summary, "orders": orders})
    record(entries.DRAFTED, held, by=by, at=now, title=letter.title, signer=str(signer))
    move(held, step, by=by, now=now, holder=signer, reason="Chờ ký")
    return made


def _with_figures(wanted: dict) -> dict:
    kind = wanted.get("kind", "other")
    try:
        return {**wanted, "kind": kind, "figures": as_kept(read_figures(kind, wanted.get("figures", {})))}
    except ValueError as wrong:
        raise FiguresWrong(because=str(wrong)) from wrong


@transaction.atomic
def return_draft(round_id: int, *, by: Actor, now: datetime, reason: str) -> Round:
    """The head sends the draft back with what is to be mended; the old draft is kept, cancelled."""
    held = lock(round_id)
    step = guard(held, "return_draft", by=by, today=timezone.localdate(now))
    if not reason.strip():
        raise WordsMissing(what="điều cần sửa")
    cancel_letter(held.decision.letter_id, by=by)
    record(entries.RETURNED_DRAFT, held, by=by, at=now, reason=reason.strip())
    move(held, step, by=by, now=now, holder=case_officer(held), reason="Sửa bản thảo: " + reason.strip())
    return held


@transaction.atomic
def sign(round_id: int, *, by: Actor, now: datetime) -> Round:
    """The head signs: the number is given, the settlement clock is met, sending begins to count."""
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "sign", by=by, today=today)
    letter = sign_letter(held.decision.letter_id, by=by, today=today)
    held.decision.issued_on = today
    held.decision.save(update_fields=["issued_on"])
    way = way_of(held)
    meet_clock(way.settle, by=by, subject="round", subject_id=held.pk, on=today)
    record(entries.DECIDED, held, by=by, at=now, title=letter.title, symbol=letter.symbol)
    if held.procedure == Procedure.FEEDBACK:
        write_to_the_others(held, letter, by=by, now=now)
    move(held, step, by=by, now=now, holder=post_with(held.office, SEND), reason=f"Gửi {letter.symbol}")
    for duty in (way.send, way.publish):
        if duty:
            run_clock(duty, held, by=by, start=today)
    if held.procedure == Procedure.DENUNCIATION:
        run_clock("denunciation.act_on_conclusion", held, by=by, start=today)
        issue("denouncer_result", held, by=by, now=now, for_citizen=True,
              facts=facts_for("denouncer_result", held, today=today, outcome=held.decision.outcome, summary=held.decision.summary))
    return held


@transaction.atomic
def send(round_id: int, *, by: Actor, now: datetime) -> Round:
    """The clerk sends it to everybody the law names; from here the date of effect is known.

    Luật Khiếu nại Đ.32, Đ.44 k.1; Luật Tố cáo Đ.35 k.3. Raises StepNotOpen while the PDF of record is not sealed yet.
    """
    today = timezone.localdate(now)
    held = lock(round_id)
    step = guard(held, "send", by=by, today=today)
    way = way_of(held)
    to = recipients(held)
    letter = send_letter(held.decision.letter_id, by=by, today=today, to=to)
    held.decision.sent_on = today
    meet_clock(way.send, by=by, subject="round", subject_id=held.pk, on=today)
    meet_clock("petition.first_answer", by=by, subject="petition", subject_id=held.petition_id, on=today)
    record(entries.SENT, held, by=by, at=now, symbol=letter.symbol, to=", ".join(to))
    move(held, step, by=by, now=now, holder=case_officer(held), reason="Theo dõi hiệu lực và thi hành")
    if way.effect:
        clock = run_clock(way.effect, held, by=by, start=held.decision.issued_on, remote=held.remote)
        held.decision.effective_on = clock.due
    held.decision.save(update_fields=["sent_on", "effective_on"])
    return held


def recipients(held: Round) -> list[str]:
    """Who gets it: Luật Khiếu nại Đ.32, of a second round Đ.41 k.1; for a conclusion the denouncer is only told (Luật Tố cáo Đ.35 k.3)."""
    petition = held.petition
    if held.procedure == Procedure.DENUNCIATION:
        return [petition.accused or "Người bị tố cáo", "Cơ quan quản lý người bị tố cáo"]
    if held.procedure == Procedure.INSPECTION:
        return ["Cơ quan quản lý người được nêu trong thông tin"]
    people = ["Người gửi đơn"]
    if petition.forwarded_by:
        people.append(petition.forwarded_by)
    if held.procedure in DISCIPLINE:
        return [*people, *OF_DISCIPLINE[way_of(held).round]]
    if held.procedure == Procedure.COMPLAINT_FIRST:
        people += ["Thủ trưởng cấp trên trực tiếp", "Thanh tra tỉnh"]
    if held.procedure == Procedure.COMPLAINT_SECOND:
        people += ["Người bị khiếu nại", "Người giải quyết khiếu nại lần đầu", "Người có quyền, nghĩa vụ liên quan"]
    return people


def notice_recipients(held: Round, form: str, for_citizen: bool, addressee: str = "") -> list[str]:
    """Who gets a letter on the way: what lengthens, halts or ends a denunciation goes to both sides (Luật Tố cáo Đ.34; NĐ 31/2019 Đ.3)."""
    if form in TO_ADDRESSEE:  # who investigates, settles or is competent (Luật Tố cáo Đ.27 k.1, Đ.37, Đ.38)
        return [addressee]
    accused = held.petition.accused or "Nơi nhận ghi trên văn bản"
    if held.procedure == Procedure.DENUNCIATION and form in BOTH_SIDES:
        return ["Người gửi đơn", accused]
    if form in STAYS:  # Luật Khiếu nại Đ.35
        return ["Người gửi đơn", accused, "Người có quyền, nghĩa vụ liên quan", "Người có trách nhiệm thi hành"]
    if form in dict(way_of(held).letters) and not for_citizen:
        return [addressee or "Lưu hồ sơ"]
    return ["Người gửi đơn" if for_citizen else accused]


@transaction.atomic
def send_notice(letter_id: int, *, by: Actor, now: datetime) -> Letter:
    """Send a letter of the round that is not its decision; the notices of acceptance end their clocks with it."""
    today = timezone.localdate(now)
    notice = Letter.objects.filter(pk=letter_id, subject="round", decision__isnull=True).values("subject_id", "for_citizen", "form", "facts",
                                                                                                         "office_id").first()
    if notice is None:
        raise StepNotOpen(step="Gửi văn bản", because="văn bản này có bước gửi riêng")
    held = lock(notice["subject_id"])
    if not by.can(SEND) or by.office_id != notice["office_id"]:
        raise StepNotOpen(step="Gửi văn bản", because="việc của văn thư cơ quan giải quyết")
    letter = send_letter(letter_id, by=by, today=today, to=notice_recipients(held, notice["form"], notice["for_citizen"], notice["facts"].get("addressee", "")))
    record(entries.NOTICE_SENT, held, by=by, at=now, title=letter.title, symbol=letter.symbol)
    if letter.form in {"complaint_accepted", "denouncer_notice"}:
        meet_clock("petition.first_answer", by=by, subject="petition", subject_id=held.petition_id, on=today)
    if letter.form == DEMAND:
        demand_left(held, by=by, now=now)
    if duty := HALTS.get(letter.form):
        meet_clock(duty, by=by, subject="round", subject_id=held.pk, on=today)
    waiting = Letter.objects.filter(subject="round", subject_id=held.pk, form__in=["denouncer_notice", "denounced_notice"]).exclude(state="sent")
    if letter.form in {"denouncer_notice", "denounced_notice"} and not waiting.exists():
        meet_clock("denunciation.acceptance_notice", by=by, subject="round", subject_id=held.pk, on=today)
    return letter
