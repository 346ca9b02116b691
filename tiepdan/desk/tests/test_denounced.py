"""The desk's pages of the initial check of a denunciation, of crime signs and of an inspection."""

import pytest
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import accepted, at_state
from tiepdan.intake.actions import route
from tiepdan.intake.models import CrimeHandover, IdentityCheck
from tiepdan.intake.tests.factories import NOW, classified, holder, later, received, routed
from tiepdan.offices.tests.factories import Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
ANSWERS = {"fact_content_and_signature": "yes", "fact_capable": "yes", "fact_basis_for_violation": "yes", "fact_from_settled_complaint": "no"}
CRIME = {"to": "Cơ quan Cảnh sát điều tra Công an tỉnh", "signs": "Thu tiền trái quy định.", "papers": "Giấy viết tay\nBiên bản"}


def way(petition, name: str) -> str:
    return reverse("desk:petition-way", args=[petition.code, name])


def test_a_head_checks_the_writer_on_the_page_and_may_then_accept(desk):
    petition = classified(received("denunciation"))
    route(petition.pk, by=holder(petition), now=NOW)
    browser = desk(f"{Y_TY}.head")
    asked = browser.get(way(petition, "verify_denouncer")).content.decode()
    assert "năng lực hành vi dân sự" in asked and "làm việc trực tiếp" in asked
    answer = browser.post(way(petition, "verify_denouncer"), {"how": "mandated", "found": "yes", **ANSWERS})
    assert answer.status_code == 200 and "Hãy ghi cơ quan được ủy quyền." in answer.content.decode()
    assert browser.post(way(petition, "verify_denouncer"), {"how": "phone", "found": "yes", **ANSWERS}).status_code == 302
    assert IdentityCheck.objects.get().fulfils
    assert browser.post(way(petition, "accept"), {}).status_code == 302
    assert Round.objects.get().procedure == "denunciation"


def test_crime_signs_are_handed_over_on_the_case_and_the_reply_written_down(desk):
    held = accepted("denunciation")
    step = reverse("desk:case-step", args=[held.petition.code, "hand_over_crime"])
    browser = desk(f"{Y_TY}.head")
    assert browser.post(step, {**CRIME, "papers": " "}).status_code == 200
    assert browser.post(step, CRIME).status_code == 302
    assert CrimeHandover.objects.get().papers == ["Giấy viết tay", "Biên bản"]
    reply = reverse("desk:case-step", args=[held.petition.code, "record_crime_reply"])
    assert desk(f"{Y_TY}.verifier-1").post(reply, {"reply": "Đã khởi tố."}).status_code == 302
    assert CrimeHandover.objects.get().reply == "Đã khởi tố."


def test_an_inspection_is_opened_and_ordered_on_the_pages(desk):
    petition = routed("denunciation", anonymous=True, name="", address="", phone="", identity_number="")
    browser = desk(f"{Y_TY}.head")
    told = {"fact_violator_clear": "yes", "fact_concrete_evidence": "yes", "fact_checkable": "no"}
    refused = browser.post(way(petition, "inspect"), told)
    assert refused.status_code == 200 and "Không kiểm tra theo thông tin này" in refused.content.decode()
    assert browser.post(way(petition, "inspect"), {**told, "fact_checkable": "yes"}).status_code == 302

    step = reverse("desk:case-step", args=[petition.code, "order_inspection"])
    assert "Quyết định kiểm tra thông tin" in browser.get(step).content.decode()
    lead = post(f"{Y_TY}.verifier-1")
    assert browser.post(step, {"lead": lead.pk, "days": "15"}).status_code == 302
    assert Round.objects.get().state == "verifying"
    assert browser.get(reverse("desk:case", args=[petition.code])).status_code == 200


def test_a_complaint_has_no_page_of_the_check(desk):
    assert desk(f"{Y_TY}.head").get(way(routed("complaint"), "verify_denouncer")).status_code == 404


def test_a_settler_verifies_alone_on_the_page_and_writes_down_what_was_found(desk):
    held = accepted("denunciation")
    browser = desk(f"{Y_TY}.head")
    step = reverse("desk:case-step", args=[held.petition.code, "verify"])
    declared = {"declared_related_to_accused": "no", "declared_direct_interest": "no", "days": "15"}
    asked = browser.post(step, declared)
    assert asked.status_code == 200 and "Hãy chọn người phụ trách xác minh." in asked.content.decode()
    assert browser.post(step, {**declared, "alone": "on"}).status_code == 302
    page = browser.get(reverse("desk:case", args=[held.petition.code])).content.decode()
    assert "Ghi kết quả tự xác minh" in page
    found = reverse("desk:case-step", args=[held.petition.code, "record_findings"])
    assert browser.post(found, {"text": "Nội dung đúng.", "agrees": "yes"}).status_code == 302
    assert Round.objects.get().state == "reported"


def test_who_watches_over_a_conclusion_and_what_was_reported_stand_on_the_case(desk, on_day):
    held = at_state("denunciation", "sent")
    on_day(60)
    browser = desk(f"{Y_TY}.head")
    on_day(60)
    step = reverse("desk:case-step", args=[held.petition.code, "assign_monitor"])
    assert browser.post(step, {"who": "advising", "body": ""}).status_code == 200
    assert browser.post(step, {"who": "advising", "body": "Văn phòng UBND xã"}).status_code == 302
    report = {"body": "Sở Nội vụ", "result": "Đã khiển trách.", "result_on": later(59).date().isoformat(), "reported_on": later(60).date().isoformat()}
    handling = reverse("desk:case-step", args=[held.petition.code, "record_handling"])
    assert desk(f"{Y_TY}.verifier-1").post(handling, report).status_code == 302
    page = browser.get(reverse("desk:case", args=[held.petition.code])).content.decode()
    assert "Văn phòng UBND xã" in page and "Đã khiển trách." in page
