"""What is few is not shown and cannot be worked out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiepdan.cases.few import FEWEST, Hidden, is_few, show_counts

FEW, APART = Hidden.FEW, Hidden.APART


@pytest.mark.parametrize(("counts", "cells", "total"), [
    ((), (), 0), ((0, 0), (0, 0), 0), ((5, 12, 0), (5, 12, 0), 17),
    ((2, 12, 9), (FEW, 12, APART), 23),  # 23 less 12 and 9 would tell the two
    ((1, 5), (FEW, APART), APART),  # 6 is five and one, whatever is hidden
    ((1, 5, 7), (FEW, APART, APART), 13), ((3, 0), (FEW, 0), APART),
    ((1, 1, 30), (FEW, FEW, APART), 32),  # two hidden of two would be one and one
    ((2, 2, 30), (FEW, FEW, 30), 34), ((4, 4), (FEW, FEW), APART), ((1, 2, 9), (FEW, FEW, 9), 12),
])
def test_few_are_hidden_and_what_would_tell_them(counts, cells, total):
    shown = show_counts(counts)
    assert (shown.cells, shown.total) == (cells, total)


def test_a_count_below_nothing_is_refused():
    with pytest.raises(ValueError):
        show_counts([3, -1])


@given(st.lists(st.integers(0, 9), max_size=5))
def test_no_few_can_be_worked_out_by_trying_everything(counts):
    shown = show_counts(counts)
    assert all(cell in (count, FEW, APART) for cell, count in zip(shown.cells, counts, strict=True))
    assert all((cell is FEW) == is_few(count) for cell, count in zip(shown.cells, counts, strict=True))
    most = sum(counts) + FEWEST
    possible = {FEW: range(1, FEWEST), APART: range(FEWEST, most)}
    hidden = [at for at, cell in enumerate(shown.cells) if isinstance(cell, Hidden)]
    left: dict[int, set[int]] = {at: set() for at in hidden}
    seen = sum(cell for cell in shown.cells if not isinstance(cell, Hidden))
    for tried in product(*(possible[shown.cells[at]] for at in hidden)):
        if isinstance(shown.total, Hidden) or seen + sum(tried) == shown.total:
            for at, value in zip(hidden, tried, strict=True):
                left[at].add(value)
    assert all(len(left[at]) > 1 for at in hidden if shown.cells[at] is FEW)
