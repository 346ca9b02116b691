"""The real worker reads a paper page by page; the job of a worker that died is taken up again where it was."""

import contextlib
from datetime import timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.actions import keep_page
from tiepdan.documents.jobs import DEAD_AFTER, take_up_again_job
from tiepdan.documents.models import PageReading
from tiepdan.documents.read import page_text
from tiepdan.intake.tests.factories import COMPLAINT, fresh
from tiepdan.intake.tests.scanned import on_paper, paper_of
from tiepdan.journal.models import JournalEntry
from tiepdan.reading.paper_words import PageRead

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("lao_cai")]


@pytest.fixture
def work_off(monkeypatch, transactional_db):
    """Let the worker do what is queued, and leave no connection behind in its thread."""
    for alias in ("default", "vault"):
        monkeypatch.setitem(connections[alias].settings_dict, "CONN_MAX_AGE", 0)
    with connection.cursor() as cursor:  # Django's flush between tests leaves the queue as it is
        cursor.execute("truncate procrastinate_jobs cascade")

    def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(queues=["letters", "reading"], wait=False, install_signal_handlers=False, listen_notify=False)

    return work


def as_if_killed(petition) -> None:
    """The queue as a worker leaves it that was killed in the middle of this petition's job, some minutes ago."""
    with connection.cursor() as cursor:
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (%s) returning id", [timezone.now() - timedelta(seconds=10 * DEAD_AFTER)])
        cursor.execute("update procrastinate_jobs set status = 'doing', worker_id = %s where args = %s::jsonb",
                       [cursor.fetchone()[0], f'{{"petition_id": {petition.pk}}}'])


def look_round() -> None:
    """What the worker's own clock does every minute, and may have done just now."""
    with contextlib.suppress(AlreadyEnqueued):
        take_up_again_job.defer(timestamp=0)


def job_of(petition) -> str:
    return ProcrastinateJob.objects.get(task_name="intake.read", args={"petition_id": petition.pk}).status


def test_a_job_whose_worker_was_killed_goes_on_at_the_page_it_had_come_to(work_off):
    petition = on_paper(COMPLAINT, COMPLAINT, COMPLAINT, read=False)
    keep_page(paper_of(petition), PageRead(1, f"{COMPLAINT}\nđọc trước khi bị ngắt", "ocr", 0.9), by=SYSTEM)
    as_if_killed(petition)
    look_round()
    work_off()
    work_off()
    assert job_of(petition) == "succeeded" and fresh(petition).state == "read"
    pages = list(PageReading.objects.filter(paper=paper_of(petition)).order_by("number"))
    assert [page.number for page in pages] == [1, 2, 3] and page_text(pages[0], by=SYSTEM).endswith("đọc trước khi bị ngắt")
    assert JournalEntry.objects.filter(kind="petition.read", subject_id=petition.pk).count() == 1
    assert JournalEntry.objects.filter(kind="paper.read").count() == 1


def test_a_job_that_is_alive_is_left_alone(work_off):
    petition = on_paper(COMPLAINT, read=False)
    as_if_killed(petition)
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_workers set last_heartbeat = now()")
    look_round()
    work_off()
    assert job_of(petition) == "doing" and fresh(petition).state == "received"
