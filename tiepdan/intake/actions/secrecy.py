"""Seal or open a petition's identity by what the petition is."""

from datetime import date
from pathlib import PurePath

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import open_pages, seal_file
from tiepdan.documents.models import Paper
from tiepdan.intake import entries
from tiepdan.intake.masking import mask_statement
from tiepdan.intake.models import Kind, Parting, Petition
from tiepdan.intake.traced import features_of
from tiepdan.journal.record import record
from tiepdan.people.actions import remember_person, reveal, seal_again, seal_identity
from tiepdan.reading.findings import Findings
from tiepdan.vault.actions import forget_traces, leave_traces


def settle_secrecy(petition: Petition, findings: Findings | None, *, by: Actor, today: date, identity: dict | None = None) -> None:
    """A denunciation gets its seal, anything else loses it. `identity` is what the paper itself says of its writer.

    Luật Tố cáo Đ.8 k.3, Đ.49 k.1: whoever receives a denunciation keeps name, address, handwriting and papers secret.
    """
    if is_secret(petition.kind, findings):
        _seal(petition, by=by, today=today, identity=identity)
    elif petition.sealed_id:
        _open(petition, by=by, identity=identity)
    elif petition.petitioner_id is None and identity and identity.get("name"):
        petition.petitioner = remember_person(identity, by=by)  # type: ignore[arg-type]


def is_secret(kind: str, findings: Findings | None) -> bool:
    """A denunciation, or what may turn out to be one: unread paper of unknown kind, or mixed matters with a denunciation inside."""
    if kind == Kind.MIXED:
        return findings is None or any(name == Kind.DENUNCIATION and points > 0 for name, points in findings.kind_ranked)
    return kind in {Kind.DENUNCIATION, ""}


def _seal(petition: Petition, *, by: Actor, today: date, identity: dict | None) -> None:
    person = petition.petitioner
    known = dict(identity or {})
    if person is not None:
        known |= {"name": person.name, "address": person.address, "phone": person.phone, "email": person.email,
                  "identity_number": person.identity_number, "birth_year": person.birth_year}
    if petition.sealed_id is None or identity is not None:
        known["text"] = petition.text
        known["representatives"] = petition.representatives or known.get("representatives") or []
        if petition.sealed_id:  # it is known under this pseudonym
            petition.sealed = seal_again(petition.sealed_id, known, by=by)
        else:
            petition.sealed = seal_identity(known, by=by, today=today)
        leave_traces(petition.sealed.token, features_of(known), by=by)
        petition.text, petition.representatives = mask_statement(petition.text, known), []
        petition.title = mask_statement(petition.title, known)
        record(entries.SEALED, petition, by=by)
    petition.petitioner = None
    for paper in Paper.objects.filter(subject="petition", subject_id=petition.pk).exclude(role=Paper.Role.REDACTED).select_related("file"):
        seal_file(paper, petition.sealed.token, by=by)
    if person is not None:
        petition.save(update_fields=["petitioner", "sealed", "text", "title", "representatives"])
        if not person.petitions.exists():
            person.delete()


def _open(petition: Petition, *, by: Actor, identity: dict | None) -> None:
    """It is no denunciation after all: the name goes back where names of other petitioners stand."""
    details = reveal(petition.sealed_id, by=by, reason="Nội dung không phải tố cáo, trả danh tính về hồ sơ thường.")
    known = {**(identity or {}), **{key: value for key, value in details.items() if value}}
    if known.get("name"):
        petition.petitioner = remember_person(
            {key: known[key] for key in ("name", "address", "phone", "email", "identity_number", "birth_year") if known.get(key)}, by=by,  # type: ignore[arg-type]
        )
    forget_traces(petition.sealed.token, by=by)
    petition.sealed = None
    # what was just read off the papers is newer than what lay in the box
    petition.text = petition.text if identity is not None else details.get("text") or petition.text
    papers = Paper.objects.filter(subject="petition", subject_id=petition.pk, sealed=True).exclude(role=Paper.Role.REDACTED)
    papers = papers.select_related("file").order_by("pk")
    if Parting.objects.filter(petition_id=petition.pk, sealed=True).exists():
        papers = papers.none()  # they hold the denunciation that was parted from it
    for number, paper in enumerate(papers, 1):
        open_pages(paper, by=by, name=f"Tài liệu {number}{PurePath(paper.name).suffix.lower()}")
    petition.representatives = details.get("representatives") or []
