"""Who holds a post from when: taking it, standing in for its holder, leaving it."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.journal.record import record
from tiepdan.offices import entries
from tiepdan.offices.actions.leaving import end_keys_of_left
from tiepdan.offices.errors import AlreadyHeld, DatesReversed, GroundMissing, HoldingEnded, PostHeld
from tiepdan.offices.models import Holding, Official, Post
from tiepdan.offices.permission import require_administrator


@transaction.atomic
def assign_holding(official_id: int, post_id: int, *, by: Actor, since: date) -> Holding:
    """The official takes the post from a day on. Raises PostHeld, AlreadyHeld, AbilityMissing."""
    require_administrator(by)
    post, official = _locked(post_id), Official.objects.get(pk=official_id)
    other = _holdings_from(post, since).filter(deputising=False).select_related("official").first()
    if other and other.official_id == official.pk:
        raise AlreadyHeld(official=official, post=post)
    if other:
        raise PostHeld(post=post, holder=other.official)
    holding = Holding.objects.create(post=post, official=official, since=since)
    record(entries.HOLDING_ASSIGNED, post, by=by, official=official, post=post, since=since)
    return holding


@transaction.atomic
def deputise(official_id: int, post_id: int, *, by: Actor, since: date, ground: str, until: date | None = None) -> Holding:
    """The official stands in for the post's holder on a ground: the paper or the reason it rests on.

    `until` is the first day on which it no longer holds. Raises GroundMissing, DatesReversed, AlreadyHeld, AbilityMissing.
    """
    require_administrator(by)
    post, official = _locked(post_id), Official.objects.get(pk=official_id)
    if not ground.strip():
        raise GroundMissing()
    if until and until < since:
        raise DatesReversed(since=f"{since:%d/%m/%Y}", until=f"{until:%d/%m/%Y}")
    if _holdings_from(post, since, until).filter(official=official).exists():
        raise AlreadyHeld(official=official, post=post)
    holding = Holding.objects.create(post=post, official=official, since=since, until=until, deputising=True, ground=ground.strip())
    record(entries.HOLDING_DEPUTISED, post, by=by, official=official, post=post, since=since, until=until, ground=holding.ground)
    return holding


@transaction.atomic
def end_holding(holding_id: int, *, by: Actor, on: date) -> Holding:
    """The official no longer holds the post from the day `on`; their key to sealed identities ends with it, that night at the latest.

    Raises HoldingEnded, DatesReversed, AbilityMissing.
    """
    require_administrator(by)
    holding = Holding.objects.select_for_update(of=("self",)).select_related("post__office", "official").get(pk=holding_id)
    if holding.until and holding.until <= on:
        raise HoldingEnded(official=holding.official, post=holding.post, until=f"{holding.until:%d/%m/%Y}")
    if on < holding.since:
        raise DatesReversed(since=f"{holding.since:%d/%m/%Y}", until=f"{on:%d/%m/%Y}")
    holding.until = on
    holding.save(update_fields=["until"])
    record(entries.HOLDING_ENDED, holding.post, by=by, official=holding.official, post=holding.post, until=on)
    end_keys_of_left(by=by, now=timezone.now(), official_id=holding.official_id)
    return holding


def _locked(post_id: int) -> Post:
    return Post.objects.select_for_update(of=("self",)).select_related("office").get(pk=post_id)


def _holdings_from(post: Post, since: date, until: date | None = None):
    """Holdings of the post that would overlap one from `since` (to before `until`)."""
    overlapping = post.holdings.filter(Q(until__isnull=True) | Q(until__gt=since))
    return overlapping.filter(since__lt=until) if until else overlapping
