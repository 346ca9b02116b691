"""Two texts made comparable: no tone marks, no blanks, none of the words every petition has.

Blanks go because a recogniser puts them where it likes; tone marks go because it mistakes them first and many people type none.
"""

import re
import unicodedata
from functools import cache

from tiepdan.reading.normalise import clean_text, fold

LENGTH = 5  # letters of a shingle: long enough to be rare, short enough to live through a misread letter
# What says nothing about this petition: the motto, whom it is sent to, its title, who writes and where they live (one person's petitions on two
# matters share that), where and when it was signed, the oath at its end.
# Written without marks, with `.?` where recognition likes to add or lose a sign.
ON_THE_MATTER = r"(?:de nghi|khieu nai|to cao|phan anh|kien nghi|yeu cau|khong|bi|da|duoc|mong|xin)\b"
STOCK = re.compile(
    r"cong hoa xa hoi chu nghia viet ?nam|doc lap\W{0,5}tu do\W{0,5}hanh phuc"
    r"|kinh (?:gui|thua|chuyen)\W(?:[^\n]{0,200}?(?=\b(?:toi|chung toi|em|gia dinh|ho va ten|ten toi|nay|ngay \d)\b|\n|$))?"
    r"|(?m:^[^\w\n]*don (?!vi\b|gia\b|cua\b)[^\n]{0,70}?(?=\bkinh gui|$))"
    r"|(?m:^[^\n]{0,40}\bngay \w{1,2} ?thang \w{1,2} ?nam \w{4}[^\w\n]*$)"
    rf"|\b(?:toi|em|chau)\b(?:(?!{ON_THE_MATTER})[^.;\n]){{0,200}}?\b(?:thon|ban|xom|xa|phuong|to)\b(?:(?!{ON_THE_MATTER})[^.;\n]){{0,60}}(?=[.;\n])"
    r"|(?m:^[^\w\n]*(?:noi o|dia chi|ho va ten|so dien thoai|dien thoai|cccd|can cuoc|sinh nam|sinh ngay)\b[^\n]{0,120}$)"
    r"|(?:toi|chung toi|em)?,? ?(?:xin )?cam doan[^.\n]{0,60}(?:su that|dung)(?:[^.\n]{0,40}truoc phap luat)?"
    r"|(?:xin )?(?:hoan toan )?chiu(?: hoan toan)? trach nhiem truoc phap luat"
    r"|(?:toi |chung toi )?xin (?:chan thanh |tran trong )?cam on|tran trong cam on|kinh mong (?:duoc )?(?:quan tam|xem xet)[^.\n]{0,30}"
    r"|nguoi (?:lam|viet|gui|khieu nai|to cao|phan anh|kien nghi)(?: don)?\b"
)
NOT_SAID = re.compile(r"[^0-9a-z]+")


@cache
def _unmarked() -> dict[int, str]:
    """Every Latin letter with a mark, to the plain small letter."""
    letters = (chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1EFA)))
    return {ord(letter): fold(letter).lower()[:1] for letter in letters if unicodedata.normalize("NFC", letter) == letter}


def unmarked(text: str) -> str:
    """Small letters without marks; as long as the text it was given, which must be composed (NFC)."""
    return text.translate(_unmarked())


def squeeze(plain: str) -> str:
    """Letters and digits only."""
    return NOT_SAID.sub("", plain)


def own_words(text: str) -> str:
    """What a petition says for itself, squeezed; all of it when little else is left (a bare "Đơn xin …" line)."""
    return own_of(unmarked(clean_text(text)))


def own_of(plain: str) -> str:
    """The same of a text that was cleaned and unmarked before."""
    own = squeeze(STOCK.sub(" ", plain))
    return own if len(own) >= LENGTH * 4 else squeeze(plain)


def shingles(squeezed: str) -> frozenset[str]:
    """Every run of LENGTH signs; a shorter text is one shingle, an empty one none."""
    if len(squeezed) < LENGTH:
        return frozenset({squeezed} if squeezed else ())
    return frozenset(squeezed[start : start + LENGTH] for start in range(len(squeezed) - LENGTH + 1))
