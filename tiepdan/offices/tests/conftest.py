import shutil
from datetime import date
from pathlib import Path

import pytest

from tiepdan.common.actor import SYSTEM

TODAY = date(2026, 11, 24)
SMALL = Path(__file__).parent / "tinh-nho"
LAO_CAI = Path(__file__).parents[3] / "provinces" / "lao-cai"


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def folder(tmp_path) -> Path:
    """A copy of the small made-up province that a test may spoil."""
    return Path(shutil.copytree(SMALL, tmp_path / "tinh-nho"))


@pytest.fixture
def rewrite(folder):
    """Replace a piece of one file of the copied folder; the piece must be there once."""

    def rewrite(file: str, old: str, new: str) -> None:
        text = (folder / file).read_text()
        assert text.count(old) == 1
        (folder / file).write_text(text.replace(old, new))

    return rewrite


@pytest.fixture
def small(db, today):
    """The small province, loaded."""
    from tiepdan.offices.actions import load_province
    from tiepdan.offices.models import Province

    load_province(SMALL, by=SYSTEM, today=today)
    return Province.objects.get(code="99")


@pytest.fixture
def administrator(small, today):
    from tiepdan.offices.acting import acting
    from tiepdan.offices.models import Official

    return acting(Official.objects.get(username="chi.snv"), today)
