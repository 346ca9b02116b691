"""Who connects as whom. Nobody but the owner may change a table; what each role may read and write is put up with the wall (project/walls)."""

import psycopg
from psycopg import sql

OWNER = "tiepdan"  # owns the tables, migrates, loads a province
WEB, WORKER, VAULT, REPORTS = "tiepdan_web", "tiepdan_worker", "tiepdan_vault", "tiepdan_reports"
NAMES = (WEB, WORKER, VAULT, REPORTS)
# Operators that tell nothing of what they compare. Not marked so by PostgreSQL, a search under row-level security would read every row
# (1,029 ms instead of 15 over a million): their errors and costs show no word of a row that is hidden.
LEAKPROOF = ("ts_match_vq(tsvector, tsquery)", "arraycontains(anyarray, anyarray)", "arrayoverlap(anyarray, anyarray)")


def make_roles(admin_url: str, passwords: dict[str, str], databases: tuple[str, ...]) -> None:
    """Make the roles that are missing and mark the operators, as the server's administrator. New databases inherit the marks of template1."""
    with psycopg.connect(admin_url, autocommit=True) as server:
        have = {name for (name,) in server.execute("select rolname from pg_roles where rolname = any(%s)", [list(NAMES)])}
        for name in NAMES:
            if name not in have:
                server.execute(sql.SQL("create role {} login password {}").format(sql.Identifier(name), sql.Literal(passwords[name])))
        if missing := [name for name in (WEB, WORKER, REPORTS) if name not in have]:
            server.execute(sql.SQL("grant {} to {}").format(sql.SQL(", ").join(map(sql.Identifier, missing)), sql.Identifier(OWNER)))
        server.execute(sql.SQL("alter role {} bypassrls").format(sql.Identifier(OWNER)))  # a dump by the owner must hold every row
    for database in databases:
        with psycopg.connect(admin_url, dbname=database, autocommit=True) as server:
            for function in LEAKPROOF:
                if not server.execute("select from pg_proc where oid = %s::regprocedure and proleakproof", [function]).fetchone():
                    server.execute(f"alter function pg_catalog.{function} leakproof")


def told(owner: str, database: str) -> str:
    """What the administrator of a server of one's own runs once, as SQL to read first. Passwords are set by them."""
    lines = [f"create role {name} login; -- đặt mật khẩu: \\password {name}" for name in NAMES]
    lines += [f"grant {WEB}, {WORKER}, {REPORTS} to {owner};", f"alter role {owner} bypassrls; -- để bản sao lưu có đủ mọi dòng",
              f"\\connect {database}"]
    lines += [f"alter function pg_catalog.{function} leakproof;" for function in LEAKPROOF]
    return "\n".join(lines)
