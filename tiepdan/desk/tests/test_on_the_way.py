"""The desk's pages for stays, questions to others and courts."""

import pytest
from django.urls import reverse

from tiepdan.cases.actions import record_court_result, record_lawsuit
from tiepdan.cases.models import Inquiry, Round, Stay
from tiepdan.cases.tests.factories import accepted, at_state, verifier
from tiepdan.intake.tests.factories import later
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def step(held: Round, name: str) -> str:
    return reverse("desk:case-step", args=[held.petition.code, name])


def page(browser, held: Round) -> str:
    return browser.get(reverse("desk:case", args=[held.petition.code])).content.decode()


def test_a_head_stays_the_decision_and_lifts_it(desk, on_day):
    held = accepted()
    on_day(1)
    head = desk(f"{Y_TY}.head")
    assert "ngày hết thời hạn giải quyết" in head.get(step(held, "stay")).content.decode()
    told = {"stayed": "Quyết định số 112/QĐ-UBND", "reason": "Mất mốc giới.", "until": later(5).date().isoformat()}
    refused = head.post(step(held, "stay"), {**told, "until": later(300).date().isoformat()}).content.decode()
    assert "chậm nhất đến" in refused and "Mất mốc giới." in refused
    assert head.post(step(held, "stay"), told).status_code == 302
    assert "Tạm đình chỉ thi hành quyết định bị khiếu nại" in page(head, held)
    assert head.post(step(held, "lift_stay"), {"reason": "Đã cắm mốc."}).status_code == 302
    assert Stay.objects.get().lifted_because == "Đã cắm mốc."


def test_a_question_waits_for_its_reply_and_says_when_it_is_late(desk, on_day):
    held = at_state("complaint", "verifying")
    on_day(2)
    told = {"whom": "Chi nhánh Văn phòng đăng ký đất đai", "wanted": "Sổ mục kê\nBản đồ", "answer_by": later(9).date().isoformat()}
    browser = desk(f"{Y_TY}.verifier-1")
    assert browser.post(step(held, "ask_information"), {**told, "wanted": ""}).status_code == 200
    assert browser.post(step(held, "ask_information"), told).status_code == 302
    assert "chờ trả lời đến" in page(browser, held)
    on_day(12)
    browser = desk(f"{Y_TY}.verifier-1")
    assert "quá hạn trả lời từ" in page(browser, held)
    assert "Chi nhánh Văn phòng đăng ký đất đai" in browser.get(step(held, "record_reply")).content.decode()
    assert browser.post(step(held, "record_reply"), {"inquiry": Inquiry.objects.get().pk, "answer": "Có trong sổ."}).status_code == 302
    assert "Có trong sổ." in page(browser, held)


def test_an_assessment_is_ordered_in_the_pages(desk, on_day):
    held = at_state("complaint", "verifying")
    on_day(2)
    told = {"whom": "Trung tâm kỹ thuật", "subject": "Chữ ký", "wanted": "Có phải một người ký?", "answer_by": later(20).date().isoformat()}
    assert desk(f"{Y_TY}.head").post(step(held, "order_assessment"), told).status_code == 302
    assert Inquiry.objects.get().matter == "assessment"


def test_an_annulled_decision_is_flagged_on_the_case_and_in_the_list(desk, on_day):
    held = at_state("complaint", "closed")
    on_day(300)
    browser = desk(f"{Y_TY}.verifier-1")
    assert "Sau khi kết thúc" in page(browser, held)
    told = {"court": "Tòa án nhân dân tỉnh Lào Cai", "taken_on": later(290).date().isoformat()}
    assert browser.post(step(held, "record_lawsuit"), told).status_code == 302
    told = {"result": "annulled", "judgment": "08/2027/HC-ST", "judged_on": later(299).date().isoformat()}
    assert browser.post(step(held, "record_court_result"), told).status_code == 302
    assert "Quyết định giải quyết đã bị hủy" in page(browser, held)
    assert "Quyết định đã bị hủy" in browser.get(reverse("desk:cases")).content.decode()


def test_duties_that_fell_say_so_and_ask_for_nothing(desk):
    held = at_state("complaint", "in_effect")
    record_lawsuit(held.pk, by=verifier(), now=later(100), court="Tòa án nhân dân tỉnh", taken_on=later(99).date())
    record_court_result(held.pk, by=verifier(), now=later(150), result="annulled", judged_on=later(150).date(), judgment="08/2027/HC-ST")
    browser = desk(f"{Y_TY}.verifier-1")
    assert "thôi thi hành" in page(browser, held)
    assert "Trả lại phần đất đã thu." not in browser.get(reverse("desk:today")).content.decode()
