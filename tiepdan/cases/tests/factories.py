"""Rounds at each point of their way, made by the acts themselves: `at_state("complaint", "reported")`."""

from datetime import datetime, timedelta

from django.utils import timezone

from tiepdan.cases import actions
from tiepdan.cases.closing import lacking
from tiepdan.cases.models import Oversight, Round
from tiepdan.common.actor import Actor
from tiepdan.documents.actions import keep_file
from tiepdan.documents.models import Letter
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import NOW, later, routed
from tiepdan.offices.tests.factories import Y_TY, at, post

PROOF = [Upload("bien-ban.txt", "Biên bản trả đất, có chữ ký hai bên.".encode())]
NO_CONFLICT = {"related_to_accused": False, "direct_interest": False}

ORDER = ("accepted", "verifying", "reported", "drafted", "decided", "sent", "in_effect", "closed")
FACTS = {
    "complaint": {"ruling": "annul_part", "legal_basis": "Luật Đất đai 2024; Luật Khiếu nại 2011.", "compensation": "Không phát sinh bồi thường.",
                  "ruling_object": "Quyết định số 112/QĐ-UBND"},
    "denunciation": {"legal_basis": "Luật Tố cáo 2018.", "responsibility": "Thuộc về người bị tố cáo.", "measures": "Kiểm điểm trước cơ quan."},
    "recommendation": {}, "feedback": {},
}
OUTCOMES = {"complaint": "partly", "denunciation": "partly", "recommendation": "answered", "feedback": "answered"}


def head() -> Actor:
    return at(f"{Y_TY}.head")


def verifier() -> Actor:
    return at(f"{Y_TY}.verifier-1")


def clerk() -> Actor:
    return at(f"{Y_TY}.clerk")


def deputy() -> Actor:
    return at(f"{Y_TY}.deputy")


def fresh(held: Round) -> Round:
    return Round.objects.select_related("petition", "holder_post", "decision__letter", "verification", "office").get(pk=held.pk)


def an_order(days: int = 60, **said: object) -> dict:
    """One duty a decision makes: of the verifier, by a day."""
    seat = post(f"{Y_TY}.verifier-1")
    return {"text": "Trả lại phần đất đã thu.", "office_id": seat.office_id, "post_id": seat.pk, "due": later(days).date().isoformat(), **said}


def an_oversight(**said: object) -> Oversight:
    """A recommendation of the council's committee, recorded by the clerk."""
    told = {"sort": "council", "body": "Ban Pháp chế HĐND tỉnh", "symbol": "27/BC-HĐND", "asks": "Thi hành dứt điểm quyết định còn chậm.",
            "issued_on": later(-3).date(), "received_on": NOW.date(), "uploads": [Upload("kien-nghi.txt", "Kiến nghị thi hành dứt điểm.".encode())]}
    return actions.record_oversight(by=clerk(), now=NOW, **{**told, **said})


def seal_letters(held: Round) -> None:
    """What the worker does after signing, without the time a PDF takes."""
    pdf = keep_file(b"%PDF-1.7 test", by=head(), media_type="application/pdf")
    Letter.objects.filter(subject="round", subject_id=held.pk, state="signed").update(state="sealed", pdf=pdf)
    guarded = list(held.petition.protections.values_list("pk", flat=True))
    Letter.objects.filter(subject="protection", subject_id__in=guarded, state="signed").update(state="sealed", pdf=pdf)


def excuses(held: Round) -> dict[str, str]:
    """A sentence for each paper the file should hold and does not: reports stand here as words, not as papers."""
    return {item.key: "Báo cáo ghi trên hệ thống, không in." for item in lacking(fresh(held))}


def accepted(kind: str = "complaint", *, now: datetime = NOW, **traits: object) -> Round:
    said = {name: traits.pop(name) for name in ("complex_grounds", "complex_reason", "to_post") if name in traits}
    petition = routed(kind, **traits)
    return fresh(actions.accept(petition.pk, by=head(), now=now, **said))


def at_state(kind: str, state: str, *, agrees: bool = True, orders: list[dict] | None = None, **traits: object) -> Round:
    """A round carried through the acts until `state`; each act a day or more after the one before."""
    held = accepted(kind, **traits)
    steps = [name for name in ORDER if not (kind in {"recommendation", "feedback"} and name in {"verifying", "reported"})]
    for name in steps[1 : steps.index(state) + 1]:
        _CARRY[name](held, kind, agrees, [an_order()] if orders is None else orders)
    return fresh(held)


def _verifying(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    actions.verify(held.pk, by=head(), now=later(1), lead=post(f"{Y_TY}.verifier-1"), team=["Tẩn Láo Lở, công chức tư pháp"],
                   declared=NO_CONFLICT)


def _reported(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    actions.report(held.pk, by=verifier(), now=later(8), text="Đã đo lại thực địa, làm việc với các hộ liền kề.", agrees=agrees)


def _drafted(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    actions.draft(held.pk, by=verifier(), now=later(9), outcome=OUTCOMES[kind], summary="Nội dung đơn đúng một phần.", facts=FACTS[kind], orders=orders)


def _decided(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    actions.sign(held.pk, by=head(), now=later(10))
    seal_letters(held)


def _sent(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    actions.send(held.pk, by=clerk(), now=later(11))


def _in_effect(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    by = head() if kind == "denunciation" else verifier()
    actions.take_effect(held.pk, by=by, now=effect_day(fresh(held)))


def _closed(held: Round, kind: str, agrees: bool, orders: list[dict]) -> None:
    day = effect_day(fresh(held))
    if kind == "complaint" and orders:
        actions.order(held.pk, by=head(), now=day)
    if kind == "denunciation":
        actions.publish(held.pk, by=verifier(), now=day, way="meeting", place="Trụ sở UBND xã", began_on=day.date())
    for duty in fresh(held).decision.duties.all():
        actions.prove_duty(duty.pk, by=verifier(), now=day + timedelta(days=1), words="Đã lập biên bản trả đất.", uploads=PROOF)
        actions.check_duty(duty.pk, by=deputy(), now=day + timedelta(days=2))
    actions.close(held.pk, by=verifier(), now=day + timedelta(days=3), excuses=excuses(held))


_CARRY = {"verifying": _verifying, "reported": _reported, "drafted": _drafted, "decided": _decided, "sent": _sent, "in_effect": _in_effect, "closed": _closed}


def effect_day(held: Round) -> datetime:
    """Eight in the morning of the day the decision takes effect, or of the day after it was sent."""
    day = held.decision.effective_on
    if day is None:
        return later(12)
    return datetime.combine(day, NOW.timetz(), tzinfo=timezone.get_current_timezone()) if day > later(11).date() else later(12)
