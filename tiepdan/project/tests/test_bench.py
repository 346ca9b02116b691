"""The measurements say what they measure before they measure it."""

import json
import subprocess
import sys
from itertools import islice

import pytest

from tiepdan.project.bench.recount import _different


def test_help_only_tells():
    said = subprocess.run([sys.executable, "-m", "tiepdan.project.bench", "--help"], capture_output=True, text=True, timeout=120, check=True)
    assert "TIEPDAN_BENCH_CLOCKS" in said.stdout
    assert "Máy:" not in said.stdout


def test_an_unknown_part_is_refused():
    said = subprocess.run([sys.executable, "-m", "tiepdan.project.bench", "khac"], capture_output=True, text=True, timeout=120, check=False)
    assert said.returncode == 2
    assert "recount" in said.stderr


@pytest.mark.parametrize("count", [1, 5000])
def test_no_two_of_the_clocks_that_differ_are_alike(count):
    rows = list(islice(_different(1), count))
    assert len({(row[4], json.dumps(json.loads(row[12]), sort_keys=True)) for row in rows}) == len(rows) == count
    assert all(row[9] < row[10] for row in rows)
