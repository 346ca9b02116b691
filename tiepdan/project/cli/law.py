"""`tiepdan law`: JSON lines in, JSON lines out. Pure: neither database nor framework."""

import io
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
    law.add_parser("recurring", help="việc định kỳ phải làm: đọc từng dòng JSON, trả từng dòng JSON").set_defaults(command=recurring)
    law.add_parser("count", help="đếm những gì phòng luật biết, theo độ chắc chắn của nguồn").set_defaults(command=count)


def due(_chosen) -> int:
    from tiepdan.law.command import answer_lines

    return _print_all(answer_lines(standard_input()))


def check(_chosen) -> int:
    from tiepdan.law.check import answer_lines

    return _print_all(answer_lines(standard_input()))


def competence(_chosen) -> int:
    from tiepdan.routing.command import answer_lines

    return _print_all(answer_lines(standard_input()))


def recurring(_chosen) -> int:
    from tiepdan.law.recurring_command import answer_lines

    return _print_all(answer_lines(standard_input()))


def count(_chosen) -> int:
    from tiepdan.law.confidences import TABLES, count_lines
    from tiepdan.library import acts
    from tiepdan.routing import table

    return _print_all(count_lines([*TABLES, ("thẩm quyền", table.confidences), ("điều của thư viện", acts.confidences)]))


def _print_all(lines: Iterable[str]) -> int:
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # half a character asked is written back as JSON writes it, \ud800
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.stdout.flush()
    return 0
