"""Work that a request does not wait for. Jobs only call acts."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tiepdan.common.actor import SYSTEM


@app.periodic(cron="10 0 * * *")
@app.task(name="offices.end_keys_of_left", queue="letters", queueing_lock="offices.end_keys_of_left")
def end_keys_job(timestamp: int) -> None:
    """A holding may end on a day that was still to come when it was said: its key ends in that night."""
    from tiepdan.offices.actions import end_keys_of_left

    end_keys_of_left(by=SYSTEM, now=timezone.now())
