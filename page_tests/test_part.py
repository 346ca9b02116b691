"""A petition with two matters is parted at the desk: as proposed by one press, or where an officer says, without scripts and on a phone."""

import pytest

from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import received
from tiepdan.intake.tests.test_part import BRIBE, LAND, ROAD

PAGE, WAY = "/can-bo/don/{}/", "/can-bo/don/{}/huong/part_petition/"


@pytest.fixture
def mixed(daytime):
    daytime.go_to(2026, 11, 25)  # the factories' day
    return received("", text=LAND + BRIBE)


def test_one_press_parts_it_as_proposed(visitors, mixed):
    officer = visitors.official("02701.petition")
    officer.unlock()
    officer.open(WAY.format(mixed.code))
    officer.look("desk-part-form")
    officer.open(PAGE.format(mixed.code))
    officer.look("desk-part-proposed")
    officer.press("Tách theo đề xuất")
    assert officer.say() == "Đã làm: Tách đơn nhiều nội dung."
    panel = officer.page.locator("section", has=officer.page.locator("#parted")).inner_text()
    assert "1 đơn khác, mã không ghi" in panel and "30 triệu" not in officer.main()
    officer.look("desk-parted")
    bribe = Petition.objects.get(part_of__parting__petition=mixed)
    officer.open(PAGE.format(bribe.code))
    assert "mã chỉ thấy khi mở danh tính" in officer.main() and mixed.code not in officer.main()


def test_without_scripts_an_officer_says_where_and_what(visitors, daytime):
    daytime.go_to(2026, 11, 25)
    petition = received("complaint", text=LAND + ROAD)
    officer = visitors.official("02701.petition", scripts=False)
    officer.open(PAGE.format(petition.code))
    officer.press_act("Tách đơn nhiều nội dung")
    officer.page.locator("h1", has_text="Tách đơn nhiều nội dung").wait_for()
    place = str(petition.text.index("Tôi cũng kiến nghị"))
    officer.page.locator("[name=begins_2]").select_option(place)
    officer.press("Tách đơn nhiều nội dung")
    assert "Hãy chọn loại đơn của phần này." in officer.main()
    officer.page.locator("[name=kind_2]").select_option("recommendation")
    officer.press("Tách đơn nhiều nội dung")
    assert officer.say() == "Đã làm: Tách đơn nhiều nội dung."
    road = Petition.objects.get(part_of__parting__petition=petition)
    assert road.code in officer.main()
