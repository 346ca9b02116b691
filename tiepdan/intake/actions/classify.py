"""An officer says what the petition is. Every correction is kept beside what the reader had said."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import require
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import let_know
from tiepdan.intake.actions._sketching import keep_sketch
from tiepdan.intake.actions._words import forget_people, word_on, write_words
from tiepdan.intake.actions.read import FIRST_CLOCKS, first_clock, keep_from_the_accused
from tiepdan.intake.actions.reporting import settle_denunciation_clocks
from tiepdan.intake.actions.secrecy import settle_secrecy
from tiepdan.intake.competence import YES_OR_NO, propose_for
from tiepdan.intake.errors import MayNotSeeIdentity, ReasonNeeded, StepNotOpen
from tiepdan.intake.models import Kind, Petition
from tiepdan.intake.representing import check_representatives
from tiepdan.intake.said import reader_said
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, start_clock
from tiepdan.law.turns import stand_beside_file
from tiepdan.offices.abilities import REVEAL, ROUTE
from tiepdan.offices.queries import office_by_code
from tiepdan.people.actions import reveal
from tiepdan.vault.queries import knowing

# What an officer may correct; the first part is columns of the petition, the second facts among its findings.
COLUMNS = ("kind", "field", "round", "title", "group_size", "representatives", "anonymous", "accused")
FACTS = ("against_post", "against_unit_of", *YES_OR_NO, "eligible", "eligible_because", "accused_post_code")
SAID_OF = {"against": "against_post", "place": "place_code"}
FREE_WORDS = {"representatives", "title", "accused", "eligible_because"}  # may name somebody: the journal tells only that they changed


@transaction.atomic
def classify(petition_id: int, *, by: Actor, now: datetime, place_code: str | None = None, accused_code: str | None = None, reason: str = "",
             **said: object) -> Petition:
    """Correct the reader's proposal and work out competence again. `said` takes COLUMNS and FACTS; others are refused.

    What differs from the reader is kept as a correction, what does not as a confirmation; `reason` goes with them.

    What turns out to be a denunciation of the office's own leader leaves that office in the same act.
    Raises AbilityMissing, TooManyRepresentatives, StepNotOpen elsewhere or once a case runs, TypeError for an unknown fact.
    """
    require(by, ROUTE)
    stand_beside_file(Petition, petition_id)
    petition = Petition.objects.select_for_update(of=("self",)).select_related("province", "petitioner", "sealed", "holder_office").get(pk=petition_id)
    if petition.state not in {"read", "routed"}:
        raise StepNotOpen(step="Sửa phân loại", because="đơn không còn ở bước phân loại")
    if by.office_id != petition.holder_office_id:
        raise StepNotOpen(step="Sửa phân loại", because=f"đơn đang ở {petition.holder_office}")
    today = timezone.localdate(now)
    changes = _put(petition, said)
    if changes.keys() & {"representatives", "group_size"}:
        check_representatives(petition.representatives, petition.group_size, today)
    if place_code is not None:
        petition.place = office_by_code(petition.province.code, place_code)
    if accused_code is not None:
        petition.accused_office = office_by_code(petition.province.code, accused_code)
    elif changes.keys() & {"against_post", "against_unit_of"}:
        petition.accused_office = None  # said of another post: whose office it is must be worked out anew
    if "kind" in changes:
        _seal_or_open(petition, by=by, today=today)
    if changes.keys() & {"kind", "round"}:
        restart_first_clock(petition, by=by, today=today)
    petition.state = "read"
    propose_for(petition, today=today)
    keep_from_the_accused(petition, by=by, now=now)
    petition.save()
    let_know(petition, by=by, now=now, because="phân loại")
    settle_denunciation_clocks(petition, by=by, today=today, kind_changed="kind" in changes)
    if "kind" in changes:  # its words may have been masked, or given back
        keep_sketch(petition)
    write_words(petition, [word_on(name, petition, reason) for name in _judged(petition, {*said, *(["place_code"] if place_code else [])})], by=by, now=now)
    record(entries.CLASSIFIED, petition, by=by, at=now, changes=", ".join(sorted(changes)) or "nơi, người bị nêu", said=changes)
    return petition


def _put(petition: Petition, said: dict[str, object]) -> dict[str, list]:
    changes: dict[str, list] = {}
    for name, value in said.items():
        if name not in COLUMNS and name not in FACTS:
            raise TypeError(f"{name} is nothing an officer says of a petition")
        before = getattr(petition, name) if name in COLUMNS else petition.findings.get(name)
        if before == value:
            continue
        if name in COLUMNS:
            setattr(petition, name, value)
        else:
            petition.findings = {**petition.findings, name: value}
        changes[name] = ["…", "…"] if name in FREE_WORDS else [before, value]
    return changes


def _judged(petition: Petition, told: set[str]) -> list[str]:
    """The findings an officer has judged by classifying: what a petition is and is about always, the rest where it was said."""
    always = ["kind", "field", *(["round"] if petition.kind == Kind.COMPLAINT else [])]
    read = reader_said(petition.findings)
    return [name for name in [*always, *(name for name, said in SAID_OF.items() if said in told)] if read[name] or name != "field"]


def _seal_or_open(petition: Petition, *, by: Actor, today: date) -> None:
    """What turned out to be a denunciation is sealed, and what was learned of its people forgotten; else the seal goes."""
    writer = _of_writer(petition)
    settle_secrecy(petition, None, by=by, today=today)
    if petition.sealed_id:
        forget_people(petition, writer)


def _of_writer(petition: Petition) -> dict:
    """Who wrote, as known before a seal takes it away; what is masked is masked by this."""
    person = petition.petitioner
    told = {"representatives": petition.representatives}
    return told if person is None else told | {
        "name": person.name, "address": person.address, "phone": person.phone, "email": person.email, "identity_number": person.identity_number,
    }


def restart_first_clock(petition: Petition, *, by: Actor, today: date) -> None:
    """The first clock of what it turned out to be, counted from the day it came in; part of the acts that say what it is."""
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today, duties=FIRST_CLOCKS)
    if duty := first_clock(petition):
        start_clock(duty, by=by, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                    holder_post_id=petition.holder_post_id, start=petition.received_on)


@transaction.atomic
def see_identity(petition_id: int, *, by: Actor, reason: str) -> dict:
    """Open a denouncer's identity for the one who holds the petition or settles it; the look itself goes into the journal.

    Luật Tố cáo Đ.49, Đ.56: only who must know. Raises MayNotSeeIdentity, ReasonNeeded, KeyLocked, NotGiven, VaultClosed.
    """
    require(by, REVEAL)
    petition = Petition.objects.visible_to(by).get(pk=petition_id)
    if petition.sealed is None or by.post_id == petition.accused_post_id or not (
            by.office_id in {petition.holder_office_id, petition.competent_office_id} or by.post_id in knowing(petition.sealed.token).given):
        raise MayNotSeeIdentity()
    if not reason.strip():
        raise ReasonNeeded()
    record(entries.IDENTITY_SEEN, petition, by=by, reason=reason.strip())
    return reveal(petition.sealed_id, by=by, reason=reason)
