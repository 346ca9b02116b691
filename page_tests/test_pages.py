"""Pages nobody reaches on the three paths: each looked at on a telephone and at a desk, and read without scripts."""

import pytest

from page_tests.samples import COMPLAINANT, COMPLAINT
from page_tests.visitors import PHONE
from tiepdan.intake.models import Petition

OPEN = {
    "portal-where": "/noi-tiep-dan/", "portal-where-found": "/noi-tiep-dan/?xa=y+ty", "portal-where-not-found": "/noi-tiep-dan/?xa=cao+bang",
    "portal-offline": "/mat-mang/", "portal-follow-search": "/tra-cuu/", "portal-search-empty": "/tra-cuu/?ma=LC26-000132-7",
    "desk-sign-in": "/can-bo/", "desk-sign-up-closed": "/tai-khoan/signup/", "desk-password-forgotten": "/tai-khoan/password/reset/",
}
EMPTY_DESK = {
    "desk-today-empty": "/can-bo/", "desk-petitions-empty": "/can-bo/don/", "desk-cases-empty": "/can-bo/vu-viec/", "desk-notices-empty": "/can-bo/bao/",
    "desk-search-empty": "/can-bo/tim/?q=khong+co", "desk-file-petition": "/can-bo/don/nhan/", "desk-posts": "/can-bo/chuc-vu/",
    "desk-password-change": "/tai-khoan/password/change/", "desk-account-email": "/tai-khoan/email/", "desk-sign-out": "/tai-khoan/logout/",
}
FULL_DESK = {
    "desk-today-office": "/can-bo/?whose=all", "desk-petitions": "/can-bo/don/", "desk-cases": "/can-bo/vu-viec/", "desk-notices": "/can-bo/bao/",
    "desk-search-words": "/can-bo/tim/?q=quyet+dinh",
}


def test_every_open_page_is_whole(visitors):
    citizen = visitors.citizen()
    for name, path in OPEN.items():
        citizen.open(path)
        citizen.look(name)


def test_every_open_page_is_read_without_scripts(visitors):
    citizen = visitors.citizen(scripts=False)
    for name, path in OPEN.items():
        citizen.open(path)
        assert citizen.heading(), name
        assert citizen.page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"], name


def test_every_page_of_an_empty_desk_is_whole(visitors):
    official = visitors.official("BTCD.reception-1")
    for name, path in EMPTY_DESK.items():
        official.open(path)
        official.look(name)


@pytest.fixture
def busy_desk(visitors, daytime):
    """The head of a commune where petitions and cases stand at several points of their way."""
    from tiepdan.cases.tests.factories import at_state
    from tiepdan.intake.tests.factories import received

    daytime.go_to(2026, 11, 25)  # the factories' day
    for kind, state in (("complaint", "verifying"), ("complaint", "drafted"), ("recommendation", "drafted"), ("denunciation", "verifying")):
        at_state(kind, state)
    received("complaint")
    return visitors.official("02701.head")


def test_every_page_of_a_busy_desk_is_whole(busy_desk):
    for name, path in FULL_DESK.items():
        busy_desk.open(path)
        busy_desk.look(name)


def test_every_step_asks_on_a_whole_page(busy_desk):
    """The small page of each way and step, open or closed for whoever looks."""
    from tiepdan.cases.models import Round

    verifying = Round.objects.filter(state="verifying", procedure="complaint_first").first().petition.code
    for name, path in {
        "desk-step-report": f"/can-bo/vu-viec/{verifying}/buoc/report/",
        "desk-step-return": f"/can-bo/vu-viec/{Round.objects.filter(state='drafted').first().petition.code}/buoc/return_draft/",
        "desk-way-guide": f"/can-bo/don/{Petition.objects.get(state='read').code}/huong/guide/",
        "desk-way-route": f"/can-bo/don/{Petition.objects.get(state='read').code}/huong/route/",
    }.items():
        busy_desk.open(path)
        busy_desk.look(name)


def test_a_petition_is_filed_handed_on_and_accepted_without_scripts(visitors):
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

    officer = visitors.official("02701.petition", scripts=False)
    officer.open(f"/can-bo/don/{receipt.code}/")
    officer.page.locator(".chip", has_text="Khiếu nại").locator("[name=kind]").check(force=True)
    officer.press("Ghi sửa đổi")
    assert "Đã ghi phân loại" in officer.say()
    officer.press_act("Giao người chịu trách nhiệm")
    assert officer.say() == "Đã làm: Giao người chịu trách nhiệm."
    visitors.official("02701.head", scripts=False).take_way(receipt.code, "Thụ lý giải quyết")
    assert Petition.objects.get(code=receipt.code).state == "in_case"

    elsewhere = visitors.citizen(scripts=False)
    elsewhere.open_petition(receipt)
    assert "đã thụ lý" in elsewhere.main()


def test_who_may_be_the_same_person_is_offered_linked_and_taken_back(visitors, daytime):
    from tiepdan.intake.tests.factories import received
    from tiepdan.offices.tests.factories import TODAY

    daytime.go_to(TODAY.year, TODAY.month, TODAY.day)
    one = received("complaint", identity_number="", birth_year=1985)
    received("recommendation", name="THAO SEO VANG", birth_year=1985, address="thon Sin Chai, xa Y Ty")
    officer = visitors.official("02701.petition")
    officer.open(f"/can-bo/don/{one.code}/")
    officer.look("desk-same-person-offered")
    officer.page.get_by_label("Lý do nối với THAO SEO VANG").select_option("papers")
    officer.page.get_by_role("button", name="Là cùng một người").click()
    officer.look("desk-same-person-linked")
    officer.open(f"/can-bo/nguoi/{one.petitioner_id}/")
    officer.look("desk-person")
    assert officer.page.get_by_text("2 bản ghi đã nối là một người").count() == 1
    officer.open("/can-bo/don/nhan/")
    officer.page.get_by_label("Họ và tên").fill("Thào Seo Vảng")
    officer.page.get_by_label("Số điện thoại").fill("0912345678")
    officer.page.get_by_role("button", name="Đã gặp người này chưa?").click()
    assert officer.page.get_by_label("Họ và tên").input_value() == "Thào Seo Vảng", "what was typed stays"
    assert officer.page.get_by_text("Cần xem lại").count() == 2
    officer.look("desk-file-petition-looked-up")
