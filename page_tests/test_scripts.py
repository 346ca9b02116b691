"""What scripts add: one click corrects, the search answers while one types, keys spare the mouse, a lost line loses nothing."""

import pytest

from page_tests.samples import COMPLAINT, FEEDBACK


@pytest.fixture
def officer(visitors, daytime):
    """The petition officer of Y Tý, with three petitions just come in."""
    from tiepdan.intake.tests.factories import received

    daytime.go_to(2026, 11, 25)
    officer = visitors.official("02701.petition")
    officer.codes = [received("complaint").code, received("feedback", text=FEEDBACK).code, received("complaint").code]
    return officer


def test_one_click_corrects_the_reader_and_the_swap_is_what_a_reload_would_show(officer):
    officer.open(f"/can-bo/don/{officer.codes[0]}/")
    with officer.page.expect_response("**/phan-loai/"):
        officer.page.locator(".chip", has_text="Kiến nghị").click()
    officer.page.locator(".head nav", has_text="Kiến nghị").wait_for()
    swapped = officer.page.locator("#petition").inner_text()
    officer.page.reload()
    assert officer.page.locator("#petition").inner_text() == swapped
    assert officer.page.locator("[name=kind]:checked").get_attribute("value") == "recommendation"


def test_the_search_answers_while_one_types(officer):
    box = officer.page.get_by_role("searchbox").first
    officer.page.keyboard.press("/")
    box.press_sequentially("thao seo vang")
    officer.page.locator("#find-panel a", has_text=officer.codes[2]).wait_for()
    assert officer.page.locator("#find-panel a").count() >= 2
    officer.look("desk-search-panel")


def test_keys_walk_the_rows_and_never_while_one_types(officer):
    officer.open("/can-bo/")
    for _press in range(2):
        officer.page.keyboard.press("j")
    assert officer.page.locator("tr[data-here]").count() == 1
    second = officer.page.locator("tr[data-here]").inner_text()
    officer.page.keyboard.press("k")
    assert officer.page.locator("tr[data-here]").inner_text() != second
    officer.look("desk-today-row")
    officer.page.keyboard.press("/")
    officer.page.keyboard.type("jjkkv")
    assert officer.page.get_by_role("searchbox").first.input_value() == "jjkkv"


def test_a_lost_line_shows_what_is_kept_and_the_words_come_back_with_it(visitors):
    citizen = visitors.citizen(service_workers="allow")
    citizen.open("/gui-don/")
    citizen.page.evaluate("navigator.serviceWorker.ready.then(() => 0)")
    citizen.choose("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình")
    citizen.choose("Của tôi")
    citizen.field("Hoặc kể bằng lời của mình").fill(COMPLAINT)
    citizen.loses_line()
    citizen.page.locator("#line-lost").wait_for()
    citizen.go_on()
    citizen.page.locator("h1", has_text="Mất mạng. Đơn của ông/bà vẫn còn nguyên.").wait_for()
    assert citizen.page.locator("#kept-words").inner_text() == str(len(COMPLAINT.split()))
    citizen.look("portal-offline-kept")
    citizen.finds_line()
    citizen.follow("Thử lại")
    assert citizen.field("Hoặc kể bằng lời của mình").input_value() == COMPLAINT
    citizen.go_on()
    assert citizen.heading() == "Việc ấy ở đâu, ai làm?"


def test_nothing_of_a_denouncer_stays_on_the_machine(visitors):
    citizen = visitors.citizen()
    citizen.open("/gui-don/")
    citizen.choose("Tôi muốn báo có người làm sai")
    citizen.go_on()
    citizen.field("Hoặc kể bằng lời của mình").fill("Tôi tố cáo ông A nhận tiền.")
    citizen.go_on()
    assert citizen.page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert [cookie["name"] for cookie in citizen.context.cookies() if cookie["name"] == "draft" and cookie["expires"] != -1] == []
