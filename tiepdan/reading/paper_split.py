"""Several petitions scanned into one file: where each seems to begin. A proposal; people decide."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from tiepdan.reading.normalise import fold

HEAD_LINES = 14  # a petition's title stands under the nation's name and the date
LONGEST_TITLE = 70
TITLE = re.compile(
    r"^(?:don (?:khieu nai|to cao|kien nghi|de nghi|phan anh|yeu cau|keu cuu|trinh bay|xin|khieu|to giac)|don$|phieu (?:kien nghi|phan anh))"
)


@dataclass(frozen=True)
class Part:
    """Pages from `first` to `last` that seem to be one petition, under this title."""

    first: int
    last: int
    title: str


def proposed_parts(begins: Sequence[str]) -> list[Part]:
    """The petitions a file seems to hold, from what `title_at_head` says of each page; [] when it seems to be one.

    A decision or minutes attached has the nation's name at its head but no such title, and stays with the petition before it.
    """
    heads = {number: title for number, title in enumerate(begins, 1) if title}
    starts = sorted({1, *heads})
    if len(starts) < 2 or len(heads) < 2:
        return []
    ends = [start - 1 for start in starts[1:]] + [len(begins)]
    return [Part(first, last, heads.get(first, "")) for first, last in zip(starts, ends, strict=True)]


def title_at_head(text: str) -> str:
    """The sort of petition that begins in the first lines of a page, as "ĐƠN TỐ CÁO", without whatever follows; "" when none does."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:HEAD_LINES]
    for line in lines:
        letters = [letter for letter in line if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        plain = " ".join(unicodedata.normalize("NFC", line).split())
        if len(line) <= LONGEST_TITLE and letters and capitals > 0.8 * len(letters) and (title := TITLE.match(fold(plain).lower())):
            return plain[: title.end()]
    return ""
