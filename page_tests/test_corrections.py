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


SELECT = """words => {
    const walk = document.createTreeWalker(document.querySelector(".petition"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const at = node.data.indexOf(words);
        if (at < 0) continue;
        const range = document.createRange();
        range.setStart(node, at); range.setEnd(node, at + words.length);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        return true;
    }
    return false;
}"""


def test_words_selected_and_a_key_say_what_they_are_and_x_takes_a_finding_away(visitors, petition):
    officer = visitors.official("02701.petition")
    officer.open(f"/can-bo/don/{petition.code}/")
    officer.page.keyboard.press("2")
    assert not Correction.objects.filter(petition=petition, verdict="missed").exists(), "a key alone says nothing"
    assert officer.page.evaluate(SELECT, "không lấn chiếm")
    officer.page.keyboard.press("4")
    officer.page.locator(".found li", has_text="không lấn chiếm").first.wait_for()
    said = Correction.objects.get(petition=petition, verdict="missed")
    assert (said.finding, said.corrected) == ("named", "không lấn chiếm")
    officer.page.locator("mark[data-find=decision] a").first.focus()
    officer.page.keyboard.press("x")
    officer.page.locator(".tag", has_text="cán bộ: không phải").first.wait_for()
    assert Correction.objects.filter(petition=petition, verdict="wrong", item="decisions.0").exists()


def test_what_was_handed_on_and_is_awaited_are_whole_pages(visitors, daytime, request):
    from tiepdan.intake.actions import route, transfer
    from tiepdan.intake.tests.factories import NOW, classified, elsewhere, holder, received

    request.getfixturevalue("visitors")
    daytime.go_to(2026, 11, 25)
    handed, sent = elsewhere(), classified(received("denunciation"), signs_of_crime=True)
    route(handed.pk, by=holder(handed), now=NOW)
    transfer(sent.pk, by=holder(sent), now=NOW)
    officer = visitors.official("02701.petition")
    for name, path in {
        "desk-petition-handed": f"don/{handed.code}/", "desk-way-send-back": f"don/{handed.code}/huong/send_back/", "desk-awaited": "don/cho-tra-loi/",
        "desk-petition-awaited": f"don/{sent.code}/", "desk-way-reply": f"don/{sent.code}/huong/record_reply/", "desk-lying": "don/nam-lau/",
    }.items():
        officer.open(f"/can-bo/{path}")
        officer.look(name)
