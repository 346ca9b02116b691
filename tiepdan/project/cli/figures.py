"""`tiepdan figures`: tables 02/KQGQ and 04/KQGQ over a period, every number with what it was counted from."""

import json
from collections.abc import Iterator
from datetime import date

NAMES = ("02-KQGQ", "04-KQGQ")


def add_to(commands) -> None:
    figures = commands.add_parser("figures", help="số liệu biểu 02/KQGQ, 04/KQGQ về thi hành quyết định, kết luận trong một kỳ")
    figures.add_argument("table", choices=NAMES, metavar="BIỂU", help="02-KQGQ (khiếu nại) hoặc 04-KQGQ (tố cáo)")
    figures.add_argument("--from", dest="since", metavar="NGÀY", type=date.fromisoformat, required=True, help="ngày đầu kỳ, ví dụ 2026-06-15")
    figures.add_argument("--to", dest="until", metavar="NGÀY", type=date.fromisoformat, required=True, help="ngày cuối kỳ")
    figures.add_argument("--office", metavar="MÃ", action="append", help="mã cơ quan giải quyết, ghi nhiều lần được; không ghi: mọi cơ quan của tỉnh")
    figures.add_argument("--json", action="store_true", help="mỗi cột một dòng JSON, kèm mã số các nghĩa vụ (cột 1, 2: các quyết định) đã cộng")
    figures.set_defaults(command=tell)


def tell(chosen) -> int:
    from tiepdan.project.cli.database import database

    with database():
        for line in lines(chosen.table, chosen.since, chosen.until, chosen.office or [], as_json=chosen.json):
            print(line)
    return 0


def lines(table: str, since: date, until: date, codes: list[str], *, as_json: bool) -> Iterator[str]:
    """One line a column. “Đã” is what was checked by the last day of the period. Raises PeriodBackwards, OfficeUnknown."""
    from tiepdan.cases.errors import PeriodBackwards
    from tiepdan.cases.figures import TABLES, count

    if since > until:
        raise PeriodBackwards(since=since, until=until)
    cells = count(table, since=since, until=until, offices=_offices(codes))
    if not as_json:
        yield f"{table}: {TABLES[table].title}{'' if TABLES[table].certain else ' (cột theo mẫu năm 2021, chưa đối chiếu mẫu mới)'}"
    for cell in cells:
        value = f"{cell.value.normalize():f}"
        told = {"table": table, "column": cell.number, "label": cell.label, "value": value, "ids": list(cell.ids)}
        yield json.dumps(told, ensure_ascii=False) if as_json else f"{cell.number:3} {value:>18}  {cell.label}"


def _offices(codes: list[str]) -> list[int]:
    from tiepdan.offices.errors import OfficeUnknown
    from tiepdan.offices.models import Office

    found = list((Office.objects.filter(code__in=codes) if codes else Office.objects.all()).values_list("code", "pk"))
    if missing := sorted(set(codes) - {code for code, _pk in found}):
        raise OfficeUnknown(code=missing[0])
    return [pk for _code, pk in found]
