"""`tiepdan`: everything that can be done from the command line. One module for each family of commands."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence

from tiepdan.project.cli import (
    agent,
    attack,
    figures,
    forms,
    history,
    law,
    papers,
    persons,
    province,
    reader,
    reading,
    repeats,
    roles,
    running,
    signatures,
)

FAMILIES = (running, roles, province, papers, history, reading, reader, repeats, persons, law, forms, figures, signatures, agent, attack)
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. What goes wrong is told in one plain sentence on stderr and by an exit code above 0."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")  # our words are Vietnamese whatever the locale
    parser = argparse.ArgumentParser(prog="tiepdan", description="Tiếp Dân: tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo.")
    commands = parser.add_subparsers(required=True, metavar="LỆNH")
    for family in FAMILIES:
        family.add_to(commands)
    chosen = parser.parse_args(argv)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _leave)
    try:
        return chosen.command(chosen) or 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our lines (`| head`) has had enough; closing stdout must not complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as trouble:
        sentence = plain_sentence(trouble)
        if sentence is None or os.environ.get("TIEPDAN_DEBUG") == "1":
            raise
        print(sentence, file=sys.stderr)
        return 1


def _leave(number: int, _frame: object) -> None:
    raise SystemExit(128 + number)


def plain_sentence(trouble: Exception) -> str | None:
    """What to tell a person about a failure that is nobody's bug; None for a bug, which must be seen whole."""
    from tiepdan.project.postgres import PostgresTrouble

    if isinstance(trouble, PostgresTrouble):
        return str(trouble)
    if isinstance(trouble, OSError) and trouble.filename:
        return f"Không dùng được {trouble.filename} ({trouble.strerror}): chưa có gì bị thay đổi, hãy kiểm tra đường dẫn và quyền truy cập."
    if "django" in sys.modules:
        return _of_django(trouble)
    return None


def _of_django(trouble: Exception) -> str | None:
    from django.db import OperationalError

    from tiepdan.common.errors import Refused

    if isinstance(trouble, Refused):
        return str(trouble)
    if isinstance(trouble, OperationalError):
        return (
            "Không nối được cơ sở dữ liệu: những gì đã ghi vẫn còn nguyên, hãy kiểm tra máy chủ PostgreSQL hoặc DATABASE_URL rồi chạy lại."
        )
    return None
