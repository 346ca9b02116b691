"""Work that a request does not wait for. Jobs only call acts; one that fails is tried again."""

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tiepdan.common.actor import SYSTEM


@app.task(name="intake.read", queue="reading", retry=RetryStrategy(max_attempts=5, exponential_wait=4))
def read_petition_job(petition_id: int) -> None:
    """Page by page first, each kept as soon as it is read; then what the petition says as a whole. Stopped, it goes on where it was."""
    from tiepdan.documents.actions import read_through
    from tiepdan.documents.read import papers_unread
    from tiepdan.intake.actions.read import read_petition
    from tiepdan.vault.actions import with_machine

    machine = with_machine(by=SYSTEM)
    for paper in papers_unread("petition", petition_id):
        read_through(paper, by=machine)
    read_petition(petition_id, by=SYSTEM, now=timezone.now())


@app.periodic(cron="40 2 * * *")
@app.task(name="intake.refit_all", queue="reading")
def refit_all_job(timestamp: int) -> None:
    """Each night one job for each unit that has something new to learn from: one that fails keeps no other from learning."""
    from tiepdan.intake.reader import units_to_refit

    for unit in units_to_refit():
        lock = f"reader/{unit.province.pk}/{unit.office.pk if unit.office else 0}"
        refit_job.configure(lock=lock).defer(province_id=unit.province.pk, office_id=unit.office.pk if unit.office else None)


@app.task(name="intake.refit", queue="reading")
def refit_job(province_id: int, office_id: int | None) -> None:
    from tiepdan.intake.actions.learn import refit_reader
    from tiepdan.intake.reader import Unit
    from tiepdan.offices.models import Office, Province

    unit = Unit(Province.objects.get(pk=province_id), Office.objects.get(pk=office_id) if office_id else None)
    refit_reader(unit, by=SYSTEM, now=timezone.now())


def read_later(petition_id: int) -> None:
    """Queue the reading in the act's own transaction: rolled back with it, run after commit."""
    read_petition_job.configure(lock=f"petition/{petition_id}").defer(petition_id=petition_id)
