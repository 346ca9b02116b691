"""Pages on personal data at the desk and on the citizens' follow page."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state
from tiepdan.intake.tests.factories import received
from tiepdan.law.models import Clock
from tiepdan.offices.models import Post
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.privacy.fields import groups
from tiepdan.privacy.models import Breach, DataRequest
from tiepdan.privacy.queries import past_their_time

pytestmark = pytest.mark.django_db
HEAD = f"{Y_TY}.head"


def citizen(petition) -> Client:
    browser = Client()
    browser.post(reverse("portal:follow", args=[petition.code]), {"key": petition.follow_key})
    return browser


def test_who_holds_the_key_asks_and_reads_the_answer(desk, django_assert_max_num_queries):
    petition = received("complaint")
    person = citizen(petition)
    address = reverse("portal:own-data", args=[petition.code])
    assert address in person.get(reverse("portal:follow", args=[petition.code])).content.decode()
    assert "chọn một điều" in person.post(address, {"asked": "x"}).content.decode()
    page = person.post(address, {"kind": "deletion", "asked": "Xóa số điện thoại của tôi"}, follow=True).content.decode()
    assert "Đã gửi yêu cầu" in page
    assert "đang chờ trả lời" in person.post(address, {"kind": "deletion", "asked": "Xóa đi"}).content.decode()
    asked = DataRequest.objects.get()
    head = desk(HEAD)
    with django_assert_max_num_queries(14):
        assert petition.code in head.get(reverse("desk:personal")).content.decode()
    mine = reverse("desk:data-request", args=[asked.pk])
    assert "Xóa số điện thoại của tôi" in head.get(mine).content.decode()
    assert "phải chọn căn cứ" in head.post(mine, {"result": "refused", "answer": "Phải giữ."}).content.decode()
    head.post(mine, {"result": "refused", "answer": "Phải giữ hồ sơ.", "ground": "kept_complaint"})
    page = person.get(address).content.decode()
    assert "Phải giữ hồ sơ." in page and "Luật Khiếu nại Đ.34" in page


def test_the_waiting_request_stands_in_the_keepers_list_of_work(desk):
    petition = received("complaint")
    citizen(petition).post(reverse("portal:own-data", args=[petition.code]), {"kind": "access", "asked": "Cho xem"})
    seat = Post.objects.get(pk=Clock.objects.get(subject="datarequest").holder_post_id)
    html = desk(seat.code.removeprefix("LC.")).get(reverse("desk:today")).content.decode()
    assert reverse("desk:data-request", args=[DataRequest.objects.get().pk]) in html


def test_without_the_key_nothing_is_shown_or_asked(lao_cai):
    petition = received("complaint")
    stranger = Client()
    address = reverse("portal:own-data", args=[petition.code])
    assert stranger.get(address).status_code == 302
    stranger.post(address, {"kind": "access", "asked": "Cho xem"})
    assert not DataRequest.objects.exists()


def test_at_the_desk_a_request_is_taken_in_beside_the_petition(desk):
    petition = received("complaint")
    officer = desk(f"{Y_TY}.petition")
    address = reverse("desk:data-request-new", args=[petition.code])
    assert address in officer.get(reverse("desk:petition", args=[petition.code])).content.decode()
    assert officer.post(address, {"kind": "access", "asked": ""}).status_code == 200
    assert officer.post(address, {"kind": "access", "asked": "Xem đơn của mình", "asker": "Giàng A Páo"}).status_code == 302
    assert DataRequest.objects.get().asker == "Giàng A Páo"
    assert desk(f"{SA_PA}.petition").get(address).status_code == 404


def test_the_register_of_processing_is_a_page_and_a_sheet(desk):
    head = desk(HEAD)
    html = head.get(reverse("desk:processing")).content.decode()
    assert all(group.purpose in html for group in groups())
    sheet = load_workbook(BytesIO(head.post(reverse("desk:processing-export")).content)).active
    assert sheet.max_row == 1 + sum(len(group.fields) for group in groups())


def test_a_breach_is_opened_told_and_closed_on_its_page(desk, on_day):
    head = desk(HEAD)
    told = {"found_at": "2026-11-25T06:00", "what": "Mất máy tính", "data": "nội dung đơn", "people": ""}
    assert "Cần ghi ô này" in head.post(reverse("desk:breaches"), {**told, "what": ""}).content.decode()
    assert "ở sau bây giờ" in head.post(reverse("desk:breaches"), {**told, "found_at": "2026-11-29T06:00"}).content.decode()
    head.post(reverse("desk:breaches"), told)
    breach = Breach.objects.get()
    address = reverse("desk:breach", args=[breach.pk])
    assert "còn 70 giờ" in head.get(address).content.decode()
    assert "chưa đóng được" in head.post(address, {"act": "close", "measures": "Đã khóa máy"}).content.decode()
    head.post(address, {"act": "tell", "to": "authority", "how": "công văn số 9"})
    assert "công văn số 9" in head.get(address).content.decode()
    head.post(address, {"act": "close", "measures": "Đã khóa máy", "people": "40"})
    breach.refresh_from_db()
    assert breach.closed_at and breach.people == 40
    assert desk(f"{SA_PA}.head").get(address).status_code == 404


def test_files_past_their_time_are_listed_with_the_doubt_about_it(desk):
    held = at_state("complaint", "closed")
    assert held.petition.code not in desk(HEAD).get(reverse("desk:retention")).content.decode()
    Round.objects.filter(pk=held.pk).update(ended_on=date(2011, 1, 3))
    html = desk(HEAD).get(reverse("desk:retention")).content.decode()
    assert held.petition.code in html and "Chưa chắc" in html
    assert not past_their_time(at(f"{SA_PA}.head"), date(2026, 11, 25))


def test_who_does_not_keep_personal_data_finds_no_page(desk):
    clerk = desk(f"{Y_TY}.clerk")
    for name in ("personal", "processing", "breaches", "retention"):
        assert clerk.get(reverse(f"desk:{name}")).status_code == 404, name
    assert clerk.post(reverse("desk:processing-export")).status_code == 404


def test_the_copy_is_fetched_with_the_key_after_the_answer_and_the_restriction_is_seen(desk):
    petition = received("complaint")
    browser = Client()
    address = reverse("portal:own-copy", args=[petition.code])
    browser.post(reverse("portal:follow", args=[petition.code]), {"key": petition.follow_key})
    own = reverse("portal:own-data", args=[petition.code])
    browser.post(own, {"kind": "access", "asked": "Cho xem"})
    browser.post(own, {"kind": "objection", "asked": "Đừng gọi điện"})
    assert browser.get(address).status_code == 302, "not before the answer"
    head = desk(HEAD)
    for asked in DataRequest.objects.order_by("pk"):
        page = head.get(reverse("desk:data-request", args=[asked.pk])).content.decode()
        assert "Sửa dữ liệu nào" not in page
        head.post(reverse("desk:data-request", args=[asked.pk]), {"result": "granted", "answer": "Chỉ gửi thư.", "ground": ""})
    assert "ban-sao.json" in browser.get(own).content.decode()
    assert browser.get(address).json()["code"] == petition.code
    assert Client().get(address).status_code == 302
    assert "Hạn chế dùng dữ liệu" in head.get(reverse("desk:petition", args=[petition.code])).content.decode()
