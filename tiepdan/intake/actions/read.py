"""Read a petition: what is asked, of whom, whose competence. A proposal with its reasons; people decide."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import SYSTEM, Actor, at_office
from tiepdan.documents.actions import read_paper_text, read_through
from tiepdan.documents.models import Paper
from tiepdan.documents.read import pages_text
from tiepdan.documents.virus import look_for_virus
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import let_know
from tiepdan.intake.actions._sketching import keep_sketch
from tiepdan.intake.actions.custody import take_custody
from tiepdan.intake.actions.reporting import settle_denunciation_clocks
from tiepdan.intake.actions.secrecy import settle_secrecy
from tiepdan.intake.competence import propose_for
from tiepdan.intake.errors import PaperRefused
from tiepdan.intake.masking import mask_statement
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.queries import authority_now, safe_holder
from tiepdan.intake.reader import learned_for
from tiepdan.intake.said import PERSONAL
from tiepdan.intake.statement import Upload
from tiepdan.journal.record import record
from tiepdan.law.actions import start_clock
from tiepdan.law.turns import stand_beside_file
from tiepdan.people.actions import reveal
from tiepdan.reading.errors import BadPaper
from tiepdan.reading.field import IN_WORDS
from tiepdan.reading.findings import Findings
from tiepdan.reading.identity import identity_in
from tiepdan.reading.normalise import MOST_CHARACTERS
from tiepdan.reading.paper import check_paper, pages_in, pages_of, together
from tiepdan.reading.paper_types import media_type_of
from tiepdan.reading.paper_words import PageRead
from tiepdan.reading.read import read
from tiepdan.vault.actions import with_machine

# What competence is asked from besides kind, field and round; kept with the findings so that an officer can correct it.
FACTS_OF_COMPETENCE = (
    "against_post", "against_unit_of", "against_commune_code", "against_department", "signs_of_crime", "concrete_evidence", "judgment_final",
    "settled_twice", "withdrawn", "late_days", "level",
)
FIRST_CLOCKS = ("complaint.first.accept", "complaint.second.accept", "denunciation.initial")


def first_clock(petition: Petition) -> str:
    """The period in which it is to be accepted, from the day it came in; empty where the law sets none."""
    if petition.kind == Kind.COMPLAINT:
        return "complaint.second.accept" if petition.round > 1 else "complaint.first.accept"
    return "denunciation.initial" if petition.kind == Kind.DENUNCIATION else ""


@dataclass(frozen=True)
class PaperRead:
    """An upload that passed the checks, with its text when it was read at once."""

    name: str
    data: bytes
    media_type: str
    text: str = ""
    pages: int = 1
    read_by: str = ""
    confidence: float | None = None
    readings: tuple[PageRead, ...] = ()


def read_upload(upload: Upload, *, whole: bool) -> PaperRead:
    """Check a file, and read it too when `whole`. Raises PaperRefused with the sentence of what is wrong, FileInfected, VirusScannerAway."""
    look_for_virus(upload.data)
    try:
        if not whole:
            media_type = check_paper(upload.data, upload.name)
            return PaperRead(upload.name, upload.data, media_type, pages=pages_in(upload.data, upload.name))
        readings, pages = tuple(pages_of(upload.data, upload.name, upto=settings.PAGES_READ)), pages_in(upload.data, upload.name)
    except BadPaper as problem:
        raise PaperRefused(name=upload.name, problem=str(problem)) from problem
    paper = together(readings, media_type_of(upload.data, upload.name))
    return PaperRead(upload.name, upload.data, paper.media_type, paper.text, pages, paper.read_by, paper.confidence, readings)


@transaction.atomic
def read_petition(petition_id: int, *, by: Actor, now: datetime) -> Petition:
    """Read the papers of a petition that came as files, then what they say. Done again, it changes nothing twice."""
    stand_beside_file(Petition, petition_id)
    petition = Petition.objects.select_for_update(of=("self",)).select_related("office__province", "holder_office").get(pk=petition_id)
    if petition.state != "received":
        return petition
    actor = by if by.office_code else at_office(by, petition.office.code, petition.office.province.code)
    machine = with_machine(by=actor) if petition.sealed_id else actor  # nobody need be there for what came in at night to be read and masked
    texts = [petition.text] if petition.text else []
    for paper in Paper.objects.filter(subject="petition", subject_id=petition.pk).select_related("file").order_by("pk"):
        texts.append(_read_one(paper, by=machine))
    text = "\n\n".join(part for part in texts if part)
    typed = _typed_identity(petition, by=machine)
    findings = read(text, received=petition.received_on, named=petition.petitioner_id is not None or bool(typed.get("name")),
                    learned=learned_for(petition.province_id, petition.office_id))
    petition.text = text
    apply_findings(petition, findings, by=machine, now=now, identity={**identity_in(text, findings), **typed}, on_paper=True)
    let_know(petition, by=machine, now=now, because="đọc đơn")
    return petition


def _typed_identity(petition: Petition, *, by: Actor) -> dict:
    """What a sealed petition's form told of its writer: with what the paper tells, all of it must go from the working extract."""
    if petition.sealed_id is None:
        return {}
    typed = reveal(petition.sealed_id, by=by, reason="Che danh tính trong bản trích làm việc.")
    return {key: value for key, value in typed.items() if value and key != "text"}


