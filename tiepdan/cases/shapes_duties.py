"""What goes in and out of the API of duties and of recommendations of oversight: shapes only, no rule."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema

from tiepdan.cases.duty_steps import state_of
from tiepdan.cases.models import Duty, Oversight
from tiepdan.cases.shapes import DutyOut, Order
from tiepdan.common.api import Code, Key, Line, Words


class DutiesAsked(Schema):
    state: Literal["open", "overdue", "soon", "to_check", "done", "stopped", "all"] = "open"
    kind: Literal["", "other", "recover", "return_organisations", "return_persons", "annul", "discipline", "prosecute"] = ""
    source: Literal["", "decision", "oversight"] = Field("", description="Theo quyết định, kết luận; hoặc theo kiến nghị giám sát, kiểm sát")
    office: Code = Field("", description="Mã cơ quan phải làm")
    code: Code = Field("", description="Mã đơn, hoặc số văn bản kiến nghị")
    after: Line = Field("", description="Lấy từ `next` của trang trước")
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class DutyLine(Schema):
    id: int
    number: int
    code: str = Field(description="Mã đơn hoặc số kiến nghị; trống khi không được xem hồ sơ")
    text: str = Field(description="Trống khi chỉ được biết mã (tố cáo)")
    source: str
    kind: str
    given_by: str
    owner: str
    due: date
    state: str = Field(description="open, to_check, done hoặc stopped")
    overdue: bool
    urges: int
    must: dict[str, Decimal]
    done: dict[str, Decimal]


class DutyList(Schema):
    duties: list[DutyLine]
    next: str = Field(description="Đưa vào `after` để lấy trang sau; trống là hết")


class PartOut(Schema):
    number: int
    words: str
    figures: dict[str, Decimal] = Field(description="Phần này làm thêm")
    proved_on: date
    proved_by: str
    checked_on: date | None
    checked_by: str
    returned_on: date | None
    returned_because: str

    @staticmethod
    def resolve_figures(part) -> dict:
        return part.figures()

    @staticmethod
    def resolve_proved_by(part) -> str:
        return str(part.proved_by_post)

    @staticmethod
    def resolve_checked_by(part) -> str:
        return str(part.checked_by_post or "")


class UrgeOut(Schema):
    number: int
    urged_on: date
    report_by: date
    letter: str

    @staticmethod
    def resolve_letter(one) -> str:
        return one.letter.symbol


class MoveOut(Schema):
    was: date
    due: date
    reason: str
    moved_on: date


class HandoverOut(Schema):
    to: str
    reason: str
    handed_on: date
    taken_on: date | None
    refused_on: date | None
    refused_because: str

    @staticmethod
    def resolve_to(one) -> str:
        return str(one.to_post)


class DutyWhole(DutyOut):
    """A duty with its parts and what it met on its way."""

    state: str
    given_by: str
    urges: int
    parts: list[PartOut]
    urgings: list[UrgeOut]
    moves: list[MoveOut]
    handovers: list[HandoverOut]

    @staticmethod
    def resolve_state(duty: Duty) -> str:
        return state_of(duty)

    @staticmethod
    def resolve_given_by(duty: Duty) -> str:
        return str(duty.office)

    @staticmethod
    def resolve_parts(duty: Duty) -> list:
        return list(duty.parts.select_related("proved_by_post__office", "checked_by_post__office").order_by("number"))

    @staticmethod
    def resolve_urgings(duty: Duty) -> list:
        return list(duty.urgings.select_related("letter").order_by("number"))

    @staticmethod
    def resolve_moves(duty: Duty) -> list:
        return list(duty.moves.order_by("pk"))

    @staticmethod
    def resolve_handovers(duty: Duty) -> list:
        return list(duty.handovers.select_related("to_post__office").order_by("pk"))


class Urging(Schema):
    report_by: date


class NewDay(Schema):
    due: date
    reason: Words


class Handing(Schema):
    post: Code = Field(description="Mã chức vụ được giao")
    reason: Words


class OversightIn(Schema):
    sort: Literal["council", "assembly", "front", "procuracy", "protest"]
    body: Annotated[Line, Field(max_length=200)]
    symbol: Annotated[Line, Field(max_length=60)]
    issued_on: date
    received_on: date
    answer_by: date | None = Field(None, description="Ngày phải trả lời như văn bản ghi; trống khi văn bản không ghi")
    asks: Words


class AcceptanceOfOversight(Schema):
    reasons: Words
    orders: Annotated[list[Order], Field(min_length=1, max_length=50)]


class Reasons(Schema):
    reasons: Words


class LetterChosen(Schema):
    letter: Key


class OversightLetter(Schema):
    id: int
    form: str
    symbol: str
    state: str


class OversightOut(Schema):
    id: int
    office: str
    sort: str
    body: str
    symbol: str
    issued_on: date
    received_on: date
    answer_by: date | None
    asks: str
    state: str = Field(description="recorded, accepted hoặc rejected")
    answered_on: date | None
    reasons: str
    answer: str = Field(description="Số, ký hiệu văn bản trả lời")

    @staticmethod
    def resolve_office(one: Oversight) -> str:
        return one.office.name

    @staticmethod
    def resolve_answer(one: Oversight) -> str:
        return one.letter.symbol if one.letter else ""


class OversightWhole(OversightOut):
    duties: list[DutyOut]
    letters: list[OversightLetter]

    @staticmethod
    def resolve_duties(one: Oversight) -> list:
        return list(one.duties.select_related("owner_post__office").order_by("number"))


class OversightsAsked(Schema):
    state: Literal["", "recorded", "accepted", "rejected"] = ""
    sort: Literal["", "council", "assembly", "front", "procuracy", "protest"] = ""
    before: Key | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class OversightList(Schema):
    oversights: list[OversightOut]
    next: int | None = Field(description="Đưa vào `before` để lấy trang sau; null là hết")
