"""Information without a name but with evidence, inspected to its result; and the protection of somebody who denounced with a name."""

from page_tests.counter import prove_the_duty, receive_at_the_counter
from page_tests.working import work_off
from tiepdan.cases.models import Protection, Round
from tiepdan.intake.models import Petition
from tiepdan.journal.verify import broken_links

Y_TY = "02701"
WORDS = (
    "Tố cáo công chức văn hóa UBND xã Y Tý nhận 30 triệu đồng của 03 hộ thôn Sín Chải để làm giấy chứng nhận quyền sử dụng đất, "
    "có giấy viết tay kèm theo. Đề nghị kiểm tra, xử lý."
)
NAME = "Thào Seo Chớ"


def routed(visitors, told: dict[str, str], *, ticked: tuple[str, ...] = ()) -> str:
    reception = visitors.official(f"{Y_TY}.reception")
    code = receive_at_the_counter(reception, {"text": WORDS, **told}, {"kind": "Tố cáo", "place_code": "Y Tý"}, ticked=ticked)
    work_off()
    reception.open(f"/can-bo/don/{code}/")
    reception.press_act("Giao người chịu trách nhiệm")
    return code


def test_information_without_a_name_is_inspected_to_its_result(visitors, daytime):
    code = routed(visitors, {}, ticked=("anonymous",))
    daytime.go_to(2026, 9, 15)
    head = visitors.official(f"{Y_TY}.head")
    head.take_way(code, "Kiểm tra thông tin không ghi tên", chosen={"fact_violator_clear": "Có", "fact_concrete_evidence": "Có", "fact_checkable": "Có"})
    head.take_step(code, "Quyết định kiểm tra thông tin", chosen={"lead": "Vàng Seo Pao"}, told={"days": "15"})
    work_off()

    daytime.go_to(2026, 9, 25)
    officer = visitors.official(f"{Y_TY}.verifier-1")
    officer.take_step(code, "Báo cáo kết quả kiểm tra", chosen={"agrees": "Thống nhất"}, told={"text": "03 hộ xác nhận đã đưa tiền, có giấy viết tay."})
    officer.open(f"/can-bo/vu-viec/{code}/")
    officer.press_act("Soạn văn bản kết quả kiểm tra")
    officer.tell(chosen={"outcome": "Có vi phạm như thông tin nêu"}, told={
        "summary": "Công chức văn hóa nhận tiền của 03 hộ trái quy định.", "manager": "Phòng chuyên môn UBND xã Y Tý",
        "order_0_text": "Trả lại tiền cho 03 hộ", "order_0_due": "2026-11-15"})
    officer.press("Ghi bản thảo, trình ký")
    head = visitors.official(f"{Y_TY}.head")
    head.open(f"/can-bo/vu-viec/{code}/")
    head.press_act("Ký văn bản kết quả kiểm tra")
    head.press_act("Ký")
    work_off()
    visitors.official(f"{Y_TY}.clerk").take_step(code, "Gửi kết quả đến nơi quản lý")
    head.take_step(code, "Giao việc theo kết quả kiểm tra")
    assert Round.objects.get(petition__code=code).state == "in_effect"
    head.look("desk-case-inspection")
    prove_the_duty(officer, head, code, "Đã trả lại tiền cho 03 hộ.")
    officer.take_step(code, "Kết thúc, lưu kết quả")
    assert Petition.objects.get(code=code).state == "closed" and list(broken_links()) == []


def protecting(official, code: str, label: str, told: dict[str, str], chosen: dict[str, str] | None = None) -> None:
    """Of the protection file: press the step, tell what its page asks, press again."""
    official.open(f"/can-bo/don/{code}/bao-ve/")
    if official.page.locator("details.asides .act b", has_text=label).count():
        official.page.locator("details.asides summary").click()
    official.press_act(label)
    official.tell(told, chosen)
    official.press(label)
    assert official.say() == f"Đã làm: {label}.", official.main()


def test_whoever_denounced_is_protected_and_named_nowhere(visitors, daytime):
    code = routed(visitors, {"name": NAME, "address": "Thôn Sín Chải, xã Y Tý", "phone": "0912000333"})
    daytime.go_to(2026, 9, 15)
    head = visitors.official(f"{Y_TY}.head")
    head.take_way(code, "Xác minh người tố cáo, điều kiện thụ lý", chosen={
        "how": "làm việc trực tiếp", "found": "Có", "fact_content_and_signature": "Có", "fact_capable": "Có", "fact_basis_for_violation": "Có",
        "fact_from_settled_complaint": "Không"})
    head.take_way(code, "Thụ lý tố cáo")
    officer = visitors.official(f"{Y_TY}.verifier-1")
    protecting(officer, code, "Ghi đề nghị bảo vệ", {"danger": "Bị dọa đánh tại nhà.", "asked_on": "2026-09-15"},
               {"how": "qua điện thoại", "whom": "người tố cáo và người thân thích"})
    officer.open("/can-bo/")
    assert "chưa có văn bản" in officer.main(), "the reminder stands in the day's list"
    head.open("/can-bo/")
    assert "Đề nghị bảo vệ chờ quyết định" in head.main()
    protecting(head, code, "Quyết định áp dụng biện pháp bảo vệ", {
        "reason": "Có căn cứ về việc bị đe dọa.", "what_1": "Cử người canh gác ban đêm", "body_1": "Công an xã Y Tý", "by_day_1": "2026-09-18"},
        {"kind_1": "bảo vệ tính mạng, sức khỏe"})
    head.look("desk-protection-running")

    daytime.go_to(2026, 9, 21)
    officer = visitors.official(f"{Y_TY}.verifier-1")
    officer.open("/can-bo/")
    assert "Công an xã Y Tý chưa báo kết quả" in officer.main()
    protecting(officer, code, "Ghi kết quả thực hiện biện pháp", {"words": "Đã canh gác từ 16/9."}, {"measure": "Công an xã Y Tý"})
    head = visitors.official(f"{Y_TY}.head")
    protecting(head, code, "Kiểm tra kết quả biện pháp", {}, {"measure": "Công an xã Y Tý"})
    protecting(head, code, "Chấm dứt bảo vệ", {"reason": "Đã yên ổn."}, {"ground": "không còn"})
    head.look("desk-protection-ended")
    assert Protection.objects.get().state == "ended" and list(broken_links()) == []
    assert not [address for address, words in visitors.pages_of_officials() if NAME in words and "/bien-nhan/" not in address and "/nhan/" not in address]
