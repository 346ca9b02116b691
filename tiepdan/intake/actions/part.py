"""Several matters in one text: each further part becomes a petition of its own; the first keeps the code, the whole stays with the file."""

from collections.abc import Sequence
from datetime import datetime
from itertools import pairwise

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import attach_paper, keep_file, keep_page, seal_file
from tiepdan.documents.models import Paper
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import let_know, shut_out
from tiepdan.intake.actions._words import forget_words
from tiepdan.intake.actions.classify import restart_first_clock
from tiepdan.intake.actions.handle import guard, lock
from tiepdan.intake.actions.read import apply_findings
from tiepdan.intake.actions.receive import receive
from tiepdan.intake.errors import PartPlacesWrong, PartPlaceUnclear, ReasonNeeded
from tiepdan.intake.models import Correction, Kind, Part, Parting, Petition
from tiepdan.intake.parting import KINDS, PartAt, place_before_masking, said_in
from tiepdan.intake.reader import learned_for
from tiepdan.intake.statement import Statement
from tiepdan.journal.record import record
from tiepdan.people.actions import reveal
from tiepdan.reading.identity import identity_in
from tiepdan.reading.normalise import clean_text
from tiepdan.reading.paper_words import PageRead
from tiepdan.reading.read import read
from tiepdan.vault.actions import make_folder

WHY_OPENED = "Tách đơn có nhiều nội dung."
WRITER = ("name", "address", "phone", "email", "identity_number", "birth_year", "helper_name", "representatives")
MOST_REASON = 400


@transaction.atomic
def part_petition(petition_id: int, *, by: Actor, now: datetime, parts: Sequence[tuple[int, str]], reason: str) -> list[Petition]:
    """Part one text into petitions of one matter each (TT 05/2021/TT-TTCP Đ.6), and return the new ones.

    `parts` says where each begins in the text as the desk shows it, in characters, and its kind; the first begins at 0 and stays here.
    The others come from the same people, in the same way, on the same day; their periods run from that day. What the text said before
    stays with the file, sealed when a part denounces somebody (Luật Tố cáo Đ.8 k.3, Đ.49).
    Raises StepNotOpen (elsewhere, ended, parted before), ReasonNeeded, PartPlacesWrong, PartPlaceUnclear.
    """
    petition = lock(petition_id)
    guard(petition, "part_petition", by)
    if not reason.strip():
        raise ReasonNeeded()
    told = _checked(petition, parts)
    box = reveal(petition.sealed_id, by=by, reason=WHY_OPENED) if petition.sealed_id else {}
    whole = clean_text(box.get("text") or petition.text, None) if petition.sealed_id else petition.text
    texts = _texts(petition, whole, told)
    writer = _writer(petition, whole, box)
    parting = _keep_whole(petition, whole, told, by=by, now=now, reason=reason.strip()[:MOST_REASON])
    made = [_register(parting, number, text, part.kind, writer, by=by, now=now)
            for number, (part, text) in enumerate(zip(told[1:], texts[1:], strict=True), 2)]
    _let_know_of_whole(parting, made, by=by, now=now)
    record(entries.PARTED, petition, by=by, at=now, parts=len(told), reason=parting.reason, codes=[] if parting.sealed else [part.code for part in made])
    _keep_first(petition, texts[0], told[0].kind, writer, by=by, now=now)
    _one_person([petition, *made])
    return made


def _checked(petition: Petition, parts: Sequence[tuple[int, str]]) -> list[PartAt]:
    """At least two, in order, each with words of its own and one of the four kinds."""
    told = [PartAt(*part) for part in parts]
    ends = [*(part.begins for part in told), len(petition.text)]
    in_order = len(told) > 1 and told[0].begins == 0 and all(start < end for start, end in pairwise(ends))
    if not in_order or any(part.kind not in KINDS for part in told):
        raise PartPlacesWrong()
    if not all(said_in(petition.text[start:end]) for start, end in pairwise(ends)):
        raise PartPlacesWrong()
    return told


def _texts(petition: Petition, whole: str, told: list[PartAt]) -> list[str]:
    """The words of each part, as they came: of a sealed petition those before masking."""
    places = [0]
    for number, part in enumerate(told[1:], 2):
        place = place_before_masking(petition.text, whole, part.begins) if petition.sealed_id else part.begins
        if place is None or place <= places[-1]:
            raise PartPlaceUnclear(number=number)
        places.append(place)
    return [whole[start:end].strip() for start, end in pairwise([*places, len(whole)])]


