"""The findings of a petition and the reader's figures, seen in a browser: at a telephone and a desk, by keyboard, with and without scripts."""

import pytest

from tiepdan.intake.models import Correction


@pytest.fixture
def petition(daytime, request):
    from tiepdan.intake.tests.factories import classified, received

    request.getfixturevalue("visitors")
    daytime.go_to(2026, 11, 25)
    for _turn in range(6):
        classified(received("complaint"))
    return received("complaint")


def test_findings_and_figures_are_whole_pages(visitors, petition):
    officer = visitors.official("02701.petition")
    officer.open(f"/can-bo/don/{petition.code}/")
    officer.look("desk-petition-findings")
    for summary in officer.page.locator(".found details > summary").all()[:8]:
        summary.click()
    officer.look("desk-petition-findings-open")
    officer.open(f"/can-bo/don/{petition.code}/")  # axe leaves empty style attributes behind, which a swap would copy
    officer.page.locator(".found button", has_text="Không phải").last.click()
    officer.page.locator(".tag", has_text="cán bộ: không phải").wait_for()
    assert Correction.objects.filter(petition=petition, verdict="wrong", stands=True).count() == 1
    officer.open("/can-bo/doc-don/dung-sai/")
    officer.look("desk-reader")
    officer.page.locator(".figures a").first.click()
    officer.look("desk-reader-counted")


def test_a_reason_is_read_by_keyboard_and_put_away_by_escape(visitors, petition):
    officer = visitors.official("02701.petition")
    officer.open(f"/can-bo/don/{petition.code}/")
    mark = officer.page.locator("mark[data-find=decision] a[data-why]").first
    mark.focus()
    officer.page.keyboard.press("Shift+Tab")
    officer.page.keyboard.press("Tab")
    shown = "element => getComputedStyle(element, '::after').display + getComputedStyle(element, '::after').content"
    assert "Số, ký hiệu văn bản" in mark.evaluate(shown)
    reason = officer.page.locator("#" + mark.get_attribute("aria-describedby").split()[0])
    assert "Số, ký hiệu văn bản" in reason.inner_text()
    mark.hover()
    officer.page.keyboard.press("Escape")
    assert mark.evaluate(shown).startswith("none")
    officer.page.locator("mark[data-find=person] a").first.focus()
    assert "Tên người gửi" in officer.page.locator("mark[data-find=person] a").first.evaluate("element => element.dataset.why")


def test_a_finding_is_corrected_without_scripts(visitors, petition):
    officer = visitors.official("02701.petition", scripts=False)
    officer.open(f"/can-bo/don/{petition.code}/")
    row = officer.page.locator("#f-decisions-0")
    row.locator("summary").click()
    row.locator("input[name=to]").fill("113/QĐ-UBND")
    row.locator("button", has_text="Ghi").click()
    assert "Đã ghi; bộ đọc giữ cả điều nó đã đề xuất." in officer.say()
    assert "sửa thành 113/QĐ-UBND" in officer.page.locator("#f-decisions-0").inner_text()
    officer.page.locator("#f-new summary").click()
    officer.page.locator("#new-to").fill("không có trong đơn")
    officer.page.locator("#f-new button").click()
    assert "Không thấy “không có trong đơn”" in officer.main()
