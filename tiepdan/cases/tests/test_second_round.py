"""A complaint of the second round: its own periods, a dialogue always, a decision made public (Luật Khiếu nại Đ.33–42)."""

import pytest

from tiepdan.cases import actions
from tiepdan.cases.errors import StepNotOpen
from tiepdan.cases.tests.factories import FACTS, PROOF, fresh, seal_letters
from tiepdan.common.actor import CITIZEN
from tiepdan.documents.models import Letter, Outgoing
from tiepdan.intake.actions import classify, receive, route
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Statement
from tiepdan.intake.tests.factories import NOW, later
from tiepdan.law.models import Clock
from tiepdan.offices.tests.factories import at, office

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TEXT = """ĐƠN KHIẾU NẠI LẦN HAI
Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Lào Cai
Tôi là Lý Láo Tả, trú tại thôn Sín Chải, xã Y Tý. Tôi không đồng ý với Quyết định giải quyết khiếu nại lần đầu số 112/QĐ-UBND ngày 02/7/2026
của Chủ tịch Ủy ban nhân dân xã Y Tý về việc thu hồi đất của gia đình tôi. Tôi khiếu nại lần hai, yêu cầu hủy quyết định thu hồi đất."""


def complaint() -> Petition:
    return receive(Statement(kind="complaint", text=TEXT, name="Lý Láo Tả", address="thôn Sín Chải, xã Y Tý"), by=CITIZEN, office=office("BTCD"),
                   channel="desk", now=NOW, idempotency_key="lan-hai-112")


def at_the_province():
    petition = complaint()
    petition = route(petition.pk, by=at("BTCD.petition-1"), now=later(1))
    return actions.accept(petition.pk, by=at("UBND-TINH.head"), now=later(2))


def reported():
    held = at_the_province()
    officer = fresh(held).holder_post
    actions.verify(held.pk, by=at("UBND-TINH.head"), now=later(3), lead=officer, team=[])
    actions.report(held.pk, by=at(officer.code.removeprefix("LC.")), now=later(10), text="Đã đo lại.", agrees=True)
    return fresh(held)


def test_it_is_the_provincial_chairs_and_runs_on_its_own_periods():
    held = at_the_province()
    assert (held.office.code, held.procedure) == ("UBND-TINH", "complaint_second")
    settle = Clock.objects.about("round", held.pk).get(duty="complaint.second.settle")
    assert (settle.due - settle.started_on).days >= 45
    accepting = Clock.objects.about("petition", held.petition_id).get(duty="complaint.second.accept")
    assert accepting.met_on == later(2).date()
    assert not Clock.objects.filter(duty__startswith="complaint.first").exists()


def test_a_dialogue_is_due_even_when_the_findings_agree():
    held = reported()
    officer = at(held.holder_post.code.removeprefix("LC."))
    with pytest.raises(StepNotOpen) as refusal:
        actions.draft(held.pk, by=officer, now=later(11), outcome="partly", summary="Đúng một phần.", facts=FACTS["complaint"], orders=[])
    assert "đối thoại" in str(refusal.value)


def test_from_the_door_to_the_last_proved_duty():
    held = reported()
    chair, seat = at("UBND-TINH.head"), held.holder_post
    officer = at(seat.code.removeprefix("LC."))
    actions.invite(held.pk, by=chair, now=later(11), day=later(20).date(), hour="08:00", place="Trụ sở UBND tỉnh")
    actions.dialogue(held.pk, by=officer, now=later(20), led_by="Chủ tịch UBND tỉnh", attended="Các bên", minutes="Hai bên trình bày.")
    order = {"text": "Trả lại đất.", "office_id": seat.office_id, "post_id": seat.pk, "due": later(120).date().isoformat()}
    first = "Quyết định số 112/QĐ-UBND ngày 02/7/2026 của Chủ tịch Ủy ban nhân dân xã Y Tý"
    actions.draft(held.pk, by=officer, now=later(21), outcome="partly", summary="Khiếu nại đúng một phần.", orders=[order],
                  facts=FACTS["complaint"] | {"first_decision": first})
    actions.sign(held.pk, by=chair, now=later(22))
    seal_letters(held)
    assert Clock.objects.about("round", held.pk).running().filter(duty="complaint.publish_decision").exists()
    held = fresh(actions.send(held.pk, by=at("UBND-TINH.clerk"), now=later(23)))
    decision = Letter.objects.about("round", held.pk).get(form="complaint_second_decision")
    assert decision.facts["first_decision"] == first and "second_to" not in decision.facts
    assert "Người giải quyết khiếu nại lần đầu" in set(Outgoing.objects.filter(letter=decision).values_list("to", flat=True))

    actions.take_effect(held.pk, by=officer, now=later(60))
    actions.order(held.pk, by=chair, now=later(61))
    duty = fresh(held).decision.duties.get()
    actions.prove_duty(duty.pk, by=officer, now=later(62), words="Đã trả đất.", uploads=PROOF)
    actions.check_duty(duty.pk, by=chair, now=later(63))
    with pytest.raises(StepNotOpen) as refusal:
        actions.close(held.pk, by=officer, now=later(64))
    assert "công khai" in str(refusal.value)
    actions.publish(held.pk, by=officer, now=later(64), way="posting", place="Trụ sở UBND tỉnh", began_on=later(64).date())
    with pytest.raises(StepNotOpen) as refusal:
        actions.close(held.pk, by=officer, now=later(79))
    assert "chưa hết những ngày công khai" in str(refusal.value)
    actions.close(held.pk, by=officer, now=later(80))
    assert fresh(held).state == "closed"
    assert not Clock.objects.running().exists()


def test_an_officer_who_finds_it_a_second_round_changes_its_first_clock():
    petition = receive(Statement(kind="complaint", text="Tôi khiếu nại Quyết định số 112/QĐ-UBND ngày 02/7/2026 của Chủ tịch UBND xã Y Tý thu hồi đất.",
                                 name="Lý Láo Tả"), by=CITIZEN, office=office("BTCD"), channel="desk", now=NOW, idempotency_key="doi-lan")
    running = Clock.objects.about("petition", petition.pk).running()
    assert set(running.values_list("duty", flat=True)) >= {"complaint.first.accept"}
    classify(petition.pk, by=at("BTCD.petition-1"), now=later(1), round=2)
    assert "complaint.second.accept" in set(running.values_list("duty", flat=True))
    assert "complaint.first.accept" not in set(running.values_list("duty", flat=True))
