"""The desk's pages for what turns a settlement aside."""

import pytest
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import accepted, fresh
from tiepdan.desk.queries.beside import beside_clocks
from tiepdan.offices.tests.factories import Y_TY, at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def step(held: Round, name: str) -> str:
    return reverse("desk:case-step", args=[held.petition.code, name])


def page(held: Round) -> str:
    return reverse("desk:case", args=[held.petition.code])


def test_a_head_suspends_and_goes_on_in_the_pages(desk, on_day):
    held = accepted()
    on_day(3)
    browser = desk(f"{Y_TY}.head")
    asked = browser.get(step(held, "suspend")).content.decode()
    assert "Phải chờ kết quả của cơ quan khác liên quan trực tiếp." in asked
    assert browser.post(step(held, "suspend"), {"ground": "waits_for_result", "reason": "Tòa đang xét."}).status_code == 302
    seen = browser.get(page(held)).content.decode()
    assert "Đang tạm đình chỉ" in seen and "Tòa đang xét." in seen and "(đang tạm dừng)" in seen
    on_day(20)
    assert desk(f"{Y_TY}.head").post(step(held, "resume"), {"reason": "Có bản án."}).status_code == 302
    assert fresh(held).state == "accepted"


def test_a_ground_must_be_chosen_and_what_was_typed_stays(desk):
    held = accepted()
    answer = desk(f"{Y_TY}.head").post(step(held, "suspend"), {"reason": "Chờ kết quả đo đạc."})
    assert answer.status_code == 200
    assert "Chờ kết quả đo đạc." in answer.content.decode()
    assert fresh(held).state == "accepted"


def test_only_of_a_denunciation_the_three_questions_are_asked(desk):
    complaint, denunciation = accepted(), accepted("denunciation")
    browser = desk(f"{Y_TY}.verifier-1")
    assert "vu khống" not in browser.get(step(complaint, "withdraw")).content.decode()
    assert "vu khống" in browser.get(step(denunciation, "withdraw")).content.decode()


def test_withdrawal_is_offered_as_a_ground_only_once_written_down(desk, on_day):
    held = accepted()
    head = desk(f"{Y_TY}.head")
    assert "Toàn bộ khiếu nại đã được rút." not in head.get(step(held, "terminate")).content.decode()
    told = {"whole": "all", "contents": "Rút hết.", "everybody": "yes", "recorded": "record", "signed": "yes"}
    assert desk(f"{Y_TY}.verifier-1").post(step(held, "withdraw"), told).status_code == 302
    assert "Toàn bộ khiếu nại đã được rút." in head.get(step(held, "terminate")).content.decode()
    assert head.post(step(held, "terminate"), {"ground": "withdrawn", "reason": "Đã rút."}).status_code == 302
    assert "Đã đình chỉ giải quyết ngày" in head.get(page(held)).content.decode()


def test_more_time_is_asked_with_the_laws_criteria(desk, on_day):
    held = accepted("denunciation")
    browser = desk(f"{Y_TY}.head")
    assert "Phải xác minh từ 02 địa điểm trở lên." in browser.get(step(held, "extend")).content.decode()
    assert browser.post(step(held, "extend"), {"criteria": ["places"], "reason": "Ba thôn."}).status_code == 302
    assert "Gia hạn lần 1" in browser.get(page(held)).content.decode()


def test_suspended_files_come_back_to_the_settler_as_work(desk, on_day):
    held = accepted()
    browser = desk(f"{Y_TY}.head")
    before = browser.get(reverse("desk:today")).content.decode()
    assert "Tạm đình chỉ giải quyết" not in before, "what may happen is no work to do"
    browser.post(step(held, "suspend"), {"ground": "hindered", "reason": "Nằm viện."})
    seen = browser.get(reverse("desk:today")).content.decode()
    assert "Đang tạm dừng: xem đã tiếp tục được chưa" in seen
    work = next(one for one in beside_clocks(at(f"{Y_TY}.head")) if one.subject == ("round", held.pk))
    assert work.due is None, "the day the decision must be sent by is the clerk's, not this one's"


def test_another_letter_is_begun_from_the_case_and_filled_in_on_its_own_page(desk):
    held = accepted()
    browser = desk(f"{Y_TY}.verifier-1")
    assert "Soạn văn bản khác" in browser.get(page(held)).content.decode()
    answer = browser.post(reverse("desk:case-letter", args=[held.petition.code]), {"form": "information_request"})
    assert answer.status_code == 302
    assert "Thông tin, tài liệu cần cung cấp" in browser.get(answer["Location"]).content.decode()
    refused = browser.post(reverse("desk:case-letter", args=[held.petition.code]), {"form": "complaint_decision"}, follow=True)
    assert "Không soạn được mẫu" in refused.content.decode()
