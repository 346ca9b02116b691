"""Which server processes truly live on a data folder. A PID in a file proves nothing: it may be dead, a zombie or someone else's."""

import re
from pathlib import Path

from tiepdan.project.postgres.account import Account


def living(data: Path, account: Account) -> set[int]:
    """PIDs of the PostgreSQL processes that work in this data folder now.

    Each of them has the folder as its working directory. We look as the account that owns them: in a container
    even root may not see into another account's processes.
    """
    seen = account.run("/usr/bin/find", "/proc", "-maxdepth", "2", "-path", "/proc/[0-9]*/cwd", "-printf", "%h %l\n", capture_output=True)
    ours = re.findall(rb"^/proc/(\d+) " + re.escape(bytes(data.resolve())) + rb"$", seen.stdout, re.MULTILINE)
    return {int(pid) for pid in ours if command_of(int(pid)) == "postgres"}


def command_of(pid: int) -> str | None:
    """The program name of a process, None when there is no such process."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except (FileNotFoundError, ProcessLookupError):
        return None


def is_zombie(pid: int) -> bool:
    """True for a process that has ended and waits for its parent to notice."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def noted(data: Path) -> tuple[int | None, int | None, str]:
    """PID, port and status ("starting", "ready", "stopping", …) in postmaster.pid; (None, None, "") when there is none."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None, None, ""
    lines += [""] * (8 - len(lines))
    return _number(lines[0]), _number(lines[3]), lines[7].strip()


def _number(text: str) -> int | None:
    return abs(int(text)) if text.strip().lstrip("-").isdigit() else None
