"""“Còn N ngày làm việc” leaves out the province's own days off, on every page, for one question more whatever the number of lines."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tiepdan.common.actor import SYSTEM
from tiepdan.desk.clocks import horizon, stand
from tiepdan.intake.tests.factories import received
from tiepdan.law.actions import change_days
from tiepdan.law.calendar import DEFAULT
from tiepdan.law.models import Clock
from tiepdan.law.queries import calendar_of
from tiepdan.offices.models import Province
from tiepdan.offices.tests.factories import Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]
TODAY, STORM = date(2026, 11, 25), date(2026, 12, 3)


def storm(day: date = STORM) -> None:
    change_days(by=SYSTEM, province_id=Province.objects.get().pk, off={day: "nghỉ bão"}, worked={}, ground="TB 15", today=TODAY)


def test_pages_count_what_is_left_by_the_provinces_days(desk):
    petition = received()
    assert Clock.objects.get(duty="complaint.first.accept").due == date(2026, 12, 4)
    storm()
    assert Clock.objects.get(duty="complaint.first.accept").due == date(2026, 12, 7)
    officer = desk(f"{Y_TY}.petition")
    for address in ("/can-bo/", f"/can-bo/don/{petition.code}/"):
        html = officer.get(address).content.decode()
        assert "Còn 7 ngày làm việc" in html, "the country's calendar says 8"
        assert "Còn 8 ngày làm việc" not in html


def test_soon_reaches_over_a_day_off_of_the_province():
    storm(date(2026, 11, 26))
    here = calendar_of(Province.objects.get().pk)
    assert (horizon(TODAY, DEFAULT), horizon(TODAY, here)) == (date(2026, 11, 30), date(2026, 12, 1))
    assert (stand(date(2026, 12, 1), TODAY, DEFAULT).state, stand(date(2026, 12, 1), TODAY, here).state) == ("ok", "soon")


def test_the_calendar_is_asked_once_a_page_however_long_the_list(desk):
    received()
    storm()
    officer, asked = desk(f"{Y_TY}.petition"), []
    for number in range(2):
        with CaptureQueriesContext(connection) as seen:
            officer.get("/can-bo/")
        asked.append((len(seen), sum('FROM "law_daychange"' in one["sql"] for one in seen)))
        for turn in range(5):
            received(key=f"{number}-{turn}")
    assert asked[0] == asked[1]
    assert asked[0][1] == 1
