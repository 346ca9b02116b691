"""In which capacity an official acts, and what may be asked about offices in one query."""

import pytest

from tiepdan.common.actor import SYSTEM, ActorKind
from tiepdan.offices import abilities
from tiepdan.offices.acting import acting, holdings_in_force
from tiepdan.offices.actions import deputise, end_holding
from tiepdan.offices.errors import HeadMissing, OfficeUnknown
from tiepdan.offices.models import Official, Post
from tiepdan.offices.queries import (
    head_of,
    holder_of,
    holders_of,
    office_by_code,
    offices_of,
    post_in_role,
    post_with,
    remote_on,
    vacant_posts,
)


@pytest.fixture
def head(small):
    return Official.objects.get(username="an.suoitren")


def test_the_post_held_gives_office_province_and_abilities(head, today, django_assert_num_queries):
    with django_assert_num_queries(1):
        actor = acting(head, today)
    assert (actor.kind, actor.office_code, actor.province) == (ActorKind.OFFICIAL, "99001", "99")
    assert actor.abilities == {abilities.ROUTE, abilities.ACCEPT, abilities.SIGN, abilities.CHECK, abilities.SEE_OFFICE}
    assert actor.signature == "Lò Văn An, Người đứng đầu, UBND xã Suối Trên"


def test_abilities_of_one_post_may_differ_from_its_role(small):
    of = {code: set(Post.objects.get(code=code).ability_rows.values_list("ability", flat=True))
          for code in ("TN.99001.petition", "TN.SNV.petition")}
    assert of["TN.SNV.petition"] == of["TN.99001.petition"] - {abilities.PROVE} | {abilities.SEE_OFFICE}


def test_the_own_post_comes_before_one_stood_in_for_and_can_be_chosen(head, today):
    other = Post.objects.get(code="TN.99002.head")
    deputise(head.pk, other.pk, by=SYSTEM, since=today, ground="QĐ 5/QĐ-UBND")
    assert acting(head, today).office_code == "99001"
    assert acting(head, today, post_id=other.pk).office_code == "99002"
    assert acting(head, today, post_id=Post.objects.get(code="TN.SNV.head").pk).office_code == "99001"
    assert [holding.post.office.code for holding in holdings_in_force(head, today)] == ["99001", "99002"]


def test_who_holds_nothing_or_is_closed_may_do_nothing(head, today):
    head.is_active = False
    assert acting(head, today).abilities == frozenset()
    head.is_active = True
    end_holding(head.holdings.get().pk, by=SYSTEM, on=today)
    actor = acting(head, today)
    assert (actor.abilities, actor.post_id, actor.name) == (frozenset(), None, "Lò Văn An")


def test_whoever_stands_in_answers_for_the_post(head, today):
    post, other = head.holdings.get().post, Official.objects.get(username="binh.suoitren")
    deputise(other.pk, post.pk, by=SYSTEM, since=today, ground="QĐ 5/QĐ-UBND")
    assert holder_of(post, today) == holders_of([post.pk], today)[post.pk] == other


def test_each_question_is_one_query(small, today, django_assert_num_queries):
    with django_assert_num_queries(1):
        office = office_by_code("99", "99001")
        assert office.province.letters == "TN"
    with django_assert_num_queries(1):
        assert str(head_of(office)) == "Người đứng đầu, UBND xã Suối Trên"
    with django_assert_num_queries(1):
        assert post_with(office, abilities.SEND).code == "TN.99001.clerk"
    with django_assert_num_queries(1):
        assert remote_on(office, today).certain
    with django_assert_num_queries(1):
        assert {post.code for post in vacant_posts("99", today)} >= {"TN.99002.head", "TN.99001.verifier"}


def test_a_post_without_a_holder_is_not_offered(small, today):
    office = office_by_code("99", "99002")
    assert post_with(office, abilities.SIGN) is None
    assert post_with(office_by_code("99", "99001"), abilities.SIGN, today=today.replace(year=2024)) is None


def test_what_is_not_there_is_said(small, today):
    with pytest.raises(OfficeUnknown) as refusal:
        office_by_code("99", "02701")
    assert "02701" in str(refusal.value)
    with pytest.raises(HeadMissing):
        head_of(office_by_code("99", "TAND"))
    assert post_in_role(office_by_code("99", "TAND"), "deputy") is None
    assert [office.code for office in offices_of("99", today, "commune", "court")] == ["99001", "99002", "TAND"]
