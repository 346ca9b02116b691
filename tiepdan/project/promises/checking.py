"""The ten promises, each with the checks that could find it broken."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice

from django.db import connection

from tiepdan.journal.verify import broken_links
from tiepdan.project.promises import rows, walks

Check = Callable[[], Iterable[str]]
TOLD = 3  # so many broken places are named; the rest are counted


@dataclass(frozen=True)
class Promise:
    """One promise. `holds` is None where nothing exists yet that could be checked; `sentence` says what was found."""

    number: int
    name: str
    sentence: str
    holds: bool | None


@dataclass(frozen=True)
class Promised:
    number: int
    name: str
    kept: str
    checks: tuple[Check, ...] = ()
    later: str = ""


def _query(sql: str) -> Iterator[str]:
    """What a query found broken: the first few in words, then how many more."""
    with connection.cursor() as cursor:
        cursor.execute(f"select words, count(*) over () from ({sql}) broken(words) limit {TOLD}")
        found = cursor.fetchall()
    yield from (words for words, _count in found)
    if found and found[0][1] > len(found):
        yield f"và {found[0][1] - len(found)} chỗ nữa như vậy"


def _queries(*sqls: str) -> tuple[Check, ...]:
    return tuple(partial(_query, sql) for sql in sqls)


PROMISED = (
    Promised(1, "Mỗi đơn một người chịu trách nhiệm", "mọi đơn và vụ việc đang xử lý có đúng một chức vụ chịu trách nhiệm, lúc nào cũng vậy",
             (*_queries(*rows.OWNERS), walks.owner_guards)),
    Promised(2, "Mọi việc đều vào nhật ký", "chuỗi nhật ký liền từ dòng đầu đến dòng cuối; mỗi bước của đơn có dòng của nó; sổ văn bản không thiếu số",
             (broken_links, walks.journal_guard, *_queries(*rows.WRITTEN_DOWN))),
    Promised(3, "Mỗi ngày hạn tự giải thích", "mọi thời hạn ghi rõ phiên bản quy định và vì sao; tính lại ra đúng ngày ấy",
             (*_queries(*rows.EXPLAINED), walks.dates_that_do_not_recount)),
    Promised(4, "Đơn không đến tay người bị tố cáo", "không đơn tố cáo nào, vụ việc, văn bản hay lời báo nào nằm ở người bị tố cáo",
             _queries(*rows.KEPT_FROM_ACCUSED)),
    Promised(5, "Không chuyển lòng vòng", "mỗi đơn chuyển nhiều nhất hai lần, không quay lại nơi đã chuyển đi", _queries(*rows.NOT_PASSED_ROUND)),
    Promised(6, "Danh tính người tố cáo nằm trong niêm phong",
             "ngoài ngăn niêm phong chỉ có bí danh (kiểm mà không mở niêm phong nào)", _queries(*rows.SEALED)),
    Promised(7, "Mỗi con số báo cáo mở ra đúng các dòng đã đếm", "", later="chưa có báo cáo: chưa kiểm được"),
    Promised(8, "Đã nhận là không mất", "mã đúng ký tự kiểm, số liền nhau, tệp còn nguyên trên đĩa, máy chủ ghi chắc trước khi trả lời",
             (walks.codes_that_do_not_check, *_queries(*rows.NUMBERED), walks.files_not_whole, walks.server_forgets)),
    Promised(9, "Đơn trùng nối với nhau, không gộp mất", "mỗi đơn còn nguyên một dòng; mối nối nào cũng gỡ được", _queries(*rows.LINKED)),
    Promised(10, "Luật là dữ liệu có ngày", "mọi thời hạn theo phiên bản có hiệu lực vào ngày bắt đầu tính; mọi cơ quan, mẫu văn bản đều có trong dữ liệu",
             (walks.rules_not_in_force, walks.forms_unknown, *_queries(*rows.DATED))),
)


def check_promises() -> list[Promise]:
    """Every promise with what was found. Opens no seal and writes nothing."""
    return [_checked(promised) for promised in PROMISED]


def _checked(promised: Promised) -> Promise:
    if promised.later:
        return Promise(promised.number, promised.name, promised.later, None)
    broken = [words for check in promised.checks for words in islice(check(), TOLD + 1)]
    return Promise(promised.number, promised.name, "hỏng: " + "; ".join(broken) if broken else promised.kept, not broken)
