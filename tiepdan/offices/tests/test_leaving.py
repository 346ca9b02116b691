"""Whoever leaves a post takes no key to sealed identities along."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.offices.actions import end_holding, end_keys_of_left
from tiepdan.offices.models import Holding
from tiepdan.offices.tests import fixtures
from tiepdan.offices.tests.factories import Y_TY, post
from tiepdan.vault.models import Key

few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def living(seat: str) -> list[Key]:
    return list(Key.objects.filter(post_id=post(seat).pk, ended_at__isnull=True))


def test_the_key_ends_with_the_holding_and_nobody_elses_with_it():
    holding = Holding.objects.get(post=post(f"{Y_TY}.head"), until__isnull=True)
    Holding.objects.filter(pk=holding.pk).update(since=timezone.localdate() - timedelta(days=90))
    assert living(f"{Y_TY}.head")
    end_holding(holding.pk, by=SYSTEM, on=timezone.localdate())
    assert not living(f"{Y_TY}.head") and living(f"{Y_TY}.petition")
    assert Key.objects.get(post_id=holding.post_id).ended_because == "left"


def test_one_that_ends_later_keeps_its_key_until_that_night():
    holding, now = Holding.objects.get(post=post(f"{Y_TY}.head"), until__isnull=True), timezone.now()
    end_holding(holding.pk, by=SYSTEM, on=timezone.localdate() + timedelta(days=2))
    assert living(f"{Y_TY}.head") and end_keys_of_left(by=SYSTEM, now=now + timedelta(days=1)) == 0
    assert end_keys_of_left(by=SYSTEM, now=now + timedelta(days=2)) == 1 and not living(f"{Y_TY}.head")
    assert end_keys_of_left(by=SYSTEM, now=now + timedelta(days=2)) == 0
