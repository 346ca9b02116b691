"""Which office of the province an authority sits in: the accused's own, the place's, the field's, or a fixed one."""

from dataclasses import dataclass
from datetime import date

from tiepdan.offices.models import Office, OfficeKind, Province
from tiepdan.offices.old_names import keys_in, name_key, words_of
from tiepdan.routing.table import above, fields, office_codes
from tiepdan.routing.words import COMPETENT

WHICH_COMMUNE = "Việc này của UBND xã, phường nào?"
WHICH_DEPARTMENT = "Việc này của sở, ban, ngành nào?"
WHICH_UNIT = "Việc này của đơn vị nào, thuộc cơ quan nào?"
WHICH_FIELD = "Nội dung đơn thuộc lĩnh vực nào, xảy ra ở xã, phường nào?"
DEPARTMENTS = {OfficeKind.DEPARTMENT, OfficeKind.INSPECTORATE}


@dataclass(frozen=True)
class Asked:
    """What is known of the matter in the province: whose office it is about, where it arose, its field. Offices exist today."""

    province: Province | None
    accused: Office | None
    place: Office | None
    field: str
    wish: bool
    today: date
    unit_of: str = ""
    post: str = ""
    first_round: bool = False  # of a complaint
    denounced: str = ""  # whom a denunciation names, in its words


@dataclass(frozen=True)
class Seat:
    """The office found and what to call the authority. `because` adds to the reason; not certain where convention chose."""

    office: Office | None
    title: str
    because: str = ""
    certain: bool = True


def seat_of(competent: str, asked: Asked) -> Seat | str:
    """The seat of an authority, or the question to ask when the facts do not name it."""
    if competent == "commune_chair":
        return _commune_chair(asked)
    if competent == "department_director":
        return _director(asked)
    if competent in {"department_unit_head", "public_unit_head"}:
        return _unit_head(competent, asked)
    if competent == "state_manager_of_field":
        return _manager_of_field(asked)
    if competent in office_codes():
        return _fixed(competent, asked)
    return Seat(None, _title_outside(competent, asked))


def _commune_chair(asked: Asked) -> Seat | str:
    accused = asked.accused if asked.accused and asked.accused.kind == OfficeKind.COMMUNE else None
    commune = accused or asked.place
    return Seat(commune, commune.head_title) if commune else WHICH_COMMUNE


def _department(office: Office | None) -> Office | None:
    """The department an office is, or is part of."""
    while office is not None and office.kind not in DEPARTMENTS:
        office = office.parent
    return office


def _director(asked: Asked) -> Seat | str:
    department = _department(asked.accused)
    if department:
        return Seat(department, department.head_title)
    managed = fields().get(asked.field) if asked.wish else None
    office = _by_code(managed.office, asked) if managed else None
    if managed and office and office.kind in DEPARTMENTS:
        return Seat(office, office.head_title, f"{managed.because}.", certain=False)
    return WHICH_DEPARTMENT


def _unit_head(competent: str, asked: Asked) -> Seat | str:
    """A unit of a department or a public unit: seldom an office of its own here, then its paper goes through the body above it."""
    accused = asked.accused or (asked.place if competent == "public_unit_head" and asked.unit_of == "commune" else None)
    if accused is None:
        return WHICH_UNIT
    above = accused.kind in DEPARTMENTS | {OfficeKind.COMMUNE, OfficeKind.COMMITTEE}
    if not above:
        return Seat(accused, accused.head_title)
    return Seat(
        accused,
        f"{COMPETENT[competent]} ({accused.short_name})",
        f"Đơn vị này chưa có chỗ riêng trên Tiếp Dân nên giao qua {accused.short_name}.",
        certain=False,
    )


def _manager_of_field(asked: Asked) -> Seat | str:
    """Local matters go to the commune where they arose, others to the department of the field. Both are convention, not law."""
    managed = fields().get(asked.field)
    if asked.place and (managed is None or managed.local):
        what = f"về {managed.name} " if managed else ""
        because = f"Việc tại chỗ {what}nên {asked.place.short_name} nơi xảy ra xem xét trước (quy ước phân công, luật không nêu riêng)."
        return Seat(asked.place, asked.place.head_title, because, certain=False)
    office = _by_code(managed.office, asked) if managed else None
    if managed and office:
        return Seat(office, _title_of(office), f"{managed.because} (quy ước phân công, luật không nêu riêng).", certain=False)
    return WHICH_FIELD


def _fixed(competent: str, asked: Asked) -> Seat | str:
    office = _by_code(office_codes()[competent], asked)
    if competent == "police" and asked.post == "police_commune" and asked.first_round:
        commune = asked.place.short_name.removeprefix("UBND ") if asked.place else "cấp xã"
        return Seat(None, f"Trưởng Công an {commune}", "Khiếu nại lần đầu gửi đến chính nơi đã ra quyết định (Luật Khiếu nại Điều 7 khoản 1).")
    if office and competent in above() and _is_led_or_meant(office, asked.denounced):
        higher = above()[competent]
        doubt = "" if higher.confidence == "FOUND" else "; chưa chắc chắn: ghi theo trí nhớ"
        because = f"Chính {office.short_name} hoặc người lãnh đạo nơi ấy bị tố cáo nên cấp trên giải quyết ({higher.cites}{doubt})."
        return Seat(None, higher.title, because, certain=not doubt)
    return Seat(office, _title_of(office)) if office else Seat(None, COMPETENT[competent])


def _is_led_or_meant(office: Office, denounced: str) -> bool:
    """Whether the words name the head or a deputy of the office, or the office itself and nobody in it."""
    key = name_key(office.short_name)
    return name_key(office.head_title) in keys_in(denounced) or " ".join(words_of(denounced)).startswith(key)


def _title_of(office: Office) -> str:
    """Who answers inside: the head; outside the body itself is written to."""
    return office.head_title if office.handles_inside else office.name


def _title_outside(competent: str, asked: Asked) -> str:
    managed = fields().get(asked.field)
    commune = asked.accused if asked.accused and asked.accused.kind == OfficeKind.COMMUNE else asked.place
    if competent == "sector_minister" and managed:
        return f"Bộ trưởng {managed.ministry}"
    if competent == "commune_council_standing" and commune:
        return f"Thường trực HĐND {commune.short_name.removeprefix('UBND ')}"
    if competent == "mediation_or_civil_court" and asked.place:
        return f"Hòa giải tại {asked.place.short_name} hoặc Tòa án nhân dân"
    return COMPETENT[competent]


def _by_code(code: str, asked: Asked) -> Office | None:
    """The office with the code that exists today, in the province asked about (or in the only one there is)."""
    province = asked.province or _only_province()
    if province is None:
        return None
    return Office.objects.on(asked.today).filter(province=province, code=code).first()


def _only_province() -> Province | None:
    provinces = list(Province.objects.all()[:2])
    return provinces[0] if len(provinces) == 1 else None
