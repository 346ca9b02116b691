"""A denunciation given to a body outside: what goes along is compared with the folder first, and written down with its hash afterwards."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.intake import entries
from tiepdan.intake.actions.extracts import known_to
from tiepdan.intake.errors import HandoverTells
from tiepdan.intake.models import ExtractHandover
from tiepdan.journal.record import record
from tiepdan.people.actions import reveal
from tiepdan.reading.known import still_told

WHY_OPENED = "So gói bản trích với danh tính trước khi giao ra ngoài."


@transaction.atomic
def compare_with_folder(petition_id: int, *, by: Actor, items: Mapping[str, str]) -> None:
    """What is to leave, by the name of each item, compared with what is known of the denouncer (Luật Tố cáo Đ.8 k.3, Đ.56).

    Raises AbilityMissing, ExtractNotYours, HandoverTells, KeyLocked, NotGiven, VaultClosed.
    """
    petition = known_to(petition_id, by=by)
    box = reveal(petition.sealed_id, by=by, reason=WHY_OPENED)
    for name, words in items.items():
        if kinds := still_told([words], box, accused=petition.accused):
            raise HandoverTells(item=name, kinds=", ".join(kinds))


@transaction.atomic
def write_handover(petition_id: int, *, by: Actor, now: datetime, to: str, receiver: str, ground: str, items: Sequence[str], pages: int,
                   sha256: str) -> ExtractHandover:
    """Write down what was given outside: to whom, on which article, the hash of the archive. Raises AbilityMissing, ExtractNotYours."""
    petition = known_to(petition_id, by=by)
    made = ExtractHandover.objects.create(petition=petition, office_id=by.office_id, to=to, receiver=receiver, ground=ground, items=list(items), pages=pages,
                                          sha256=sha256, handed_at=now, handed_by=by.signature[:300], handed_post_id=by.post_id)
    record(entries.EXTRACT_HANDED_OVER, petition, by=by, at=now, to=to, ground=ground, pages=pages, sha256=sha256)
    return made
