"""Open one page of a sealed original for whoever may open the box it belongs to."""

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.documents.models import Paper
from tiepdan.documents.read import paper_bytes
from tiepdan.intake import entries
from tiepdan.intake.errors import OriginalClosed, ReasonNeeded
from tiepdan.intake.models import Petition
from tiepdan.journal.record import record
from tiepdan.offices.abilities import REVEAL


@transaction.atomic
def see_original(petition_id: int, *, by: Actor, paper_id: int, page: int, reason: str) -> bytes:
    """The bytes of a sealed paper; each look at a page is in the journal with its reason (Luật Tố cáo Đ.49, Đ.56).

    The same people as may see the identity: handwriting tells who wrote. Raises AbilityMissing, OriginalClosed, ReasonNeeded, KeyLocked, NotGiven,
    VaultClosed.
    """
    require(by, REVEAL)
    petition = Petition.objects.visible_to(by).filter(pk=petition_id).first()
    if petition is None or by.office_id not in {petition.holder_office_id, petition.competent_office_id} or by.post_id == petition.accused_post_id:
        raise OriginalClosed()
    paper = Paper.objects.select_related("file").get(pk=paper_id, subject="petition", subject_id=petition.pk)
    if not reason.strip():
        raise ReasonNeeded()
    record(entries.ORIGINAL_SEEN, petition, by=by, page=page, reason=reason.strip())
    return paper_bytes(paper, by=by)
