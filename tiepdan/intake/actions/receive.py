"""Take a petition in: keep its papers, give it a code, name who holds it. Acknowledged only when all of this is committed."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from django.db import connection, transaction
from django.utils import timezone

from tiepdan.common.actor import Actor, at_office
from tiepdan.common.checkcode import make_code
from tiepdan.common.models import next_number
from tiepdan.documents.actions import attach_paper, keep_file, keep_page
from tiepdan.intake import entries, jobs
from tiepdan.intake.actions._knowing import let_know
from tiepdan.intake.actions.custody import take_custody
from tiepdan.intake.actions.read import PaperRead, apply_findings, read_upload
from tiepdan.intake.actions.secrecy import is_secret
from tiepdan.intake.errors import NothingSaid
from tiepdan.intake.masking import mask_statement
from tiepdan.intake.models import Channel, Kind, Petition
from tiepdan.intake.queries import responsible_post
from tiepdan.intake.reader import learned_for
from tiepdan.intake.representing import check_representatives
from tiepdan.intake.statement import Statement, Upload
from tiepdan.intake.traced import features_of
from tiepdan.journal.record import record
from tiepdan.law.actions import start_clock
from tiepdan.law.turns import stand_beside
from tiepdan.offices.models import Office
from tiepdan.offices.queries import office_by_code
from tiepdan.people.actions import remember_person, seal_identity
from tiepdan.reading.findings import Findings
from tiepdan.reading.identity import identity_in
from tiepdan.reading.read import read
from tiepdan.standing.stance import stand_as_sender
from tiepdan.vault.actions import leave_traces

# Letters and digits that cannot be taken for one another when read out or copied by hand.
KEY_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"


@transaction.atomic
def receive(
    statement: Statement, *, by: Actor, office: Office, channel: str, now: datetime, idempotency_key: str,
    uploads: Sequence[Upload] = (), read_at_once: bool = False, came_at: datetime | None = None,
) -> Petition:
    """Take a petition in at an office and return it with its code; sent twice with the same key it is the same petition.

    What is typed is read in the same transaction; papers are read by a job unless `read_at_once`.
    `came_at` when the paper had come in before `now`: its periods count from then.
    Until its kind is known, a petition on paper is treated as if it were a denunciation: sealed.
    Raises NothingSaid, PaperRefused, TooManyRepresentatives, HeadMissing (an office nobody works at); then nothing is kept.
    """
    with connection.cursor() as cursor:  # two copies of the same sending wait for one another here
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [idempotency_key])
    if by.post_id is None:
        stand_as_sender(idempotency_key)
    if earlier := Petition.objects.filter(idempotency_key=idempotency_key).first():
        return earlier
    if not statement.text.strip() and not uploads:
        raise NothingSaid()
    papers = [read_upload(upload, whole=read_at_once) for upload in uploads]
    text = "\n\n".join(part for part in (statement.text.strip(), *(paper.text for paper in papers)) if part)
    learned = learned_for(office.province_id, office.pk) if text else None
    findings = read(text, received=timezone.localdate(now), named=bool(statement.name.strip()), learned=learned) if text else None
    people = max(statement.group_size, findings.group_size if findings else 1)
    check_representatives(statement.representatives, people, timezone.localdate(now))
    if findings and read_at_once and not statement.name:
        statement = _with_identity(statement, text, findings)
    stand_beside(office.province_id)
    actor = by if by.office_code else at_office(by, office.code, office.province.code)
    petition = _write_down(statement, findings, by=actor, office=office, channel=channel, now=came_at or now, key=idempotency_key, papers=papers, text=text)
    record(entries.RECEIVED, petition, by=actor, at=now, code=petition.code, channel=str(Channel(channel).label), files=len(uploads), office=office.name)
    _keep_papers(petition, papers, by=actor)
    start_clock("petition.first_answer", by=actor, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                holder_post_id=petition.holder_post_id, start=petition.received_on)
    take_custody("petition", petition.pk, petition.holder_post, by=actor, now=now, reason="Nơi nhận đơn.")
    if findings is not None and (read_at_once or not uploads):
        apply_findings(petition, findings, by=actor, now=now, identity=statement.identity())
        let_know(petition, by=actor, now=now, because="nhận đơn", also=by.post_id)
    elif uploads:
        jobs.read_later(petition.pk)
    return petition


def _write_down(statement: Statement, findings: Findings | None, *, by: Actor, office: Office, channel: str, now: datetime, key: str,
                papers: Sequence[PaperRead], text: str) -> Petition:
    today = timezone.localdate(now)
    kind = statement.kind or (findings.kind if findings else "")
    secret = is_secret(kind, findings)
    petitioner = sealed = None
    if secret:
        known = {**statement.identity(), "text": text}
        sealed = seal_identity(known, by=by, today=today, secrecy_declined=kind == Kind.DENUNCIATION and not statement.keep_secret)
        leave_traces(sealed.token, features_of(known), by=by)
    elif statement.name.strip():
        petitioner = remember_person({**statement.identity(), "organisation": statement.organisation}, by=by)  # type: ignore[typeddict-item]
    holder = responsible_post(office)
    number = next_number(f"petition/{office.province.code}/{today.year}")
    return Petition.objects.create(
        province=office.province, office=office, code=make_code(office.province.letters, today.year, number), year=today.year, number=number,
        channel=channel, received_at=now, received_on=today, idempotency_key=key, follow_key="".join(secrets.choice(KEY_SIGNS) for _ in range(8)),
        forwarded_by=statement.forwarded_by[:200], forwarded_number=statement.forwarded_number[:60],
        kind=statement.kind, text=mask_statement(text, statement.identity()) if secret else text,
        group_size=max(statement.group_size, findings.group_size if findings else 1, 1),
        representatives=[] if secret else list(statement.representatives), anonymous=statement.anonymous,
        accused=(statement.against_text or (findings.against_text if findings else ""))[:300],
        place=office_by_code(office.province.code, statement.place_code) if statement.place_code else None,
        petitioner=petitioner, sealed=sealed, state="received", holder_post=holder, holder_office=office,
    )


def _keep_papers(petition: Petition, papers: Sequence[PaperRead], *, by: Actor) -> None:
    folder = petition.sealed.token if petition.sealed else ""
    for number, paper in enumerate(papers, 1):
        file = keep_file(paper.data, by=by, media_type=paper.media_type, folder=folder)
        # a file's own name may name the denouncer, so a sealed paper gets a plain one
        name = f"Bản gốc niêm phong {number}{PurePath(paper.name).suffix.lower()}" if folder else paper.name[:200]
        attached = attach_paper(file, by=by, subject="petition", subject_id=petition.pk, role="petition" if number == 1 else "evidence", name=name,
                                pages=paper.pages, text="" if folder else paper.text, read_by=paper.read_by, confidence=paper.confidence,
                                folder=folder)
        for page in paper.readings:
            keep_page(attached, page, by=by)


def _with_identity(statement: Statement, text: str, findings: Findings) -> Statement:
    """On paper the writer's name stands in the text: take it from there when nobody typed it."""
    found = {key: value for key, value in identity_in(text, findings).items() if value}
    return replace(statement, anonymous=statement.anonymous or findings.anonymous, **found)
