"""A citizen with a browser's patience: files petitions through the pages, presses again when the line breaks, remembers the codes shown."""

import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar

ANSWERS = (
    ("gui-don/", {"want": "feedback"}),
    ("gui-don/cua-ai/", {"behalf": "self"}),
    ("gui-don/ke/", {"words": "Cầu sang thôn gãy từ tháng trước, trẻ em phải lội suối đi học. Mong xã sửa cầu."}),
    ("gui-don/o-dau/", {"commune": "Y Tý"}),
    ("gui-don/nguoi-gui/", {"name": "Sùng A Thử", "address": "Thôn Thử, xã Y Tý"}),
    ("gui-don/doc-lai/", {"true": "on"}),
)


class Petitioner(threading.Thread):
    """Files one petition after another until told to stop. `codes` are those a receipt page has shown."""

    def __init__(self, address: str) -> None:
        super().__init__(daemon=True)
        self.address = address
        self.codes: list[str] = []
        self.broken = 0
        self.stopping = threading.Event()
        self.trouble = ""

    def run(self) -> None:
        while not self.stopping.is_set():
            try:
                self.codes.append(self._file())
            except Exception as trouble:
                self.trouble = repr(trouble)
                return

    def _file(self) -> str:
        """File one petition and give the code of its receipt; each page is sent until it is answered."""
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar := CookieJar()))
        self._until_answered(browser, ANSWERS[0][0], None)
        for page, answer in ANSWERS:
            token = next(cookie.value for cookie in jar if cookie.name == "csrftoken")
            shown, words = self._until_answered(browser, page, answer | {"csrfmiddlewaretoken": token})
            assert not shown.endswith(page), f"{page} was not accepted: {words[-3000:]}"
        code = re.search(r"LC\d\d-\d{6}-\w", words)
        assert code, f"no code on the receipt: {shown}"
        return code[0]

    def _until_answered(self, browser: urllib.request.OpenerDirector, page: str, answer: dict | None) -> tuple[str, str]:
        body = urllib.parse.urlencode(answer).encode() if answer else None
        until = time.monotonic() + 120
        while True:
            try:
                with browser.open(self.address + page, body, timeout=30) as shown:
                    return shown.url, shown.read().decode()
            except (OSError, HTTPException) as trouble:
                if time.monotonic() > until or getattr(trouble, "code", 503) not in {500, 502, 503}:
                    raise AssertionError(f"{page}: {trouble}") from trouble
                self.broken += 1
                time.sleep(0.3)
