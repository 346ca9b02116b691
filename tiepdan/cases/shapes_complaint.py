"""What goes in of what a settlement meets on its way: publication, stays, questions to others, courts, its first round. Shapes only, no rule."""

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema

from tiepdan.common.api import BIGGEST, Code, Line, Words


class FirstIn(Schema):
    first: Code = Field(description="Mã đơn của lần đầu")


class Publication(Schema):
    way: Literal["meeting", "posting", "media"]
    place: Annotated[Line, Field(max_length=300)]
    began_on: date
    ended_on: date | None = Field(None, description="Ngày cuối; niêm yết để trống là đủ 15 ngày")
    noticed_on: date | None = Field(None, description="Họp công bố: ngày báo trước")
    times: Annotated[int, Field(ge=1, le=99)] = 1
    paper: Annotated[int, Field(ge=1, le=BIGGEST)] | None = None


class StayIn(Schema):
    stayed: Annotated[Line, Field(max_length=300)] = Field(description="Quyết định tạm chưa thi hành")
    reason: Words
    until: date


class Asking(Schema):
    whom: Annotated[Line, Field(max_length=300)]
    wanted: list[Line] = Field(max_length=50)
    answer_by: date


class AssessmentIn(Asking):
    subject: Annotated[Line, Field(max_length=300)]


class Reply(Schema):
    inquiry: Annotated[int, Field(ge=1, le=BIGGEST)]
    answer: Words
    paper: Annotated[int, Field(ge=1, le=BIGGEST)] | None = None


class LawsuitIn(Schema):
    court: Annotated[Line, Field(max_length=200)]
    number: Annotated[Line, Field(max_length=60)] = ""
    taken_on: date


class CourtResult(Schema):
    result: Literal["kept", "annulled", "part"]
    judgment: Annotated[Line, Field(max_length=60)]
    judged_on: date
    follows: Words = ""
