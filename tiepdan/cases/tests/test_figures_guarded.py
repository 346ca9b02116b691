"""Tables of denunciations for who may not see the files: what is few is hidden, and what would tell it."""

from decimal import Decimal

from tiepdan.cases.figures import Cell
from tiepdan.cases.figures_guarded import guarded


def told(*cells: tuple[int, int, int]) -> dict[int, str]:
    """Column, value, how many stand behind → what is shown."""
    made = [Cell(number, "", Decimal(value), tuple(range(behind))) for number, value, behind in cells]
    shown = guarded(made)
    assert all(not cell.ids and cell.value == 0 for cell in shown if cell.hidden), "nor do the rows behind a hidden number leave"
    return {cell.number: cell.hidden or str(cell.value) for cell in shown}


def test_a_few_decisions_and_whatever_few_stand_behind_are_hidden():
    assert told((1, 3, 3), (2, 1, 1), (3, 5_000_000, 1), (20, 0, 0)) == {1: "few", 2: "few", 3: "few", 20: "0"}


def test_many_are_shown():
    assert told((1, 30, 30), (2, 20, 20), (3, 5_000_000, 9), (20, 12, 8)) == {1: "30", 2: "20", 3: "5000000", 20: "12"}


def test_what_is_left_over_cannot_be_subtracted():
    assert told((1, 30, 30), (2, 28, 28)) == {1: "30", 2: "apart"}, "two are not carried out yet"
    assert told((1, 6, 6), (2, 5, 5)) == {1: "apart", 2: "apart"}
    assert told((1, 30, 30), (2, 30, 30), (20, 12, 8), (21, 10, 8))[21] == "apart", "two who are no officials"
    assert told((1, 30, 30), (2, 30, 30), (20, 12, 8), (21, 12, 8))[21] == "12"


def test_a_number_of_persons_below_five_is_few_however_many_decisions_stand_behind():
    assert told((1, 30, 30), (2, 30, 30), (23, 4, 9))[23] == "few"
