"""What goes in of a follow-up denunciation: shapes only, no rule. No field holds a name."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema

from tiepdan.common.api import Code, Line, Words


class FollowUpIn(Schema):
    earlier: Code = Field(description="Mã đơn của lần giải quyết trước, do cơ quan cấp dưới trực tiếp")
    claim: Words = Field(description="Vì sao người tố cáo cho là không đúng, hoặc chậm; không ghi tên người tố cáo")
    grounded: bool = Field(True, description="Có căn cứ cho rằng việc giải quyết không đúng pháp luật; không hỏi khi quá hạn chưa giải quyết")
    post: Code | None = Field(None, description="Mã chức vụ được giao hồ sơ; để trống là người xác minh của cơ quan")


class EarlierIn(Schema):
    earlier: Code
    reason: Words


class PassedIn(Schema):
    to: Annotated[Line, Field(max_length=200)] = Field(description="Nơi có thẩm quyền giải quyết")
    reason: Words


class LatenessIn(Schema):
    course: Words
    lateness: Words
    responsibility: Words


class SettlingIn(Schema):
    settle_by: date
    reason: Words


class SettledIn(Schema):
    reason: Words = ""
