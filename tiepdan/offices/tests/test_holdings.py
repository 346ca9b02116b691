"""Who holds a post: one holder at a time, standing in only on a ground, everything written down."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import assign_holding, deputise, end_holding
from tiepdan.offices.errors import AlreadyHeld, DatesReversed, GroundMissing, HoldingEnded, PostHeld
from tiepdan.offices.models import Holding, Official, Post


@pytest.fixture
def newcomer(small):
    return Official.objects.create(username="dung.suoitren", full_name="Lò Văn Dũng")


@pytest.fixture
def headship(small):
    return Post.objects.get(code="TN.99001.head")


def test_a_vacant_post_is_taken_and_told(newcomer, small, administrator, today):
    post = Post.objects.get(code="TN.99002.head")
    assign_holding(newcomer.pk, post.pk, by=administrator, since=today)
    entry = JournalEntry.objects.about("post", post.pk).get()
    assert (entry.chain, entry.kind) == ("99/SNV", "holding.assigned")
    assert entry.sentence == "Giao Lò Văn Dũng giữ chức vụ Người đứng đầu, UBND xã Suối Dưới từ 2026-11-24."
    assert acting(newcomer, today).post_id == post.pk


def test_a_held_post_is_refused_until_its_holder_has_left(newcomer, headship, today):
    with pytest.raises(PostHeld) as refusal:
        assign_holding(newcomer.pk, headship.pk, by=SYSTEM, since=today)
    assert "Lò Văn An" in str(refusal.value)
    end_holding(headship.holdings.get().pk, by=SYSTEM, on=today)
    assign_holding(newcomer.pk, headship.pk, by=SYSTEM, since=today)
    assert headship.holdings.count() == 2


def test_nobody_takes_a_post_twice(headship, today):
    with pytest.raises(AlreadyHeld):
        assign_holding(Official.objects.get(username="an.suoitren").pk, headship.pk, by=SYSTEM, since=today)


def test_the_database_itself_allows_one_holder_at_a_time(newcomer, headship, today):
    with pytest.raises(IntegrityError, match="post_has_one_holder_at_a_time"), transaction.atomic():
        Holding.objects.create(post=headship, official=newcomer, since=today)


def test_the_database_itself_wants_a_ground_for_standing_in(newcomer, headship, today):
    with pytest.raises(IntegrityError, match="deputising_has_a_ground"), transaction.atomic():
        Holding.objects.create(post=headship, official=newcomer, since=today, deputising=True)


def test_standing_in_needs_a_ground_and_days_in_order(newcomer, headship, today):
    with pytest.raises(GroundMissing):
        deputise(newcomer.pk, headship.pk, by=SYSTEM, since=today, ground="  ")
    with pytest.raises(DatesReversed):
        deputise(newcomer.pk, headship.pk, by=SYSTEM, since=today, until=date(2026, 1, 1), ground="QĐ 5/QĐ-UBND")
    assert not Holding.objects.filter(official=newcomer).exists()


def test_standing_in_beside_the_holder_gives_the_post_for_the_time(newcomer, headship, administrator):
    holding = deputise(newcomer.pk, headship.pk, by=administrator, since=date(2026, 12, 1), until=date(2026, 12, 15), ground="QĐ 5/QĐ-UBND")
    assert acting(newcomer, date(2026, 11, 30)).post_id is None
    standing_in = acting(newcomer, date(2026, 12, 14))
    assert standing_in.can("case.accept")
    assert standing_in.signature == "Lò Văn Dũng, phụ trách thay Người đứng đầu, UBND xã Suối Trên"
    assert acting(newcomer, date(2026, 12, 15)).abilities == frozenset()
    assert JournalEntry.objects.about("post", headship.pk).get().facts["ground"] == holding.ground
    with pytest.raises(AlreadyHeld):
        deputise(newcomer.pk, headship.pk, by=administrator, since=date(2026, 12, 10), ground="QĐ 6/QĐ-UBND")


def test_a_holding_ends_once_and_not_before_it_began(headship, today):
    holding = headship.holdings.get()
    with pytest.raises(DatesReversed):
        end_holding(holding.pk, by=SYSTEM, on=date(2025, 6, 30))
    end_holding(holding.pk, by=SYSTEM, on=today)
    with pytest.raises(HoldingEnded):
        end_holding(holding.pk, by=SYSTEM, on=today)
    assert JournalEntry.objects.about("post", headship.pk).count() == 1


def test_only_the_administrator_says_who_holds_a_post(newcomer, headship, today):
    head = acting(Official.objects.get(username="an.suoitren"), today)
    for act in (lambda: assign_holding(newcomer.pk, headship.pk, by=head, since=today),
                lambda: deputise(newcomer.pk, headship.pk, by=head, since=today, ground="QĐ"),
                lambda: end_holding(headship.holdings.get().pk, by=head, on=today)):
        with pytest.raises(AbilityMissing):
            act()
