"""What goes wrong gets one plain sentence; nothing typed is lost, nothing half-written stays."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session

from page_tests.bad import assert_plain
from page_tests.samples import COMPLAINANT, COMPLAINT, photograph
from tiepdan.documents.models import File
from tiepdan.intake.models import Petition
from tiepdan.reading.tests.test_paper import archive, locked_pdf, pdf

WORDS = "Hoặc kể bằng lời của mình"
NOT_KEPT = "chưa được nhận"
BAD_FILES = {
    "empty": ("don.pdf", b"", "rỗng, không có nội dung nào"),
    "not what its name says": ("don.jpg", pdf(), "nhưng nội dung bên trong là"),
    "a program": ("don.exe", b"MZ\x90\x00" * 50, "thuộc loại chưa đọc được"),
    "under a password": ("don.pdf", locked_pdf(), "có đặt mật khẩu"),
    "broken": ("don.pdf", b"%PDF-1.7\nrubbish", "bị hỏng"),
    "a bomb": ("don.docx", archive(b"\x00" * 40_000_000), "bung ra lớn bất thường"),
}


def heavy(path: Path, begins: bytes) -> Path:
    """A file of 200 MB that takes no room on the disk."""
    with path.open("wb") as out:
        out.write(begins)
        out.truncate(200 * 1024**2)
    return path


@pytest.fixture
def writer(visitors):
    """A citizen who has begun to tell."""
    citizen = visitors.citizen()
    citizen.open("/gui-don/")
    citizen.choose("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình")
    citizen.choose("Của tôi")
    citizen.field(WORDS).fill(COMPLAINT)
    return citizen


def to_review(citizen):
    citizen.go_on()
    citizen.fill({"Việc ấy ở xã, phường nào?": "y ty"})
    citizen.go_on()
    citizen.fill(COMPLAINANT)
    citizen.go_on()
    citizen.page.get_by_label("Tôi đã đọc lại").check()


def kept_files() -> list[Path]:
    return [path for folder in (settings.DRAFTS_DIR, settings.FILES_DIR) for path in Path(folder).rglob("*") if path.is_file()]


def test_each_bad_file_gets_its_sentence_and_the_words_stay(writer):
    for name, data, sentence in BAD_FILES.values():
        writer.page.set_input_files("#photo", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
        writer.page.locator(".wrong", has_text=sentence).wait_for()
        assert writer.page.locator(".wrong").count() == 1
        assert_plain(writer, sentence)
        assert writer.field(WORDS).input_value() == COMPLAINT
        assert writer.page.locator(".pages li").count() == 0
    writer.look("portal-file-3-tell-bad-file")
    assert kept_files() == []
    writer.add_photo(photograph())
    writer.go_on()
    assert writer.heading() == "Việc ấy ở đâu, ai làm?"


def test_a_file_of_200_mb_is_refused_and_the_words_stay(writer, tmp_path):
    writer.page.set_input_files("#photo", heavy(tmp_path / "ho-so.pdf", pdf()))
    writer.page.locator(".wrong", has_text="nặng 200 MB, quá mức 20 MB").wait_for()
    assert_plain(writer, "Hãy chụp hoặc quét lại ở mức nhẹ hơn")
    assert writer.field(WORDS).input_value() == COMPLAINT
    assert kept_files() == []


def test_the_desk_refuses_a_bad_file_and_keeps_what_was_typed(visitors, tmp_path):
    reception = visitors.official("02701.reception")
    reception.open("/can-bo/don/nhan/")
    for name, data, sentence in BAD_FILES.values():
        reception.tell(told={"name": "Giàng A Sùng", "text": COMPLAINT}, chosen={"kind": "Khiếu nại"})
        reception.page.set_input_files("[name=uploads]", {"name": name, "mimeType": "application/octet-stream", "buffer": data})
        reception.press("Ghi sổ, in biên nhận")
        reception.page.locator("main", has_text=sentence).wait_for()
        assert_plain(reception, sentence)
        assert reception.page.locator("[name=text]").input_value() == COMPLAINT
        assert reception.page.locator("[name=kind]:checked").get_attribute("value") == "complaint"
    reception.page.set_input_files("[name=uploads]", heavy(tmp_path / "anh.jpg", photograph()))  # cut short it would still be a picture
    reception.press("Ghi sổ, in biên nhận")
    reception.page.locator("main", has_text="quá mức 20 MB cho một tệp").wait_for()
    reception.look("desk-file-petition-bad-file")
    assert Petition.objects.count() == File.objects.count() == 0 and kept_files() == []


def test_a_missing_answer_is_asked_for_at_its_field_and_the_rest_stays(visitors):
    citizen = visitors.citizen()
    citizen.open("/gui-don/")
    citizen.go_on()
    assert_plain(citizen, "Chưa có câu nào được chọn.")
    citizen.look("portal-file-1-want-missing")
    citizen.choose("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình")
    citizen.page.get_by_label("Của người nhà, tôi viết giúp").check()
    citizen.go_on()
    assert_plain(citizen, "Ông/bà đang viết giúp: ghi thêm tên mình")
    assert citizen.page.get_by_label("Của người nhà, tôi viết giúp").is_checked()
    citizen.fill({"Họ tên người viết giúp": "Giàng A Páo"})
    citizen.go_on()
    citizen.go_on()
    assert_plain(citizen, "Có một trong hai là đủ.")
    citizen.field(WORDS).fill(COMPLAINT)
    citizen.go_on()
    citizen.fill({"Việc ấy ở xã, phường nào?": "cao bằng", "Ông/bà mong": "Đo lại ruộng"})
    citizen.go_on()
    assert citizen.page.locator(".wrong").count() == 1
    assert citizen.field("Ông/bà mong").input_value() == "Đo lại ruộng"
    citizen.fill({"Việc ấy ở xã, phường nào?": ""})
    citizen.go_on()
    citizen.fill({"Họ và tên": "Giàng A Sùng", "Năm sinh": "năm", "Số điện thoại": "12"})
    citizen.go_on()
    assert [label for label in COMPLAINANT if citizen.field(label).get_attribute("aria-invalid") == "true"] == ["Năm sinh", "Nơi ở", "Số điện thoại"]
    assert citizen.field("Họ và tên").input_value() == "Giàng A Sùng" and citizen.field("Năm sinh").input_value() == "năm"
    citizen.look("portal-file-5-person-missing")
    citizen.fill(COMPLAINANT)
    citizen.go_on()
    citizen.press("Gửi đơn")
    assert_plain(citizen, "Đơn vẫn còn nguyên.")
    assert Petition.objects.count() == 0


def test_sent_twice_it_is_one_petition_with_one_receipt(writer):
    to_review(writer)
    again = writer.context.new_page()  # the same form once more, in another tab
    again.goto(writer.page.url)
    again.get_by_label("Tôi đã đọc lại").check()
    writer.page.get_by_role("button", name="Gửi đơn").dblclick()
    writer.page.wait_for_url("**/bien-nhan/")
    receipt = writer.receipt()
    again.get_by_role("button", name="Gửi đơn").click()
    again.wait_for_url("**/bien-nhan/")
    assert receipt.code in again.locator("main").inner_text() and receipt.key in again.locator("main").inner_text()
    writer.page.go_back()
    writer.page.reload()
    writer.page.wait_for_url("**/bien-nhan/")
    assert writer.receipt() == receipt
    assert Petition.objects.count() == 1


def test_a_code_with_one_wrong_sign_is_a_slip_of_the_finger_and_never_another_petition(writer, visitors):
    to_review(writer)
    receipt = writer.send()
    seeker = visitors.citizen()
    for place in (3, 8, 12):
        wrong = receipt.code[:place] + ("7" if receipt.code[place] != "7" else "1") + receipt.code[place + 1:]
        seeker.open("/tra-cuu/")
        seeker.field("Mã đơn").fill(wrong)
        seeker.press("Tìm")
        assert_plain(seeker, "không khớp với các số đứng trước.")
        assert seeker.field("Gõ lại mã đơn").input_value() == wrong
    seeker.look("portal-search-slip")
    seeker.open(f"/tra-cuu/{receipt.code}/")
    seeker.field("Khóa xem").fill("A" * 8)
    seeker.press("Mở đơn")
    assert_plain(seeker, "Khóa này không khớp với mã đơn.")
    assert seeker.page.locator("ol.timeline").count() == 0


def test_an_old_page_gives_the_words_back_to_be_sent_again(writer):
    writer.expects = {403}
    writer.context.clear_cookies(name="csrftoken")
    writer.go_on()
    assert_plain(writer, "Trang này để lâu, hoặc máy không cho giữ cookie")
    assert writer.page.locator("textarea").first.input_value() == COMPLAINT
    writer.look("portal-old-page")
    writer.press("Gửi lại")
    assert writer.heading() == "Việc ấy ở đâu, ai làm?"


def test_an_expired_session_gives_the_words_back_to_be_sent_after_signing_in(visitors):
    from tiepdan.cases.tests.factories import at_state

    held = at_state("complaint", "verifying")
    verifier = visitors.official("02701.verifier-1")
    verifier.expects = {401, 403}
    verifier.open(f"/can-bo/vu-viec/{held.petition.code}/buoc/report/")
    verifier.tell(chosen={"agrees": "Thống nhất"}, told={"text": "Đã kiểm đếm lại đủ tài sản trên đất, hộ gia đình đã ký biên bản."})
    Session.objects.all().delete()
    verifier.press("Báo cáo kết quả xác minh")
    assert verifier.heading() == "Phiên làm việc đã hết"
    assert_plain(verifier, "Những gì ông/bà vừa gõ vẫn còn ở trang này.")
    verifier.look("desk-session-over")
    with verifier.context.expect_page() as opened:
        verifier.follow("Đăng nhập lại trong thẻ mới")
    tab = opened.value
    tab.get_by_label("Tên đăng nhập").fill("xacminh.yty")
    tab.get_by_label("Mật khẩu").fill("mot-mat-khau-de-thu")
    tab.get_by_role("button", name="Đăng nhập", exact=True).click()
    tab.wait_for_url("**/can-bo/**")
    verifier.press("Gửi lại")
    assert verifier.say() == "Đã làm: Báo cáo kết quả xác minh."
    held.refresh_from_db()
    assert held.state == "reported" and held.verification.report.startswith("Đã kiểm đếm lại đủ")


@pytest.mark.parametrize(("path", "sentence"), [("/khong-co/", "Địa chỉ gõ nhầm"), ("/can-bo/don/LC26-000001-6/", "Không")])
def test_a_page_that_is_not_there_says_so(path, sentence, visitors):
    visitor = visitors.official("02701.head") if path.startswith("/can-bo/") else visitors.citizen()
    visitor.expects = {404}
    visitor.open(path)
    assert_plain(visitor, sentence)
    visitor.look("desk-not-found" if path.startswith("/can-bo/") else "portal-not-found")
