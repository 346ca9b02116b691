"""A complaint from the citizen's telephone to its last proved duty, every act pressed in a browser by whoever must do it."""

from pathlib import Path

from django.conf import settings

from page_tests.samples import COMPLAINANT, COMPLAINT, photograph
from page_tests.working import aside, work_off
from tiepdan.documents.verdict import verify_pdf
from tiepdan.intake.models import Petition
from tiepdan.journal.verify import broken_links

Y_TY = "02701"


def file_complaint(citizen):
    citizen.open("/")
    citizen.look("portal-home")
    citizen.page.locator(".tasks").get_by_role("link", name="Gửi đơn").click()
    citizen.look("portal-file-1-want")
    citizen.choose("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình")
    citizen.look("portal-file-2-behalf")
    citizen.choose("Của tôi")
    citizen.add_photo(photograph())
    assert "đọc rõ" in citizen.main()
    citizen.field("Hoặc kể bằng lời của mình").fill(COMPLAINT)
    citizen.look("portal-file-3-tell")
    citizen.go_on()
    citizen.fill({"Việc ấy ở xã, phường nào?": "y ty", "Ai làm việc ấy": "Chủ tịch UBND xã Y Tý, Quyết định số 45/QĐ-UBND ngày 03/9/2026"})
    citizen.look("portal-file-4-place")
    citizen.go_on()
    citizen.fill(COMPLAINANT)
    citizen.look("portal-file-5-person")
    citizen.go_on()
    assert "Đơn sẽ đến Chủ tịch UBND xã Y Tý" in citizen.main()
    citizen.look("portal-file-6-review")
    receipt = citizen.send()
    citizen.look("portal-receipt")
    return receipt


def test_a_complaint_is_carried_from_the_telephone_to_its_last_proved_duty(visitors, daytime):
    citizen = visitors.citizen()
    receipt = file_complaint(citizen)
    work_off()
    code = receipt.code

    reception = visitors.official(f"{Y_TY}.reception")
    reception.search("giang a sung")
    reception.look("desk-search")
    reception.follow(code, exact=False)
    assert "Chủ tịch UBND xã Y Tý" in reception.main()
    reception.look("desk-petition")
    reception.act("Giao người chịu trách nhiệm").click()
    assert reception.say().startswith("Đã làm: Giao người chịu trách nhiệm")

    daytime.go_to(2026, 9, 15)
    head = visitors.official(f"{Y_TY}.head")
    head.take_way(code, "Thụ lý giải quyết")
    assert "Đã làm: Thụ lý giải quyết" in head.main()
    head.take_step(code, "Giao xác minh", told={"others": "Lý A Phà, công chức tư pháp"}, chosen={"lead": "Vàng Seo Pao, Công chức địa chính"})
    work_off()
    clerk = visitors.official(f"{Y_TY}.clerk")
    clerk.look("desk-today")
    clerk.send_letters(code, 2)
    head.open(f"/can-bo/vu-viec/{code}/")
    head.look("desk-case")

    daytime.go_to(2026, 9, 25)
    verifier = visitors.official(f"{Y_TY}.verifier-1")
    verifier.take_step(code, "Báo cáo kết quả xác minh", chosen={"agrees": "Còn khác nhau"},
                       told={"text": "Đã kiểm đếm lại tại thực địa ngày 22/9/2026: có 01 chuồng trâu 24 m2 và 12 cây ăn quả chưa ghi vào biên bản cũ."})

    daytime.go_to(2026, 9, 28)
    head = visitors.official(f"{Y_TY}.head")
    head.take_step(code, "Mời đối thoại", told={"day": "2026-10-05"})
    work_off()
    visitors.official(f"{Y_TY}.clerk").send_letters(code, 1)
    at_home = visitors.citizen()  # another telephone: it must show the key
    at_home.open_petition(receipt)
    assert "Mời ông/bà đến đối thoại" in at_home.main()
    at_home.look("portal-follow")

    daytime.go_to(2026, 10, 5, 14)
    verifier = visitors.official(f"{Y_TY}.verifier-1")
    verifier.take_step(code, "Lập biên bản đối thoại", told={
        "led_by": "Chu Xuân Hòa, Chủ tịch UBND xã", "attended": "Ông Giàng A Sùng\nVàng Seo Pao, công chức địa chính",
        "minutes": "Ông Sùng yêu cầu bồi thường chuồng trâu và cây. Hai bên thống nhất kiểm đếm lại.",
    })
    draft(verifier, code)

    daytime.go_to(2026, 10, 7)
    head = visitors.official(f"{Y_TY}.head")
    head.open(f"/can-bo/vu-viec/{code}/")
    head.act("Ký quyết định giải quyết").click()
    head.look("desk-letter-to-sign")
    head.act("Ký").click()
    assert head.say().startswith("Đã ký.")
    work_off()

    daytime.go_to(2026, 10, 8)
    clerk = visitors.official(f"{Y_TY}.clerk")
    clerk.send_letters(code, 1)
    clerk.look("desk-letter-sent")
    read_the_answer(visitors.citizen(), receipt)

    daytime.go_to(2026, 12, 1)
    verifier = visitors.official(f"{Y_TY}.verifier-1")
    verifier.take_step(code, "Ghi nhận quyết định có hiệu lực")
    head = visitors.official(f"{Y_TY}.head")
    head.take_step(code, "Ra văn bản thi hành")
    work_off()
    prove_and_check(verifier, head, code)
    verifier.take_step(code, "Kết thúc vụ việc")
    assert "Vụ việc đã kết thúc" in verifier.main()
    verifier.look("desk-case-closed")

    at_home = visitors.citizen()
    at_home.open_petition(receipt)
    at_home.follow("Xem trả lời")
    assert "Xong" in at_home.main()
    at_home.look("portal-follow-done")
    assert Petition.objects.get(code=code).state == "closed"
    assert list(broken_links()) == []