def _writer(petition: Petition, whole: str, box: dict) -> dict:
    """Who wrote all of it: only the first part introduces itself, so the others are told."""
    person = petition.petitioner
    known = {name: box[name] for name in WRITER if box.get(name)}
    if person is not None:
        known = {name: getattr(person, name) for name in (*WRITER[:6], "organisation") if getattr(person, name)}
        known["representatives"] = petition.representatives
    return known if known.get("name") or petition.anonymous else {**_introduced(whole), **known}


def _introduced(whole: str) -> dict:
    found = identity_in(whole, read(whole))
    return {name: found[name] for name in WRITER if found.get(name)}


def _keep_whole(petition: Petition, whole: str, told: list[PartAt], *, by: Actor, now: datetime, reason: str) -> Parting:
    """The text before, as a paper that no reading takes up again. With a denunciation inside, it is sealed, and so is what it was read from."""
    sealed = any(part.kind == Kind.DENUNCIATION for part in told)
    folder = (petition.sealed.token if petition.sealed else make_folder(by=by).token) if sealed else ""
    if sealed:
        for paper in Paper.objects.filter(subject="petition", subject_id=petition.pk).select_related("file"):
            seal_file(paper, folder, by=by)
    file = keep_file(f"{petition.code}\n\n{whole}".encode(), by=by, media_type="text/plain", folder=folder)
    name = "Bản gốc niêm phong, nguyên văn trước khi tách.txt" if sealed else "Nguyên văn trước khi tách.txt"
    paper = attach_paper(file, by=by, subject="petition", subject_id=petition.pk, role="evidence", name=name, text="" if sealed else whole,
                         read_by="text", folder=folder)
    keep_page(paper, PageRead(1, whole, "text"), by=by)
    return Parting.objects.create(petition=petition, whole=paper, sealed=sealed, reason=reason, made_at=now, made_by=by.signature[:300],
                                  made_post_id=by.post_id)


def _let_know_of_whole(parting: Parting, made: list[Petition], *, by: Actor, now: datetime) -> None:
    """Who parted it has read it; besides them, who must know the denunciation in it, and nobody whom any of them accuses."""
    told = [part for part in made if part.sealed_id]
    for part in told if parting.sealed else ():
        let_know(part, by=by, now=now, because="tách đơn", also=by.post_id, token=parting.whole.folder)
    for part in told if parting.sealed else ():
        shut_out(part, parting.whole.folder, by=by, now=now)


def _register(parting: Parting, number: int, text: str, kind: str, writer: dict, *, by: Actor, now: datetime) -> Petition:
    """A further part, read like any petition. With a denunciation among the parts no journal names another part: an open one tells who wrote."""
    petition = parting.petition
    declined = petition.sealed is not None and petition.sealed.secrecy_declined_on is not None
    statement = Statement(kind=kind, text=text, keep_secret=not declined, anonymous=petition.anonymous, group_size=petition.group_size,
                          place_code=petition.place.code if petition.place else "", forwarded_by=petition.forwarded_by,
                          forwarded_number=petition.forwarded_number, **writer)
    made = receive(statement, by=by, office=petition.holder_office, channel=petition.channel, now=now, came_at=petition.received_at,
                   idempotency_key=f"part/{petition.pk}/{number}")
    Part.objects.create(parting=parting, petition=made, number=number)
    record(entries.PARTED_FROM, made, by=by, at=now, number=number, reason=parting.reason,
           code="một đơn có phần giữ kín" if parting.sealed else petition.code)
    return made


def _one_person(parts: list[Petition]) -> None:
    """Parts that are not sealed have one petitioner, not a row each."""
    named = [part for part in parts if part.petitioner_id]
    for part in named[1:]:
        twin, part.petitioner = part.petitioner, named[0].petitioner
        part.save(update_fields=["petitioner"])
        if twin is not None and twin.pk != part.petitioner_id and not twin.petitions.exists():
            twin.delete()


def _keep_first(petition: Petition, text: str, kind: str, writer: dict, *, by: Actor, now: datetime) -> None:
    """What stays here is read anew: what was found and said of the whole text no longer fits it."""
    findings = read(text, received=petition.received_on, named=bool(writer.get("name")), learned=learned_for(petition.province_id, petition.holder_office_id))
    before, petition.kind, petition.text = petition.kind, kind, text
    petition.accused, petition.accused_post, petition.accused_office = "", None, None
    if petition.parting.sealed:
        forget_words(petition)
    Correction.objects.filter(petition=petition, stands=True).update(stands=False)
    apply_findings(petition, findings, by=by, now=now, identity={**identity_in(text, findings), **writer}, on_paper=True, first=False)
    if before != kind:
        restart_first_clock(petition, by=by, today=timezone.localdate(now))
