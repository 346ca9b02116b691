"""The same person? The panel offers, an officer links and takes back; nobody sees more than before, and no denouncer is met."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tiepdan.desk.queries.same_person import looked_up, person_page, same_person
from tiepdan.intake.models import Petition
from tiepdan.intake.tests.factories import ADDRESS, NAME, NUMBER, classified, fresh, received
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import REGISTER
from tiepdan.offices.tests.factories import SA_PA, Y_TY, at
from tiepdan.people.models import Person, PersonLink
from tiepdan.people.permission import LINK_PEOPLE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
ENTRY = "/can-bo/don/nhan/"


def two() -> tuple[Petition, Petition]:
    """The same man twice: once without his number, once with another telephone and no tone marks."""
    one = received(identity_number="", phone="0912 345 678", birth_year=1985)
    return one, received(name="THAO SEO VANG", phone="+84912345678", birth_year=1985, address="thon Sin Chai, xa Y Ty")


def link(browser, petition: Petition, other: Petition, ground: str = "papers"):
    return browser.post(reverse("desk:person-link", args=[petition.code, other.petitioner_id]), {"ground": ground}, follow=True)


def test_whoever_takes_petitions_in_may_link_people():
    assert LINK_PEOPLE == REGISTER


def test_the_page_of_a_petition_offers_who_may_be_the_same(desk):
    one, other = two()
    assert one.petitioner_id != other.petitioner_id
    html = desk(f"{Y_TY}.petition").get(reverse("desk:petition", args=[one.code])).content.decode()
    for told in ("Có thể là cùng một người", "THAO SEO VANG", other.code, "Cùng số điện thoại.", "Là cùng một người"):
        assert told in html


def test_an_officer_links_two_rows_and_both_stay(desk):
    one, other = two()
    officer = desk(f"{Y_TY}.petition")
    assert "Đã nối" in link(officer, one, other).content.decode()
    made = PersonLink.objects.get()
    assert {made.one_id, made.other_id} == {one.petitioner_id, other.petitioner_id}
    assert "Cùng số điện thoại." in made.signs
    assert fresh(one).petitioner_id == one.petitioner_id, "nothing is merged"
    page = officer.get(reverse("desk:person", args=[other.petitioner_id])).content.decode()
    assert one.code in page and other.code in page
    entry = JournalEntry.objects.get(kind="person.linked")
    assert NAME not in str(entry.facts) and entry.facts["ground"] == "đã đối chiếu giấy tờ tùy thân"


def test_linked_twice_it_is_one_link(desk):
    one, other = two()
    officer = desk(f"{Y_TY}.petition")
    link(officer, one, other)
    assert link(officer, other, one).status_code == 404, "a linked person is offered no more"
    assert PersonLink.objects.count() == 1


def test_a_link_is_taken_back_with_a_ground_and_history_stays(desk):
    one, other = two()
    officer = desk(f"{Y_TY}.petition")
    link(officer, one, other)
    made = PersonLink.objects.get()
    address = reverse("desk:person-unlink", args=[other.code, made.pk])
    assert "Chưa chọn lý do" in officer.post(address, {"ground": ""}, follow=True).content.decode()
    assert "Đã gỡ liên kết" in officer.post(address, {"ground": "mistake"}, follow=True).content.decode()
    made.refresh_from_db()
    assert made.taken_back_at is not None and made.taken_back_because == "mistake"
    assert JournalEntry.objects.filter(kind="person.unlinked").count() == 1
    assert one.code not in officer.get(reverse("desk:person", args=[other.petitioner_id])).content.decode()
    assert "Là cùng một người" in officer.get(reverse("desk:petition", args=[one.code])).content.decode(), "it is offered again"
    assert officer.post(address, {"ground": "mistake"}).status_code == 404


def test_without_a_ground_or_the_ability_nothing_is_linked(desk):
    one, other = two()
    assert "Chưa chọn lý do" in link(desk(f"{Y_TY}.petition"), one, other, ground="vì tôi muốn").content.decode()
    assert "không thuộc chức vụ" in link(desk(f"{Y_TY}.head"), one, other).content.decode()
    assert "Là cùng một người" not in desk(f"{Y_TY}.head").get(reverse("desk:petition", args=[one.code])).content.decode()
    assert not PersonLink.objects.exists()


def test_only_who_is_offered_can_be_linked(desk):
    one, _other = two()
    stranger = received(name="Giàng Thị Dợ", identity_number="010190112233", phone="", birth_year=1990)
    assert link(desk(f"{Y_TY}.petition"), one, stranger).status_code == 404
    assert link(desk(f"{SA_PA}.petition"), one, _other).status_code == 404, "the petition itself is out of sight"


def test_a_person_whose_petitions_are_out_of_sight_is_not_named(desk):
    one = received(identity_number="", phone="0912345678", office_code=SA_PA, place_code=SA_PA)
    Petition.objects.filter(pk=one.pk).update(competent_office=None)
    hidden = received(name="Thào Seo Vảng Hai", phone="0912345678", identity_number="")
    panel = same_person(fresh(hidden), at(f"{Y_TY}.petition"))
    assert panel is not None and panel.possible == []
    assert desk(f"{Y_TY}.petition").get(reverse("desk:person", args=[one.petitioner_id])).status_code == 404
    assert person_page(at(f"{Y_TY}.petition"), 999_999, "")[0] == []


def test_a_denunciation_has_no_panel_and_leaves_no_link(desk):
    one, other = two()
    link(desk(f"{Y_TY}.petition"), one, other)
    denounced = received("denunciation")
    assert same_person(denounced, at("TTT.head")) is None
    assert "same-person" not in desk("TTT.head").get(reverse("desk:petition", args=[denounced.code])).content.decode()
    gone = one.petitioner_id
    classified(fresh(one), kind="denunciation", against_post="commune_civil_servant")
    assert not Person.objects.filter(pk=gone).exists()
    assert not PersonLink.objects.exists(), "whoever turns out to be a denouncer is tied to nobody"


def test_at_the_counter_a_known_person_is_found_and_nothing_is_kept(desk):
    known = received(identity_number=NUMBER, birth_year=1985)
    officer = desk(f"{Y_TY}.reception")
    typed = {"look": "1", "name": "thào seo vảng", "identity_number": "010 085 001 234", "text": "Chưa gõ xong", "kind": "complaint", "birth_year": "19x"}
    html = officer.post(ENTRY, typed).content.decode()
    for told in (known.code, "Rất giống", "Chưa gõ xong", "Cùng số căn cước"):
        assert told in html
    assert Petition.objects.count() == 1 and Person.objects.count() == 1
    assert known.code not in desk(f"{SA_PA}.reception").post(ENTRY, typed).content.decode()


@pytest.mark.parametrize("said", ["", "\x00", "n" * 5000, "\u202e' or 1=1 --", "๑๒๓๔"])
def test_whatever_is_typed_the_counter_answers(desk, said):
    typed = dict.fromkeys(("name", "birth_year", "identity_number", "address", "phone", "email", "group_size", "channel", "place_code"), said)
    assert desk(f"{Y_TY}.reception").post(ENTRY, {"look": "1", **typed}).status_code == 200


def test_a_denouncer_is_looked_up_nowhere(desk):
    known = received(identity_number=NUMBER)
    html = desk(f"{Y_TY}.reception").post(ENTRY, {"look": "1", "name": NAME, "identity_number": NUMBER, "kind": "denunciation"}).content.decode()
    assert known.code not in html and "không tìm người gửi trong sổ" in html


def test_the_number_of_queries_does_not_grow_with_the_people(desk):
    def counted() -> list[int]:
        told = []
        for ask in (lambda: same_person(fresh(one), officer), lambda: looked_up({"name": NAME, "birth_year": "1985", "phone": "0912345678"}, officer),
                    lambda: person_page(officer, one.petitioner_id, "")):
            with CaptureQueriesContext(connection) as queries:
                ask()
            told.append(len(queries))
        return told

    one, other = two()
    officer = at(f"{Y_TY}.petition")
    link(desk(f"{Y_TY}.petition"), one, other)
    received(identity_number="", phone="0912345678", birth_year=1985, name="Thào Vảng")
    few = counted()
    for number in range(6):
        received(identity_number="", phone="0912345678", birth_year=1985, address=f"thôn {number}, {ADDRESS}")
    assert counted() == few
    assert few == [5, 3, 4]
