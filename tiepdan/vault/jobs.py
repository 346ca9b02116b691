"""Work that a request does not wait for. Jobs only call acts."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tiepdan.common.actor import SYSTEM


@app.periodic(cron="* * * * *")
@app.task(name="vault.carry_over", queue="letters", queueing_lock="vault.carry_over")
def carry_over_job(timestamp: int) -> None:
    """What waits goes to the vault; while the vault is away it goes on waiting."""
    from tiepdan.vault.actions import carry_over, carry_traces, end_loans

    end_loans(by=SYSTEM, now=timezone.now())
    while carry_over(by=SYSTEM):
        pass
    while carry_traces(by=SYSTEM):
        pass


@app.periodic(cron="20 3 * * 0")
@app.task(name="vault.rotate_machine_key", queue="letters", queueing_lock="vault.rotate")
def rotate_job(timestamp: int) -> None:
    from tiepdan.vault.actions import rotate_machine_key
    from tiepdan.vault.reach import is_there

    if is_there():
        rotate_machine_key(by=SYSTEM)
