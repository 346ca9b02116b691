"""Something said at the reception desk: written down there, answered by the ward, followed by whoever said it."""

import re

from page_tests.citizen import Receipt
from page_tests.samples import FEEDBACK, REPORTER
from page_tests.working import work_off
from tiepdan.intake.models import Petition

CAM_DUONG = "02671"


def take_in(reception) -> Receipt:
    """At the desk, from top to bottom; what the citizen carries home."""
    reception.follow("Đơn")
    reception.follow("Nhận đơn mới")
    reception.tell(told={"name": REPORTER, "address": "tổ 9, phường Cam Đường", "text": FEEDBACK}, chosen={"kind": "Phản ánh"})
    reception.look("desk-file-petition-filled")
    reception.press("Ghi sổ, in biên nhận")
    reception.page.wait_for_url("**/bien-nhan/")
    reception.look("desk-receipt")
    words = reception.main()
    return Receipt(re.search(r"LC\d\d-\d{6}-\w", words)[0], re.search(r"\b[2-9A-HJ-NP-Z]{8}\b", words)[0])


def test_what_is_said_at_the_desk_is_answered_and_followed(visitors, daytime):
    receipt = take_in(visitors.official(f"{CAM_DUONG}.reception"))
    code = receipt.code

    officer = visitors.official(f"{CAM_DUONG}.petition")
    officer.page.locator(".list.work a[data-open]").first.click()
    assert code in officer.heading()
    officer.press_act("Giao người chịu trách nhiệm")
    assert officer.say() == "Đã làm: Giao người chịu trách nhiệm."
    head = visitors.official(f"{CAM_DUONG}.head")
    head.take_way(code, "Nhận xử lý kiến nghị, phản ánh")

    daytime.go_to(2026, 9, 21)
    verifier = visitors.official(f"{CAM_DUONG}.verifier-1")
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.press_act("Soạn văn bản trả lời")
    verifier.tell(told={
        "summary": "Phường vá ổ gà trong tuần này và đổ bê tông lại 120 m đường trước ngày 30/10/2026.",
        "order_0_text": "Đổ bê tông lại 120 m đường vào tổ 9", "order_0_due": "2026-10-30",
    })
    verifier.look("desk-draft-answer")
    verifier.press("Ghi bản thảo, trình ký")
    assert verifier.say() == "Đã làm: Soạn văn bản trả lời."

    head = visitors.official(f"{CAM_DUONG}.head")
    head.look("desk-today-to-sign")
    head.open(f"/can-bo/vu-viec/{code}/")
    head.press_act("Ký văn bản trả lời")
    head.press_act("Ký")
    assert head.say().startswith("Đã ký.")
    work_off()
    visitors.official(f"{CAM_DUONG}.clerk").take_step(code, "Gửi trả lời")

    at_home = visitors.citizen()
    at_home.open(f"/tra-cuu/?ma={receipt.code}&khoa={receipt.key}")  # where the receipt's QR leads: code and key are filled in
    assert at_home.field("Khóa xem").input_value() == receipt.key
    at_home.press("Mở đơn")
    at_home.follow("Xem trả lời")
    assert "120 m đường" in at_home.main()
    at_home.look("portal-follow-answered")

    verifier.take_step(code, "Theo dõi việc đã hứa")
    daytime.go_to(2026, 10, 28)
    verifier = visitors.official(f"{CAM_DUONG}.verifier-1")
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.page.locator(".duties a").first.click()
    verifier.tell(told={"words": "Đã đổ bê tông xong 120 m ngày 27/10/2026, tổ dân phố ký xác nhận."})
    verifier.page.set_input_files("[name=uploads]", {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": "Biên bản, có ký nhận.".encode()})
    verifier.press("Nộp chứng cứ")
    deputy = visitors.official(f"{CAM_DUONG}.deputy")
    deputy.open(verifier.page.url)
    deputy.press_act("Chứng cứ đủ, nghĩa vụ xong")
    assert deputy.say() == "Đã kiểm tra: nghĩa vụ xong."
    verifier.take_step(code, "Kết thúc vụ việc")
    assert Petition.objects.get(code=code).state == "closed"
