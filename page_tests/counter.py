"""Petitions received at the counter, as a reception officer types them."""

import re


def receive_at_the_counter(reception, told: dict[str, str], chosen: dict[str, str], *, ticked: tuple[str, ...] = ()) -> str:
    """Type it in, hand out the receipt; the petition's code."""
    reception.open("/can-bo/don/nhan/")
    reception.tell(told=told, chosen=chosen)
    for name in ticked:
        reception.page.locator(f"[name={name}]").check()
    reception.press("Ghi sổ, in biên nhận")
    reception.page.locator("h2", has_text="GIẤY BIÊN NHẬN ĐƠN").wait_for()
    return re.search(r"LC\d\d-\d{6}-\w", reception.main())[0]


def prove_the_duty(owner, checker, code: str, words: str) -> None:
    """The owner gives the proof, somebody else finds it good."""
    owner.open(f"/can-bo/vu-viec/{code}/")
    owner.touch(owner.page.locator(".duties a").first)
    owner.tell(told={"words": words})
    owner.page.set_input_files("[name=uploads]", {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": "Biên bản, có ký nhận.".encode()})
    owner.press("Nộp chứng cứ")
    checker.open(owner.page.url)
    checker.press_act("Chứng cứ đủ, nghĩa vụ xong")
