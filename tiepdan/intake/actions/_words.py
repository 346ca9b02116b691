"""How an official's words on the reader's findings are written down: the last one stands, none is lost."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django.utils import timezone

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.intake.corrections import OF_PEOPLE, Correction, Verdict
from tiepdan.intake.masking import mask_statement
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.queries import standing_value
from tiepdan.intake.said import OPEN_LISTS, SINGLE, reader_said, without_people


class Word(NamedTuple):
    """One word on one finding, as it is to be kept."""

    item: str
    finding: str
    verdict: str
    said: str = ""
    corrected: str = ""
    span: tuple[int, int] | None = None
    reason: str = ""


def write_words(petition: Petition, words: Iterable[Word], *, by: Actor, now: datetime) -> list[Correction]:
    """Keep the words that say something new. The system and citizens say nothing of what the reader found."""
    told = {word.item: word for word in words}
    if by.kind != ActorKind.OFFICIAL or by.post_id is None or by.official_id is None or not told:
        return []
    standing = {kept.item: kept for kept in Correction.objects.filter(petition=petition, stands=True, item__in=list(told))}
    fresh = [word for word in told.values() if not _said_already(standing.get(word.item), word)]
    replaced = [standing[word.item].pk for word in fresh if word.item in standing]
    if replaced:
        Correction.objects.filter(pk__in=replaced).update(stands=False)
    return Correction.objects.bulk_create([_row(petition, word, by=by, now=now) for word in fresh])


def _said_already(kept: Correction | None, word: Word) -> bool:
    if kept is None or (kept.verdict, kept.corrected) != (word.verdict, word.corrected):
        return False
    return word.verdict in (Verdict.CONFIRMED, Verdict.WRONG) or (word.finding not in OF_PEOPLE and word.reason in ("", kept.reason))


def _row(petition: Petition, word: Word, *, by: Actor, now: datetime) -> Correction:
    read, people, sealed = reader_said(petition.findings), word.finding in OF_PEOPLE, petition.sealed_id is not None
    start, end = word.span or (None, None)
    return Correction(
        petition=petition, province_id=petition.province_id, office_id=by.office_id, finding=word.finding, item=word.item, verdict=word.verdict,
        said="" if people else word.said[:300], corrected="" if people else word.corrected[:300], span_start=start, span_end=end,
        reason="" if people or sealed else word.reason[:300], kind=read["kind"], field=read["field"][:30], sealed=sealed, post_id=by.post_id,
        official_id=by.official_id, at=now, on=timezone.localdate(now), reader_id=petition.findings.get("reader"),
    )


def word_on(name: str, petition: Petition, reason: str = "") -> Word:
    """Confirmed when what stands is what the reader said, corrected when it is not."""
    said, stands = reader_said(petition.findings)[name], standing_value(petition, name)
    if said == stands:
        return Word(name, name, Verdict.CONFIRMED, said, reason=reason)
    return Word(name, name, Verdict.CORRECTED, said, stands, reason=reason)


def confirm_standing(petition: Petition, *, by: Actor, now: datetime, handled: str = "") -> None:
    """Whoever sends a petition on its way lets stand what is read there: without this only mistakes would be counted.

    `handled` is the way taken, where it answers what the reader had proposed to do.
    """
    names = ["kind", "field", *(["round"] if petition.kind == Kind.COMPLAINT else []), "authority"]
    words = [word_on(name, petition) for name in names if reader_said(petition.findings)[name]]
    proposed = reader_said(petition.findings)["handling"]
    if handled and proposed:
        same = handled == proposed
        words.append(Word("handling", "handling", Verdict.CONFIRMED if same else Verdict.CORRECTED, proposed, "" if same else handled))
    write_words(petition, words, by=by, now=now)


def forget_people(petition: Petition, writer: dict) -> None:
    """A petition has become a denunciation: what the reader and officials said of people goes from the open file (Luật Tố cáo Đ.8 k.3, Đ.49).

    That something was said, when and by whom stays, for the counts.
    """
    petition.findings = without_people(petition.findings)
    petition.asks = [mask_statement(line, writer) for line in petition.asks]
    petition.accused = mask_statement(petition.accused, writer)
    forget_words(petition)


def forget_words(petition: Petition) -> None:
    """What officials said of people and places in a text goes from their words on it; that they said something stays."""
    open_items = [*SINGLE, *(f"{name}." for name in OPEN_LISTS)]
    rows = list(Correction.objects.filter(petition=petition))
    for row in rows:
        row.sealed, row.reason = True, ""
        if not row.item.startswith(tuple(open_items)):
            row.said = row.corrected = ""
            row.span_start = row.span_end = None
    Correction.objects.bulk_update(rows, ["sealed", "reason", "said", "corrected", "span_start", "span_end"])
