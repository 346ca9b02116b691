"""Where everything Tiếp Dân keeps on disk lies: one folder, never inside the repository's tracked files."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("files", "keys", "log")


def home() -> Path:
    """The folder of `TIEPDAN_HOME`, by default `var` beside pyproject.toml (or in the current folder when installed as a wheel)."""
    named = os.environ.get("TIEPDAN_HOME")
    if named:
        return Path(named).expanduser().absolute()
    return (ROOT if (ROOT / "pyproject.toml").exists() else Path.cwd()) / "var"


def shared() -> Path:
    """Where root puts what the database's own account must reach when the project or its home lies in a closed folder such as /root."""
    return Path(os.environ.get("TIEPDAN_SHARED", "/var/lib/tiepdan"))


def make_shared() -> Path:
    shared().mkdir(mode=0o755, parents=True, exist_ok=True)
    return shared()


def make_home(folder: Path) -> Path:
    """The folder with its parts. What lies in files, keys and log is for the owner's eyes only."""
    if not folder.exists():
        folder.mkdir(parents=True)
        # The database's own account must pass through; it can list nothing here.
        folder.chmod(0o711)
    for part in PARTS:
        (folder / part).mkdir(mode=0o700, exist_ok=True)
    return folder
