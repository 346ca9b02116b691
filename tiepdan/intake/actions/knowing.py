"""Acts on who may know a denouncer: the settler names somebody besides those the law lets know; the denouncer says whether they want secrecy."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import barred_from
from tiepdan.intake.errors import CannotBeNamed, MayNotSeeIdentity, ReasonNeeded
from tiepdan.intake.models import Petition
from tiepdan.journal.record import record
from tiepdan.offices.abilities import ACCEPT, REVEAL
from tiepdan.offices.models import Post
from tiepdan.people.actions import say_secrecy
from tiepdan.people.models import SealedIdentity
from tiepdan.vault.actions import take_from, tell
from tiepdan.vault.queries import knowing
from tiepdan.vault.reach import folder_key


@transaction.atomic
def let_somebody_know(petition_id: int, *, by: Actor, now: datetime, post: Post, reason: str) -> Petition:
    """The settler names a post that must know who denounced, with the reason: it gets the key at once (Luật Tố cáo Đ.49, Đ.56).

    Only who settles it, with their own key unlocked; never the accused's side, nor a post that may open no seal.
    Raises AbilityMissing, MayNotSeeIdentity, ReasonNeeded, CannotBeNamed, KeyLocked, NotGiven, VaultClosed.
    """
    petition = _settled_here(petition_id, by=by)
    if not reason.strip():
        raise ReasonNeeded()
    if post.pk in barred_from(petition) or not post.ability_rows.filter(ability=REVEAL).exists() or post.office.province_id != petition.province_id:
        raise CannotBeNamed(post=str(post))
    folder_key(petition.sealed.token, by.keys)
    record(entries.NAMED_TO_KNOW, petition, by=by, at=now, post=str(post), reason=reason.strip()[:300])
    tell(petition.sealed.token, [post.pk], by=by, because="người giải quyết giao", titles=str(post), now=now)
    return petition


@transaction.atomic
def let_know_no_longer(petition_id: int, *, by: Actor, now: datetime, post: Post) -> Petition:
    """The settler takes it back: the post's key opens it no more. What it saw it saw. Raises AbilityMissing, MayNotSeeIdentity, CannotBeNamed."""
    petition = _settled_here(petition_id, by=by)
    told = knowing(petition.sealed.token)
    if post.pk not in told.given | told.waiting or post.pk in {by.post_id, petition.holder_post_id}:
        raise CannotBeNamed(post=str(post))
    record(entries.NAMED_NO_LONGER, petition, by=by, at=now, post=str(post))
    take_from(petition.sealed.token, [post.pk], by=by, because="người giải quyết rút", titles=str(post), now=now)
    return petition


def _settled_here(petition_id: int, *, by: Actor) -> Petition:
    require(by, ACCEPT)
    petition = Petition.objects.visible_to(by).select_related("sealed", "accused_post").filter(pk=petition_id).first()
    if petition is None or petition.sealed is None or by.office_id != petition.competent_office_id:
        raise MayNotSeeIdentity()
    return petition


@transaction.atomic
def say_whether_secret(petition_id: int, *, by: Actor, now: datetime, declined: bool, words: str) -> SealedIdentity:
    """The denouncer said, and the officer who met them writes down how, that they do not want secrecy, or that they want it after all.

    Who may open the seal may write this. Raises AbilityMissing, MayNotSeeIdentity, ReasonNeeded, SecrecySaid.
    """
    require(by, REVEAL)
    petition = Petition.objects.visible_to(by).select_related("sealed").filter(pk=petition_id).first()
    if petition is None or petition.sealed is None or by.office_id not in {petition.holder_office_id, petition.competent_office_id}:
        raise MayNotSeeIdentity()
    if not words.strip():
        raise ReasonNeeded()
    record(entries.SECRECY_SAID, petition, by=by, at=now, said="không cần giữ bí mật" if declined else "muốn giữ bí mật", words=words.strip()[:300])
    return say_secrecy(petition.sealed.pk, by=by, today=timezone.localdate(now), declined=declined)
