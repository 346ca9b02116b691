"""The province's own data: who is there, that every office can do its work, and that loading is quick to repeat."""

import csv
import re
from collections import Counter

import pytest
from django.db import connection

from tiepdan.common.actor import SYSTEM
from tiepdan.offices import abilities
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import load_province
from tiepdan.offices.models import EndedKind, Holding, Office, Official, Post, Province, RemoteArea, Succession
from tiepdan.offices.old_names import name_key
from tiepdan.offices.province_data import SETTLING, read_province
from tiepdan.offices.queries import demo_accounts, head_of, holder_of, office_by_code, post_with, remote_on, successions_named, vacant_posts
from tiepdan.offices.tests.conftest import LAO_CAI

DEPARTMENTS = {
    "VP-UBND", "TTT", "SNV", "STP", "STC", "SCT", "SNNMT", "SXD", "SKHCN", "SGDDT", "SYT", "SVHTTDL", "SDTTG", "SNGV",
}
OTHERS = {"UBND-TINH", "BTCD", "BQLKKT", "CA-TINH", "BCHQS", "VKSND", "TAND", "THADS", "MTTQ", "HDND", "TINH-UY", "BAO-LC"}


@pytest.fixture
def data():
    return read_province(LAO_CAI)


@pytest.fixture
def lao_cai(db, today):
    return load_province(LAO_CAI, by=SYSTEM, today=today, demo_password="thử-cho-biết-2026")


def test_99_communes_and_wards_14_departments_and_the_others(data):
    communes = [office for office in data.offices if office.fields["kind"] == "commune"]
    assert len(communes) == 99
    assert all(re.fullmatch(r"\d{5}", office.code) for office in communes)
    assert Counter(office.fields["name"].split()[4] for office in communes) == {"xã": 89, "phường": 10}
    assert len(DEPARTMENTS) == 14
    assert {office.code for office in data.offices} >= DEPARTMENTS | OTHERS


def test_names_that_were_not_checked_say_so():
    with (LAO_CAI / "offices.csv").open() as lines:
        rows = list(csv.DictReader(lines))
    unmarked = {row["code"] for row in rows if row["kind"] != "commune" and "MEMORY" not in row["notes"]}
    assert unmarked == {"UBND-TINH", "BTCD"}


def test_who_works_on_tiep_dan_and_who_does_not(data):
    outside = {office.fields["kind"] for office in data.offices if not office.fields["handles_inside"]}
    inside = {office.fields["kind"] for office in data.offices if office.fields["handles_inside"]}
    assert inside == {"committee", "commune", "department", "inspectorate", "reception_board"}
    assert outside == {"police", "military", "procuracy", "court", "enforcement", "council", "front", "party", "press", "central"}


def test_invented_people_are_the_same_on_every_machine_and_nobody_twice(data):
    again = read_province(LAO_CAI)
    assert data.demo == again.demo
    assert len({person.full_name for person in data.demo}) == len({person.username for person in data.demo}) == len(data.demo)
    assert all(re.fullmatch(r"[a-z0-9]+\.[a-z0-9]+", person.username) for person in data.demo)


def test_every_post_of_every_office_has_a_holder(lao_cai, today):
    assert lao_cai["offices"] == Office.objects.count() == 135
    assert lao_cai["posts"] == Post.objects.count() == Holding.objects.count() == lao_cai["officials"]
    assert not vacant_posts("15", today).exists()


def test_every_settling_office_has_someone_for_every_work(lao_cai, today):
    needed = set(abilities.ABILITIES) - {abilities.SEE_PROVINCE, abilities.SEE_HANDED, abilities.LAW_REVIEW, abilities.ADMINISTER}
    settling = Office.objects.filter(handles_inside=True)
    assert settling.count() == 116
    for office in settling:
        assert set(office.posts.values_list("ability_rows__ability", flat=True)) >= needed, office.code


def test_the_inspectorate_and_the_justice_department_review_the_documents_of_the_province(lao_cai):
    posts = Post.objects.filter(ability_rows__ability=abilities.LAW_REVIEW)
    assert {post.office.code for post in posts.select_related("office")} == {"TTT", "STP"}


def test_only_the_administrator_administers_and_sees_no_file(lao_cai, today):
    posts = Post.objects.filter(ability_rows__ability=abilities.ADMINISTER)
    assert [post.code for post in posts] == ["LC.VP-UBND.administrator"]
    assert [row.ability for row in posts[0].ability_rows.all()] == [abilities.ADMINISTER]


def test_loading_tells_the_planner_how_many_rows_came(lao_cai):
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::int FROM pg_class WHERE relname = %s", [Holding._meta.db_table])
        assert cursor.fetchone() == (Holding.objects.count(),)


