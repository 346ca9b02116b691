"""Several petitions scanned into one file: where each seems to begin. A proposal; people decide."""

import re
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


def proposed_parts(pages: Sequence[str]) -> list[Part]:
    """The petitions a file seems to hold, by the titles at the heads of its pages; [] when it seems to be one.

    A decision or minutes attached has the nation's name at its head but no such title, and stays with the petition before it.
    """
    heads = {number: title for number, text in enumerate(pages, 1) if (title := title_at_head(text))}
    starts = sorted({1, *heads})
    if len(starts) < 2 or len(heads) < 2:
        return []
    ends = [start - 1 for start in starts[1:]] + [len(pages)]
    return [Part(first, last, heads.get(first, "")) for first, last in zip(starts, ends, strict=True)]


def title_at_head(text: str) -> str:
    """The petition's title in the first lines of a page, "" when there is none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][:HEAD_LINES]
    for line in lines:
        letters = [letter for letter in line if letter.isalpha()]
        capitals = sum(letter.isupper() for letter in letters)
        if len(line) <= LONGEST_TITLE and letters and capitals > 0.8 * len(letters) and TITLE.match(" ".join(fold(line).lower().split())):
            return line
    return ""
