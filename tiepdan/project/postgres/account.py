"""The account the server runs under: ours, or an ordinary one when we are root (PostgreSQL refuses root)."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tiepdan.project.postgres.errors import NoAccount

# The set-up script makes the first; Debian's server package the second; the third is on every machine.
SERVICE_NAMES = ("tiepdan", "postgres", "nobody")
# The server sees this and nothing else of our surroundings: neither locale nor PG* variables leak in.
SURROUNDINGS = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "TZ": "UTC"}


@dataclass(frozen=True)
class Account:
    """Who owns the data folder and runs the server. `switch` is true when we are root and must become that account."""

    name: str
    uid: int
    gid: int
    switch: bool

    def run(self, *command: str | Path, **options: Any) -> subprocess.CompletedProcess:
        """Run a command under this account, from `/`, with our fixed surroundings."""
        become = {"user": self.uid, "group": self.gid, "extra_groups": []} if self.switch else {}
        words = [str(word) for word in command]
        return subprocess.run(words, cwd="/", env=SURROUNDINGS, check=False, **become, **options)

    def can(self, test: str, path: Path) -> bool:
        """Ask the kernel, under this account: `-x` may it enter, `-r` read, `-w` write."""
        return self.run("/usr/bin/test", test, path).returncode == 0

    def own(self, path: Path) -> Path:
        """Hand a file or folder that we just made to this account."""
        if self.switch:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)
        return path


def account_for(folder: Path) -> Account:
    """The account for this data folder: its owner when it exists already, else ours, else a service account when we are root."""
    if os.geteuid() != 0:
        return _account(pwd.getpwuid(os.geteuid()), switch=False)
    owner = folder.stat().st_uid if folder.exists() else 0
    if owner:
        return _account(pwd.getpwuid(owner), switch=True)
    for name in SERVICE_NAMES:
        try:
            return _account(pwd.getpwnam(name), switch=True)
        except KeyError:
            continue
    raise NoAccount()


def _account(entry: pwd.struct_passwd, *, switch: bool) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid, switch)
