"""Those who come to the pages, each with a browser of their own."""

from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Response

from page_tests.looking import look

PATIENCE = 15_000  # ms; a page that takes longer has failed
LEAVES = """
  (one) => one.form ? one.type === "submit" && !one.form.hasAttribute("hx-post") && (one.form.noValidate || one.form.checkValidity())
                    : one.tagName === "A" && !one.download && !one.target && !one.getAttribute("href").startsWith("#")
"""


class Visitor:
    """One person at one browser. `expects` are the answers above 399 that this test means to provoke."""

    def __init__(self, context: BrowserContext, address: str, shots: Path, troubles: list[str]) -> None:
        self.context, self.address, self.shots, self.troubles = context, address, shots, troubles
        self.expects: set[int] = set()
        self.line_lost = False
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
        self.touch(self.page.get_by_role("button", name=name, exact=exact).first)

    def follow(self, name: str, *, exact: bool = True) -> None:
        self.touch(self.page.get_by_role("link", name=name, exact=exact).first)

    def touch(self, one: Locator) -> None:
        """Click; where that leaves the page, wait for the next one, so that nothing is read from the old."""
        if not one.evaluate(LEAVES):
            return one.click()
        with self.page.expect_navigation():
            one.click()

    def field(self, label: str) -> Locator:
        return self.page.get_by_label(label, exact=False).first

    def main(self) -> str:
        """The words on the page, without the bars around them."""
        return self.page.locator("main").inner_text()

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def loses_line(self) -> None:
        self.line_lost = True
        self.context.set_offline(True)

    def finds_line(self) -> None:
        self.context.set_offline(False)

    def _console(self, message: ConsoleMessage) -> None:
        if self.line_lost and "ERR_INTERNET_DISCONNECTED" in message.text:
            return
        if message.type != "error" or any(f"status of {status} " in message.text for status in self.expects):
            return
        self.troubles.append(f"console at {self.page.url}: {message.text}")

    def _response(self, response: Response) -> None:
        if response.status >= 500 and response.status not in self.expects:
            self.troubles.append(f"{response.status} at {response.url}")
