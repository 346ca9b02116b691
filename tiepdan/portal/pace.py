"""How fast petitions come: a person writes for minutes, a script sends in seconds. Addresses alone limit nobody: a whole commune may share one.

Whoever writes at an ordinary pace is never refused, however many sit behind the same address. Only when many petitions came from a place
sooner than anybody writes are the hasty ones asked to wait; the draft stays, and the same press of the button later sends it.
"""

from datetime import datetime

from django.http import HttpRequest

from tiepdan.common.actor import CITIZEN
from tiepdan.portal.actions import count_hurry
from tiepdan.portal.drafts import OpenDraft
from tiepdan.portal.errors import TooHasty
from tiepdan.portal.guessing import often_here, places_of

WRITES_FOR = 20  # seconds; nobody answers five questions sooner
MOST_HASTY = 30  # an hour and a place: people who try the system out, a clerk who pastes


def at_ordinary_pace(request: HttpRequest, draft: OpenDraft, now: datetime) -> None:
    """Counts a hasty sending. Raises TooHasty when the place has had its fill of them."""
    if (now - draft.row.begun_at).total_seconds() >= WRITES_FOR:
        return
    place, _here = places_of(request, "", about="hurry")
    if often_here(place, MOST_HASTY, now):
        raise TooHasty(seconds=WRITES_FOR)
    count_hurry(place, by=CITIZEN, now=now)
