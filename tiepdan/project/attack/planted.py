"""Invented denouncers. Each has words and numbers that stand nowhere else, so that whoever finds one has found that denouncer."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tiepdan.intake.statement import Statement

FAMILIES = ("Giàng", "Vàng", "Thào", "Sùng", "Lý", "Má", "Tẩn", "Chảo", "Phàn", "Hoàng", "Nông", "Lương", "Nguyễn", "Trần")
HEADS, TAILS = "bcdghklmnpqrstvx", "aeiou"
ACCUSED = "công chức địa chính {office}"
WORDS = """ĐƠN TỐ CÁO
Kính gửi: Chủ tịch {office}
Tôi là {name}, trú tại thôn {hamlet}, {office}, số điện thoại {phone}, căn cước số {number}. Tôi tố cáo ông {accused} nhận {sum} triệu đồng của
các hộ để cấp giấy chứng nhận cho thửa đất số {plot} không đúng quy định. Vợ tôi là {wife} cùng đi nộp tiền. Đề nghị giữ bí mật họ tên của tôi.
Người tố cáo: {name}"""


def unique_word(number: int, salt: int) -> str:
    """A pronounceable word of ten letters, another one for each number and salt."""
    left, word = int(hashlib.sha256(f"{salt}/{number}".encode()).hexdigest()[:12], 16), ""
    for _ in range(5):
        left, head = divmod(left, len(HEADS))
        left, tail = divmod(left, len(TAILS))
        word += HEADS[head] + TAILS[tail]
    return word


@dataclass(frozen=True)
class Denouncer:
    """One of them, by number; the same number is the same person in every run."""

    number: int

    @cached_property
    def given(self) -> str:
        return unique_word(self.number, 1)

    @cached_property
    def name(self) -> str:
        return f"{FAMILIES[self.number % len(FAMILIES)]} Thị {self.given.capitalize()}"

    @cached_property
    def hamlet(self) -> str:
        return unique_word(self.number, 2).capitalize()

    @cached_property
    def wife(self) -> str:
        return f"Lò Thị {unique_word(self.number, 3).capitalize()}"

    @cached_property
    def phone(self) -> str:
        return f"09{self.number * 7919 % 10**8:08d}"

    @cached_property
    def identity_number(self) -> str:
        return f"010{self.number * 104729 % 10**9:09d}"

    @cached_property
    def email(self) -> str:
        return f"{self.given}@thu-dien-tu.example"

    @property
    def needles(self) -> tuple[str, ...]:
        """What gives this person away, as `traces` looks for it: lower case, no marks, digits together."""
        return (self.given, self.hamlet.lower(), self.phone, self.identity_number)

    def words(self, office: str) -> str:
        return WORDS.format(office=office, name=self.name, hamlet=self.hamlet, phone=self.phone, number=self.identity_number, wife=self.wife,
                            accused=ACCUSED.format(office=office), sum=self.number % 90 + 5, plot=self.number % 700 + 20)

    def statement(self, office: str, place_code: str) -> Statement:
        return Statement(
            kind="denunciation", text=self.words(office), name=self.name, address=f"thôn {self.hamlet}, {office}", phone=self.phone, email=self.email,
            identity_number=self.identity_number, place_code=place_code, against_text=ACCUSED.format(office=office),
        )


def needles_of(people: Iterable[Denouncer]) -> dict[str, int]:
    """Needle → number of the person. The plain digests of name and numbers count too: without a key they are as good as the name."""
    found: dict[str, int] = {}
    for one in people:
        for needle in one.needles:
            found[needle] = one.number
        for clear in (one.name, one.phone, one.identity_number, one.email):
            for digest in (hashlib.md5, hashlib.sha1, hashlib.sha256):
                found[digest(clear.encode(), usedforsecurity=False).hexdigest()] = one.number
    return found
