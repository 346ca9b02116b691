"""Invented petitions for the bench of repeats, alike as real ones are: form letters, shared headers and oaths, the same phrases again and again.

Petition number n is the same on every machine: nothing is drawn, everything is worked out from n.
"""

from dataclasses import dataclass
from pathlib import Path

MASK = (1 << 64) - 1


def _words() -> dict[str, list[str]]:
    """Lists of words and sentences, each under its "# name"."""
    told: dict[str, list[str]] = {}
    for line in (Path(__file__).parent / "repeats_words.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            told[line[2:]] = []
        else:
            next(reversed(told.values())).append(line)
    return told


WORDS = _words()
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
COVER = (
    "VĂN PHÒNG\nSố {n}/CV, kính chuyển đơn của công dân đến cơ quan có thẩm quyền để xem xét, giải quyết và báo kết quả.\n"
)
# What recognition makes of a sign; the rest stays.
SLIPS = {"n": "ri", "h": "b", "c": "e", "o": "0", "l": "1", "i": "í", "u": "ư", "a": "ạ", "t": "l", "m": "rn", "1": "l", "0": "O", "8": "3", "5": "S",
         "đ": "d", "g": "q"}


@dataclass
class Dice:
    """Numbers worked out one after another from a beginning; as good as drawn, and the same each time."""

    state: int

    def number(self, below: int) -> int:
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) & MASK
        mixed = self.state ^ (self.state >> 31)
        return ((mixed * 0x9E3779B97F4A7C15 & MASK) >> 33) % below

    def one(self, some):
        return some[self.number(len(some))]


def petition(n: int) -> tuple[str, list[str]]:
    """The text of petition number n, and the documents it cites. Three in ten are form letters."""
    dice = Dice(n * 0x9E3779B97F4A7C15 + 77 & MASK)
    surname, middle, given = dice.one(WORDS["surnames"]), dice.one(WORDS["middles"]), dice.one(WORDS["givens"])
    name, commune, hamlet = f"{surname} {middle} {given}", dice.one(WORDS["communes"]), dice.one(WORDS["hamlets"])
    head = MOTTO if dice.number(10) < 7 else ""
    head += f"{dice.one(WORDS['titles'])}\nKính gửi: Chủ tịch UBND xã {commune}\n"
    number = f" CCCD 010{dice.number(10**9):09}," if dice.number(2) else ""
    head += f"Tôi là {name}, sinh năm {1940 + dice.number(65)},{number} thường trú thôn {hamlet}, xã {commune}.\n"
    slots = {
        "decision": 1 + dice.number(3000), "day": f"{1 + dice.number(28):02}/{1 + dice.number(12):02}/202{dice.number(7)}", "commune": commune,
        "hamlet": hamlet, "project": f"{dice.one(WORDS['projects'])} {dice.one(WORDS['communes'])}", "area": f"{30 + dice.number(2500)},{dice.number(10)}",
        "plot": 1 + dice.number(900), "sheet": 1 + dice.number(120), "sum": 3 + dice.number(900), "year": 1975 + dice.number(40), "count": 2 + dice.number(9),
    }
    body = dice.one(WORDS["forms"]).format(**slots)
    if dice.number(10) >= 3:
        told = [_detail(dice) for _ in range(3 + dice.number(5))]
        body = " ".join([*told[:2], body.split(". ")[0] + ".", *told[2:]]) if dice.number(2) else " ".join(told)
    cited = [f"{slots['decision']}/{mark}" for mark in ("QĐ-UBND", "QĐ-XPHC", "TB-UBND") if f"{slots['decision']}/{mark}" in body]
    oath = " ".join(dice.one(WORDS["stock"]) for _ in range(1 + dice.number(4)))
    return f"{head}{body}\n{oath}\nNgười làm đơn: {name}", cited


def _detail(dice: Dice) -> str:
    return f"{dice.one(WORDS['who'])} {dice.one(WORDS['did'])} {dice.one(WORDS['where'])} {dice.one(WORDS['then'])}."


def copy_of(text: str, n: int) -> str:
    """The text as it comes a second time: photographed and misread (about one sign in twelve), some forwarded, cut, or with more said."""
    dice = Dice(n * 0xBF58476D1CE4E5B9 + 5 & MASK)
    way = dice.number(5)
    if way == 1:
        text = COVER.format(n=1 + dice.number(900)) + text
    elif way == 2:
        text = text[: int(len(text) * (0.7 + dice.number(20) / 100))]
    elif way == 3:
        text += f"\nĐây là lần thứ {2 + dice.number(4)} tôi gửi đơn. {_detail(dice)}"
    return "".join(_misread(sign, dice) for sign in text)


def _misread(sign: str, dice: Dice) -> str:
    throw = dice.number(1000)
    if throw >= 80 or sign == "\n":
        return sign
    if throw < 12:
        return ""
    if throw < 20:
        return sign + " "
    return SLIPS.get(sign.lower(), sign)
