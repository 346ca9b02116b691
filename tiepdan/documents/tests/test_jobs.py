"""The real worker, on the real queue in the same database."""

import pytest
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from tiepdan.documents import actions
from tiepdan.documents.models import Letter
from tiepdan.documents.tests.factories import TODAY

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def work_off(monkeypatch, transactional_db):
    """Let the worker do what is queued, and leave no connection behind in its thread."""
    for alias in ("default", "vault"):
        monkeypatch.setitem(connections[alias].settings_dict, "CONN_MAX_AGE", 0)
    with connection.cursor() as cursor:  # Django's flush between tests leaves the queue as it is
        cursor.execute("truncate procrastinate_jobs cascade")

    def work() -> None:
        with app.replace_connector(app.connector.get_worker_connector()) as working:
            working.run_worker(queues=["letters"], wait=False, install_signal_handlers=False, listen_notify=False)

    return work


def jobs_of(letter: Letter) -> list[str]:
    return list(ProcrastinateJob.objects.filter(task_name="documents.seal", args={"letter_id": letter.pk}).order_by("-id").values_list("status", flat=True))


def test_a_committed_signature_is_sealed_by_the_worker(drafted, people, work_off):
    letter = actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)
    work_off()
    letter = Letter.objects.get(pk=letter.pk)
    assert letter.state == "sealed" and letter.pdf is not None
    assert jobs_of(letter)[0] == "succeeded"


def test_a_signature_rolled_back_leaves_no_job(drafted, people):
    letter = drafted()
    before = len(jobs_of(letter))
    with transaction.atomic():
        actions.sign_letter(letter.pk, by=people["head"], today=TODAY)
        assert len(jobs_of(letter)) == before + 1
        transaction.set_rollback(True)
    assert len(jobs_of(letter)) == before
