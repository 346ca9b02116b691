"""Everybody who comes in one test, each with a browser of their own."""

from pathlib import Path

from playwright.sync_api import Browser, BrowserContext

from page_tests.citizen import Citizen
from page_tests.official import Official

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
KEEP_PAGES = "addEventListener('DOMContentLoaded', () => keepPage(document.documentElement.outerHTML))"


class Visitors:
    """Opens the browsers and remembers what they complain of, and every page an official was shown."""

    def __init__(self, chromium: Browser, address: str, shots: Path) -> None:
        self.chromium, self.address, self.shots = chromium, address, shots
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []
        self.shown: list[tuple[str, str]] = []

    def citizen(self, size: dict = PHONE, *, scripts: bool = True, service_workers: str = "block") -> Citizen:
        return Citizen(self._context(size, scripts, service_workers), self.address, self.shots, self.troubles)

    def official(self, post: str, size: dict = DESK, *, scripts: bool = True) -> Official:
        """Whoever holds the post `<office>.<seat>`, signed in with their password."""
        from tiepdan.offices.models import Holding

        held = Holding.objects.select_related("official").get(post__code=f"LC.{post}", until__isnull=True)
        visitor = self.stranger(size, scripts=scripts)
        visitor.sign_in(held.official.username)
        return visitor

    def stranger(self, size: dict = DESK, *, scripts: bool = True) -> Official:
        """Somebody before the desk's sign-in page."""
        context = self._context(size, scripts, "block")
        context.expose_binding("keepPage", lambda source, words: self.shown.append((source["page"].url, words)))
        context.add_init_script(KEEP_PAGES)
        return Official(context, self.address, self.shots, self.troubles)

    def pages_of_officials(self) -> list[tuple[str, str]]:
        """Address and whole source of every page shown at the desk in this test."""
        return self.shown

    def leave(self) -> None:
        for context in self.contexts:
            context.close()

    def _context(self, size: dict, scripts: bool, service_workers: str) -> BrowserContext:
        context = self.chromium.new_context(viewport=size, java_script_enabled=scripts, service_workers=service_workers, locale="vi-VN",
                                            timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
        self.contexts.append(context)
        return context
