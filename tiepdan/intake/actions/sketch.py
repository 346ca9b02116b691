"""Petitions taken in before there were sketches, or sketched by an earlier version, get theirs."""

from django.db import transaction
from django.db.models import Exists, OuterRef

from tiepdan.common.actor import Actor
from tiepdan.intake.actions._sketching import keep_sketch
from tiepdan.intake.models import Petition, Sketch
from tiepdan.reading.repeats.sketch import VERSION


@transaction.atomic
def sketch_missing(*, by: Actor, after: int = 0, most: int = 500) -> tuple[int, int]:
    """Sketch up to `most` petitions that have none of today's version, in the order of their keys beyond `after`. Done again, it changes nothing.

    Returns (how many, the last key looked at; 0 when none is left). Nothing is said of a petition that it does not say itself: no journal entry.
    """
    current = Sketch.objects.filter(petition_id=OuterRef("pk"), version=VERSION)
    waiting = Petition.objects.filter(~Exists(current), pk__gt=after).exclude(state="received").select_related("petitioner").order_by("pk")
    petitions = list(waiting.defer("search", "findings").select_for_update(of=("self",))[:most])
    for petition in petitions:
        keep_sketch(petition)
    return len(petitions), petitions[-1].pk if petitions else 0
