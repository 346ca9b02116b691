"""Who looked: officials see who opened what; whoever sent the petition sees the post, the day and the ground, never a name."""

from dataclasses import replace

import pytest
from django.test import Client

from tiepdan.cases.looks import PAGE, looks_at
from tiepdan.common.actor import SYSTEM
from tiepdan.intake.actions import see_identity
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import received, routed
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.actions import reveal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
REASON = "Mời ông Vàng A Páo lên làm việc."


def opened(petition: Petition, times: int = 1) -> None:
    for _turn in range(times):
        see_identity(petition.pk, by=at(f"{Y_TY}.head"), reason=REASON)


def asked_by_sender(petition: Petition, after: str = "") -> str:
    browser = Client()
    browser.post(f"/tra-cuu/{petition.code}/", {"key": petition.follow_key})
    return browser.get(f"/tra-cuu/{petition.code}/ai-da-xem/", {"after": after}).content.decode()


def test_every_opening_of_a_sealed_box_is_told_once_with_who_and_why(desk):
    petition = routed("denunciation")
    opened(petition, times=2)
    html = desk(f"{Y_TY}.petition").get(f"/can-bo/don/{petition.code}/ai-da-xem/").content.decode()
    assert html.count("Vàng A Páo") == 2
    assert at(f"{Y_TY}.head").name in html
    assert "Luật Tố cáo Đ.49" in html


def test_the_machines_own_openings_are_nobodys_look():
    petition = routed("denunciation")
    reveal(petition.sealed_id, by=replace(SYSTEM, keys=at(f"{Y_TY}.head").keys), reason="Đọc lại đơn")
    assert looks_at(petition) == ([], "")


def test_whoever_sent_it_sees_post_day_and_ground_but_no_name_and_no_words():
    petition = routed("denunciation")
    opened(petition)
    html = asked_by_sender(petition)
    by = at(f"{Y_TY}.head")
    assert by.post_title in html
    assert "Luật Tố cáo Đ.49" in html
    assert by.name not in html
    assert "Vàng A Páo" not in html


def test_without_the_key_nobody_asks():
    petition = routed("denunciation")
    opened(petition)
    answer = Client().get(f"/tra-cuu/{petition.code}/ai-da-xem/")
    assert answer.status_code == 302
    other = received("complaint")
    browser = Client()
    browser.post(f"/tra-cuu/{other.code}/", {"key": other.follow_key})
    assert browser.get(f"/tra-cuu/{petition.code}/ai-da-xem/").status_code == 302, "the key of one opens one"


def test_where_nobody_looked_it_says_so(desk):
    petition = received("complaint")
    assert "Chưa lần nào hồ sơ được giao" in asked_by_sender(petition)
    assert "Chưa ai mở gì" in desk(f"{Y_TY}.petition").get(f"/can-bo/don/{petition.code}/ai-da-xem/").content.decode()


def test_the_office_sees_the_looks_of_its_own_people_and_a_stranger_none(desk):
    petition = routed("denunciation")
    opened(petition)
    html = desk(f"{Y_TY}.head").get("/can-bo/ai-da-xem/").content.decode()
    assert petition.code in html
    assert petition.code not in desk(f"{SA_PA}.head").get("/can-bo/ai-da-xem/").content.decode()
    assert desk(f"{SA_PA}.head").get(f"/can-bo/don/{petition.code}/ai-da-xem/").status_code == 404
    assert desk("VP-UBND.administrator").get("/can-bo/ai-da-xem/").status_code == 404


def test_many_looks_are_read_page_by_page_in_few_questions(desk, django_assert_max_num_queries):
    petition = routed("denunciation")
    opened(petition, times=PAGE + 3)
    with django_assert_max_num_queries(4):
        first, after = looks_at(petition)
    rest, end = looks_at(petition, after)
    assert (len(first), len(rest), end) == (PAGE, 3, "")
    browser = desk(f"{Y_TY}.head")
    for page in (f"/can-bo/don/{petition.code}/ai-da-xem/", "/can-bo/ai-da-xem/"):
        with django_assert_max_num_queries(14):
            html = browser.get(page).content.decode()
        assert "Cũ hơn nữa" in html
    for wrong in ("abc", "9" * 40, "-1"):
        assert browser.get(f"/can-bo/don/{petition.code}/ai-da-xem/?after={wrong}").status_code == 200
