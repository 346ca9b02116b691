"""Who looked: officials see who opened what; whoever sent the petition sees the post, the day and the ground, never a name."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test import Client

from tiepdan.cases.looks import PAGE, looks_at
from tiepdan.common.actor import SYSTEM
from tiepdan.intake.actions import see_identity
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import received, routed
from tiepdan.journal.kinds import KINDS
from tiepdan.journal.looks import LOOKS, OF_FILES
from tiepdan.journal.models import JournalEntry
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
    with django_assert_max_num_queries(5):
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


def test_a_file_of_another_office_opens_by_one_press_that_everybody_sees_afterwards(desk):
    petition = received("complaint")
    above = desk("UBND-TINH.head")
    page = f"/can-bo/don/{petition.code}/"
    asked = above.get(page).content.decode()
    assert "Hồ sơ của cơ quan khác" in asked and petition.text[:40] not in asked
    assert not JournalEntry.objects.filter(kind="desk.opened_elsewhere").exists(), "a page that is read writes nothing"
    assert above.post(f"{page}mo/", {"then": page}).url == page
    assert "Hồ sơ của cơ quan khác" not in above.get(page).content.decode()
    above.get(page)
    assert JournalEntry.objects.filter(kind="desk.opened_elsewhere", subject_id=petition.pk).count() == 1
    assert "Mở xem hồ sơ của cơ quan khác" in desk(f"{Y_TY}.petition").get(f"{page}ai-da-xem/").content.decode()
    told = asked_by_sender(petition)
    assert "Cơ quan khác mở xem hồ sơ" in told and at("UBND-TINH.head").name not in told
    assert petition.code in above.get("/can-bo/ai-da-xem/").content.decode()


def test_ones_own_file_opens_without_a_press_and_a_stranger_opens_nothing(desk):
    petition = received("complaint")
    page = f"/can-bo/don/{petition.code}/"
    own = desk(f"{Y_TY}.petition")
    assert "Hồ sơ của cơ quan khác" not in own.get(page).content.decode()
    assert own.post(f"{page}mo/").status_code == 302 and not JournalEntry.objects.filter(kind="desk.opened_elsewhere").exists()
    assert desk(f"{SA_PA}.petition").post(f"{page}mo/").status_code == 404
    assert desk("UBND-TINH.head").post(f"{page}mo/", {"then": "https://xau.example/"}).url == page, "it leads nowhere else"


def test_lists_taken_out_and_searches_stand_among_the_looks_of_the_office_without_their_words(desk):
    received("complaint")
    above = desk("UBND-TINH.head")
    above.post("/can-bo/tim/toan-tinh/", {"q": "Vảng"})
    html = above.get("/can-bo/ai-da-xem/").content.decode()
    assert "Tìm trong hồ sơ của toàn tỉnh" in html and "Vảng" not in html


def test_looks_are_found_by_their_own_index(lao_cai):
    assert set(LOOKS) <= KINDS.keys(), "every kind of look is a kind of entry"
    with connection.cursor() as cursor:
        cursor.execute("set local enable_seqscan = off")
        for asked, index in (("chain = '15/02701' and kind in ({}) order by number desc limit 51", "journal_looks_of_office"),
                             ("subject = 'petition' and subject_id = 7 and kind in ({}) order by id desc limit 51", "journal_looks_at_file")):
            kinds = ", ".join(f"'{kind}'" for kind in (LOOKS if "chain" in asked else OF_FILES))
            cursor.execute("explain select * from journal_journalentry where " + asked.format(kinds))
            plan = " ".join(row[0] for row in cursor.fetchall())
            assert index in plan, plan
