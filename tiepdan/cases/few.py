"""Counts so small that they could tell of a person: not shown, and not to be worked out from what is shown beside them. Pure.

Of the denunciations of one commune about one field in one month there may be one, and everybody there knows who could have written it
(Luật Tố cáo Đ.8, Đ.49). So whoever may not see the files is told of 1 to 4 only that they are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST = 5


class Hidden(StrEnum):
    FEW = "few"  # 1 to 4: “dưới 5”
    APART = "apart"  # more, but from it a few could be subtracted: “không nêu”


@dataclass(frozen=True)
class Shown:
    """Each count as it may be shown, and their total."""

    cells: tuple[int | Hidden, ...]
    total: int | Hidden


def is_few(count: int) -> bool:
    return 0 < count < FEWEST


def show_counts(counts: Sequence[int]) -> Shown:
    """Counts that add up to one total. Few are hidden; then the next smallest, or at last the total, until no few can be subtracted.

    Whoever reads the rest, and knows that each few is 1 to 4 and each one set apart at least 5, is left with two values or more for every few.
    Counts of nothing are shown. Raises ValueError for a count below nothing.
    """
    if any(count < 0 for count in counts):
        raise ValueError("a count below nothing")
    few = [at for at, count in enumerate(counts) if is_few(count)]
    larger = sorted((at for at, count in enumerate(counts) if count >= FEWEST), key=lambda at: (counts[at], at))
    apart: list[int] = []
    while few and _told(len(few), len(apart), sum(counts[at] for at in (*few, *apart))) and len(apart) < len(larger):
        apart.append(larger[len(apart)])
    still_told = bool(few) and _told(len(few), len(apart), sum(counts[at] for at in (*few, *apart)))
    cells = tuple(Hidden.FEW if at in few else Hidden.APART if at in apart else count for at, count in enumerate(counts))
    return Shown(cells, Hidden.APART if still_told else sum(counts))


def _told(few: int, apart: int, hidden: int) -> bool:
    """From the sum of what is hidden, a few has one value only."""
    least, most = (few - 1) + apart * FEWEST, (few - 1) * (FEWEST - 1)
    possible = [value for value in range(1, FEWEST) if hidden - value >= least and (apart or hidden - value <= most)]
    return len(possible) < 2
