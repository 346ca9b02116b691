"""The working copies of a denunciation as the officer meets them: marks in the text, boxes on the picture, the package; without scripts too."""

import pytest

from tiepdan.intake.models import Extract, ExtractHandover, RedactedPage
from tiepdan.intake.tests.factories import NAME
from tiepdan.intake.tests.pictures import with_photograph
from tiepdan.reading.paper_ocr import ocr_there

pytestmark = pytest.mark.skipif(not ocr_there(), reason="tesseract with its Vietnamese data is not installed")
WHY = "Che danh tính trước khi giao người xác minh."


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_confirm_redact_and_hand_over(visitors, daytime, scripts):
    daytime.go_to(2026, 11, 25)  # the factories' day
    petition, paper = with_photograph()
    officer = visitors.official("02701.petition", scripts=scripts)
    officer.unlock()
    officer.open(f"/can-bo/don/{petition.code}/")
    assert "Bản máy che, chưa có người xác nhận" in officer.main()
    officer.follow("Bản trích, trang đã che, giao ra ngoài")
    if scripts:
        officer.look("extract")
    officer.field("Lý do mở nội dung gốc").fill(WHY)
    officer.press("Mở, xem lại và xác nhận")
    area = officer.page.locator("textarea[name=marked]")
    assert f"[[{NAME}]]" in area.input_value()
    area.fill(area.input_value().replace("giấy viết tay", "[[giấy viết tay]]"))
    officer.press("Xem thử bản che")
    assert "Người khác sẽ đọc" in officer.main()
    if scripts:
        officer.look("extract-edit")
    officer.press("Xác nhận bản trích")
    assert "Đã xác nhận bản trích số 1" in officer.say() and Extract.objects.get().version == 1
    officer.page.locator(f"#page-reason-{paper.pk}").fill(WHY)
    officer.press("Trang 1")
    assert officer.page.locator(".scan-picture rect").count() >= 3
    rows = officer.page.locator("input[name=left]")
    for side, value in (("left", 700), ("top", 500), ("width", 200), ("height", 60)):
        officer.page.locator(f"input[name={side}]").nth(rows.count() - 4).fill(str(value))
    before = officer.page.locator(".scan-picture rect").count()
    if scripts:  # one more, drawn by hand on the picture
        sheet = officer.page.locator(".scan-picture svg").bounding_box()
        for act, share in (("move", 0.7), ("down", 0), ("move", 0.8), ("up", 0)):
            told = (sheet["x"] + share * sheet["width"], sheet["y"] + share * sheet["height"]) if act == "move" else ()
            getattr(officer.page.mouse, act)(*told)
        assert abs(int(officer.page.locator("input[name=left]").nth(rows.count() - 3).input_value()) - 700) <= 3
        before += 1
    officer.press("Vẽ lại trên ảnh")
    assert officer.page.locator(".scan-picture rect").count() == before + 1
    if scripts:
        officer.look("extract-page")
    officer.press("In ô đen và xác nhận trang")
    page = RedactedPage.objects.get()
    assert "Đã xác nhận bản che trang 1" in officer.say() and page.paper is not None
    officer.page.locator("#choose-extract").check()
    officer.page.locator(f"#choose-page-{page.pk}").check()
    officer.field("Cơ quan nhận").fill("Cơ quan Cảnh sát điều tra Công an tỉnh")
    officer.field("Người nhận").fill("Trần Văn Nhận, điều tra viên")
    officer.field("Căn cứ").fill("theo yêu cầu")
    officer.press("Ký số, giao và ghi nhật ký")
    assert "Căn cứ phải nêu điều luật" in officer.main() and officer.page.locator(f"#choose-page-{page.pk}").is_checked()
    officer.field("Căn cứ").fill("Luật Tố cáo Đ.27 k.1")
    with officer.page.expect_download() as given:
        officer.page.get_by_role("button", name="Ký số, giao và ghi nhật ký").click()
    assert given.value.suggested_filename == f"ban-trich-{petition.code}.zip" and ExtractHandover.objects.count() == 1
    officer.open(f"/can-bo/don/{petition.code}/ban-trich/")
    if scripts:
        officer.look("extract-given")
