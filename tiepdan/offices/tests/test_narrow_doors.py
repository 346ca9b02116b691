"""Offices outside the system have a narrow door, each by what the law gives it; the same in the whole of Lào Cai."""

import pytest

from tiepdan.offices.province_data import read_province
from tiepdan.offices.tests.factories import LAO_CAI

NARROW = {
    **{kind: {"see.handed"} for kind in ("police", "military", "procuracy", "court", "enforcement", "party", "central")},
    "council": {"see.handed", "see.reports"}, "front": {"see.handed", "see.reports"}, "press": set(),
}


@pytest.fixture(scope="module")
def outside():
    return [office for office in read_province(LAO_CAI).offices if not office.fields["handles_inside"]]


def test_every_office_outside_has_one_post_with_a_narrow_door(outside):
    assert {office.fields["kind"] for office in outside} == NARROW.keys()
    for office in outside:
        told = [(post.code, post.abilities) for post in office.posts]
        assert told == [("contact", NARROW[office.fields["kind"]])], office.code


def test_none_of_them_sees_a_file_or_settles_anything(outside):
    for office in outside:
        for post in office.posts:
            assert not post.abilities & {"see.office", "see.province", "identity.reveal", "petition.route", "case.accept", "offices.administer"}, office.code
