"""Those who come to the pages, each with a browser of their own."""

from collections.abc import Iterable
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Response

from page_tests.copies import PASSWORD
from page_tests.looking import look

PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
PATIENCE = 15_000  # ms; a page that takes longer has failed


class Visitor:
    """One person at one browser. `expects` are the answers above 399 that this test means to provoke."""

    def __init__(self, context: BrowserContext, address: str, shots: Path, troubles: list[str]) -> None:
        self.context, self.address, self.shots, self.troubles = context, address, shots, troubles
        self.expects: set[int] = set()
        context.set_default_timeout(PATIENCE)
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
        self.page.on("response", self._response)

    def open(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.address + path)
        return self.page

    def look(self, name: str) -> None:
        look(self.page, name, self.shots)

    def press(self, name: str, *, exact: bool = True) -> None:
        self.page.get_by_role("button", name=name, exact=exact).first.click()

    def follow(self, name: str, *, exact: bool = True) -> None:
        self.page.get_by_role("link", name=name, exact=exact).first.click()

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=False).first

    def main(self) -> str:
        """The words on the page, without the bars around them."""
        return self.page.locator("main").inner_text()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type != "error" or any(f"status of {status} " in message.text for status in self.expects):
            return
        self.troubles.append(f"console at {self.page.url}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 and response.status not in self.expects:
            self.troubles.append(f"{response.status} at {response.url}")


class Official(Visitor):
    """Somebody who has signed in at the desk; `code` is the post they hold."""

    code = ""

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        self.open("/can-bo/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu").fill(password)
        self.press("Đăng nhập")

    def open_petition(self, code: str) -> None:
        self.open(f"/can-bo/don/{code}/")

    def open_case(self, code: str) -> None:
        self.open(f"/can-bo/vu-viec/{code}/")

    def act(self, label: str) -> Locator:
        """The button of a step or a way, by the label of the step table."""
        return self.page.locator(".act").filter(has=self.page.locator("b", has_text=label))

    def take_step(self, code: str, label: str, fill: Iterable = ()) -> None:
        """Open the case, press the step, fill in what its page asks, press again."""
        self.open_case(code)
        self.act(label).click()
        for locator, value in fill:
            self.page.locator(locator).fill(value)
        self.press(label)


class Visitors:
    def __init__(self, chromium: Browser, address: str, shots: Path) -> None:
        self.chromium, self.address, self.shots = chromium, address, shots
        self.troubles: list[str] = []
        self.contexts: list[BrowserContext] = []

    def citizen(self, size: dict = PHONE, *, scripts: bool = True, service_workers: str = "block") -> Visitor:
        return Visitor(self._context(size, scripts, service_workers), self.address, self.shots, self.troubles)

    def official(self, post: str, size: dict = DESK, *, scripts: bool = True) -> Official:
        """Whoever holds the post `<office>.<seat>`, signed in with their password."""
        from tiepdan.offices.models import Holding

        held = Holding.objects.select_related("official").get(post__code=f"LC.{post}", until__isnull=True)
        visitor = Official(self._context(size, scripts, "block"), self.address, self.shots, self.troubles)
        visitor.code = post
        visitor.sign_in(held.official.username)
        return visitor

    def leave(self) -> None:
        for context in self.contexts:
            context.close()

    def _context(self, size: dict, scripts: bool, service_workers: str) -> BrowserContext:
        context = self.chromium.new_context(viewport=size, java_script_enabled=scripts, service_workers=service_workers, locale="vi-VN",
                                            timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce")
        self.contexts.append(context)
        return context
