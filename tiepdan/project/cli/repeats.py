"""`tiepdan repeats`: whether two petitions are one and the same. Pure: neither database nor framework."""

from tiepdan.project.cli.reading import lines_of


def add_to(commands) -> None:
    repeats = commands.add_parser("repeats", help="so từng cặp đơn: cùng đơn, cùng vụ việc, cùng mẫu hay không liên quan (không cần cơ sở dữ liệu)")
    repeats.add_argument("--pairs", required=True, metavar="TỆP", help='tệp JSON lines {"id","a","b"}; dấu - là đọc từ đầu vào chuẩn')
    repeats.set_defaults(command=compare_pairs)


def compare_pairs(chosen) -> int:
    from tiepdan.reading.repeats.command import compare_lines

    failed = False
    for answer in compare_lines(lines_of([chosen.pairs])):
        failed |= not answer.compared
        print(answer.line, flush=True)
    return 1 if failed else 0
