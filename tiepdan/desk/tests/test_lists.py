"""Lists and search: only what may be seen, page after page by key, without tone marks."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tiepdan.cases.tests.factories import an_order, at_state
from tiepdan.desk.queries import lists
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import NAME, classified, received, routed
from tiepdan.offices.tests.factories import SA_PA, TA_VAN, Y_TY, at, office, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
PETITIONS, CASES, SEARCH = "/can-bo/don/", "/can-bo/vu-viec/", "/can-bo/tim/"


def html_of(browser, address: str) -> str:
    return browser.get(address).content.decode()


def codes(actor, ask=lists.petitions, size: int = 50, **asked: str) -> list[str]:
    after, told = "", []
    while True:
        page = ask(actor, lists.Asked(**asked), after, size)
        told += [getattr(row, "petition", row).code for row in page.rows]
        if not page.after:
            return told
        after = page.after


def test_an_office_sees_its_own_and_the_province_all(desk):
    mine, theirs = received(key="a"), received(key="b", office_code=SA_PA)
    assert codes(at(f"{SA_PA}.clerk")) == [theirs.code]
    assert codes(at(f"{Y_TY}.clerk")) == [theirs.code, mine.code], "what it received, and what it is competent for"
    assert codes(at(f"{TA_VAN}.clerk")) == []
    assert codes(at("TTT.head")) == [theirs.code, mine.code]
    assert theirs.code in html_of(desk(f"{SA_PA}.clerk"), PETITIONS)
    assert mine.code not in html_of(desk(f"{SA_PA}.clerk"), PETITIONS)


def test_pages_by_key_hold_each_petition_once():
    for number in range(7):
        received(key=f"n{number}", office_code=SA_PA if number % 3 else Y_TY)
    for seat in (f"{Y_TY}.clerk", "TTT.head"):
        whole = codes(at(seat))
        assert whole == list(Petition.objects.visible_to(at(seat)).order_by("-pk").values_list("code", flat=True))
        assert codes(at(seat), size=2) == whole


def test_a_list_is_narrowed_by_state_kind_and_holder(desk):
    plain, sent_on = classified(received(key="a")), routed(key="b")
    denounced = classified(received("denunciation", key="c"))
    officer = at(f"{Y_TY}.petition")
    assert codes(officer, state="routed") == [sent_on.code]
    assert codes(officer, kind="denunciation") == [denounced.code]
    assert set(codes(officer, whose="mine")) == {petition.code for petition in (plain, sent_on, denounced) if petition.holder_post_id == officer.post_id}
    html = html_of(desk(f"{Y_TY}.petition"), f"{PETITIONS}?state=routed&kind=complaint")
    assert sent_on.code in html
    assert plain.code not in html


def test_a_narrowed_page_looks_through_so_many_rows_and_goes_on(monkeypatch):
    monkeypatch.setattr(lists, "SCAN", 3)
    for number in range(5):
        received(key=f"n{number}")
    sealed = [received("denunciation", key=f"d{number}").code for number in range(2)]
    for number in range(5):
        received(key=f"m{number}")
    first = lists.petitions(at(f"{Y_TY}.clerk"), lists.Asked(kind="denunciation"), "")
    assert (first.rows, bool(first.after)) == ([], True)
    assert codes(at(f"{Y_TY}.clerk"), kind="denunciation") == sealed[::-1]


def test_common_words_are_found_too(monkeypatch):
    monkeypatch.setattr(lists, "FEW", 2)
    sent = [received(key=f"n{number}").code for number in range(4)]
    assert [row.code for row in lists.search(at(f"{Y_TY}.clerk"), "thua dat").page.rows] == sent[::-1]


def test_an_empty_list_says_what_to_do(desk):
    html = html_of(desk(f"{Y_TY}.petition"), f"{PETITIONS}?state=closed")
    assert "Không có đơn nào như vậy." in html
    assert "Hãy bớt điều kiện lọc" in html


def test_cases_of_the_office_and_those_whose_duties_it_owes(desk):
    seat = post(f"{SA_PA}.petition")
    held = at_state("complaint", "in_effect", orders=[an_order(office_id=seat.office_id, post_id=seat.pk)])
    secret = at_state("denunciation", "in_effect", orders=[an_order(office_id=seat.office_id, post_id=seat.pk)])
    assert set(codes(at(f"{Y_TY}.clerk"), lists.rounds)) == {held.petition.code, secret.petition.code}
    assert codes(at(f"{SA_PA}.petition"), lists.rounds) == [held.petition.code], "a denunciation's file stays with its settler"
    assert held.petition.code in html_of(desk(f"{Y_TY}.verifier-1"), f"{CASES}?kind=complaint_first&state=in_effect")


def test_a_longer_list_asks_no_more_queries(desk):
    def queries() -> list[int]:
        told = []
        for browser in browsers:
            for address in (PETITIONS, CASES, f"{SEARCH}?q=thao+seo"):
                with CaptureQueriesContext(connection) as seen:
                    assert browser.get(address).status_code == 200
                told.append(len(seen))
        return told

    browsers = [desk(f"{Y_TY}.petition"), desk("TTT.head")]
    for kind in ("complaint", "denunciation", "feedback"):
        at_state(kind, "accepted", key=kind)
    few = queries()
    for number in range(4):
        at_state("complaint", "accepted", key=f"c{number}")
        at_state("denunciation", "accepted", key=f"d{number}")
    assert queries() == few
    assert max(few) <= 14


@pytest.mark.parametrize("typed", ["thua dat so 45", "tho\u0301n si\u0301n cha\u0309i", "112/QĐ-UBND", "112/qđ-ubnd", "THÀO SEO VẢNG", "thao seo"])
def test_search_needs_neither_marks_nor_order(desk, typed):
    petition = received()
    assert petition.code in html_of(desk(f"{Y_TY}.petition"), f"{SEARCH}?q={typed}")
    assert petition.code not in html_of(desk(f"{SA_PA}.petition"), f"{SEARCH}?q={typed}")


def test_a_whole_code_goes_straight_to_its_petition(desk):
    petition = received()
    answer = desk(f"{Y_TY}.petition").get(SEARCH, {"q": petition.code.lower().replace("-", " ")})
    assert answer.url == reverse("desk:petition", args=[petition.code])


def test_the_running_number_alone_is_enough(desk):
    petition = received()
    assert petition.code in html_of(desk(f"{Y_TY}.petition"), f"{SEARCH}?q={petition.number}")
    assert petition.code in html_of(desk(f"{Y_TY}.petition"), f"{SEARCH}?q={petition.code[:-2]}")
    assert petition.code not in html_of(desk(f"{SA_PA}.petition"), f"{SEARCH}?q={petition.number}")


def test_a_denouncers_name_finds_nothing(desk):
    petition = received("denunciation")
    html = html_of(desk("TTT.head"), f"{SEARCH}?q={NAME}")
    assert petition.code not in html
    assert "Không thấy gì" in html


def test_the_panel_under_the_box_is_a_piece_of_the_page(desk):
    petition = received()
    piece = desk(f"{Y_TY}.petition").get(SEARCH, {"q": "thao seo"}, headers={"HX-Request": "true"}).content.decode()
    assert petition.code in piece
    assert "<html" not in piece


def test_odd_words_find_nothing_and_break_nothing(desk):
    received()
    officer = desk(f"{Y_TY}.petition")
    for typed in ("", "   ", "%", "'; drop table", "a" * 5000, "((", "!", "0" * 40, "\u0000", "LC26-99999999999"):
        assert officer.get(SEARCH, {"q": typed}).status_code == 200


def test_a_bent_cursor_breaks_nothing(desk):
    received()
    officer = desk(f"{Y_TY}.petition")
    for after in ("x", "-1", "9" * 20, "2026-99-99.1", f"2026-11-11.{'9' * 30}", "rest", "restx", f"rest{'9' * 30}"):
        for address in (PETITIONS, CASES, "/can-bo/", "/can-bo/bao/"):
            assert officer.get(address, {"after": after}).status_code == 200


def test_an_office_is_named_as_people_say_it(desk):
    received()
    assert office(Y_TY).short_name in html_of(desk(f"{Y_TY}.petition"), PETITIONS)
