"""A denunciation from the choice of secrecy to its published conclusion: a seal on every page, and a name that stands nowhere but in the box."""

from pathlib import Path

import pypdfium2
from django.conf import settings
from django.db import connection

from page_tests.samples import (
    ACCUSED,
    DENOUNCER,
    DENOUNCER_HAMLET,
    DENOUNCER_NAME,
    DENOUNCER_NUMBER,
    DENOUNCER_PHONE,
    DENUNCIATION,
    photograph,
)
from page_tests.working import work_off
from tiepdan.documents.models import Letter
from tiepdan.documents.read import file_bytes
from tiepdan.intake.models import Petition
from tiepdan.journal.verify import broken_links

SECRETS = (DENOUNCER_NAME, DENOUNCER_NAME.upper(), DENOUNCER_HAMLET, DENOUNCER_PHONE, "0987 654 321", DENOUNCER_NUMBER, "nong-thi-xuan")


def told_in(words: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in words.casefold()]


def tables_that_tell() -> dict[str, list[str]]:
    """The tables that tell a secret in any column, as a dump of the whole database would show them."""
    told = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'select coalesce(string_agg(row::text, chr(10)), \'\') from "{table}" row')
            if secrets := told_in(cursor.fetchone()[0]):
                told[table] = secrets
    return told


def files_that_tell() -> list[str]:
    """Kept files, drafts and letters that tell one in their bytes or, for a PDF, in its words."""
    kept = [path for folder in (settings.FILES_DIR, settings.DRAFTS_DIR) for path in Path(folder).rglob("*") if path.is_file()]
    told = [path.name for path in kept if any(secret.encode() in path.read_bytes() for secret in SECRETS)]
    for letter in Letter.objects.exclude(pdf=None):
        with pypdfium2.PdfDocument(file_bytes(letter.pdf)) as document:
            told += [letter.title for page in document if told_in(page.get_textpage().get_text_range())]
    return told


def assert_told_nowhere(visitors) -> None:
    assert tables_that_tell() == {}
    assert files_that_tell() == []
    pages = visitors.pages_of_officials()
    assert pages and {address: told_in(words) for address, words in pages if told_in(words)} == {}


def file_denunciation(citizen, *, looking: bool = False):
    look = citizen.look if looking else lambda name: None
    citizen.open("/")
    citizen.page.locator(".tasks").get_by_role("link", name="Tố cáo, được giữ kín tên").click()
    look("portal-file-2-identity")
    assert citizen.page.get_by_label("Giữ kín tên tôi").is_checked(), "the law's default"
    citizen.go_on()
    citizen.add_photo(photograph(f"ĐƠN TỐ CÁO\nTôi là {DENOUNCER_NAME}, {DENOUNCER_HAMLET}, xã Võ Lao"), "don-nong-thi-xuan.jpg")
    citizen.field("Hoặc kể bằng lời của mình").fill(DENUNCIATION)
    look("portal-file-3-tell-secret")
    citizen.go_on()
    citizen.fill({"Việc ấy ở xã, phường nào?": "vo lao", "Ai làm việc ấy": ACCUSED})
    citizen.go_on()
    citizen.fill(DENOUNCER)
    look("portal-file-5-person-secret")
    citizen.go_on()
    assert "Tên ông/bà vào ngăn niêm phong ngay lúc gửi" in citizen.main()
    look("portal-file-6-review-secret")
    receipt = citizen.send()
    look("portal-receipt-sealed")
    return receipt


