"""What tables 02/KQGQ and 04/KQGQ count of decisions carried out: “phải” and “đã”, with the duties behind every number. Reads only.

Money in đồng (the tables print millions), land in m². 02/KQGQ as TT 01/2024 has it; 04/KQGQ as in 2021, UNCERTAIN since.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from tiepdan.cases.duty_kinds import LAND, MEASURES

MONEY = ("money",)


@dataclass(frozen=True)
class Column:
    """One column: the duties of these kinds, these measures added up, as ordered (must) or as done and checked (done)."""

    number: int
    label: str
    kinds: tuple[str, ...]
    measures: tuple[str, ...]
    side: str


def _pairs(start: int, side: str, label: str, kinds: tuple[tuple[str, str], ...]) -> tuple[Column, ...]:
    """Money then land for each kind, numbered on from `start`."""
    told = [(f"{label}{who}, {what}", kind, measures) for kind, who in kinds for what, measures in (("tiền", MONEY), ("đất", LAND))]
    return tuple(Column(start + at, words, (kind,), measures, side) for at, (words, kind, measures) in enumerate(told))


STATE = (("recover", ""),)
RETURNED = (("return_organisations", " tổ chức"), ("return_persons", " cá nhân"))


def _one(number: int, label: str, kind: str, measure: str, side: str = "done") -> Column:
    return Column(number, label, (kind,), (measure,), side)


@dataclass(frozen=True)
class Table:
    """Which procedures a table counts; columns 1 and 2 are decisions to be carried out and carried out, the rest are sums."""

    title: str
    procedures: tuple[str, ...]
    columns: tuple[Column, ...]
    certain: bool


TABLES = {
    "02-KQGQ": Table("Kết quả thi hành quyết định giải quyết khiếu nại có hiệu lực pháp luật", ("complaint_first", "complaint_second"), (
        *_pairs(3, "must", "Thu hồi cho Nhà nước, phải thu", STATE), *_pairs(5, "done", "Thu hồi cho Nhà nước, đã thu", STATE),
        *_pairs(7, "must", "Phải trả", RETURNED), *_pairs(11, "done", "Đã trả", RETURNED),
        _one(15, "Đã xử lý hành chính, số người", "discipline", "persons"), _one(16, "Trong đó cán bộ, công chức, viên chức", "discipline", "officials"),
        _one(17, "Đã khởi tố, số vụ", "prosecute", "cases"), _one(18, "Đã khởi tố, số người", "prosecute", "persons"),
        _one(19, "Trong đó cán bộ, công chức, viên chức", "prosecute", "officials"),
    ), certain=True),
    "04-KQGQ": Table("Kết quả thực hiện kết luận nội dung tố cáo", ("denunciation",), (
        *_pairs(3, "must", "Thu hồi cho Nhà nước, phải thu", STATE), *_pairs(5, "done", "Thu hồi cho Nhà nước, đã thu", STATE),
        _one(7, "Số tổ chức phải được trả lại quyền lợi", "return_organisations", "organisations", "must"),
        _one(8, "Số cá nhân phải được trả lại quyền lợi", "return_persons", "persons", "must"), *_pairs(9, "must", "Phải trả", RETURNED),
        _one(13, "Số tổ chức đã được trả lại quyền lợi", "return_organisations", "organisations"),
        _one(14, "Số cá nhân đã được trả lại quyền lợi", "return_persons", "persons"), *_pairs(15, "done", "Đã trả", RETURNED),
        _one(19, "Đã xử lý hành chính, số tổ chức", "discipline", "organisations"), _one(20, "Đã xử lý hành chính, số cá nhân", "discipline", "persons"),
        _one(21, "Trong đó cán bộ, công chức, viên chức", "discipline", "officials"), _one(22, "Đã khởi tố, số vụ", "prosecute", "cases"),
        _one(23, "Đã khởi tố, số đối tượng", "prosecute", "persons"), _one(24, "Trong đó cán bộ, công chức, viên chức", "prosecute", "officials"),
    ), certain=False),
}


@dataclass(frozen=True)
class Cell:
    """A number and the ids behind it: duties, of columns 1 and 2 decisions. `hidden`: the number is not to be shown (`guarded`)."""

    number: int
    label: str
    value: Decimal
    ids: tuple[int, ...]
    hidden: str = ""


def count(name: str, *, since: date, until: date, offices: Collection[int], without: Collection[int] = ()) -> list[Cell]:
    """Decisions of these offices in force by `until` that had something to be carried out in the period (not all done before `since`).

    `without`: decisions that are not counted, because they are on a denunciation of who asks.
    One query. “Đã” is what was checked by the last day of the period, part by part; a duty stopped by then is neither owed nor done.
    """
    table = TABLES[name]
    sums = ", ".join(
        f"coalesce(sum({_added(column)}) filter (where kind = any(%s)), 0), array_agg(id order by id) filter (where kind = any(%s) and {_added(column)} > 0)"
        for column in table.columns
    )
    kinds = [list(column.kinds) for column in table.columns for _twice in range(2)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""with owed as (
                  select duty.*, {DONE}, max(coalesce(done_on, 'infinity')) over (partition by decision_id) as all_done_on
                    from cases_duty duty join cases_decision made on made.id = duty.decision_id join cases_round held on held.id = made.round_id
                    left join lateral (select {ADDED} from cases_dutypart part where part.duty_id = duty.id and part.checked_on <= %s) part on true
                   where made.in_effect_on <= %s and held.procedure = any(%s) and duty.office_id = any(%s) and made.id <> all(%s)
                     and (duty.stopped_on is null or duty.stopped_on > %s))
                select array_agg(distinct decision_id), array_agg(distinct decision_id) filter (where all_done_on <= %s), {sums}
                  from owed where all_done_on >= %s""",
            [until, until, list(table.procedures), list(offices), list(without), until, until, *kinds, since],
        )
        owed, carried_out, *found = cursor.fetchone()
    heads = (("Tổng số phải thực hiện", owed), ("Đã thực hiện xong", carried_out))
    return [
        *(Cell(at, label, Decimal(len(ids or ())), tuple(ids or ())) for at, (label, ids) in enumerate(heads, 1)),
        *(Cell(column.number, column.label, Decimal(found[2 * at]), tuple(found[2 * at + 1] or ())) for at, column in enumerate(table.columns)),
    ]


def _added(column: Column) -> str:
    side = "then" if column.side == "done" else "must"
    return " + ".join(f"coalesce({side}_{measure}, 0)" for measure in column.measures)


# what was checked of each duty by the last day asked for
ADDED = ", ".join(f"sum({name}) as {name}" for name in MEASURES)
DONE = ", ".join(f"part.{name} as then_{name}" for name in MEASURES)
