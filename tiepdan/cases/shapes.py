"""What goes in and out of the rounds' API: shapes only, no rule."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Literal

from ninja import Field, Schema

from tiepdan.cases.models import Round
from tiepdan.cases.rounds import others_of
from tiepdan.common.api import BIGGEST, Code, Line, Words
from tiepdan.law.models import Clock


class ClockOut(Schema):
    duty: str
    title: str
    due: date | None
    started_on: date
    rule: str
    cites: str
    why: list[str]
    certain: bool


class LetterOut(Schema):
    id: int
    form: str
    title: str
    state: str
    symbol: str
    signed_on: date | None
    sent_on: date | None


class DutyOut(Schema):
    id: int
    number: int
    text: str
    owner: str
    due: date
    kind: str
    must: dict[str, Decimal] = Field(description="Con số phải làm: đồng, m², người, vụ")
    done: dict[str, Decimal] = Field(description="Con số đã làm, đã được kiểm tra")
    stopped_on: date | None
    proof: str
    proved_on: date | None
    done_on: date | None

    @staticmethod
    def resolve_owner(duty) -> str:
        return str(duty.owner_post)

    @staticmethod
    def resolve_proof(duty) -> str:
        return duty.proof_words

    @staticmethod
    def resolve_must(duty) -> dict:
        return duty.must()

    @staticmethod
    def resolve_done(duty) -> dict:
        return duty.done()


class OtherRound(Schema):
    petition: str
    procedure: str
    office: str
    state: str
    decision: str = Field(description="Số, ký hiệu quyết định đã ký; trống là chưa có")

    @staticmethod
    def resolve_petition(held: Round) -> str:
        return held.petition.code

    @staticmethod
    def resolve_office(held: Round) -> str:
        return held.office.code

    @staticmethod
    def resolve_decision(held: Round) -> str:
        decision = getattr(held, "decision", None)
        return decision.letter.symbol if decision else ""


class RoundOut(Schema):
    petition: str
    procedure: str
    state: str
    office: str
    accepted_on: date
    ended_on: date | None
    holder: str
    clocks: list[ClockOut]
    letters: list[LetterOut]
    duties: list[DutyOut]
    others: list[OtherRound] = Field(description="Các lần giải quyết khác của vụ việc")

    @staticmethod
    def resolve_petition(held: Round) -> str:
        return held.petition.code

    @staticmethod
    def resolve_office(held: Round) -> str:
        return held.office.code

    @staticmethod
    def resolve_holder(held: Round) -> str:
        return str(held.holder_post) if held.holder_post else ""

    @staticmethod
    def resolve_clocks(held: Round) -> list[Clock]:
        return list(Clock.objects.running().about("round", held.pk).order_by("due", "pk"))

    @staticmethod
    def resolve_letters(held: Round) -> list:
        return list(held.letters_about_it)

    @staticmethod
    def resolve_duties(held: Round) -> list:
        decision = getattr(held, "decision", None)
        return list(decision.duties.select_related("owner_post__office").order_by("number")) if decision else []

    @staticmethod
    def resolve_others(held: Round) -> list[Round]:
        return others_of(held)


class MomentOut(Schema):
    state: str = Field(description="done, now hoặc next")
    title: str
    at: datetime | None
    day: date | None
    who: str
    words: str
    cites: str
    why: list[str]


class Story(Schema):
    code: str
    received_on: date
    office: str
    holder: str
    moments: list[MomentOut]
    letters: list[LetterOut] = Field(description="Văn bản đã gửi cho người gửi đơn")


class Acceptance(Schema):
    post: Code | None = Field(None, description="Mã chức vụ được giao hồ sơ; để trống là người xác minh của cơ quan")
    complex_grounds: list[Line] = Field([], max_length=20, description="Tiêu chí của điều kiện complaint.complex; trống là không phức tạp")
    complex_reason: Words = ""
    first: Annotated[str, Field(max_length=20)] = Field("", description="Khiếu nại lần hai: mã đơn của lần đầu, cùng vụ việc; để trống là vụ việc riêng")
    late_first: bool = Field(False, description="Lần đầu quá hạn chưa giải quyết: nhận hồ sơ lần đầu")


class InspectionIn(Schema):
    facts: dict[Line, bool] = Field({}, description="Trả lời các câu hỏi của điều kiện denunciation.anonymous_checked")
    post: Code | None = Field(None, description="Mã chức vụ được giao hồ sơ; để trống là người xác minh của cơ quan")


class InspectionOrder(Schema):
    lead: Code = Field(description="Mã chức vụ của người phụ trách")
    team: list[Line] = Field([], max_length=20)
    days: Annotated[int, Field(ge=1, le=90)] = 15


class Figures(Schema):
    money: Annotated[int, Field(ge=0, le=BIGGEST)] | None = Field(None, description="đồng")
    land_residential: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)] | None = Field(None, description="m²")
    land_productive: Annotated[Decimal, Field(ge=0, max_digits=12, decimal_places=2)] | None = Field(None, description="m²")
    organisations: Annotated[int, Field(ge=0, le=BIGGEST)] | None = None
    persons: Annotated[int, Field(ge=0, le=BIGGEST)] | None = None
    officials: Annotated[int, Field(ge=0, le=BIGGEST)] | None = None
    cases: Annotated[int, Field(ge=0, le=BIGGEST)] | None = None


class Order(Schema):
    post: Code = Field(description="Mã chức vụ phải làm")
    text: Words
    due: date
    kind: Literal["other", "recover", "return_organisations", "return_persons", "annul", "discipline", "prosecute"] = "other"
    figures: Figures = Figures()


class Draft(Schema):
    outcome: Literal["right", "partly", "wrong", "answered"]
    summary: Words
    facts: dict[Line, Words] = {}
    orders: list[Order] = Field([], max_length=50)


class VerificationIn(Schema):
    lead: Code = Field("", description="Mã chức vụ của người phụ trách; để trống khi người giải quyết tự xác minh")
    team: list[Line] = Field([], max_length=20)
    alone: bool = Field(False, description="Người giải quyết tố cáo tự mình xác minh, không lập tổ")
    declared: dict[Line, bool] = Field({}, description="Với tố cáo: trả lời từng câu hỏi của điều kiện verifier.conflict về người trong tổ")


class Report(Schema):
    text: Words
    agrees: bool


class Invitation(Schema):
    day: date
    hour: Annotated[Line, Field(max_length=20)]
    place: Annotated[Line, Field(max_length=200)]
    chair: Annotated[Line, Field(max_length=200)] = Field("", description="Ai chủ trì thay người giải quyết; để trống là người giải quyết")
    asked: dict[Line, bool] = Field({}, description="Trả lời câu hỏi của điều kiện dialogue.in_person khi có người chủ trì thay")


class Minutes(Schema):
    led_by: Annotated[Line, Field(max_length=200)]
    attended: Words
    minutes: Words
    absent: Line = ""
    absence: Literal["", "excused", "unexcused"] = Field("", description="Người khiếu nại vắng có hay không có lý do chính đáng")


class WithdrawalIn(Schema):
    whole: bool
    contents: Words
    signed: bool = Field(description="Có chữ ký hoặc điểm chỉ của người rút")
    recorded: bool = Field(False, description="Lập biên bản ghi nhận lời rút; để trống là đã có đơn rút")
    everybody: bool = Field(True, description="Tất cả những người gửi đơn đều rút")
    signs_of_violation: bool | None = None
    coerced: bool | None = None
    slander: bool | None = None


class ClosingIn(Schema):
    excuses: dict[Line, Words] = Field({}, description="Giấy tờ luật đòi mà hồ sơ không có: khóa của danh mục kiểm hồ sơ, một câu vì sao")


class Grounded(Schema):
    ground: Annotated[Line, Field(max_length=40)]
    reason: Words


class SuspensionIn(Grounded):
    expected_on: date | None = None


class ExtensionIn(Schema):
    criteria: list[Line] = Field(max_length=7)
    reason: Words


class LetterIn(Schema):
    form: Annotated[Line, Field(max_length=40)]


class Proof(Figures):
    words: Words


class Check(Schema):
    rest: Annotated[str, Field(max_length=2000)] = Field("", description="Vì sao phần còn lại không phải làm; để trống khi đã làm đủ hoặc mới xong một phần")
