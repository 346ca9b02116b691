"""A first-round complaint against a department's director: the same path, before another authority (Luật Khiếu nại Đ.20 k.1)."""

import pytest

from tiepdan.cases import actions
from tiepdan.cases.tests.factories import FACTS, PROOF, fresh, seal_letters
from tiepdan.common.actor import CITIZEN
from tiepdan.documents.models import Letter
from tiepdan.intake.actions import receive, route
from tiepdan.intake.errors import StepNotOpen
from tiepdan.intake.queries import steps_for
from tiepdan.intake.statement import Statement
from tiepdan.intake.tests.factories import NOW, later
from tiepdan.offices.tests.factories import at, office, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TEXT = """ĐƠN KHIẾU NẠI
Kính gửi: Giám đốc Sở Nông nghiệp và Môi trường tỉnh Lào Cai
Tôi là Lý Láo Tả, trú tại thôn Sín Chải, xã Y Tý. Tôi khiếu nại Quyết định số 215/QĐ-SNNMT ngày 02/11/2026 của Giám đốc Sở Nông nghiệp và Môi trường
về việc từ chối cấp giấy phép khai thác nước mặt cho gia đình tôi. Yêu cầu hủy quyết định và cấp giấy phép."""


def test_a_complaint_against_a_director_is_settled_by_that_department():
    petition = receive(
        Statement(kind="complaint", text=TEXT, name="Lý Láo Tả", address="thôn Sín Chải, xã Y Tý"), by=CITIZEN, office=office("BTCD"), channel="desk",
        now=NOW, idempotency_key="so-nnmt-215",
    )
    assert (petition.competent_office.code, petition.competent_title) == ("SNNMT", "Giám đốc Sở Nông nghiệp và Môi trường")
    petition = route(petition.pk, by=at("BTCD.petition-1"), now=later(1))
    assert petition.holder_post == post("SNNMT.petition")
    director, verifier, clerk = at("SNNMT.head"), at("SNNMT.verifier-1"), at("SNNMT.clerk")

    held = actions.accept(petition.pk, by=director, now=later(2))
    assert (held.office.code, held.procedure) == ("SNNMT", "complaint_first")
    actions.verify(held.pk, by=director, now=later(3), lead=post("SNNMT.verifier-1"), team=[])
    actions.report(held.pk, by=verifier, now=later(10), text="Hồ sơ xin phép đủ; lý do từ chối không đúng quy định.", agrees=True)
    seat = post("SNNMT.verifier-2")
    order = {"text": "Cấp giấy phép.", "office_id": seat.office_id, "post_id": seat.pk, "due": later(90).date().isoformat()}
    actions.draft(held.pk, by=verifier, now=later(11), outcome="right", summary="Khiếu nại đúng.", facts=FACTS["complaint"], orders=[order])
    actions.sign(held.pk, by=director, now=later(12))
    seal_letters(held)
    held = actions.send(held.pk, by=clerk, now=later(13))
    decision = Letter.objects.get(subject="round", subject_id=held.pk, form="complaint_decision")
    assert decision.symbol.endswith("/QĐ-SNNMT")
    assert "Chủ tịch UBND tỉnh" in decision.facts["second_to"]

    actions.take_effect(held.pk, by=verifier, now=later(60))
    actions.order(held.pk, by=director, now=later(61))
    duty = fresh(held).decision.duties.get()
    actions.prove_duty(duty.pk, by=at("SNNMT.verifier-2"), now=later(62), words="Đã cấp giấy phép ngày hôm nay.", uploads=PROOF)
    actions.check_duty(duty.pk, by=director, now=later(63))
    actions.close(held.pk, by=verifier, now=later(64))
    assert fresh(held).state == "closed"


def test_a_commune_cannot_accept_what_a_department_must_settle():
    petition = receive(Statement(kind="complaint", text=TEXT, name="Lý Láo Tả"), by=CITIZEN, office=office("02701"), channel="desk", now=NOW,
                       idempotency_key="so-nnmt-216")
    route(petition.pk, by=at("02701.petition"), now=later(1))
    petition.refresh_from_db()
    accept = next(way for way in steps_for(petition, at("02701.head")) if way.step.name == "accept")
    assert not accept.open and "Sở Nông nghiệp và Môi trường" in accept.because
    with pytest.raises(StepNotOpen):
        actions.accept(petition.pk, by=at("02701.head"), now=later(2))
