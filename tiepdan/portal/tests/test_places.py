"""The commune a citizen means, by today's name or by the one it had."""

import pytest

from tiepdan.offices.tests.factories import TA_VAN, TODAY, Y_TY
from tiepdan.portal.places import find_communes, is_sure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai")]


def _codes(typed: str) -> list[str]:
    return [office.code for office in find_communes(typed, TODAY)]


def test_todays_name_is_taken_at_its_word():
    assert _codes("xã Y Tý") == _codes("y ty") == [Y_TY]


def test_an_old_commune_leads_to_the_one_that_took_it_over_and_is_shown_before_it_is_taken():
    assert _codes("xã Hoàng Liên") == _codes("Hoàng Liên") == [TA_VAN]
    assert not is_sure("Hoàng Liên", find_communes("Hoàng Liên", TODAY))


def test_an_old_district_offers_its_communes():
    assert TA_VAN in _codes("thị xã Sa Pa")
    assert _codes("huyện Bát Xát") == [Y_TY]


def test_a_name_that_never_was_finds_nothing():
    assert _codes("Zzz") == []
