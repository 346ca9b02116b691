"""Opening an identity for somebody who is not among those who must know: asked by one key-holder, agreed to by another."""

from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.intake.errors import MayNotSeeIdentity
from tiepdan.intake.models import Petition
from tiepdan.vault.actions import ask_unsealing
from tiepdan.vault.models import Unsealing


@transaction.atomic
def ask_to_unseal(petition_id: int, *, by: Actor, now: datetime, reason: str) -> Unsealing:
    """A key-holder asks the others to open the identity of a petition they may see; never the accused's side (Luật Tố cáo Đ.8, Đ.49).

    Raises MayNotSeeIdentity, ReasonForUnsealing, RecoveryMissing, KeyLocked, NotAKeyHolder, VaultClosed.
    """
    petition = Petition.objects.visible_to(by).select_related("sealed").filter(pk=petition_id).first()
    if petition is None or petition.sealed is None or by.post_id == petition.accused_post_id:
        raise MayNotSeeIdentity()
    return ask_unsealing(petition.sealed.token, by=by, now=now, reason=reason)
