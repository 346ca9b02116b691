"""Who keeps offices also keeps the calendar."""

from tiepdan.law.permission import CHANGE_LAW
from tiepdan.offices.abilities import ADMINISTER


def test_the_calendar_is_kept_by_whoever_administers_the_offices():
    assert CHANGE_LAW == ADMINISTER
