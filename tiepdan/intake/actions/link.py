"""Say that two petitions are about one thing, or that they are not. Nothing is merged; each word can be taken back with nothing lost."""

from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound, require
from tiepdan.intake import entries
from tiepdan.intake.errors import AlreadyDismissed, AlreadyLinked, NotWithItself, ReasonNeeded, UndoneBefore
from tiepdan.intake.models import Dismissal, Link, Petition
from tiepdan.intake.repeat_kinds import BY_NAME
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.record import record
from tiepdan.offices.abilities import ROUTE


@transaction.atomic
def link_petitions(petition_id: int, other_id: int, *, relation: str, by: Actor, now: datetime, ground: str = "") -> Link:
    """Link the later petition to the earlier as one of the five legal kinds of repeat (`repeat_kinds`); which came first is seen from their numbers.

    `ground` is what the comparison said. A former "no repeat" about the pair is taken back with it.
    Raises AbilityMissing, NotFound for a petition the actor may not see, NotWithItself, AlreadyLinked, KeyError for a kind nobody knows.
    """
    require(by, ROUTE)
    kind = BY_NAME[relation]
    later, earlier = _pair(petition_id, other_id, by=by)
    if Link.objects.filter(petition=later, earlier=earlier, relation=kind.name, undone_at__isnull=True).exists():
        raise AlreadyLinked(code=later.code, other=earlier.code)
    _open_dismissals(later, earlier).update(taken_back_at=now, taken_back_by=by.signature[:300])
    link = Link.objects.create(
        petition=later, earlier=earlier, relation=kind.name, ground=ground[:400], made_at=now, made_by=by.signature[:300], made_post_id=by.post_id,
    )
    _told(entries.LINKED, later, earlier, by=by, now=now, kind=kind.label, link=link.pk)
    return link


@transaction.atomic
def unlink_petitions(link_id: int, *, by: Actor, now: datetime, because: str) -> Link:
    """Take a link back, with the reason; it stays as history and may be made again. Raises AbilityMissing, NotFound, UndoneBefore, ReasonNeeded."""
    require(by, ROUTE)
    link = Link.objects.select_for_update().filter(pk=link_id).first()
    if link is None:
        raise NotFound(what="liên kết")
    later, earlier = _pair(link.petition_id, link.earlier_id, by=by)
    if link.undone_at is not None:
        raise UndoneBefore()
    if not because.strip():
        raise ReasonNeeded()
    link.undone_at, link.undone_by, link.undone_post_id, link.undone_because = now, by.signature[:300], by.post_id, because.strip()[:300]
    link.save(update_fields=["undone_at", "undone_by", "undone_post", "undone_because"])
    _told(entries.UNLINKED, later, earlier, by=by, now=now, kind=BY_NAME[link.relation].label, because=because.strip(), link=link.pk)
    return link


@transaction.atomic
def dismiss_repeat(petition_id: int, other_id: int, *, by: Actor, now: datetime) -> Dismissal:
    """Say that the two are no repeat, so that the pair is not shown again. Raises AbilityMissing, NotFound, NotWithItself, AlreadyDismissed, AlreadyLinked."""
    require(by, ROUTE)
    later, earlier = _pair(petition_id, other_id, by=by)
    if _open_dismissals(later, earlier).exists():
        raise AlreadyDismissed()
    if Link.objects.filter(petition=later, earlier=earlier, undone_at__isnull=True).exists():
        raise AlreadyLinked(code=later.code, other=earlier.code)
    dismissal = Dismissal.objects.create(petition=later, earlier=earlier, made_at=now, made_by=by.signature[:300], made_post_id=by.post_id)
    _told(entries.DISMISSED, later, earlier, by=by, now=now)
    return dismissal


@transaction.atomic
def take_back_dismissal(dismissal_id: int, *, by: Actor, now: datetime) -> Dismissal:
    """Show the pair again. Raises AbilityMissing, NotFound, UndoneBefore."""
    require(by, ROUTE)
    dismissal = Dismissal.objects.select_for_update().filter(pk=dismissal_id).first()
    if dismissal is None:
        raise NotFound(what="điều đã ghi")
    later, earlier = _pair(dismissal.petition_id, dismissal.earlier_id, by=by)
    if dismissal.taken_back_at is not None:
        raise UndoneBefore()
    dismissal.taken_back_at, dismissal.taken_back_by = now, by.signature[:300]
    dismissal.save(update_fields=["taken_back_at", "taken_back_by"])
    _told(entries.DISMISSAL_TAKEN_BACK, later, earlier, by=by, now=now)
    return dismissal


def _pair(one_id: int, other_id: int, *, by: Actor) -> tuple[Petition, Petition]:
    """(later, earlier), both held until the act ends and both the actor's to see."""
    if one_id == other_id:
        raise NotWithItself()
    seen = list(
        Petition.objects.visible_to(by).filter(pk__in=[one_id, other_id]).select_for_update(of=("self",)).defer("search", "findings", "text").order_by("pk")
    )
    if len(seen) != 2:
        raise NotFound(what="đơn")
    return seen[1], seen[0]


def _open_dismissals(later: Petition, earlier: Petition):
    return Dismissal.objects.filter(petition=later, earlier=earlier, taken_back_at__isnull=True)


def _told(entry: EntryKind, later: Petition, earlier: Petition, *, by: Actor, now: datetime, **facts: object) -> None:
    """On each file what was said of it; a denunciation is not named on the file of another, which more people may read (Luật Tố cáo Đ.8, Đ.49)."""
    for about, other in ((later, earlier), (earlier, later)):
        named = other.code if other.sealed_id is None else "một đơn được giữ kín"
        record(entry, about, by=by, at=now, other=named, **facts)
