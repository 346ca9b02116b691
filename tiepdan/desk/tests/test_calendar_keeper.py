"""Who keeps offices also keeps the calendar; who does the province's legal work vouches for rules."""

from tiepdan.law.permission import CHANGE_LAW, VOUCH
from tiepdan.offices.abilities import ADMINISTER, LAW_REVIEW


def test_the_calendar_is_kept_by_whoever_administers_the_offices():
    assert CHANGE_LAW == ADMINISTER


def test_rules_are_vouched_for_by_the_legal_officer():
    assert VOUCH == LAW_REVIEW
