"""Who holds a petition or a round: exactly one open row, moved inside the act that moves the file."""

from datetime import datetime

from tiepdan.common.actor import Actor
from tiepdan.intake.models import Custody
from tiepdan.law.actions import hand_over_clocks
from tiepdan.offices.models import Post


def take_custody(subject: str, subject_id: int, post: Post, *, by: Actor, now: datetime, reason: str) -> None:
    """End the present custody and begin this one; the running clocks go along."""
    ended = release_custody(subject, subject_id, by=by, now=now)
    Custody.objects.create(subject=subject, subject_id=subject_id, office_id=post.office_id, post=post, since=ended or now, reason=reason[:300])
    hand_over_clocks(by=by, subject=subject, subject_id=subject_id, holder_post_id=post.pk)


def release_custody(subject: str, subject_id: int, *, by: Actor, now: datetime) -> datetime | None:
    """Nobody holds it any more: it has ended, or goes on as part of a round. Answers when that was: a clock set back moves no custody into the past."""
    row = Custody.objects.filter(subject=subject, subject_id=subject_id, until__isnull=True).first()
    if row is None:
        return None
    row.until = max(now, row.since)
    row.save(update_fields=["until"])
    return row.until
