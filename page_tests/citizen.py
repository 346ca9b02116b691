"""A citizen at the pages of the portal: one question after another, as a hand would press them."""

import re
from dataclasses import dataclass

from page_tests.browsing import Visitor


@dataclass(frozen=True)
class Receipt:
    code: str
    key: str


class Citizen(Visitor):
    def choose(self, title: str) -> None:
        """Touch a card and go on."""
        self.page.get_by_label(title).check()
        self.go_on()

    def go_on(self) -> None:
        self.press("Tiếp tục")

    def fill(self, answers: dict[str, str]) -> None:
        for label, words in answers.items():
            self.field(label).fill(words)

    def add_photo(self, data: bytes, name: str = "quyet-dinh.jpg") -> None:
        """Take a photograph: it goes up at once, and the page shows it among those kept."""
        kept = self.page.locator(".pages li").count()
        self.page.set_input_files("#photo", {"name": name, "mimeType": "image/jpeg", "buffer": data})
        self.page.locator(".pages li").nth(kept).wait_for()

    def send(self) -> Receipt:
        """Read again, vouch for it, send; the receipt's code and key."""
        self.page.get_by_label("Tôi đã đọc lại").check()
        self.press("Gửi đơn")
        self.page.wait_for_url("**/bien-nhan/")
        return self.receipt()

    def receipt(self) -> Receipt:
        words = self.main()
        return Receipt(re.search(r"LC\d\d-\d{6}-\w", words)[0], re.search(r"Khóa xem\s+([2-9A-Z]{8})", words)[1])

    def open_petition(self, receipt: Receipt) -> None:
        """Find it by its code, then open it with its key, as from any machine but the one that sent it."""
        self.open("/tra-cuu/")
        self.field("Mã đơn").fill(receipt.code.replace("-", "").lower())
        self.press("Tìm")
        self.field("Khóa xem").fill(receipt.key)
        self.press("Mở đơn")
        self.page.locator("ol.timeline").wait_for()
