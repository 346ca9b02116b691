"""The desk's pages of a follow-up denunciation."""

import pytest
from django.urls import reverse

from tiepdan.cases.models import FollowUp, Round
from tiepdan.cases.tests.factories import accepted, at_state, fresh
from tiepdan.cases.tests.test_follow_up import CLAIM, again, demanded, settled_wrongly
from tiepdan.intake.tests.factories import NOW
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def step(held: Round, name: str) -> str:
    return reverse("desk:case-step", args=[held.petition.code, name])


def page(browser, held: Round) -> str:
    return browser.get(reverse("desk:case", args=[held.petition.code])).content.decode()


def test_a_follow_up_is_opened_on_the_page_with_the_code_of_the_earlier_file(desk):
    earlier, petition = at_state("denunciation", "sent"), again(20)
    browser, address = desk("UBND-TINH.head"), reverse("desk:petition-way", args=[petition.code, "review_follow_up"])
    asked = browser.get(address).content.decode()
    assert "Lần giải quyết trước" in asked and "không ghi tên người tố cáo" in asked
    told = {"earlier": "typed", "grounded": "yes", "claim": CLAIM}
    answer = browser.post(address, told)
    assert answer.status_code == 200 and "Hãy ghi mã đơn của lần trước." in answer.content.decode()
    wrong = browser.post(address, {**told, "earlier_code": "LC26-999999-X"})
    assert wrong.status_code == 200 and "Không thấy việc giải quyết tố cáo nào" in wrong.content.decode() and CLAIM in wrong.content.decode()
    assert browser.post(address, {**told, "earlier_code": earlier.petition.code}).status_code == 302
    held = fresh(FollowUp.objects.get().round)
    shown = page(browser, held)
    assert "Tố cáo tiếp" in shown and CLAIM in shown and earlier.petition.code in shown
    assert "Quyết định xử lý tố cáo tiếp" in browser.get(reverse("desk:today")).content.decode()


@pytest.mark.parametrize(("name", "told", "state"), [
    ("keep_settlement", {"reason": "Đã xem xét ở mục 2."}, "reviewed"),
    ("pass_on", {"to": "Giám đốc Sở Nội vụ", "reason": "Không đúng thẩm quyền."}, "reviewed"),
    ("resettle", {"ground": "inaccurate", "reason": "Sai số liệu."}, "accepted"),
])
def test_what_the_superior_makes_of_it_is_said_on_its_page(desk, name, told, state):
    held, browser = settled_wrongly(), desk("UBND-TINH.head")
    assert browser.get(step(held, name)).status_code == 200
    assert browser.post(step(held, name), {**told, "reason": " "}).status_code == 200 and not fresh(held).follow_up.outcome
    assert browser.post(step(held, name), told).status_code == 302
    assert fresh(held).state == state and "Kết quả xem xét" in page(browser, held)


def test_a_late_one_is_urged_and_taken_on_the_pages(desk):
    held, browser = demanded(), desk("UBND-TINH.head")
    assert "Nhận vụ việc tố cáo để giải quyết" in page(browser, held)
    assert browser.post(step(held, "order_settling"), {"settle_by": "2026-11-01", "reason": "Chậm."}).status_code == 200
    assert browser.post(step(held, "take_denunciation"), {"ground": "settler_interest", "reason": "Góp vốn chung."}).status_code == 302
    assert fresh(held).procedure == "denunciation" and "Cấp trên đã nhận giải quyết" in page(browser, held)


def test_the_settler_finds_the_demand_on_the_page_and_answers_it(desk):
    held = demanded()
    FollowUp.objects.update(demanded_on=NOW.date())  # pages act on this Wednesday
    earlier, settler = held.follow_up.earlier, desk(f"{Y_TY}.head")
    assert "Báo cáo cấp trên vì chậm giải quyết" in page(settler, earlier)
    assert settler.post(step(earlier, "report_lateness"), {"course": "a", "lateness": " ", "responsibility": "b"}).status_code == 200
    told = {"course": "Đã làm việc.", "lateness": "Hai hộ vắng nhà.", "responsibility": "Tổ trưởng."}
    assert settler.post(step(earlier, "report_lateness"), told).status_code == 302
    shown = page(desk("UBND-TINH.head"), held)
    assert "Hai hộ vắng nhà." in shown
    assert settler.get(reverse("desk:case", args=[held.petition.code])).status_code == 404, "who settled does not read the review"


def test_a_denunciation_that_is_none_has_no_panel_of_it(desk):
    assert "follow-up" not in page(desk(f"{Y_TY}.head"), accepted("denunciation"))
