"""Lines from standard input, whatever bytes they are: a line that is no UTF-8 becomes one that its reader refuses in words."""

import io
import sys
from collections.abc import Iterator


def standard_input() -> Iterator[str]:
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    yield from sys.stdin
