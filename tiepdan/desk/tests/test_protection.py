"""The desk's pages of a protection file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tiepdan.cases.models import Measure, Protection
from tiepdan.cases.tests.factories import accepted
from tiepdan.documents.models import Paper
from tiepdan.intake.tests.factories import NAME, NOW, routed
from tiepdan.offices.tests.factories import TA_VAN, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
TODAY = NOW.date().isoformat()
ASK = {"how": "phone", "whom": "both", "asked_on": TODAY, "danger": "Bị dọa đánh."}
DECIDE = {"reason": "Có căn cứ.", "begins_on": TODAY, "kind_1": "life", "what_1": "Canh gác nơi ở", "body_1": "Công an xã Y Tý", "by_day_1": TODAY}


def step(held, name: str) -> str:
    return reverse("desk:protection-step", args=[held.petition.code, name])


def test_a_request_a_decision_a_result_and_its_check_are_each_one_small_page(desk):
    held = accepted("denunciation")
    page = reverse("desk:protection", args=[held.petition.code])
    officer, head = desk(f"{Y_TY}.verifier-1"), desk(f"{Y_TY}.head")
    assert page in head.get(reverse("desk:case", args=[held.petition.code])).content.decode()
    assert "Chưa có đề nghị bảo vệ" in officer.get(page).content.decode()
    assert officer.post(step(held, "request_protection"), ASK).status_code == 302
    shown = head.get(page).content.decode()
    assert "chưa có văn bản" in shown and "Bị dọa đánh." in shown and NAME not in shown
    half = head.post(step(held, "protect"), {**DECIDE, "kind_2": "post"})
    assert half.status_code == 200 and "Hãy ghi đủ biện pháp này" in half.content.decode()
    assert head.post(step(held, "protect"), DECIDE).status_code == 302
    one = Measure.objects.get()
    assert officer.post(step(held, "prove_measure"), {"measure": one.pk, "words": "Đã canh gác."}).status_code == 302
    assert head.post(step(held, "check_measure"), {"measure": one.pk}).status_code == 302
    assert "đã làm, đã kiểm tra" in head.get(page).content.decode()


def test_what_is_refused_keeps_what_was_typed_and_the_rest_of_the_acts(desk):
    held = accepted("denunciation")
    head = desk(f"{Y_TY}.head")
    desk(f"{Y_TY}.verifier-1").post(step(held, "request_protection"), ASK)
    head.post(step(held, "protect"), DECIDE)
    refused = head.post(step(held, "end_protection"), {"ground": "concluded", "reason": "Hết việc."})
    assert refused.status_code == 200 and "Hết việc." in refused.content.decode() and "Chưa chấm dứt bảo vệ" in refused.content.decode()
    assert head.post(step(held, "change_measure"), {"measure": Measure.objects.get().pk, "reason": "Đổi nơi ở.", "kind": "residence",
                                                    "what": "Chuyển chỗ ở", "body": "Công an tỉnh", "by_day": TODAY}).status_code == 302
    assert head.post(step(held, "end_protection"), {"ground": "asked", "reason": "Có đơn."}).status_code == 302
    assert Protection.objects.get().state == "ended"


def test_a_closed_step_says_why_and_its_page_does_nothing(desk):
    held = accepted("denunciation")
    browser = desk(f"{Y_TY}.head")
    assert "chưa có đề nghị bảo vệ nào" in browser.get(reverse("desk:protection", args=[held.petition.code])).content.decode()
    assert browser.post(step(held, "protect"), DECIDE).status_code == 200
    assert not Protection.objects.exists()
    assert browser.get(step(held, "nothing")).status_code == 404


def test_another_office_and_a_complaint_have_no_such_page(desk):
    held = accepted("denunciation")
    assert desk(f"{TA_VAN}.head").get(reverse("desk:protection", args=[held.petition.code])).status_code == 404
    assert desk(f"{Y_TY}.head").get(reverse("desk:protection", args=[accepted("complaint").petition.code])).status_code == 404


def test_the_page_asks_the_base_no_more_for_many_measures(desk, django_assert_max_num_queries):
    held = accepted("denunciation")
    desk(f"{Y_TY}.verifier-1").post(step(held, "request_protection"), ASK)
    browser = desk(f"{Y_TY}.head")
    browser.post(step(held, "protect"), DECIDE)
    for body in ("Sở Nội vụ", "Công an tỉnh", "Sở Y tế", "Sở Tư pháp"):
        Measure.objects.create(protection=Protection.objects.get(), kind="post", what="Giữ việc làm", body=body, begins_on=NOW.date(), by_day=NOW.date())
    with django_assert_max_num_queries(24):
        browser.get(reverse("desk:protection", args=[held.petition.code]))


def test_before_acceptance_the_page_is_reached_from_the_petition_and_a_sealed_paper_opens_with_a_reason(desk):
    petition = routed("denunciation")
    page = reverse("desk:protection", args=[petition.code])
    officer, head = desk(f"{Y_TY}.petition"), desk(f"{Y_TY}.head")
    assert page in officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    for name in ("request_protection", "add_protection_paper", "answer_retaliation", "review_protection"):
        assert officer.get(f"{page}{name}/").status_code == 200, name
    assert 'type="file"' in officer.get(f"{page}request_protection/").content.decode()
    paper = SimpleUploadedFile("de-nghi.txt", "Văn bản đề nghị có chữ ký".encode())
    assert officer.post(page + "request_protection/", {**ASK, "how": "written", "uploads": [paper]}).status_code == 302
    shown = officer.get(page).content.decode()
    assert "Giấy tờ niêm phong" in shown and "Đề nghị bảo vệ người tố cáo" in shown
    kept = Paper.objects.get(subject="protection")
    assert "Có hồ sơ bảo vệ" in desk(f"{Y_TY}.reception").get(page).content.decode()
    opened = head.post(reverse("desk:protection-paper", args=[petition.code, kept.pk]), {"reason": ""})
    assert opened.status_code == 302
    assert "Bị dọa đánh." not in desk(f"{Y_TY}.reception").get(page).content.decode()
