"""Notifications in the page: looking changes nothing, opening one marks it read, nobody opens another's."""

import pytest
from django.urls import reverse

from tiepdan.documents.actions import notify
from tiepdan.documents.models import Outgoing
from tiepdan.intake.tests.factories import routed
from tiepdan.offices.models import Holding
from tiepdan.offices.tests.factories import SA_PA, TODAY, Y_TY, at, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
NOTICES = "/can-bo/bao/"


def told(link: str = "/can-bo/don/") -> Outgoing:
    return notify(post(f"{Y_TY}.petition").pk, "Có đơn mới.", by=at(f"{Y_TY}.head"), link=link)


def read(notice: Outgoing) -> str:
    return reverse("desk:notice-read", args=[notice.pk])


def test_looking_marks_nothing_and_opening_leads_on(desk):
    notice, officer = told(), desk(f"{Y_TY}.petition")
    html = officer.get(NOTICES).content.decode()
    assert "Có đơn mới." in html
    assert '<span class="visually-hidden">Báo cho tôi, chưa đọc:</span><b>1</b>' in html
    notice.refresh_from_db()
    assert notice.read_at is None
    assert officer.post(read(notice)).url == "/can-bo/don/"
    notice.refresh_from_db()
    assert notice.read_at is not None
    assert "Có đơn mới." not in officer.get(NOTICES).content.decode()
    assert "Có đơn mới." in officer.get(NOTICES + "?which=all").content.decode()


def test_it_may_be_marked_without_leaving(desk):
    assert desk(f"{Y_TY}.petition").post(read(told()), {"stay": "1"}).url == NOTICES


@pytest.mark.parametrize("link", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", ""])
def test_it_never_leads_outside(desk, link):
    assert desk(f"{Y_TY}.petition").post(read(told(link))).url == NOTICES


def test_anothers_notice_is_no_page(desk):
    notice = told()
    assert desk(f"{SA_PA}.petition").post(read(notice)).status_code == 404
    assert "Có đơn mới." not in desk(f"{SA_PA}.petition").get(NOTICES + "?which=all").content.decode()
    notice.refresh_from_db()
    assert notice.read_at is None


def test_links_of_the_acts_lead_to_pages(desk):
    routed()
    for notice in Outgoing.objects.filter(channel="page").exclude(link=""):
        seat = Holding.objects.filter(post_id=notice.post_id, until__isnull=True).values_list("post__code", flat=True).get().removeprefix("LC.")
        assert desk(seat).get(notice.link).status_code == 200


def test_who_stands_in_chooses_the_post_they_act_from(desk):
    deputy = Holding.objects.get(post__code=f"LC.{Y_TY}.deputy", until__isnull=True).official
    Holding.objects.create(post=post(f"{Y_TY}.head"), official=deputy, since=TODAY, deputising=True, ground="Quyết định 15/QĐ-UBND")
    browser = desk(f"{Y_TY}.deputy")
    assert "Quyết định 15/QĐ-UBND" in browser.get("/can-bo/chuc-vu/").content.decode()
    browser.post("/can-bo/chuc-vu/", {"post": post(f"{Y_TY}.head").pk})
    assert "phụ trách thay Chủ tịch" in browser.get("/can-bo/").content.decode()
    assert browser.post("/can-bo/chuc-vu/", {"post": post(f"{SA_PA}.head").pk}).status_code == 404
