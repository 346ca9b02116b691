"""Kinds of duties and the figures each is counted by: “phải” when it is ordered, “đã” when its proof was checked. Pure.

Money is đồng, land is m²; the columns of tables 02/KQGQ and 04/KQGQ these feed are in `figures.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

Figure = int | Decimal


@dataclass(frozen=True)
class Measure:
    """One thing that is counted: its label, unit and the most anybody may mean (beyond it a digit too many was typed)."""

    label: str
    unit: str
    most: int
    places: int = 0


MEASURES = {
    "money": Measure("Số tiền", "đồng", 10**14),
    "land_residential": Measure("Đất ở", "m²", 10**9, 2),
    "land_productive": Measure("Đất sản xuất và đất khác", "m²", 10**9, 2),
    "organisations": Measure("Số tổ chức", "tổ chức", 100_000),
    "persons": Measure("Số người", "người", 1_000_000),
    "officials": Measure("Trong đó cán bộ, công chức, viên chức", "người", 1_000_000),
    "cases": Measure("Số vụ", "vụ", 10_000),
}


@dataclass(frozen=True)
class DutyKind:
    """A kind of duty, the measures it may have, and where the law speaks of it."""

    label: str
    measures: tuple[str, ...]
    cites: str


LAND = ("land_residential", "land_productive")
OF_BOTH = "NĐ 124/2020 Đ.31; Luật Tố cáo Đ.36"
KINDS = {
    "other": DutyKind("Việc khác, làm lại", ("money",), OF_BOTH),
    "recover": DutyKind("Thu hồi cho Nhà nước", ("money", *LAND), OF_BOTH),
    "return_organisations": DutyKind("Trả lại cho tổ chức", ("money", *LAND, "organisations"), OF_BOTH),
    "return_persons": DutyKind("Trả lại cho cá nhân", ("money", *LAND, "persons"), OF_BOTH),
    "annul": DutyKind("Hủy, sửa quyết định", (), "Luật Khiếu nại Đ.31; NĐ 124/2020 Đ.31"),
    "discipline": DutyKind("Xử lý hành chính, kỷ luật", ("organisations", "persons", "officials"), OF_BOTH),
    "prosecute": DutyKind("Chuyển cơ quan điều tra", ("cases", "persons", "officials"), "Luật Tố cáo Đ.36"),
}


def read_figures(kind: str, told: Mapping[str, object]) -> dict[str, Figure]:
    """The figures told for a duty of this kind, blanks left out. Raises ValueError with a sentence for people."""
    if kind not in KINDS:
        raise ValueError("không có loại nghĩa vụ này")
    read = {}
    for name, value in told.items():
        if value is None or value == "":
            continue
        if name not in KINDS[kind].measures:
            label = MEASURES[name].label if name in MEASURES else name
            raise ValueError(f"“{KINDS[kind].label}” không có con số “{label}”")
        read[name] = _read(MEASURES[name], value)
    if read.get("officials", 0) > read.get("persons", 0):
        raise ValueError("số cán bộ, công chức, viên chức nhiều hơn tổng số người")
    return read


def _read(measure: Measure, value: object) -> Figure:
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"“{measure.label}” phải là một con số") from None
    if not number.is_finite() or not 0 <= number <= measure.most:
        raise ValueError(f"“{measure.label}” phải từ 0 đến {in_words('', measure.most)}{measure.unit}")
    if number != round(number, measure.places):
        raise ValueError(f"“{measure.label}” có quá nhiều chữ số sau dấu phẩy")
    return number if measure.places else int(number)


def as_kept(figures: Mapping[str, Figure]) -> dict[str, int | str]:
    """Figures as JSON holds them without losing a digit."""
    return {name: str(value) if isinstance(value, Decimal) else value for name, value in figures.items()}


def in_words(name: str, value: Figure) -> str:
    """12.000.000 đồng; 320,5 m²."""
    whole, _dot, rest = f"{value:,}".partition(".")
    rest = rest.rstrip("0")
    return f"{whole.replace(',', '.')}{',' + rest if rest else ''} {MEASURES[name].unit if name else ''}"


def told_in_words(figures: Mapping[str, Figure]) -> str:
    """“Số tiền: 12.000.000 đồng; Đất ở: 320,5 m²”."""
    return "; ".join(f"{MEASURES[name].label}: {in_words(name, value)}" for name, value in figures.items())