def test_a_denunciation_is_carried_to_its_published_conclusion_and_nobody_is_named(visitors, daytime):
    receipt = file_denunciation(visitors.citizen(), looking=True)
    code = receipt.code
    assert tables_that_tell() == {} and files_that_tell() == []
    work_off()

    holder = visitors.official("BTCD.petition-1")
    holder.look("desk-today-sealed")
    holder.open(f"/can-bo/don/{code}/")
    assert holder.page.locator("h1 ~ .sealed, .head .sealed").first.inner_text().startswith("Người tố cáo ")
    holder.look("desk-petition-sealed")
    holder.press_act("Giao người chịu trách nhiệm")
    assert "Đã làm: Giao người chịu trách nhiệm" in holder.main()

    daytime.go_to(2026, 9, 16)
    head = visitors.official("UBND-TINH.head")
    head.take_way(code, "Xác minh người tố cáo, điều kiện thụ lý", chosen={
        "how": "làm việc trực tiếp", "found": "Có", "fact_content_and_signature": "Có", "fact_capable": "Có", "fact_basis_for_violation": "Có",
        "fact_from_settled_complaint": "Không",
    })
    head.take_way(code, "Thụ lý tố cáo")
    no_interest = {"declared_related_to_accused": "Không", "declared_direct_interest": "Không"}
    head.take_step(code, "Lập tổ xác minh", chosen={"lead": "Người được giao xác minh", **no_interest},
                   told={"others": "Đỗ Minh Quân, Thanh tra viên"})
    head.look("desk-case-sealed")
    work_off()
    clerk = visitors.official("UBND-TINH.clerk")
    clerk.send_letters(code, 4)

    daytime.go_to(2026, 10, 1)
    verifier = visitors.official("UBND-TINH.verifier-1")
    verifier.take_step(code, "Báo cáo kết quả xác minh", chosen={"agrees": "Thống nhất"},
                       told={"text": "Đã thu của 9 hộ, tổng số 27 triệu đồng, không biên lai."})
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.press_act("Soạn kết luận nội dung tố cáo")
    verifier.tell(chosen={"outcome": "Tố cáo đúng"}, told={
        "summary": "Tố cáo đúng: ông Hà Văn Sử thu tiền của 9 hộ trái quy định.", "legal_basis": "Luật Tố cáo năm 2018",
        "responsibility": "Ông Hà Văn Sử chịu trách nhiệm cá nhân.", "measures": "Kiểm điểm, xem xét kỷ luật.",
        "order_0_text": "Trả lại tiền đã thu cho 9 hộ", "order_0_due": "2026-11-15", "order_0_money": "27000000",
    })
    verifier.press("Ghi bản thảo, trình ký")
    assert "Đã làm: Soạn kết luận" in verifier.main()

    daytime.go_to(2026, 10, 5)
    head = visitors.official("UBND-TINH.head")
    head.open(f"/can-bo/vu-viec/{code}/")
    head.press_act("Ký kết luận nội dung tố cáo")
    head.press_act("Ký")
    assert "Đã ký." in head.main()
    work_off()
    head.look("desk-letter-sealed")
    clerk = visitors.official("UBND-TINH.clerk")
    clerk.send_letters(code, 2)
    head.take_step(code, "Xử lý theo kết luận")
    verifier = visitors.official("UBND-TINH.verifier-1")
    verifier.take_step(code, "Công khai kết luận", told={"place": "Hội trường UBND tỉnh"}, chosen={"way": "Họp công bố"})
    verifier.page.locator(".duties a").first.click()
    verifier.tell(told={"words": "Đã trả đủ tiền cho 9 hộ, có chữ ký nhận.", "money": "27000000"})
    verifier.page.set_input_files("[name=uploads]", {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": "Biên bản, có ký nhận.".encode()})
    verifier.press("Nộp chứng cứ")
    head.open(verifier.page.url)
    head.press_act("Chứng cứ đủ, nghĩa vụ xong")
    verifier.open(f"/can-bo/vu-viec/{code}/")
    verifier.press_act("Kết thúc vụ việc")
    assert "Hồ sơ thiếu: Báo cáo kết quả xác minh" in verifier.main()
    verifier.take_step(code, "Kết thúc vụ việc", told={"without_report": "Người xác minh báo cáo trên hệ thống, không lập văn bản riêng."})
    assert "Vụ việc đã kết thúc" in verifier.main()
    assert Petition.objects.get(code=code).state == "closed"

    at_home = visitors.citizen()
    at_home.open_petition(receipt)
    at_home.look("portal-follow-sealed")
    assert not told_in(at_home.page.content())
    assert_told_nowhere(visitors)
    assert list(broken_links()) == []


def test_the_accused_signs_in_and_finds_nothing(visitors, daytime):
    code = file_denunciation(visitors.citizen()).code
    work_off()
    petition = Petition.objects.get(code=code)
    assert petition.accused_post is not None and petition.accused_post.title == "Phó Chủ tịch"
    for post in (petition.accused_post.code.removeprefix("LC."), petition.accused_post.code.removeprefix("LC.").split(".")[0] + ".petition"):
        official = visitors.official(post)
        official.expects = {404}
        for path in ("/can-bo/", "/can-bo/?whose=all", "/can-bo/don/", "/can-bo/vu-viec/", "/can-bo/tim/?q=tach+thua",
                     "/can-bo/tim/?q=ha+van+su", "/can-bo/bao/"):
            official.open(path)
            assert code not in official.page.content() and "tách thửa" not in official.page.content(), (post, path)
        for path in (f"/can-bo/don/{code}/", f"/can-bo/vu-viec/{code}/", f"/can-bo/don/{code}/huong/route/", "/can-bo/tai-lieu/1/"):
            official.open(path)
            assert "tố cáo" not in official.main().lower(), (post, path)
        assert reveal(official, code, "Tôi muốn biết ai tố cáo tôi.") == 404
    assert_told_nowhere(visitors)


def reveal(official, code, reason) -> int:
    """Ask for the identity as a form would, from whatever page is open; the status of the answer."""
    official.open("/can-bo/")
    token = official.page.locator("[name=csrfmiddlewaretoken]").first.input_value()
    answer = official.context.request.post(f"{official.address}/can-bo/don/{code}/danh-tinh/", form={"csrfmiddlewaretoken": token, "reason": reason},
                                           headers={"Referer": official.page.url})
    assert not told_in(answer.text())
    return answer.status


def test_a_reason_opens_the_seal_for_whoever_holds_it_and_for_nobody_else(visitors, daytime):
    code = file_denunciation(visitors.citizen()).code
    work_off()
    reception = visitors.official("BTCD.reception-1")
    reception.open(f"/can-bo/don/{code}/")
    assert "Chức vụ của ông/bà không được giao việc này" in reception.main()
    reveal(reception, code, "Tò mò")
    reception.open(f"/can-bo/don/{code}/")
    assert "chỉ mở cho người" in reception.main() or not told_in(reception.main())

    holder = visitors.official("BTCD.petition-1")
    holder.open(f"/can-bo/don/{code}/")
    holder.page.locator("form[action*=danh-tinh] [name=reason]").fill("   ")
    holder.press("Mở và ghi nhật ký")
    assert not told_in(holder.page.content()) and "lý do" in holder.say().lower()
    assert_told_nowhere(visitors)

    holder.page.locator("form[action*=danh-tinh] [name=reason]").fill("Chưa mở khóa.")
    holder.press("Mở và ghi nhật ký")
    assert "Khóa của ông/bà đang khóa" in holder.say() and not told_in(holder.page.content())
    holder.follow("mở khóa trước", exact=False)
    holder.look("desk-keys")
    holder.field("Mật khẩu khóa").fill("không phải mật khẩu này")
    holder.press("Mở khóa")
    assert "chưa đúng" in holder.main()
    holder.unlock()
    holder.look("desk-keys-unlocked")
    holder.open(f"/can-bo/don/{code}/")
    holder.page.locator("form[action*=danh-tinh] [name=reason]").fill("Kiểm tra họ tên, địa chỉ người tố cáo (Luật Tố cáo Đ.24 k.1).")
    holder.press("Mở và ghi nhật ký")
    assert DENOUNCER_NAME in holder.main() and DENOUNCER_PHONE in holder.main() and DENOUNCER_NUMBER in holder.main()
    holder.look("desk-identity")
    holder.follow("Đóng lại")
    assert not told_in(holder.page.content())
    assert tables_that_tell() == {}, "the journal tells that it was opened, not what was seen"


def test_a_code_alone_tells_nothing_of_a_denunciation(visitors, daytime):
    receipt = file_denunciation(visitors.citizen())
    stranger = visitors.citizen()
    stranger.open(f"/tra-cuu/{receipt.code}/")
    stranger.look("portal-follow-closed-sealed")
    assert "tố cáo" not in stranger.main().lower() and "Sử" not in stranger.main() and not told_in(stranger.main())


def test_leaving_at_once_forgets_what_was_begun(visitors, daytime):
    citizen = visitors.citizen()
    citizen.open("/gui-don/")
    citizen.choose("Tôi muốn báo có người làm sai")
    citizen.go_on()
    citizen.field("Hoặc kể bằng lời của mình").fill(DENUNCIATION)
    citizen.go_on()
    citizen.page.route("https://**", lambda route: route.fulfill(body="<!doctype html><meta charset=utf-8><title>Thời tiết</title>", content_type="text/html"))
    citizen.page.get_by_role("button", name="Rời trang ngay").first.click()
    citizen.page.wait_for_url("https://**")
    assert citizen.page.title() == "Thời tiết"
    assert tables_that_tell() == {} and files_that_tell() == []
    citizen.page.unroute_all()
    citizen.open("/gui-don/ke/")
    assert not told_in(citizen.page.content())
    assert "Viết tiếp" not in citizen.open("/").content()
