"""Part of the acts that change a petition's words: its sketch is made anew with them, in their transaction."""

from django.db import connection

from tiepdan.intake.models import Band, Petition, Sketch
from tiepdan.intake.seen_before import traits_of_petition
from tiepdan.reading.repeats.sketch import VERSION, sketch_of

KEEP_BANDS = "insert into intake_band (key, petition_id) select unnest(%s::integer[]), %s on conflict do nothing"


def keep_sketch(petition: Petition) -> None:
    """Keep the keys of what the petition says now, and none of what it said before.

    For a sealed petition that is the working extract; names are left out altogether, so that no key stands for the denouncer's.
    """
    made = sketch_of(traits_of_petition(petition), names=petition.sealed_id is None)
    keys = list(made.keys)
    earlier = Sketch.objects.filter(petition_id=petition.pk).first()
    if earlier and earlier.version == VERSION and earlier.keys == keys and bytes(earlier.print) == made.print:
        return
    if earlier:
        Band.objects.filter(key__in=set(earlier.keys) - set(keys), petition_id=petition.pk).delete()
    Sketch.objects.update_or_create(petition_id=petition.pk, defaults={"version": VERSION, "keys": keys, "print": made.print})
    with connection.cursor() as cursor:
        cursor.execute(KEEP_BANDS, [keys, petition.pk])
