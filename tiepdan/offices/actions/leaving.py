"""What goes with a holding that is over: the key of who held it to sealed identities."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.offices.models import Holding
from tiepdan.vault.actions import end_key
from tiepdan.vault.models import Key


@transaction.atomic
def end_keys_of_left(*, by: Actor, now: datetime, official_id: int | None = None) -> int:
    """End the keys of those who hold their post no longer, of one official or of all; how many. What they could open waits for who can give it again.

    Luật Tố cáo Đ.49: only who must know; whoever has left need not. A successor makes a key of their own.
    """
    held = Holding.objects.filter(_current(timezone.localdate(now)), official_id=OuterRef("official_id"), post_id=OuterRef("post_id"))
    keys = Key.objects.filter(~Exists(held), kind=Key.Kind.HOLDER, ended_at__isnull=True)
    left = list((keys.filter(official_id=official_id) if official_id else keys).values_list("pk", flat=True))
    for number in left:
        end_key(number, by=by, now=now, because=Key.Ended.LEFT)
    return len(left)


def _current(today: date) -> Q:
    """Held today, or to be held from a later day: a key made beforehand stays."""
    return Q(until__isnull=True) | Q(until__gt=today)
