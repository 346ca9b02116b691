"""What goes in and out of the API of keys and seals: shapes only, no rule. A passphrase is printed nowhere, not even by mistake."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, Field, SecretStr

from tiepdan.common.api import Code, Line, kept_whole


def _secret(said: SecretStr) -> SecretStr:
    kept_whole(said.get_secret_value())
    return said


Passphrase = Annotated[SecretStr, Field(max_length=200), AfterValidator(_secret)]


class NewKeyIn(Schema):
    """Twice the same, at least twelve characters; written down nowhere."""

    passphrase: Passphrase
    again: Passphrase


class UnlockIn(Schema):
    passphrase: Passphrase


class PassphraseIn(Schema):
    passphrase: Passphrase
    new: Passphrase
    again: Passphrase


class EndKeyIn(Schema):
    """`sure`: what the key could open waits until somebody else gives it again."""

    sure: bool = False


class HolderOut(Schema):
    post: str
    title: str
    keyed: bool


class KeysOut(Schema):
    """One's own key and what waits for it; of the recovery key only whether there is one and who holds its parts."""

    made_at: datetime | None
    unlocked_until: datetime | None
    vault_answers: bool
    waiting: int
    recovery_made_at: datetime | None
    holders: list[HolderOut]


class KnowerIn(Schema):
    post: Code
    reason: Line = ""


class PostOut(Schema):
    post: str
    title: str


class KnowersOut(Schema):
    """Who can open the seal now, who waits for the key."""

    given: list[PostOut]
    waiting: list[PostOut]


class SecrecyIn(Schema):
    """What the denouncer said, and in the officer's words how."""

    declined: bool
    words: Line


class SecrecyOut(Schema):
    declined_on: str


class WhyIn(Schema):
    reason: Line


class UnsealingOut(Schema):
    id: int
    petition: str
    reason: str
    asked_by: str
    asked_at: datetime
    mine: bool
    consented_by: str
    until: datetime | None
    refused_at: datetime | None


class AlikeOut(Schema):
    """`sender`: likely, perhaps or empty; `words`: both say the same."""

    code: str
    sender: str
    words: bool
