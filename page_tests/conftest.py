"""A province, a server and a browser for every test that plays pages.

The whole of Lào Cai is loaded once a run into a database of its own; each test gets a copy of it (a tenth of a second)
and leaves nothing behind. Between those copies the tests of the rooms find their own database as it was.
"""

import os
import shutil
from pathlib import Path

import pytest

from page_tests.copies import copy_of, empty_vault, loaded_province
from page_tests.daytime import Daytime
from page_tests.visitors import Visitors
from tiepdan.project.home import ROOT

SHOTS = ROOT / "var" / "shots"
BEGINS = (2026, 9, 14)  # a Monday
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-default-apps", "--disable-extensions", "--hide-scrollbars",
)


def pytest_collection_modifyitems(items):
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.page)


@pytest.fixture(scope="package")
def chromium():
    """One browser for all page tests of this worker. It ends with the package: while it runs, this thread has an event loop."""
    if CHROMIUM is None:
        pytest.skip("Thiếu gói chromium: chưa kiểm thử được các trang trong trình duyệt.")
    assert (ROOT / "tiepdan/static/build/portal.css").exists(), "the pages are not built: run scripts/setup.sh test"
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS), env={**os.environ, "LANGUAGE": "vi"})
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def province(django_db_setup, django_db_blocker):
    """The name of a database in which the whole province stands."""
    with django_db_blocker.unblock():
        return loaded_province()


@pytest.fixture
def transactional_db(province, django_db_blocker, settings, tmp_path):
    """A copy of the loaded province for this test, with folders of its own for files, drafts and keys.

    It bears this name because pytest-django makes the test database only for tests that ask for one of its own fixtures.
    """
    settings.FILES_DIR, settings.DRAFTS_DIR, settings.KEYS_DIR = tmp_path / "files", tmp_path / "drafts", tmp_path / "keys"
    with django_db_blocker.unblock(), copy_of(province), empty_vault():
        yield


@pytest.fixture
def daytime(monkeypatch):
    """The clock every page asks, at nine on a Monday; a test winds it on from act to act."""
    clock = Daytime()
    clock.go_to(*BEGINS)
    monkeypatch.setattr("django.utils.timezone.now", clock.now)
    return clock


@pytest.fixture(scope="session")
def server(django_db_setup):
    """The pages, served by threads of this process."""
    from pytest_django.live_server_helper import LiveServer

    running = LiveServer("localhost")  # a name, not a number: keys of the machine are bound to one
    yield running
    running.stop()


@pytest.fixture
def visitors(chromium, server, transactional_db, daytime):
    """Whoever comes: `visitors.citizen()`, `visitors.official("02701.head")`. Their browsers must not have complained."""
    some = Visitors(chromium, server.url, SHOTS)
    yield some
    some.leave()
    assert not some.troubles, some.troubles
