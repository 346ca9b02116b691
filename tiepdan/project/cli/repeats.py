"""`tiepdan repeats`: whether two petitions are one and the same. Pairs need neither database nor framework."""

from tiepdan.project.cli.reading import lines_of


def add_to(commands) -> None:
    repeats = commands.add_parser("repeats", help="so từng cặp đơn: cùng đơn, cùng vụ việc, cùng mẫu hay không liên quan (không cần cơ sở dữ liệu)")
    asked = repeats.add_mutually_exclusive_group(required=True)
    asked.add_argument("--pairs", metavar="TỆP", help='tệp JSON lines {"id","a","b"}; dấu - là đọc từ đầu vào chuẩn')
    asked.add_argument("--sketch", action="store_true", help="lập dấu vết tìm đơn trùng cho những đơn cũ chưa có (cần cơ sở dữ liệu)")
    repeats.set_defaults(command=answer)


def answer(chosen) -> int:
    return sketch_stored() if chosen.sketch else compare_pairs(chosen.pairs)


def compare_pairs(file: str) -> int:
    from tiepdan.reading.repeats.command import compare_lines

    failed = False
    for answer in compare_lines(lines_of([file])):
        failed |= not answer.compared
        print(answer.line, flush=True)
    return 1 if failed else 0


def sketch_stored() -> int:
    """All that wait, five hundred a transaction: cut off half-way, what was done stays done."""
    from tiepdan.project.cli.database import database

    with database():
        from tiepdan.common.actor import SYSTEM
        from tiepdan.intake.actions import sketch_missing

        total, after = 0, 0
        while True:
            made, after = sketch_missing(by=SYSTEM, after=after)
            total += made
            if not made:
                break
    print(f"Đã lập dấu vết cho {total} đơn.")
    return 0
