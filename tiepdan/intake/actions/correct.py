"""One word of an official on one finding of the reader: right, something else, not so, or missed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.intake import entries
from tiepdan.intake.actions._words import Word, word_on, write_words
from tiepdan.intake.actions.classify import classify
from tiepdan.intake.actions.read import keep_from_the_accused
from tiepdan.intake.competence import propose_for
from tiepdan.intake.corrections import Verdict
from tiepdan.intake.errors import AccusedMayNotHold, NoNamesHere, NothingSaidInstead, NotInTheText, PlaceDecided, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.said import NEW, SINGLE, Item, items_of, numbers_now, reader_said, words_on
from tiepdan.journal.record import record
from tiepdan.offices.abilities import ROUTE
from tiepdan.offices.models import Office
from tiepdan.offices.queries import office_by_code
from tiepdan.reading.field import FIELDS
from tiepdan.reading.findings import HANDLING_LABELS

# What `classify` calls the findings there is one of.
TOLD_TO_CLASSIFY = {"kind": "kind", "field": "field", "round": "round", "against": "against_post", "place": "place_code"}
MOST_NEW, LONGEST_NUMBER = 40, 60


@transaction.atomic
def correct_finding(petition_id: int, *, by: Actor, now: datetime, item: str, verdict: str, to: str = "", reason: str = "") -> Petition:
    """Say of one finding that it is right, what it is instead, that it is no such thing, or (`new.place`) what the reader missed.

    What the reader said stays. The journal tells what was corrected, of people never who. Raises AbilityMissing, StepNotOpen, NothingSaidInstead,
    NotInTheText for something missed that does not stand in the petition, NoNamesHere for words that could name somebody in a sealed file, ReasonNeeded
    for another authority, AccusedMayNotHold.
    """
    require(by, ROUTE)
    petition = Petition.objects.select_for_update(of=("self",)).select_related("province", "place", "competent_office", "holder_office").get(pk=petition_id)
    if petition.state not in {"read", "routed"}:
        raise StepNotOpen(step="Sửa điều bộ đọc thấy", because="đơn không còn ở bước phân loại")
    if by.office_id != petition.holder_office_id:
        raise StepNotOpen(step="Sửa điều bộ đọc thấy", because=f"đơn đang ở {petition.holder_office}")
    to, reason = " ".join(to.split())[:300], " ".join(reason.split())[:300]
    if verdict in (Verdict.CORRECTED, Verdict.MISSED) and not to:
        raise NothingSaidInstead()
    if verdict == Verdict.CORRECTED and not _known(petition, item, to):
        raise NothingSaidInstead()
    if item in SINGLE:
        return _of_single(petition, item, verdict, to, reason, by=by, now=now)
    word = _missed(petition, item, to, reason) if item.startswith("new.") else _of_list(petition, item, verdict, to, reason)
    petition.findings = {**petition.findings, "corrected": {**words_on(petition.findings), word.item: _kept(word)}}
    petition.document_numbers = numbers_now(petition.findings)
    petition.save(update_fields=["findings", "document_numbers"])
    write_words(petition, [word], by=by, now=now)
    _record(petition, word, by=by, now=now)
    return petition


def _known(petition: Petition, item: str, to: str) -> bool:
    """Findings of our own lists are corrected to words of those lists; a number no longer than numbers are."""
    if item in ("place", "authority"):
        return Office.objects.filter(province=petition.province, code=to).exists()
    known = {"kind": Kind.values, "field": FIELDS, "round": ("1", "2"), "handling": HANDLING_LABELS.values()}.get(item)
    return to in known if known is not None else len(to) <= (LONGEST_NUMBER if item.startswith("decisions.") else 300)


def _of_single(petition: Petition, item: str, verdict: str, to: str, reason: str, *, by: Actor, now: datetime) -> Petition:
    if petition.sealed_id and reason and item != "authority":
        raise NoNamesHere()
    if verdict == Verdict.CORRECTED and item in TOLD_TO_CLASSIFY:
        value = int(to) if item == "round" and to.isdecimal() else to
        return classify(petition.pk, by=by, now=now, reason=reason, **{TOLD_TO_CLASSIFY[item]: value})  # type: ignore[arg-type]
    if item == "authority":
        _say_authority(petition, to if verdict == Verdict.CORRECTED else "", reason, by=by, now=now)
    elif item == "handling" and verdict == Verdict.CORRECTED:
        petition.findings = {**petition.findings, "handling_said": to}
    petition.save()
    word = word_on(item, petition, reason)
    if verdict == Verdict.WRONG:
        word = Word(item, item, Verdict.WRONG, reader_said(petition.findings)[item], reason=reason)
    write_words(petition, [word], by=by, now=now)
    _record(petition, word, by=by, now=now)
    return petition


def _say_authority(petition: Petition, code: str, reason: str, *, by: Actor, now: datetime) -> None:
    """The table of competence proposes; where it is wrong an official names the office and says why. Taken back, the table proposes again.

    Where somebody above has decided between offices, nobody says otherwise.
    """
    if (petition.findings.get("authority_said") or {}).get("decided_by"):
        raise PlaceDecided(code=petition.code)
    if code:
        if not reason:
            raise ReasonNeeded()
        office = office_by_code(petition.province.code, code)
        if petition.kind == Kind.DENUNCIATION and petition.accused_post_id and office.pk == petition.accused_office_id:
            raise AccusedMayNotHold()
        petition.findings = {**petition.findings, "authority_said": {"office": office.code, "because": reason}}
    else:
        petition.findings = {name: value for name, value in petition.findings.items() if name != "authority_said"}
    petition.state = "read"
    propose_for(petition, today=timezone.localdate(now))
    keep_from_the_accused(petition, by=by, now=now)
    record(entries.PROPOSED, petition, by=by, at=now, title=petition.competent_title, because=petition.competence_because, cites=petition.competence_cites)


def _of_list(petition: Petition, item: str, verdict: str, to: str, reason: str) -> Word:
    one = _found(petition, item)
    if petition.sealed_id and (reason or one.finding not in ("decision", "date")):
        raise NoNamesHere()
    if verdict == Verdict.MISSED:
        raise TypeError("what is found was not missed")
    return Word(item, one.finding, verdict, one.said, to if verdict == Verdict.CORRECTED else "", one.span, reason)


def _found(petition: Petition, item: str) -> Item:
    for one in items_of(petition.findings):
        if one.item == item:
            return one
    raise StepNotOpen(step="Sửa điều bộ đọc thấy", because="đơn đã được đọc lại, hãy tải lại trang")


def _missed(petition: Petition, item: str, to: str, reason: str) -> Word:
    """Something the reader passed over: it must stand in the petition, for what is learned is learned from its words."""
    sort = item.removeprefix("new.")
    if petition.sealed_id:
        raise NoNamesHere()
    place = petition.text.lower().find(to.lower())
    if sort not in NEW or place < 0 or (sort == "decision" and len(to) > LONGEST_NUMBER):
        raise NotInTheText(words=to[:60])
    taken = [int(name.rsplit(".", 1)[1]) for name in words_on(petition.findings) if name.startswith(f"{item}.")]
    number = max(taken, default=-1) + 1
    if number >= MOST_NEW:
        raise StepNotOpen(step="Thêm điều bộ đọc bỏ sót", because=f"đã thêm {MOST_NEW} điều, nhiều nhất có thể")
    return Word(f"{item}.{number}", NEW[sort], Verdict.MISSED, "", to, (place, place + len(to)), reason)


def _kept(word: Word) -> dict:
    """The word as the page shows it, beside the finding itself."""
    kept = {"verdict": str(word.verdict), "to": word.corrected}
    return kept | ({"span": list(word.span)} if word.verdict == Verdict.MISSED and word.span else {})


def _record(petition: Petition, word: Word, *, by: Actor, now: datetime) -> None:
    """Values go into the journal only where they are words of our own lists; names, places and quotations stay in the file."""
    told = {"said": word.said, "corrected": word.corrected} if word.item in SINGLE else {}
    record(entries.CORRECTED, petition, by=by, at=now, finding=word.finding, item=word.item, verdict=str(Verdict(word.verdict).label), **told)