def _read_one(paper: Paper, *, by: Actor) -> str:
    """The paper's text: from the pages the job has kept, and the rest read now. Unreadable, it stays with its picture."""
    paper = read_through(paper, by=by)
    pages = list(paper.page_readings.values_list("read_by", "confidence"))  # never all their words at once
    if not pages:
        return ""
    text, sure = pages_text(paper, by=by), [confidence or 0.0 for read_by, confidence in pages if read_by == "ocr"]
    read_paper_text(paper, by=by, text="" if paper.sealed else text, pages=max(paper.pages, len(pages)), read_by="ocr" if sure else "text",
                    confidence=round(sum(sure) / len(sure), 3) if sure else None)
    return text


def apply_findings(petition: Petition, findings: Findings, *, by: Actor, now: datetime, identity: dict, on_paper: bool = False,
                   first: bool = True) -> None:
    """Write the reader's proposal on the petition, seal or open its identity by what it is, and propose who is competent.

    `identity` is whatever tells who is speaking; `on_paper` when it was only now read off the papers; not `first` when its clocks run already.
    """
    petition.kind = petition.kind or findings.kind
    petition.field, petition.round = findings.field, findings.round
    petition.title, petition.asks = findings.title[:200], list(findings.asks)
    petition.anonymous = petition.anonymous or (findings.anonymous and petition.channel == "file")
    petition.group_size = max(petition.group_size, findings.group_size)
    petition.accused = petition.accused or findings.against_text[:300]
    petition.document_numbers = sorted({cited.number.upper() for cited in findings.decisions})
    settle_secrecy(petition, findings, by=by, today=timezone.localdate(now), identity=identity if on_paper else None)
    if petition.sealed_id:
        _mask_findings(petition, identity)
    else:
        # the spans of what was found are counted in this reading; what lies behind its end stays as it came
        petition.text = findings.text + petition.text[MOST_CHARACTERS:]
    petition.findings = findings_kept(findings, sealed=petition.sealed_id is not None)
    petition.state = "read"
    propose_for(petition, today=timezone.localdate(now))
    petition.findings["read"]["authority"] = authority_now(petition)
    keep_from_the_accused(petition, by=by, now=now)
    petition.save()
    keep_sketch(petition)
    reader = at_office(SYSTEM, by.office_code, by.province)
    because = "" if petition.sealed_id else findings.kind_because
    record(entries.READ, petition, by=reader, at=now, kind=str(petition.get_kind_display()), field=IN_WORDS.get(petition.field, ""), because=because)
    if petition.competence_question:
        record(entries.ASKED, petition, by=reader, at=now, question=petition.competence_question)
    else:
        record(entries.PROPOSED, petition, by=reader, at=now, title=petition.competent_title, because=petition.competence_because,
               cites=petition.competence_cites)
    settle_denunciation_clocks(petition, by=by, today=timezone.localdate(now))
    if first and (duty := first_clock(petition)):
        start_clock(duty, by=by, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                    holder_post_id=petition.holder_post_id, start=petition.received_on)


def findings_kept(findings: Findings, *, sealed: bool) -> dict:
    """The findings as kept beside the petition; for a sealed one, without whatever tells who wrote it."""
    kept = findings.to_json()
    for fact in FACTS_OF_COMPETENCE:
        kept[fact] = getattr(findings, fact)
    kept["kind_ranked"] = [list(pair) for pair in findings.kind_ranked]
    kept["eligible_because"] = findings.not_eligible_because
    kept["place_code"] = next((place.commune_code for place in findings.places if place.commune_code), None)
    kept["read"] = {"kind": findings.kind, "field": findings.field, "round": findings.round, "against": findings.against_post,
                    "place": kept["place_code"], "handling": kept["handling"]}
    kept["reader"] = int(findings.reader) if findings.reader else None
    for name in ("id", "text", "kind", "authority", "authority_because", *(PERSONAL if sealed else ())):
        kept.pop(name, None)
    return kept


def _mask_findings(petition: Petition, identity: dict) -> None:
    petition.title = mask_statement(petition.title, identity)
    petition.asks = [mask_statement(line, identity) for line in petition.asks]
    petition.accused = mask_statement(petition.accused, identity)


def keep_from_the_accused(petition: Petition, *, by: Actor, now: datetime) -> None:
    """A denunciation never stays with the person or unit it complains about (Luật Tố cáo Đ.8): it moves before anybody reads it."""
    if petition.kind != Kind.DENUNCIATION:
        return
    holder = safe_holder(petition)
    if holder is None or holder.pk == petition.holder_post_id:
        return
    petition.holder_post, petition.holder_office = holder, holder.office
    take_custody("petition", petition.pk, holder, by=by, now=now, reason="Đơn tố cáo không ở lại nơi bị tố cáo (Luật Tố cáo Đ.8).")
    record(entries.HELD, petition, by=by, at=now, post=str(holder), reason="Đơn tố cáo không ở lại nơi bị tố cáo.")
