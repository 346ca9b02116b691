"""The real worker on the real queue."""

import threading

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


def work_off() -> None:
    """Let the worker do everything that is queued. In a thread: Playwright's event loop runs in this one."""
    worker = threading.Thread(target=_work)
    worker.start()
    worker.join()
    left = ProcrastinateJob.objects.exclude(status="succeeded").values_list("task_name", "status", "args")
    assert not left, list(left)


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
