"""Looking for the same person: the keys the database keeps are those we ask for, few rows each way, links taken back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.common.errors import AbilityMissing
from tiepdan.people.actions import link_persons, remember_person, unlink_persons
from tiepdan.people.errors import GroundMissing, NotLinked, OrganisationNotLinked, SamePersonRow
from tiepdan.people.models import Person, PersonLink
from tiepdan.people.permission import LINK_PEOPLE
from tiepdan.people.queries import EACH_WAY, alike, keys_of, keys_of_person, linked_together, links_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 25, 8, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
OFFICER = Actor(ActorKind.OFFICIAL, "Lù Thị Mai", official_id=3, post_id=4, post_title="Người tiếp công dân", office_code="BTCD",
                office_name="Ban Tiếp công dân", province="10", abilities=frozenset({LINK_PEOPLE}))


def person(name: str = "Lý Thị Mỹ", **told: object) -> Person:
    kept = remember_person({"name": name, **told}, by=OFFICER)  # type: ignore[typeddict-item]
    return Person.objects.get(pk=kept.pk)


@pytest.mark.parametrize(
    ("name", "number", "phone"),
    [
        ("Lý Thị Mỹ", "010 172-004.417", "+84 912 345 678"), ("Mỹ", "b1234567", "84912345678"), ("Ɖỗ  Văn   Ý", "", "0912.345.678"),
        ("n" * 160, "0" * 20, "8" * 20),
        ("", "", ""), ("Y Y", "căn cước 12", "máy 84"),
    ],
)
def test_the_keys_asked_for_are_the_keys_kept(name, number, phone):
    kept = person(name or " ", identity_number=number, phone=phone)
    asked = keys_of_person(kept)
    assert (kept.number_key, kept.phone_key) == (asked.number, asked.phone)
    assert kept.name_key == asked.name or not asked.name


def test_each_key_finds_its_rows_and_nobody_else():
    whole = person(birth_year=1972, identity_number="010172004417", phone="0912345678")
    shorter, yearless = person("Lí Mĩ", birth_year=1972), person("LY MY")
    number, phone = person("Ai Đó", identity_number="010-172-004417"), person("Ai Khác", phone="+84912345678")
    person("Lý Thị Mỹ", birth_year=1990)
    person("Lý Thị Mai", birth_year=1972)
    person("Công ty Lý Mỹ", birth_year=1972, phone="0912345678", organisation=True)
    found = alike(keys_of_person(whole), leave_out=whole.pk)
    assert {one.pk for one in found} == {one.pk for one in (shorter, yearless, number, phone)}
    assert alike(keys_of("", None, "", "")) == alike(keys_of("", None, "1", "113")) == []


def test_a_common_name_brings_few_rows_in_one_query():
    Person.objects.bulk_create([Person(name="Nguyễn Văn An", name_folded="nguyen van an", birth_year=1970) for _ in range(3 * EACH_WAY)])
    with CaptureQueriesContext(connection) as queries:
        assert len(alike(keys_of("Nguyễn Văn An", 1970, "010070004417", "0912345678"))) == EACH_WAY
    assert len(queries) == 1


def test_links_run_through_others_and_come_apart_again():
    one, two, three, apart = (person(birth_year=year) for year in (1970, 1971, 1972, 1973))
    first = link_persons(two.pk, one.pk, by=OFFICER, now=NOW, ground="papers", signs=["Họ tên giống nhau."])
    assert (first.one_id, first.other_id) == (one.pk, two.pk)
    assert link_persons(one.pk, two.pk, by=OFFICER, now=NOW, ground="known") == first
    second = link_persons(two.pk, three.pk, by=OFFICER, now=NOW, ground="confirmed")
    assert [row.pk for row in linked_together(three.pk)] == [one.pk, two.pk, three.pk]
    assert linked_together(apart.pk) == [apart]
    assert links_of(two.pk) == [second, first]
    unlink_persons(first.pk, by=OFFICER, now=NOW, ground="mistake")
    assert [row.pk for row in linked_together(three.pk)] == [two.pk, three.pk]
    with pytest.raises(NotLinked):
        unlink_persons(first.pk, by=OFFICER, now=NOW, ground="mistake")
    assert link_persons(one.pk, two.pk, by=OFFICER, now=NOW, ground="papers") != first, "what was taken back can be said again"


def test_what_may_not_be_linked_is_refused_in_words():
    one, firm = person(), person("Hợp tác xã Y Tý", organisation=True)
    wrong = ((SamePersonRow, one, "papers", OFFICER), (OrganisationNotLinked, firm, "papers", OFFICER), (GroundMissing, firm, "", OFFICER),
             (AbilityMissing, firm, "papers", Actor(ActorKind.OFFICIAL, "Ai")))
    for refusal, other, ground, by in wrong:
        with pytest.raises(refusal):
            link_persons(one.pk, other.pk, by=by, now=NOW, ground=ground)
    assert not PersonLink.objects.exists()


def test_the_database_itself_refuses_a_second_standing_link_and_a_silent_taking_back():
    one, two = person(), person()
    link_persons(one.pk, two.pk, by=OFFICER, now=NOW, ground="papers")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonLink.objects.create(one=one, other=two, ground="papers", made_at=NOW, made_by="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonLink.objects.create(one=two, other=one, ground="papers", made_at=NOW, made_by="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonLink.objects.update(taken_back_at=NOW)
