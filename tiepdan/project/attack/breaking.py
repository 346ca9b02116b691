"""Things that go wrong while a denouncer's facts are in hand: a table that is gone, a page that crashes. What is then said and logged is looked through."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client

from tiepdan.offices.models import Office
from tiepdan.project.attack.carrying import by_pages
from tiepdan.project.attack.planted import Denouncer
from tiepdan.project.attack.storage import Trace
from tiepdan.project.attack.traces import told_in

BROKEN = ("law_clock", "journal_journalentry", "portal_draft")  # each crashes another page in another way


def log_file() -> Path:
    return settings.TIEPDAN_HOME / "log" / "attack.log"


def keep_logs() -> None:
    """Everything any part of the product logs, down to its smallest word, goes to a file that is then looked through."""
    keeper = logging.FileHandler(log_file(), encoding="utf-8")
    keeper.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    for handler in list(root.handlers):
        for kept in handler.filters:
            keeper.addFilter(kept)
        if handler.formatter is not None:
            keeper.setFormatter(handler.formatter)
    root.handlers = [keeper]
    root.setLevel(logging.DEBUG)
    for noisy in ("PIL", "faker", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.INFO)


def in_crashes(one: Denouncer, office: Office, needles: Mapping[str, int]) -> Iterator[Trace]:
    """File again while a table is away, by the pages and by the API; the pages of the failure must not repeat who filed."""
    statement = one.statement(office.short_name, office.code)
    body = {"kind": "denunciation", "text": statement.text, "name": statement.name, "phone": statement.phone, "address": statement.address}
    for table in BROKEN:
        with _away(table):
            browser = Client(raise_request_exception=False)
            answer = browser.post("/api/petitions", body, content_type="application/json", headers={"idempotency-key": f"attack-broken-{table}-0001"})
            yield from (Trace(f"API khi {table} hỏng", number) for number in told_in(answer.content, needles))
            try:
                by_pages(one, office)
            except Exception as trouble:
                yield from (Trace(f"lỗi khi {table} hỏng", number) for number in told_in(str(trouble).encode(), needles))


@contextmanager
def _away(table: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(f'alter table "{table}" rename to "{table}_away"')
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f'alter table "{table}_away" rename to "{table}"')