def test_y_ty(lao_cai, today):
    office = office_by_code("15", "02701")
    assert office.head_title == "Chủ tịch UBND xã Y Tý"
    assert str(head_of(office)) == "Chủ tịch, UBND xã Y Tý"
    chair = holder_of(head_of(office), today)
    assert (chair.username, chair.full_name, chair.initials) == ("chutich.yty", "Chu Xuân Hòa", "XH")
    assert acting(chair, today).signature == "Chu Xuân Hòa, Chủ tịch, UBND xã Y Tý"
    first = {ability: post_with(office, ability, today=today).code.rsplit(".", 1)[1] for ability in SETTLING}
    assert first == {
        "petition.register": "reception", "petition.hold": "petition", "petition.route": "reception",
        "case.accept": "head", "case.verify": "verifier-1",
        "letter.draft": "reception", "letter.sign": "head", "letter.send": "clerk", "duty.prove": "petition", "duty.check": "head",
    }


def test_remote_communes_are_an_assumption_and_dated(lao_cai, today):
    row = remote_on(office_by_code("15", "02701"), today)
    assert row.certain is False
    assert remote_on(office_by_code("15", "02701"), row.since.replace(year=2024)) is None
    assert remote_on(office_by_code("15", "02647"), today) is None
    assert not RemoteArea.objects.filter(certain=True).exists()


def test_demo_accounts_worth_trying_can_sign_in(lao_cai, today):
    accounts = demo_accounts("15", today)
    names = [account.username for account in accounts]
    assert names[0] == "tiepdan.btcd"
    assert {"xulydon.yty", "xacminh.yty", "vanthu.yty", "chutich.yty", "giamdoc.snnmt", "chanhthanhtra.ttt", "quantri.vpubnd"} <= set(names)
    assert len(names) == 14
    assert Official.objects.get(username="chutich.yty").check_password("thử-cho-biết-2026")


def test_loading_again_looks_once_and_changes_nothing(lao_cai, today, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        again = load_province(LAO_CAI, by=SYSTEM, today=today)
    assert again == {**lao_cai, "changes": 0}


def test_every_old_district_leads_to_the_communes_its_old_communes_went_to(data):
    lines = {kind: [plan for plan in data.successions if plan.fields["kind"] == kind] for kind in ("district", "commune", "department")}
    assert [len(lines[kind]) for kind in lines] == [18, 319, 14]
    for district in lines["district"]:
        inside = {code for plan in lines["commune"] if name_key(plan.fields["old_place"]) in district.fields["names"] for code in plan.successors}
        assert set(district.successors) == inside, district.fields["old_name"]
    communes = {office.code for office in data.offices if office.fields["kind"] == "commune"}
    assert {code for plan in lines["commune"] for code in plan.successors} == communes


def test_what_is_only_remembered_of_a_succession_says_so(data):
    assert {plan.fields["confidence"] for plan in data.successions} == {"MEMORY", "UNCERTAIN"}
    assert all(plan.fields["confidence"] == "UNCERTAIN" for plan in data.successions if plan.fields["kind"] == "department")


def test_an_old_body_is_found_by_the_name_people_write(lao_cai, django_assert_num_queries):
    province = Province.objects.get(code="15")
    with django_assert_num_queries(1):
        of_van_ban = successions_named(province, "Quyết định của Chủ tịch UBND huyện Văn Bàn", EndedKind.DISTRICT)
    assert len(of_van_ban) == 9 and {row.old_name for row in of_van_ban} == {"UBND huyện Văn Bàn"}
    assert {row.old_name for row in successions_named(province, "UBND TX. Sa Pa", EndedKind.DISTRICT)} == {"UBND thị xã Sa Pa"}
    assert {row.successor.code for row in successions_named(province, "Giám đốc Sở TN&MT tỉnh", EndedKind.DEPARTMENT)} == {"SNNMT"}
    assert successions_named(province, "Sở Tài chính", EndedKind.DEPARTMENT) == []
    assert successions_named(province, "", EndedKind.COMMUNE) == []


def test_of_two_old_communes_of_one_name_the_district_tells_which(lao_cai):
    province = Province.objects.get(code="15")
    names = Counter(name for name, place in Succession.objects.filter(kind="commune").values_list("old_name", "old_place"))
    twice = next(name for name, count in names.items() if count > 1)
    places = list(Succession.objects.filter(old_name=twice).values_list("old_place", flat=True))
    assert len(successions_named(province, twice, EndedKind.COMMUNE)) == len(places)
    (only,) = successions_named(province, f"{twice}, {places[0]}", EndedKind.COMMUNE)
    assert only.old_place == places[0]
