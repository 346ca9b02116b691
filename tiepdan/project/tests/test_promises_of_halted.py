"""The promises hold for what was taken back, suspended, lengthened or ended early."""

import pytest

from tiepdan.cases.actions import extend, resume, suspend, terminate, withdraw
from tiepdan.cases.tests.factories import at_state, head, verifier
from tiepdan.intake.tests.factories import later
from tiepdan.offices.tests import fixtures
from tiepdan.project.promises import check_promises

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
few_offices_folder, lao_cai = fixtures.few_offices_folder, fixtures.lao_cai


def held_up(kind: str):
    held = at_state(kind, "reported")
    suspend(held.pk, by=head(), now=later(10), ground="waits_for_result", reason="Chờ bản án.")
    return held


def broken() -> list[str]:
    """The promises about rows; the one about the server cannot hold here, it forgets on purpose."""
    return [promise.sentence for promise in check_promises() if promise.holds is False and promise.number <= 6]


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_suspended_and_going_on(kind):
    held = held_up(kind)
    assert not broken()
    resume(held.pk, by=head(), now=later(20), reason="Có bản án.")
    assert not broken()


@pytest.mark.parametrize("kind", ["complaint", "denunciation"])
def test_terminated_while_suspended(kind):
    held = held_up(kind)
    extra = {} if kind == "complaint" else {"signs_of_violation": False, "coerced": False, "slander": False}
    withdraw(held.pk, by=verifier(), now=later(11), whole=True, contents="Rút hết.", signed=True, **extra)
    terminate(held.pk, by=head(), now=later(12), ground="withdrawn", reason="Đã rút.")
    assert not broken()


def test_given_more_time():
    held = at_state("denunciation", "accepted")
    extend(held.pk, by=head(), now=later(5), criteria=["places", "foreign"], reason="Hai thôn, có người nước ngoài.")
    assert not broken()
