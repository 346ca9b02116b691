"""Pages nobody reaches on the three paths: each looked at on a telephone and at a desk, with and without scripts."""

import pytest

OPEN = {
    "portal-home": "/", "portal-where": "/noi-tiep-dan/", "portal-offline": "/mat-mang/", "portal-follow-search": "/tra-cuu/",
    "portal-search-empty": "/tra-cuu/?code=LC26-000123-7", "desk-sign-in": "/can-bo/",
}
DESK = {
    "desk-today-empty": "/can-bo/", "desk-petitions": "/can-bo/don/", "desk-file-petition": "/can-bo/don/nhan/", "desk-cases": "/can-bo/vu-viec/",
    "desk-search-empty": "/can-bo/tim/?q=khong+co", "desk-notices": "/can-bo/bao/", "desk-posts": "/can-bo/chuc-vu/",
}


@pytest.mark.parametrize("name", OPEN)
def test_an_open_page_is_whole(name, visitors):
    citizen = visitors.citizen()
    citizen.expects = {404}
    citizen.open(OPEN[name])
    citizen.look(name)


@pytest.mark.parametrize("name", OPEN)
def test_an_open_page_needs_no_scripts(name, visitors):
    citizen = visitors.citizen(scripts=False)
    citizen.expects = {404}
    citizen.open(OPEN[name])
    assert citizen.heading() and citizen.page.locator("main").inner_text()


def test_the_pages_of_the_desk_are_whole(visitors):
    official = visitors.official("BTCD.reception-1")
    for name, path in DESK.items():
        official.open(path)
        official.look(name)


def test_a_petition_is_filed_and_followed_without_scripts(visitors):
    from page_tests.samples import COMPLAINANT, COMPLAINT

    citizen = visitors.citizen(scripts=False)
    citizen.open("/gui-don/")
    citizen.choose("Tôi thấy cơ quan nhà nước làm không đúng với nhà mình")
    citizen.choose("Của tôi")
    citizen.field("Hoặc kể bằng lời của mình").fill(COMPLAINT)
    citizen.go_on()
    citizen.fill({"Việc ấy ở xã, phường nào?": "Xã Y Tý", "Ai làm việc ấy": "Chủ tịch UBND xã Y Tý"})
    citizen.go_on()
    citizen.fill(COMPLAINANT)
    citizen.go_on()
    receipt = citizen.send()
    elsewhere = visitors.citizen(scripts=False)
    elsewhere.open_petition(receipt)
    assert receipt.code in elsewhere.page.content()
