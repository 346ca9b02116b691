"""A complaint about a disciplinary decision from the counter to its last duty: a dialogue always, led by the settler, the decision read out to all."""

from page_tests.counter import prove_the_duty, receive_at_the_counter
from page_tests.working import work_off
from tiepdan.cases.models import Round
from tiepdan.intake.models import Petition
from tiepdan.journal.verify import broken_links

Y_TY = "02701"
WORDS = (
    "Tôi là công chức văn hóa xã Y Tý. Ngày 03/9/2026 Chủ tịch UBND xã Y Tý ra Quyết định số 45/QĐ-UBND kỷ luật cảnh cáo tôi vì vắng mặt khi trực bão. "
    "Hôm ấy tôi được phân công ở thôn khác. Tôi khiếu nại quyết định kỷ luật ấy, đề nghị hủy Quyết định số 45/QĐ-UBND."
)
WHO = {"name": "Ly Xá Xuy", "address": "Thôn Choản Thèn, xã Y Tý", "phone": "0912000222"}


def test_a_disciplinary_complaint_is_carried_from_the_door_to_its_last_duty(visitors, daytime):
    reception = visitors.official(f"{Y_TY}.reception")
    code = receive_at_the_counter(reception, {**WHO, "text": WORDS}, {"kind": "Khiếu nại", "place_code": "Y Tý"})
    work_off()
    reception.open(f"/can-bo/don/{code}/")
    reception.page.locator("details.more-asks summary").click()
    reception.page.locator("[name=discipline]").check()
    reception.press("Ghi sửa đổi")
    reception.open(f"/can-bo/don/{code}/")
    reception.press_act("Giao người chịu trách nhiệm")

    daytime.go_to(2026, 9, 15)
    head = visitors.official(f"{Y_TY}.head")
    head.take_way(code, "Thụ lý giải quyết")
    assert Round.objects.get(petition__code=code).procedure == "discipline_first"
    head.take_step(code, "Giao xác minh", chosen={"lead": "Vàng Seo Pao, Công chức địa chính"})
    work_off()

    daytime.go_to(2026, 9, 22)
    verifier = visitors.official(f"{Y_TY}.verifier-1")
    verifier.take_step(code, "Báo cáo kết quả xác minh", chosen={"agrees": "Thống nhất"}, told={"text": "Lịch trực ghi người khiếu nại ở thôn Choản Thèn."})
    verifier.open(f"/can-bo/vu-viec/{code}/")
    assert verifier.act("Soạn quyết định giải quyết").get_attribute("aria-disabled") == "true", "a dialogue comes first, also when all agree"

    head = visitors.official(f"{Y_TY}.head")
    head.take_step(code, "Mời đối thoại", told={"day": "2026-10-01"})
    work_off()
    daytime.go_to(2026, 10, 1, 14)
    verifier = visitors.official(f"{Y_TY}.verifier-1")
    verifier.take_step(code, "Lập biên bản đối thoại", told={"attended": "Bà Ly Xá Xuy\nVàng Seo Pao", "minutes": "Hai bên thống nhất về lịch trực."})
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.press_act("Soạn quyết định giải quyết")
    verifier.tell(chosen={"outcome": "Khiếu nại đúng", "ruling": "Sửa đổi, bổ sung"}, told={
        "summary": "Khiếu nại đúng: người khiếu nại được phân công trực ở thôn khác.", "legal_basis": "Luật Khiếu nại năm 2011",
        "compensation": "Không phát sinh bồi thường.",
        "order_0_text": "Hủy quyết định kỷ luật, thông báo trong cơ quan", "order_0_due": "2026-12-15",
    })
    verifier.press("Ghi bản thảo, trình ký")
    assert "Đã làm: Soạn quyết định giải quyết" in verifier.main()

    daytime.go_to(2026, 10, 5)
    head = visitors.official(f"{Y_TY}.head")
    head.open(f"/can-bo/vu-viec/{code}/")
    head.press_act("Ký quyết định giải quyết")
    head.press_act("Ký")
    work_off()
    clerk = visitors.official(f"{Y_TY}.clerk")
    clerk.take_step(code, "Gửi quyết định")

    daytime.go_to(2026, 11, 10)
    verifier = visitors.official(f"{Y_TY}.verifier-1")
    verifier.take_step(code, "Ghi nhận quyết định có hiệu lực")
    visitors.official(f"{Y_TY}.head").take_step(code, "Ra văn bản thi hành")
    verifier.take_step(code, "Công bố quyết định", told={"place": "Họp toàn thể công chức xã", "noticed_on": "2026-11-05"}, chosen={"way": "Họp công bố"})
    prove_the_duty(verifier, visitors.official(f"{Y_TY}.deputy"), code, "Đã hủy quyết định kỷ luật ngày 09/11/2026.")
    verifier.take_step(code, "Kết thúc vụ việc")
    assert "Vụ việc đã kết thúc" in verifier.main()
    verifier.look("desk-case-discipline-closed")
    verifier.open(f"/can-bo/vu-viec/{code}/ho-so/")
    assert "Danh mục này chưa chắc" in verifier.main()
    verifier.look("desk-efile-discipline")
    assert Petition.objects.get(code=code).state == "closed" and list(broken_links()) == []
