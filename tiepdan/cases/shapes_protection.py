"""What goes in and out of the API of the protection file and after a conclusion: shapes only, no rule. No field holds a name."""

from datetime import date
from typing import Annotated, Literal

from ninja import Field, Schema

from tiepdan.cases.models import Protection
from tiepdan.common.api import Key, Line, Words

Kind = Literal["secrecy", "post", "residence", "life", "property", "honour"]


class RequestIn(Schema):
    how: Literal["written", "person", "phone", "own"]
    whom: Literal["denouncer", "family", "both"]
    asked_on: date
    danger: Words
    wanted: Words = ""


class WrittenIn(Schema):
    written_on: date


class MeasureIn(Schema):
    kind: Kind
    what: Words
    body: Line
    by_day: date


class ProtectIn(Schema):
    reason: Words
    begins_on: date
    measures: Annotated[list[MeasureIn], Field(min_length=1, max_length=20)]


class MeasureMore(MeasureIn):
    reason: Words


class MeasureChange(MeasureMore):
    measure: Key


class MeasureResult(Schema):
    measure: Key
    words: Words


class MeasureChosen(Schema):
    measure: Key


class RetaliationIn(Schema):
    happened_on: date
    words: Words


class AnswerIn(Schema):
    answer: Words


class NothingIn(Schema):
    """The step asks nothing."""


class EndIn(Schema):
    ground: Line
    reason: Words


class MonitorIn(Schema):
    who: Literal["settler", "inspectorate", "advising"]
    body: Line = ""


class HandlingIn(Schema):
    body: Line
    result: Words
    result_on: date
    reported_on: date


class MeasureOut(Schema):
    id: int
    kind: str
    what: str
    body: str
    begins_on: date
    by_day: date
    done_on: date | None
    done_words: str
    checked_on: date | None
    replaced_on: date | None
    replaced_because: str


class RetaliationOut(Schema):
    happened_on: date
    reported_on: date
    words: str
    answered_on: date | None
    answer: str


class ProtectionOut(Schema):
    state: str = Field(description="requested, running, refused hoặc ended")
    how: str
    whom: str
    asked_on: date
    written_on: date | None
    danger: str
    wanted: str
    decided_on: date | None
    reviewed_on: date | None
    refused_because: str
    ended_on: date | None
    ended_ground: str
    ended_because: str
    measures: list[MeasureOut]
    retaliations: list[RetaliationOut]

    @staticmethod
    def resolve_measures(file: Protection) -> list:
        return list(file.measures.order_by("pk"))

    @staticmethod
    def resolve_retaliations(file: Protection) -> list:
        return list(file.retaliations.order_by("pk"))
