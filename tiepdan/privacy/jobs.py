"""Destroying goes on after the commit and is taken up again each night. Jobs only call acts."""

from datetime import UTC, datetime

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tiepdan.common.actor import SYSTEM


@app.task(name="privacy.destroy", queue="letters", retry=RetryStrategy(max_attempts=5, exponential_wait=8))
def destroy_job(destruction_id: int) -> None:
    """So many files, then a job of its own for the rest: no turn is long, and a line that waits is left to the night."""
    from tiepdan.privacy.actions import destroy
    from tiepdan.privacy.models import DestructionLine

    destroy(destruction_id, by=SYSTEM, now=timezone.now())
    if DestructionLine.objects.filter(destruction_id=destruction_id, state__in=["listed", "emptied"], waits_because="").exists():
        destroy_later(destruction_id)


@app.periodic(cron="37 1 * * *")
@app.task(name="privacy.destroy_on", queue="letters", queueing_lock="privacy.destroy_on")
def destroy_on_job(timestamp: int) -> None:
    """What waited for the vault, for a lawsuit or for a machine that stopped."""
    from tiepdan.privacy.actions import destroy
    from tiepdan.privacy.models import Destruction

    for made in Destruction.objects.filter(state="approved").order_by("pk")[:50]:
        destroy(made.pk, by=SYSTEM, now=datetime.fromtimestamp(timestamp, UTC), most=500)


def destroy_later(destruction_id: int) -> None:
    """Queue it in the act's own transaction."""
    destroy_job.configure(lock=f"destroy/{destruction_id}").defer(destruction_id=destruction_id)
