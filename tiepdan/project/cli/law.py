"""`tiepdan law`: JSON lines in, JSON lines out. Pure: neither database nor framework."""

import sys
from collections.abc import Iterable

from tiepdan.project.cli.lines import standard_input


def add_to(commands) -> None:
    law = commands.add_parser("law", help="hỏi luật: thời hạn, điều kiện, thẩm quyền (không cần cơ sở dữ liệu)").add_subparsers(
        required=True, metavar="CÂU HỎI"
    )
    law.add_parser("due", help="tính thời hạn: đọc từng dòng JSON, trả từng dòng JSON").set_defaults(command=due)
    law.add_parser("check", help="xét điều kiện của luật: đọc từng dòng JSON, trả từng dòng JSON").set_defaults(command=check)
    law.add_parser("competence", help="xác định thẩm quyền: đọc từng dòng JSON, trả từng dòng JSON").set_defaults(command=competence)


def due(_chosen) -> int:
    from tiepdan.law.command import answer_lines

    return _print_all(answer_lines(standard_input()))


def check(_chosen) -> int:
    from tiepdan.law.check import answer_lines

    return _print_all(answer_lines(standard_input()))


def competence(_chosen) -> int:
    from tiepdan.routing.command import answer_lines

    return _print_all(answer_lines(standard_input()))


def _print_all(lines: Iterable[str]) -> int:
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
    return 0
