"""The desk's pages for a second round and its first."""

import pytest
from django.urls import reverse

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state, fresh
from tiepdan.cases.tests.test_linking import again
from tiepdan.intake.tests.factories import later
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def accepting(petition) -> str:
    return reverse("desk:petition-way", args=[petition.code, "accept"])


def case(held: Round) -> str:
    return reverse("desk:case", args=[held.petition.code])


def step(held: Round, name: str) -> str:
    return reverse("desk:case-step", args=[held.petition.code, name])


def test_the_chair_says_which_first_round_it_goes_on_from(desk, on_day):
    first = at_state("complaint", "sent")
    petition = again(20)
    on_day(22)
    chair = desk("UBND-TINH.head")
    asked = chair.get(accepting(petition)).content.decode()
    assert first.petition.code in asked and "hai đơn cùng nêu một văn bản" in asked and "mở vụ việc riêng" in asked
    assert "Cần ghi ô này" in chair.post(accepting(petition), {}).content.decode()
    assert "Hãy ghi mã đơn" in chair.post(accepting(petition), {"first": "typed"}).content.decode()
    assert "Chỉ một lần đầu" in chair.post(accepting(petition), {"first": "none", "first_code": "x"}).content.decode()
    assert Round.objects.count() == 1
    assert chair.post(accepting(petition), {"first": first.petition.code}).status_code == 302
    second = Round.objects.get(petition=petition)
    page = chair.get(case(second)).content.decode()
    assert case(first) in page and "Các lần giải quyết khác" in page and first.decision.letter.symbol in page
    below = desk(f"{Y_TY}.head").get(case(first)).content.decode()
    assert petition.code in below and case(second) not in below, "the first office is told of the second, and not given its file"


def test_a_code_typed_that_is_no_first_round_is_refused_beside_what_was_typed(desk, on_day):
    petition = again(20)
    on_day(22)
    answer = desk("UBND-TINH.head").post(accepting(petition), {"first": "typed", "first_code": "LC26-000999-Z"}).content.decode()
    assert "Không thấy hồ sơ giải quyết lần đầu" in answer and "LC26-000999-Z" in answer


def test_a_late_first_round_says_so_and_is_taken_over(desk, on_day):
    first = at_state("complaint", "verifying")
    on_day(100)
    head = desk(f"{Y_TY}.head")
    assert "cấp trên có thể nhận giải quyết" in head.get(case(first)).content.decode()
    assert "quá hạn giải quyết lần đầu" in head.get(reverse("desk:cases")).content.decode()
    petition = again(100)
    on_day(102)
    chair = desk("UBND-TINH.head")
    assert "chưa có quyết định" in chair.post(accepting(petition), {"first": first.petition.code}).content.decode()
    assert chair.post(accepting(petition), {"first": first.petition.code, "late_first": "on"}).status_code == 302
    assert fresh(first).state == "taken_over"
    assert "cấp trên đã nhận giải quyết ngày" in desk(f"{Y_TY}.head").get(case(first)).content.decode()


def test_it_is_parted_joined_and_taken_over_in_the_pages(desk, on_day):
    first = at_state("complaint", "verifying")
    petition = again(100)
    on_day(102)
    chair = desk("UBND-TINH.head")
    assert chair.post(accepting(petition), {"first": "none"}).status_code == 302
    second = Round.objects.get(petition=petition)
    assert first.petition.code in chair.get(step(second, "link_round")).content.decode()
    assert chair.post(step(second, "link_round"), {"first": "typed", "first_code": first.petition.code.lower()}).status_code == 302
    assert chair.post(step(second, "unlink_round"), {"reason": ""}).status_code == 200
    assert chair.post(step(second, "unlink_round"), {"reason": "Nhầm."}).status_code == 302
    assert chair.post(step(second, "link_round"), {"first": first.petition.code}).status_code == 302
    assert chair.post(step(first, "take_over"), {}).status_code == 302
    assert fresh(first).state == "taken_over" and fresh(first).ended_on == later(102).date()


def test_a_conclusion_is_posted_in_the_pages_and_says_until_when(desk, on_day):
    held = at_state("denunciation", "in_effect")
    on_day(40)
    browser = desk(f"{Y_TY}.verifier-1")
    assert "Niêm yết" in browser.get(step(held, "publish")).content.decode()
    asked = {"way": "posting", "place": "Bảng tin trụ sở", "began_on": later(40).date().isoformat()}
    short = browser.post(step(held, "publish"), {**asked, "ended_on": later(45).date().isoformat()}).content.decode()
    assert "ít nhất 15 ngày" in short and "Bảng tin trụ sở" in short
    assert browser.post(step(held, "publish"), asked).status_code == 302
    page = browser.get(case(held)).content.decode()
    assert "Bảng tin trụ sở" in page and f"đến hết {later(55):%d/%m/%Y}" in page and "chưa hết những ngày công khai" in page
