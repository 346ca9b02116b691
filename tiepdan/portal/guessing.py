"""How many wrong keys came from a place in this hour. A place is a keyed hash: nobody's address is kept."""

from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tiepdan.common.address import address_of
from tiepdan.portal.models import WrongKeys

MOST_A_PETITION = 20  # wrong keys an hour, from one place, for one petition
MOST_A_PLACE = 100  # and for all petitions together: a commune may share one address


def places_of(request: HttpRequest, code: str) -> tuple[str, str]:
    """The place alone, and the place with the petition it asks about."""
    address = address_of(request)
    return _hash(address), _hash(f"{address} {code}")


def guessed_too_often(places: tuple[str, str], now: datetime) -> bool:
    everywhere, here = places
    return WrongKeys.objects.filter(
        Q(place=everywhere, count__gte=MOST_A_PLACE) | Q(place=here, count__gte=MOST_A_PETITION), hour=now.replace(minute=0, second=0, microsecond=0),
    ).exists()


def _hash(words: str) -> str:
    return salted_hmac("tiepdan.portal.guessing", words, algorithm="sha256").hexdigest()
