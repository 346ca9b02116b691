"""Tables of denunciations as they may be shown to who may not see the files: nothing few, and nothing few to be subtracted. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tiepdan.cases.few import Hidden, is_few, show_counts
from tiepdan.cases.figures import Cell

OWED, CARRIED_OUT = 1, 2
WITHIN = {21: 20, 24: 23, 13: 7, 14: 8}  # of 04/KQGQ: officials among persons; organisations and persons already, among those owed


def guarded(cells: Sequence[Cell]) -> list[Cell]:
    """The same columns with what is few hidden: a number of 1 to 4, or one that fewer than five duties or decisions stand behind.

    What is left over is few as well as what is told: carried out and not yet, officials and others. Ids go with every number hidden.
    """
    by_number = {cell.number: cell for cell in cells}
    hidden = {cell.number: Hidden.FEW for cell in cells if is_few(len(cell.ids)) or 0 < cell.value < 5}
    for part, whole in WITHIN.items():
        if part in by_number and part not in hidden and whole not in hidden and 0 < by_number[whole].value - by_number[part].value < 5:
            hidden[part] = Hidden.APART
    hidden |= _decisions(len(by_number[OWED].ids), len(by_number[CARRIED_OUT].ids))
    return [replace(cell, value=Decimal(0), ids=(), hidden=hidden[cell.number]) if cell.number in hidden else cell for cell in cells]


def _decisions(owed: int, carried_out: int) -> dict[int, Hidden]:
    shown = show_counts([carried_out, owed - carried_out])
    told = {OWED: Hidden.FEW if is_few(owed) else shown.total, CARRIED_OUT: shown.cells[0]}
    return {number: word for number, word in told.items() if isinstance(word, Hidden)}
