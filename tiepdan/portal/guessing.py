"""How many wrong keys came from a place in this hour. A place is a keyed hash: nobody's address is kept."""

from datetime import datetime

from django.db.models import Q
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tiepdan.offices.address import address_of
from tiepdan.portal.models import WrongKeys

MOST_A_PETITION = 20  # wrong keys an hour, from one place, for one petition
MOST_A_PLACE = 600  # and for all petitions together: a whole commune may share one address, and mistype; a key has 8 signs, 10^11 and more


def places_of(request: HttpRequest, code: str, about: str = "") -> tuple[str, str]:
    """The place alone, and the place with the petition it asks about; `about` keeps one sort of count apart from another."""
    address = f"{about} {address_of(request)}".strip()
    return _hash(address), _hash(f"{address} {code}")


def guessed_too_often(places: tuple[str, str], now: datetime) -> bool:
    everywhere, here = places
    return WrongKeys.objects.filter(
        Q(place=everywhere, count__gte=MOST_A_PLACE) | Q(place=here, count__gte=MOST_A_PETITION), hour=now.replace(minute=0, second=0, microsecond=0),
    ).exists()


def often_here(place: str, most: int, now: datetime) -> bool:
    return WrongKeys.objects.filter(place=place, count__gte=most, hour=now.replace(minute=0, second=0, microsecond=0)).exists()


def _hash(words: str) -> str:
    return salted_hmac("tiepdan.portal.guessing", words, algorithm="sha256").hexdigest()
