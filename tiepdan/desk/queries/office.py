"""Who holds what in an office, counted to a limit so that a crowded desk does not slow the page."""

from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Func, IntegerField, OuterRef

from tiepdan.common.actor import Actor
from tiepdan.desk.clocks import horizon
from tiepdan.law.calendar import Calendar
from tiepdan.law.models import Clock
from tiepdan.offices.models import Official, Post
from tiepdan.offices.queries import holders_of

MOST = 1000  # counted; beyond it the page says “hơn 1.000”


@dataclass(frozen=True)
class Desk:
    """A post of the office with whoever holds it and how much of what it holds is late, soon, paused."""

    post: Post
    official: Official | None
    late: int
    soon: int
    paused: int
    total: int

    @property
    def name(self) -> str:
        return self.official.full_name if self.official else self.post.title

    @property
    def initials(self) -> str:
        return self.official.initials if self.official else "—"


def desks_of(actor: Actor, today: date, calendar: Calendar) -> list[Desk]:
    """Every post of the actor's office, the busiest first. Two queries, whatever is held."""
    running = Clock.objects.running().filter(holder_post_id=OuterRef("pk"))
    dated = running.filter(paused_since__isnull=True)
    posts = list(
        Post.objects.filter(office_id=actor.office_id).annotate(
            late=_count(dated.filter(due__lt=today)), soon=_count(dated.filter(due__gte=today, due__lte=horizon(today, calendar))),
            dated=_count(dated.filter(due__isnull=False)), undated=_count(dated.filter(due__isnull=True)), total=_count(running),
        )
    )
    held_by = holders_of([post.pk for post in posts], today)
    desks = [Desk(post, held_by.get(post.pk), post.late, post.soon, _paused(post), post.total) for post in posts]
    return sorted(desks, key=lambda desk: (-desk.late, -desk.soon, -desk.total, desk.post.order))


def _paused(post: Post) -> int:
    """What is held and neither dated nor undated: so told, the count follows the index of the holder's clocks. Unknown past MOST."""
    return post.total - post.dated - post.undated if post.total < MOST else 0


def _count(clocks) -> Func:
    return Func(ArraySubquery(clocks.order_by("due", "id").values("due")[:MOST]), function="cardinality", output_field=IntegerField())
