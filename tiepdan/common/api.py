"""What every room's API says alike: words that the database can keep, and how a refusal reads to a machine."""

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, Field, StringConstraints

BIGGEST = 2**63 - 1


def kept_whole(words: str) -> str:
    """PostgreSQL keeps neither NUL nor half a character; better to say so than to lose it."""
    if "\x00" in words or any("\ud800" <= sign <= "\udfff" for sign in words):
        raise ValueError("chứa ký tự không lưu được")
    return words


Line = Annotated[str, StringConstraints(max_length=300), AfterValidator(kept_whole)]
Words = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(kept_whole)]
LongWords = Annotated[str, StringConstraints(max_length=200_000), AfterValidator(kept_whole)]
Code = Annotated[str, StringConstraints(max_length=40), AfterValidator(kept_whole)]
Key = Annotated[int, Field(ge=1, le=BIGGEST)]


class Problem(Schema):
    """Why it was not done: a stable `code`, a sentence a person can read, and the facts in it."""

    code: str
    message: str
    facts: dict[str, object] = {}


REFUSALS = {401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem}
