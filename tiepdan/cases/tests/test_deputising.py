"""Somebody stands in for the holder of a round who is on leave: sees it, takes its steps, and only for that time."""

from datetime import timedelta

import pytest

from tiepdan.cases import actions
from tiepdan.cases.models import Round
from tiepdan.cases.tests.factories import at_state, fresh
from tiepdan.common.actor import SYSTEM
from tiepdan.intake.tests.factories import later
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import deputise
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import Y_TY, post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def standing_in(held: Round) -> Official:
    """A new colleague, eight days for the verifier on leave."""
    colleague = Official.objects.create(username="thay.ytye", full_name="Giàng A Thay")
    since = later(2).date()
    deputise(colleague.pk, held.holder_post_id, by=SYSTEM, since=since, until=since + timedelta(days=8), ground="QĐ 5/QĐ-UBND")
    return colleague


def test_the_deputy_sees_the_round_and_takes_its_steps():
    held = at_state("complaint", "verifying")
    colleague = standing_in(held)
    assert held.holder_post_id == post(f"{Y_TY}.verifier-1").pk
    assert not Round.objects.visible_to(acting(colleague, later(1).date())).exists(), "not before the leave begins"
    deputy = acting(colleague, later(8).date())
    assert Round.objects.visible_to(deputy).get().pk == held.pk
    actions.report(held.pk, by=deputy, now=later(8), text="Đã đo lại thực địa.", agrees=True)
    assert fresh(held).state == "reported"
    assert "Giàng A Thay" in JournalEntry.objects.about("round", held.pk).filter(kind="round.reported").get().actor


def test_when_the_leave_is_over_nothing_is_theirs_any_more():
    held = at_state("complaint", "verifying")
    after = acting(standing_in(held), later(11).date())
    assert not Round.objects.visible_to(after).exists()
