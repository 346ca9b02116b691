"""A citizen is told what is left by the days off of their own province."""

from datetime import date

import pytest

from tiepdan.common.actor import SYSTEM
from tiepdan.intake.tests.factories import fresh, received
from tiepdan.law.actions import change_days
from tiepdan.law.models import Clock
from tiepdan.portal.standing import standing_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]
TODAY, STORM = date(2026, 11, 25), date(2026, 12, 3)


def test_a_day_off_of_the_province_is_not_counted_as_left():
    petition = received()
    change_days(by=SYSTEM, province_id=petition.province_id, off={STORM: "nghỉ bão"}, worked={}, ground="TB 15", today=TODAY)
    Clock.objects.exclude(duty="complaint.first.accept").update(dropped_on=TODAY)
    assert standing_of(fresh(petition), TODAY).due_words == "Còn 7 ngày làm việc", "the country's calendar says 8"
