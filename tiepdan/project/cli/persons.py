"""`tiepdan persons`: whether two descriptions are of one person. Pure: neither database nor framework."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from tiepdan.project.cli.lines import standard_input


def add_to(commands) -> None:
    persons = commands.add_parser("persons", help="hai bản ghi có phải một người không, kèm lý do (không cần cơ sở dữ liệu)")
    persons.add_argument(
        "--pairs", required=True, metavar="TỆP",
        help='JSON lines, mỗi dòng {"id", "a", "b"}, mỗi bên có ho_ten, ngay_sinh, cccd, dia_chi, dien_thoai, email; “-” là đầu vào chuẩn',
    )  # fmt: skip
    persons.set_defaults(command=compare_pairs)


def compare_pairs(chosen) -> int:
    from tiepdan.reading.persons.command import answer_lines

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # half a character asked is written back as JSON writes it
    failed = False
    for answer in answer_lines(_lines(chosen.pairs)):
        failed |= not answer.judged
        print(answer.line)
    sys.stdout.flush()
    return 1 if failed else 0


def _lines(name: str) -> Iterator[str]:
    if name == "-":
        yield from standard_input()
        return
    with Path(name).open(encoding="utf-8", errors="replace") as lines:
        yield from lines
