"""In which capacity an official acts today: the post held, or the one stood in for."""

from dataclasses import replace
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.offices.abilities import SEE_OFFICE, SEE_PROVINCE
from tiepdan.offices.models import Holding, Official, PostAbility

ABILITIES_OF_POST = PostAbility.objects.filter(post=OuterRef("post")).values("ability")


def holdings_in_force(official: Official, today: date) -> QuerySet[Holding]:
    """What the official holds today: own posts first, the newest first, then those held for somebody else."""
    return (
        Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), official=official, since__lte=today)
        .select_related("post__office__province")
        .annotate(ability_names=ArraySubquery(ABILITIES_OF_POST))
        .order_by("deputising", "-since", "pk")
    )


def acting(official: Official, today: date, *, post_id: int | None = None) -> Actor:
    """The actor an official's acts are written down to, in one query.

    `post_id` chooses among several posts held (the own one and one stood in for); a post not held
    today is passed over. Whoever holds nothing today, or whose account is closed, may do nothing.
    """
    held = list(holdings_in_force(official, today)) if official.is_active else []
    chosen = next((holding for holding in held if holding.post_id == post_id), None) or next(iter(held), None)
    if chosen is None:
        return Actor(ActorKind.OFFICIAL, official.full_name, official_id=official.pk)
    post, office = chosen.post, chosen.post.office
    return Actor(
        ActorKind.OFFICIAL, official.full_name, official_id=official.pk, post_id=post.pk,
        post_title=f"phụ trách thay {post.title}" if chosen.deputising else post.title,
        office_id=office.pk, office_code=office.code, office_name=office.short_name,
        province=office.province.code, province_id=office.province_id, abilities=frozenset(chosen.ability_names),
    )


def at_home(actor: Actor) -> Actor:
    """The same post with the eyes of its own office: what a search looks through unless the whole province is asked for, which is an act."""
    return replace(actor, abilities=actor.abilities - {SEE_PROVINCE} | {SEE_OFFICE}) if actor.can(SEE_PROVINCE) else actor
