"""An official at the desk."""

from playwright.sync_api import Locator

from page_tests.browsing import Visitor
from page_tests.copies import PASSWORD


class Official(Visitor):
    """Somebody who signs in at the desk, and finds there what waits for them."""

    def sign_in(self, username: str, password: str = PASSWORD) -> None:
        self.open("/can-bo/")
        self.field("Tên đăng nhập").fill(username)
        self.field("Mật khẩu").fill(password)
        self.press("Đăng nhập")
        self.page.wait_for_url("**/can-bo/")

    def unlock(self, passphrase: str = PASSWORD) -> None:
        """Open one's own key to sealed identities, from its page."""
        self.open("/can-bo/khoa/")
        self.field("Mật khẩu khóa").fill(passphrase)
        self.press("Mở khóa")
        assert "Đang mở đến" in self.main(), self.main()

    def act(self, label: str) -> Locator:
        """The button of a way or a step, by its label in the step table."""
        return self.page.locator(".act", has=self.page.locator("b", has_text=label)).first

    def press_act(self, label: str) -> None:
        act = self.act(label)
        act.wait_for()
        assert act.get_attribute("aria-disabled") != "true", act.inner_text()
        self.touch(act)

    def search(self, words: str) -> None:
        box = self.page.get_by_role("searchbox").first
        box.fill(words)
        box.press("Enter")

    def take_way(self, code: str, label: str, told: dict[str, str] | None = None, chosen: dict[str, str] | None = None) -> None:
        """Of a petition: press the way, tell what its page asks, press again."""
        self.open(f"/can-bo/don/{code}/")
        self._take(label, told, chosen)

    def take_step(self, code: str, label: str, told: dict[str, str] | None = None, chosen: dict[str, str] | None = None) -> None:
        """The same of a case."""
        self.open(f"/can-bo/vu-viec/{code}/")
        self._take(label, told, chosen)

    def send_letters(self, code: str, count: int) -> None:
        """The clerk's turn: send the letters of the file that are sealed and wait; there must be so many."""
        self.open(f"/can-bo/vu-viec/{code}/")
        waiting = 0
        for letter in [link.get_attribute("href") for link in self.page.locator(".binder a[href*='/van-ban/']").all()]:
            self.open(letter)
            if self.act("Gửi").get_attribute("aria-disabled") != "true":
                self.press_act("Gửi")
                assert self.say().startswith("Đã gửi."), self.main()
                waiting += 1
        assert waiting == count

    def say(self) -> str:
        """What the page answered to the last act."""
        return self.page.locator(".alert").first.inner_text()

    def _take(self, label: str, told: dict[str, str] | None, chosen: dict[str, str] | None) -> None:
        self.press_act(label)
        self.page.locator("h1", has_text=label).wait_for()
        self.tell(told, chosen)
        self.press(label)
        assert self.say() == f"Đã làm: {label}.", self.main()

    def tell(self, told: dict[str, str] | None = None, chosen: dict[str, str] | None = None) -> None:
        for name, words in (told or {}).items():
            self.page.locator(f"[name={name}]").fill(words)
        for name, label in (chosen or {}).items():
            place = self.page.locator(f"select[name={name}]")
            if place.count():
                place.select_option(place.locator("option", has_text=label).first.get_attribute("value"))
            else:
                self.page.locator(".chip", has_text=label).locator(f"[name={name}]").first.check()
