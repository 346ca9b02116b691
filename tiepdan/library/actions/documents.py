"""Entering a document of the province."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import AbilityMissing, require
from tiepdan.common.folding import fold
from tiepdan.journal.record import record
from tiepdan.library import entries
from tiepdan.library.errors import DatesReversed, DocumentKnown, WordsNeeded
from tiepdan.library.models import ProvincialDocument
from tiepdan.offices.abilities import LAW_REVIEW


@dataclass(frozen=True)
class Entered:
    """What is told of a document when it is entered. `source` says where its text can be read."""

    kind: str
    number: str
    title: str
    issuer: str
    source: str
    issued_on: date | None = None
    since: date | None = None
    until: date | None = None
    cites: str = ""


@transaction.atomic
def enter_document(told: Entered, *, by: Actor) -> ProvincialDocument:
    """Write a document into the register of the actor's province (Kế hoạch của tỉnh năm 2026, II.1).

    Raises AbilityMissing, WordsNeeded, DatesReversed, DocumentKnown.
    """
    require(by, LAW_REVIEW)
    if by.province_id is None:
        raise AbilityMissing(ability=LAW_REVIEW)
    number, issuer = " ".join(told.number.split()), " ".join(told.issuer.split())
    for said, what in ((number, "số, ký hiệu"), (told.title.strip(), "trích yếu"), (issuer, "cơ quan ban hành"), (told.source.strip(), "nơi đọc được văn bản")):
        if not said:
            raise WordsNeeded(what=what)
    if told.since and told.until and told.until < told.since:
        raise DatesReversed()
    document, new = ProvincialDocument.objects.get_or_create(province_id=by.province_id, number=number, issuer=issuer, defaults={
        "kind": told.kind, "title": told.title.strip(), "issued_on": told.issued_on, "since": told.since, "until": told.until,
        "source": told.source.strip(), "cites": told.cites.strip(), "folded": fold(f"{number} {told.title} {issuer}"),
    })
    if not new:
        raise DocumentKnown(number=number, issuer=issuer)
    record(entries.DOCUMENT_ENTERED, document, by=by, document=str(document), source=document.source.rstrip("."))
    return document
