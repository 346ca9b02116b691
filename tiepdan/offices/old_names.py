"""Names of bodies that ended, as people write them: "UBND H. Văn Bàn", "Sở TN&MT". Pure."""

import re
from collections.abc import Iterator

from tiepdan.common.folding import fold

SHORT = {"tp": "thanh pho", "tx": "thi xa", "tt": "thi tran", "p": "phuong", "x": "xa", "h": "huyen",
         "tand": "toa an nhan dan", "ksnd": "kiem sat nhan dan", "vksnd": "vien kiem sat nhan dan", "chqs": "chi huy quan su", "hdnd": "hoi dong nhan dan"}
BEFORE = ("uy ban nhan dan", "ubnd")
LONGEST = 9  # words in the longest name looked for


def words_of(text: str) -> list[str]:
    """The words without tone marks and signs, short forms of levels written out: "TX. Sa Pa" is thi xa sa pa."""
    return " ".join(SHORT.get(word, word) for word in re.findall(r"\w+", fold(text))).split()


def name_key(name: str) -> str:
    """A name as it is kept and looked for, without what stands before every name of its sort ("UBND")."""
    key = " ".join(words_of(name))
    return next((key.removeprefix(before).strip() for before in BEFORE if key.startswith(f"{before} ")), key)


def keys_in(text: str) -> list[str]:
    """Every run of words in the text that could be a name."""
    return list(dict.fromkeys(_runs(words_of(text))))


def _runs(words: list[str]) -> Iterator[str]:
    for start in range(len(words)):
        for stop in range(start + 1, min(start + LONGEST, len(words)) + 1):
            yield " ".join(words[start:stop])
