"""`tiepdan read`: what a petition says, from files or JSON lines. Pure: neither database nor framework."""

import sys
from collections.abc import Iterator
from pathlib import Path

from tiepdan.project.cli.lines import standard_input


def add_to(commands) -> None:
    read = commands.add_parser("read", help="đọc đơn: loại, lĩnh vực, thẩm quyền, kèm lý do (không cần cơ sở dữ liệu)")
    read.add_argument(
        "files",
        nargs="*",
        metavar="TỆP",
        help=".txt, .docx, .pdf, .jpg, .png; với --jsonl: tệp JSON lines, bỏ trống là đọc từ đầu vào chuẩn",
    )
    read.add_argument("--json", action="store_true", help="mỗi tệp một dòng JSON")
    read.add_argument("--jsonl", action="store_true", help='vào là từng dòng {"id","text"}, ra là từng dòng JSON')
    read.set_defaults(command=read_petitions)


def read_petitions(chosen) -> int:
    from tiepdan.reading.command import read_files, read_lines
    from tiepdan.routing.competence import competence

    if not chosen.files and not chosen.jsonl:
        print("Hãy cho biết tệp cần đọc, ví dụ: tiepdan read don.pdf", file=sys.stderr)
        return 2
    answers = read_lines(lines_of(chosen.files), competence) if chosen.jsonl else read_files(chosen.files, chosen.json, competence)
    failed = False
    for answer in answers:
        failed |= not answer.read
        print(answer.line, flush=True)
    return 1 if failed else 0


def lines_of(files: list[str]) -> Iterator[str]:
    if not files or files == ["-"]:
        yield from standard_input()
        return
    for name in files:
        with Path(name).open(encoding="utf-8", errors="replace") as lines:
            yield from lines
