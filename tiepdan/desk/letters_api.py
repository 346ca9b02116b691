"""What is done with one letter at the desk, for machines: the same acts as its page, for who may see the letter."""

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import File, Router, Schema
from ninja.files import UploadedFile
from pydantic import Field

from tiepdan.common.api import BIGGEST, REFUSALS, Code, Key, Line
from tiepdan.desk.actions import ask_hand, drop_hand, hand_in_words, say_replaced, say_secret, take_words_back
from tiepdan.desk.queries.letters import letter_or_404
from tiepdan.documents.actions import countersign
from tiepdan.documents.edited import LARGEST
from tiepdan.documents.final_pages import own_docx, standing_copy
from tiepdan.documents.models import Letter
from tiepdan.documents.read import frame_for
from tiepdan.offices.api import AtPost

letters = Router(tags=["letters"], auth=AtPost())


class EditedOut(Schema):
    """The edited copy a letter is printed from: `changes` are its differences in words, [kept "=", taken "-" or added "+", words]."""

    state: str
    problem: str
    pages: int
    sha256: str
    changes: list[list[tuple[str, str]]]


class HandOut(Schema):
    """Somebody who initials or cosigns; `given_at` is null while they have not."""

    post: str
    kind: str
    signer: str
    given_at: datetime | None


class LetterOut(Schema):
    """One letter; `edited` is null while it is printed from its facts."""

    id: int
    form: str
    title: str
    state: str
    symbol: str
    replaces: int | None
    secret: bool
    edited: EditedOut | None
    countersigns: list[HandOut]


class ReplacesIn(Schema):
    """The id of the letter replaced; 0 for none."""

    replaces: Annotated[int, Field(ge=0, le=BIGGEST)]


class SecretIn(Schema):
    secret: bool
    ground: Line = ""


class HandIn(Schema):
    """`kind` is "initials" or "cosign"; `post` the code of who is asked."""

    post: Code
    kind: Code = "initials"


LETTER = {200: LetterOut, **REFUSALS}


@letters.get("/{letter_id}", response=LETTER, url_name="letter")
def letter(request: HttpRequest, letter_id: Key):
    """The letter as it stands."""
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.get("/{letter_id}/draft.docx", response={200: bytes, **REFUSALS}, url_name="letter-docx")
def draft_docx(request: HttpRequest, letter_id: Key):
    """The letter as .docx to be edited."""
    from tiepdan.documents.actions.edited import DOCX

    kept = letter_or_404(request.auth, letter_id).letter
    return HttpResponse(own_docx(kept, frame_for(kept, timezone.localdate()).to_json(), timezone.localdate()), content_type=DOCX)


@letters.post("/{letter_id}/hand_in_edited", response=LETTER, url_name="hand-in-edited")
def hand_in(request: HttpRequest, letter_id: Key, docx: File[UploadedFile]):
    """Hand the edited .docx in; the PDF of record will be made from it."""
    seen = letter_or_404(request.auth, letter_id)
    hand_in_words(seen, by=request.auth, now=timezone.now(), data=docx.read(LARGEST + 1))
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.post("/{letter_id}/withdraw_edited", response=LETTER, url_name="withdraw-edited")
def withdraw(request: HttpRequest, letter_id: Key):
    """Back to the form: the edited .docx is no longer used."""
    take_words_back(letter_or_404(request.auth, letter_id), by=request.auth, now=timezone.now())
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.post("/{letter_id}/name_replaced", response=LETTER, url_name="name-replaced")
def name_replaced(request: HttpRequest, letter_id: Key, told: ReplacesIn):
    """Say which letter this unsigned one takes the place of."""
    say_replaced(letter_or_404(request.auth, letter_id), by=request.auth, replaces=told.replaces)
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.post("/{letter_id}/mark_secret", response=LETTER, url_name="mark-secret")
def mark_secret(request: HttpRequest, letter_id: Key, told: SecretIn):
    """Say whether the letter is numbered among the secret ones."""
    say_secret(letter_or_404(request.auth, letter_id), by=request.auth, secret=told.secret, ground=told.ground)
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.post("/{letter_id}/countersigns", response=LETTER, url_name="ask-countersign")
def ask(request: HttpRequest, letter_id: Key, told: HandIn):
    """Ask the holder of a post to initial or cosign the letter before it is signed."""
    ask_hand(letter_or_404(request.auth, letter_id), by=request.auth, now=timezone.now(), post=told.post, kind=told.kind)
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.post("/{letter_id}/countersigns/drop", response=LETTER, url_name="drop-countersign")
def drop(request: HttpRequest, letter_id: Key, told: HandIn):
    """Ask that hand no longer."""
    drop_hand(letter_or_404(request.auth, letter_id), by=request.auth, now=timezone.now(), post=told.post)
    return _told(letter_or_404(request.auth, letter_id).letter)


@letters.post("/{letter_id}/countersign", response=LETTER, url_name="countersign")
def give(request: HttpRequest, letter_id: Key):
    """Initial or cosign the letter, as it was asked."""
    letter_or_404(request.auth, letter_id)
    countersign(letter_id, by=request.auth, now=timezone.now())
    return _told(letter_or_404(request.auth, letter_id).letter)


def _told(kept: Letter) -> dict:
    copy = standing_copy(kept)
    edited = {"state": copy.state, "problem": copy.problem, "pages": copy.pages, "sha256": copy.docx.sha256, "changes": copy.changes} if copy else None
    return {"id": kept.pk, "form": kept.form, "title": kept.title, "state": kept.state, "symbol": kept.symbol,
            "replaces": kept.replaces_id, "secret": kept.secret, "edited": edited,
            "countersigns": [{"post": row.post.code, "kind": row.kind, "signer": row.signer, "given_at": row.given_at}
                             for row in kept.countersigns.select_related("post")]}
