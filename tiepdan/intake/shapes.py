"""What goes in and out of the petitions' API: shapes only, no rule."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from tiepdan.common.api import Code, Key, Line, LongWords, Words
from tiepdan.intake.models import Petition

Kinds = Literal["complaint", "denunciation", "recommendation", "feedback", ""]


MOST_NAMES = 100  # of a list anybody may send; how many representatives there may be is the law's (intake.representing)


class StatementIn(Schema):
    kind: Kinds = ""
    text: LongWords = ""
    title: Line = ""
    name: Line = ""
    address: Line = ""
    phone: Annotated[Line, Field(max_length=20)] = ""
    email: Annotated[Line, Field(max_length=254)] = ""
    identity_number: Annotated[Line, Field(max_length=20)] = ""
    birth_year: Annotated[int, Field(ge=1880, le=2100)] | None = None
    organisation: bool = False
    keep_secret: bool = True
    anonymous: bool = False
    group_size: Annotated[int, Field(ge=1, le=100_000)] = 1
    representatives: list[Line] = Field([], max_length=MOST_NAMES, description="Nhiều nhất bao nhiêu người là theo Luật Tiếp công dân Đ.29 và group_size")
    place_code: Code = ""
    against_text: Line = ""
    office: Code = Field("", description="Mã cơ quan nhận; để trống là Ban Tiếp công dân của tỉnh")


class DeskStatementIn(StatementIn):
    channel: Literal["desk", "post", "forwarded", "file"] = "desk"
    forwarded_by: Line = ""
    forwarded_number: Annotated[Line, Field(max_length=60)] = ""
    helper_name: Line = ""


class Receipt(Schema):
    code: str
    follow_key: str = Field(description="Điều thứ hai in trên biên nhận, cần khi theo dõi đơn")
    received_at: datetime
    office: str
    holder: str


class StepOut(Schema):
    name: str
    label: str
    cites: str
    open: bool
    because: str = Field(description="Vì sao chưa mở; trống khi mở")


class Competence(Schema):
    office: str = Field(description="Mã cơ quan")
    title: str
    because: str
    cites: str
    question: str = Field(description="Câu hỏi phải trả lời trước khi biết thẩm quyền")
    choices: list[str] = Field([], description="Mã các cơ quan mà một trong đó trả lời câu hỏi, khi biết")


class PetitionOut(Schema):
    code: str
    state: str
    kind: str
    title: str
    field: str
    round: int
    channel: str
    received_on: date
    ended_on: date | None
    office: str
    holder: str
    holder_office: str
    petitioner: str = Field(description="Với tố cáo là bí danh")
    competence: Competence
    text: str = ""

    @staticmethod
    def resolve_office(petition: Petition) -> str:
        return petition.office.code

    @staticmethod
    def resolve_holder(petition: Petition) -> str:
        return str(petition.holder_post) if petition.holder_post else ""

    @staticmethod
    def resolve_holder_office(petition: Petition) -> str:
        return petition.holder_office.code if petition.holder_office else ""

    @staticmethod
    def resolve_petitioner(petition: Petition) -> str:
        if petition.sealed:
            return petition.sealed.pseudonym
        return petition.petitioner.name if petition.petitioner else ""

    @staticmethod
    def resolve_competence(petition: Petition) -> dict:
        return {
            "office": petition.competent_office.code if petition.competent_office else "", "title": petition.competent_title,
            "because": petition.competence_because, "cites": petition.competence_cites, "question": petition.competence_question,
            "choices": [] if "findings" in petition.get_deferred_fields() else petition.findings.get("choices", []),  # lists leave it out
        }


class PetitionList(Schema):
    petitions: list[PetitionOut]
    next: int | None = Field(description="Đưa vào `before` để lấy trang sau; null là hết")


class Asked(Schema):
    q: Annotated[Line, Field(max_length=200)] = ""
    state: Line = ""
    kind: Kinds = ""
    before: Key | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 50


class Classification(Schema):
    kind: Literal["complaint", "denunciation", "recommendation", "feedback", "mixed"] | None = None
    field: Annotated[Line, Field(max_length=30)] | None = None
    round: Annotated[int, Field(ge=1, le=2)] | None = None
    title: Annotated[Line, Field(max_length=200)] | None = None
    group_size: Annotated[int, Field(ge=1, le=100_000)] | None = None
    representatives: Annotated[list[Line], Field(max_length=MOST_NAMES)] | None = None
    anonymous: bool | None = None
    accused: Line | None = None
    against_post: Line | None = None
    against_unit_of: Line | None = None
    overdue: bool | None = None
    signs_of_crime: bool | None = None
    concrete_evidence: bool | None = None
    judgment_final: bool | None = None
    settled_twice: bool | None = Field(None, description="Đã có quyết định giải quyết khiếu nại lần hai")
    discipline: bool | None = Field(None, description="Khiếu nại quyết định kỷ luật cán bộ, công chức")
    party_discipline_only: bool | None = Field(None, description="Chỉ nói về kỷ luật Đảng")
    eligible: bool | None = None
    eligible_because: Words | None = None
    place_code: Code | None = None
    accused_code: Code | None = None
    accused_post_code: Code | None = Field(None, description="Mã chức vụ bị nêu trong đơn")


class Ground(Schema):
    ground: Annotated[Words, Field(description="Điều, khoản không thụ lý")]
    reason: Words


class Reason(Schema):
    reason: Words


class DenouncerCheck(Schema):
    how: Literal["in_person", "phone", "mandated"]
    found: bool = Field(description="Đã xác định được người tố cáo; tên không ghi ở đây")
    facts: dict[Line, bool] = Field({}, description="Trả lời các câu hỏi của điều kiện denunciation.accept")
    mandated: Annotated[Line, Field(max_length=200)] = ""
    proposal: Annotated[str, Field(max_length=4000, description="Đề xuất thụ lý; để trống thì không lập phiếu đề xuất")] = ""


class LongerCheckIn(Schema):
    ground: Literal["many_places", "mandated"]
    reason: Words


class CrimeHandoverIn(Schema):
    to: Annotated[Line, Field(max_length=200, description="Cơ quan điều tra hoặc Viện kiểm sát")]
    signs: Words
    papers: list[Line] = Field(max_length=200)


class CrimeReplyIn(Schema):
    reply: Words


class Recipient(Schema):
    post: Code | None = Field(None, description="Mã chức vụ; để trống là người chịu trách nhiệm của cơ quan có thẩm quyền")


class Identity(Schema):
    identity: dict[str, object]


class SentBackIn(Schema):
    kind: Literal["wrong", "double", "papers"] = Field(description="Trả lại vì: không đúng thẩm quyền, trùng, thiếu giấy tờ")
    reason: Words


class PlaceIn(Schema):
    office: Code = Field(description="Mã cơ quan giải quyết; quyết định này ràng buộc")
    reason: Words


class Missing(Schema):
    reason: Words
    needed_papers: list[Line] = Field(min_length=1, max_length=20, description="Cần bổ sung những gì")


class ReplyIn(Schema):
    replied_on: date
    reply: Words


class ReminderIn(Schema):
    report_by: date = Field(description="Nơi nhận báo cáo trước ngày này")


class ResultIn(Schema):
    result: Words


class PartIn(Schema):
    begins: Annotated[int, Field(ge=0, le=2_000_000, description="Vị trí chữ trong `text` nơi phần này bắt đầu; phần đầu là 0")]
    kind: Literal["complaint", "denunciation", "recommendation", "feedback"]


class PartsIn(Schema):
    parts: list[PartIn] = Field(min_length=2, max_length=50, description="Phần đầu giữ mã của đơn; mỗi phần sau thành một đơn")
    reason: Words
