import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.fixture
def home(monkeypatch):
    """A home of its own for a server of its own, where every account can reach it; pytest's folders are closed to the service account."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    folder = Path(tempfile.mkdtemp(prefix="td-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder / "var"
    shutil.rmtree(folder)
