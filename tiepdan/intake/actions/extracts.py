"""The working extract of a denunciation: an officer who may know sees the words beside what the machine hid, and confirms what others read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.documents.store import sha256_of
from tiepdan.intake import entries
from tiepdan.intake.actions._sketching import keep_sketch
from tiepdan.intake.errors import ExtractNotYours, ExtractWordsChanged, IdentityLeft, MarksNotPaired, NothingToExtract, ReasonNeeded
from tiepdan.intake.extracts import standing_extract, why_not_extract
from tiepdan.intake.masking import known_of
from tiepdan.intake.models import Extract, Petition
from tiepdan.journal.record import record
from tiepdan.offices.abilities import REVEAL
from tiepdan.people.actions import reveal
from tiepdan.reading.extract import MarksUneven, WordsChanged, everywhere, joined, marked, spans_in
from tiepdan.reading.findings import Span
from tiepdan.reading.known import still_told
from tiepdan.reading.mask import replaced, to_hide
from tiepdan.reading.normalise import clean_text

WHY_OPENED = "Xác nhận bản trích làm việc."


@dataclass(frozen=True, repr=False)
class ExtractSource:
    """The words as they came with what is hidden between marks: by the newest confirmed version, else as the machine proposes."""

    marked: str
    proposed: str


@transaction.atomic
def open_extract(petition_id: int, *, by: Actor, now: datetime, reason: str) -> ExtractSource:
    """Show who may know the words of a denunciation beside what is hidden of them; the look is in the journal with its reason.

    Luật Tố cáo Đ.49, Đ.56. Raises AbilityMissing, ExtractNotYours, ReasonNeeded, NothingToExtract, KeyLocked, NotGiven, VaultClosed.
    """
    petition = known_to(petition_id, by=by)
    if not reason.strip():
        raise ReasonNeeded()
    record(entries.EXTRACT_OPENED, petition, by=by, at=now, reason=reason.strip()[:300])
    whole, proposed = _source(petition, reveal(petition.sealed_id, by=by, reason=reason))
    stands = standing_extract(petition)
    spans = [(start, end) for start, end in stands.hidden] if stands else proposed
    return ExtractSource(marked(whole, spans), marked(whole, proposed))


@transaction.atomic
def confirm_extract(petition_id: int, *, by: Actor, now: datetime, marked: str, also: Sequence[str] = ()) -> Extract:
    """Confirm what of a denunciation is hidden from whoever works with it: from now on it reads so, everywhere and handed outside.

    `marked` is the text of the folder with [[ ]] around what is hidden, `also` words hidden wherever they stand. What the machine
    had proposed stays beside it. Luật Tố cáo Đ.49 k.1, k.2: before a verifier gets the file its identity is taken out.
    Raises AbilityMissing, ExtractNotYours, NothingToExtract, MarksNotPaired, ExtractWordsChanged, IdentityLeft, KeyLocked, NotGiven, VaultClosed.
    """
    petition = known_to(petition_id, by=by)
    box = reveal(petition.sealed_id, by=by, reason=WHY_OPENED)
    whole, proposed = _source(petition, box)
    hidden = _hidden(whole, marked, also)
    petition.text = replaced(whole, hidden)
    petition.title, petition.accused = _without(petition.title, also), _without(petition.accused, also)
    petition.asks = [_without(line, also) for line in petition.asks]
    check_told([petition.text, petition.title, petition.accused, *petition.asks], box, petition)
    petition.save(update_fields=["text", "title", "accused", "asks"])
    keep_sketch(petition)
    newest = petition.extracts.order_by("-version").first()
    made = Extract.objects.create(
        petition=petition, version=newest.version + 1 if newest else 1, proposed=[list(span) for span in joined(proposed)],
        hidden=[list(span) for span in hidden], sha256=sha256_of(petition.text.encode()), confirmed_at=now, confirmed_by=by.signature[:300],
        confirmed_post_id=by.post_id)
    record(entries.EXTRACT_CONFIRMED, petition, by=by, at=now, version=made.version, hidden=len(hidden), proposed=len(made.proposed), sha256=made.sha256)
    return made


def known_to(petition_id: int, *, by: Actor) -> Petition:
    """The row, locked, when this person may say what others see of it. Raises AbilityMissing, ExtractNotYours."""
    require(by, REVEAL)
    seen = Petition.objects.visible_to(by).filter(pk=petition_id).values_list("pk", flat=True).first()
    petition = Petition.objects.select_for_update(of=("self",)).select_related("sealed").get(pk=petition_id) if seen else None
    because = why_not_extract(petition, by) if petition is not None else "ông/bà không được xem đơn này"
    if petition is None or because:
        raise ExtractNotYours(because=because)
    return petition


def check_told(words: Sequence[str], box: Mapping[str, object], petition: Petition, *, misread: bool = False) -> None:
    """Words that others are to see, against what the folder holds. Raises IdentityLeft with the kinds, never the values."""
    if kinds := still_told(words, box, accused=petition.accused, misread=misread):
        raise IdentityLeft(kinds=", ".join(kinds))


def _source(petition: Petition, box: dict) -> tuple[str, list[Span]]:
    whole = str(box.get("text") or "")
    if not whole.strip():
        raise NothingToExtract()
    return to_hide(whole, *known_of(box))


def _hidden(whole: str, typed: str, words: Sequence[str]) -> list[Span]:
    try:
        return joined([*spans_in(typed, whole), *everywhere(whole, words)])
    except MarksUneven:
        raise MarksNotPaired() from None
    except WordsChanged:
        raise ExtractWordsChanged() from None


def _without(line: str, words: Sequence[str]) -> str:
    line = clean_text(line)
    return replaced(line, everywhere(line, words))
