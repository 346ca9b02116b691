"""PostgreSQL without set-up: our own small launcher over ready-made programs.

Which server: DATABASE_URL, else the programs of the pinned wheel, else Debian's. Data lie in `<home>/pg`.

    with embedded() as url: ...            # a running server for the length of the block
    server = ensure_running(home); ...; server.leave()
"""

from tiepdan.project.postgres.errors import PostgresTrouble
from tiepdan.project.postgres.server import Server, embedded, ensure_running

__all__ = ["PostgresTrouble", "Server", "embedded", "ensure_running"]
