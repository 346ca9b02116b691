"""A petition that was seen before, on its page: found, linked, unlinked, said to be none, at a telephone's width and a desk's."""

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.intake.tests.factories import COMPLAINT, NAME, received
from tiepdan.vault.actions import carry_over, carry_traces


@pytest.fixture
def again(daytime):
    """A petition that came a second time, with a neighbour's and a form letter beside it."""
    daytime.go_to(2026, 11, 25)  # the factories' day
    neighbour = COMPLAINT.replace(NAME, "Vàng A Dế").replace("thửa đất số 45", "thửa đất số 46").replace("thôn Sín Chải", "thôn Hồng Ngài")
    received(text=neighbour, name="Vàng A Dế", identity_number="010090004321", phone="")
    letter = neighbour.replace("112/QĐ-UBND", "377/QĐ-UBND").replace("12/10/2026", "30/9/2026")
    letter = letter.replace("tờ bản đồ số 12", "tờ bản đồ số 30").replace("1998", "2005")
    received(text=letter.replace("Vàng A Dế", "Phàn Láo Tả"), name="Phàn Láo Tả", identity_number="010077001234", phone="")
    first = received()
    return first, received(text=COMPLAINT.replace("Kính gửi: Chủ tịch UBND xã Y Tý", "Kính gửi: Thanh tra tỉnh Lào Cai"))


def test_what_was_seen_before_is_found_linked_and_taken_back(visitors, again):
    first, later = again
    official = visitors.official("02701.petition")
    official.open(f"/can-bo/don/{later.code}/")
    panel = official.page.locator("#repeats")
    assert [words.strip() for words in panel.locator(".tag").all_inner_texts()] == ["Cùng một đơn", "Cùng vụ việc", "Cùng mẫu, khác việc"]
    official.look("desk-repeats-found")
    panel.get_by_role("button", name="Liên kết: Cùng người, cùng nội dung").first.click()
    assert first.code in official.say()
    panel.get_by_text("Gỡ liên kết").click()
    official.look("desk-repeats-linked")
    official.field("Vì sao gỡ").fill("Xem lại: hai việc khác nhau")
    panel.get_by_role("button", name="Gỡ", exact=True).click()
    assert "Đã gỡ" in official.say()
    panel.get_by_role("button", name=f"Đơn {first.code} không phải cùng việc").click()
    panel.get_by_text("1 đơn đã ghi là không phải").click()
    official.look("desk-repeats-dismissed")
    panel.get_by_role("button", name=f"Xem lại đơn {first.code}").click()
    assert "Cùng một đơn" in panel.inner_text()


def test_the_same_denouncer_is_shown_to_who_must_know_both_and_joined_by_them(visitors, daytime):
    daytime.go_to(2026, 11, 25)
    first = received("denunciation")
    again = received("denunciation", text=f"ĐƠN TỐ CÁO\nTôi tên là {NAME}. Tôi tố cáo ông kế toán trường học giữ tiền ăn trưa.\nNgười tố cáo: {NAME}")
    while carry_over(by=SYSTEM) or carry_traces(by=SYSTEM):
        pass
    official = visitors.official("02701.petition")
    official.open(f"/can-bo/don/{again.code}/")
    panel = official.page.locator("#repeats")
    assert "Cùng người gửi" in panel.inner_text() and first.code in panel.inner_text() and NAME not in panel.inner_text()
    panel.get_by_text("Liên kết sau khi đã đọc hai đơn").click()
    official.look("desk-repeats-same-denouncer")
    panel.get_by_role("button", name="Tình tiết mới trong việc cũ").click()
    assert first.code in official.say()
    clerk = visitors.official("02701.clerk")
    clerk.open(f"/can-bo/don/{again.code}/")
    assert "Cùng người gửi" not in clerk.main()