def draft(verifier, code):
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.act("Soạn quyết định giải quyết").click()
    verifier.tell(chosen={"outcome": "Khiếu nại đúng một phần"}, told={
        "summary": "Khiếu nại đúng một phần: biên bản kiểm đếm cũ thiếu 01 chuồng trâu và 12 cây ăn quả; diện tích thu hồi 1.240 m2 là đúng.",
        "order_0_text": "Kiểm đếm bổ sung chuồng trâu và cây, lập phương án bồi thường", "order_0_due": "2027-01-15",
        "legal_basis": "Luật Khiếu nại năm 2011; Luật Đất đai năm 2024",
    })
    verifier.press("Ghi bản thảo, trình ký")
    assert "còn thiếu: Quyết định, hành vi bị khiếu nại, Bồi thường thiệt hại" in verifier.say()
    assert verifier.page.locator("[name=order_0_due]").input_value() == "2027-01-15", "nothing typed is lost"
    verifier.tell(chosen={"ruling": "Sửa đổi, bổ sung"}, told={"compensation": "Bồi thường bổ sung theo phương án sau kiểm đếm."})
    verifier.look("desk-draft")
    verifier.press("Ghi bản thảo, trình ký")
    assert "Đã làm: Soạn quyết định giải quyết" in verifier.main()


def read_the_answer(citizen, receipt):
    citizen.open_petition(receipt)
    citizen.follow("Xem trả lời")
    citizen.look("portal-follow-decided")
    assert "đúng một phần" in citizen.main()
    link = citizen.page.get_by_role("link", name="Đọc văn bản số", exact=False).get_attribute("href")
    answer = citizen.context.request.get(citizen.address + link)
    assert answer.headers["content-type"] == "application/pdf"
    paper = answer.body()
    verdict = aside(lambda: verify_pdf(paper, keys=Path(settings.KEYS_DIR)))
    assert verdict.valid and verdict.signer == "Chu Xuân Hòa" and verdict.office == "Ủy ban nhân dân xã Y Tý"


def prove_and_check(verifier, head, code):
    """Who gave the proof may not find it good; somebody else does."""
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.page.locator(".duties a").first.click()
    verifier.tell(told={"words": "Đã kiểm đếm bổ sung ngày 30/11/2026, ông Sùng đã ký biên bản."})
    verifier.page.set_input_files("[name=uploads]", {"name": "bien-ban.jpg", "mimeType": "image/jpeg", "buffer": photograph("BIÊN BẢN KIỂM ĐẾM BỔ SUNG")})
    verifier.look("desk-duty")
    verifier.press("Nộp chứng cứ")
    assert "Người khác trong cơ quan giải quyết sẽ kiểm tra" in verifier.main()
    assert verifier.act("Chứng cứ đủ, nghĩa vụ xong").count() == 0
    head.open(verifier.page.url)
    head.act("Chứng cứ đủ, nghĩa vụ xong").click()
    assert head.say().startswith("Đã kiểm tra: nghĩa vụ xong")
