"""The real worker on the real queue, and other work with an event loop of its own: Playwright's runs in the thread of the tests."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

T = TypeVar("T")


def aside(work: Callable[[], T]) -> T:
    """Do it in a thread of its own and give its answer."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(work).result()


def work_off() -> None:
    """Let the worker do everything that is queued, the letters sealed, the photographs read. What comes by the clock may be waiting again."""
    aside(_work)
    by_the_clock = {name for name, _turn in app.periodic_registry.periodic_tasks}
    left = ProcrastinateJob.objects.exclude(status="succeeded").exclude(task_name__in=by_the_clock).values_list("task_name", "status", "args")
    assert not left, list(left)


def _work() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
