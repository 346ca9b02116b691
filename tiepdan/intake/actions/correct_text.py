"""Put right what the machine misread on a page, and read the petition again from it."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.common.errors import AbilityMissing
from tiepdan.documents.actions import correct_page
from tiepdan.documents.models import Paper
from tiepdan.documents.read import pages_text
from tiepdan.intake import entries
from tiepdan.intake.actions._knowing import let_know
from tiepdan.intake.actions.classify import COLUMNS, FACTS, restart_first_clock
from tiepdan.intake.actions.read import apply_findings
from tiepdan.intake.errors import OriginalClosed, StepNotOpen, TextUnchanged
from tiepdan.intake.masking import mask_statement
from tiepdan.intake.models import Petition
from tiepdan.intake.queries import parted
from tiepdan.journal.models import JournalEntry
from tiepdan.offices.abilities import REGISTER, REVEAL, ROUTE
from tiepdan.people.actions import reveal
from tiepdan.reading.identity import identity_in
from tiepdan.reading.normalise import clean_text
from tiepdan.reading.read import read

STATES = frozenset({"read", "routed"})
WHY_OPENED = "Đọc lại đơn sau khi sửa chữ máy đọc."
IDENTITY = ("name", "address", "phone", "email", "identity_number", "birth_year", "helper_name", "representatives")


def may_correct(petition: Petition, by: Actor) -> bool:
    """Those who take petitions in or sort them, where the petition lies, until a case runs."""
    here = petition.state in STATES and by.office_id == petition.holder_office_id and (by.can(REGISTER) or by.can(ROUTE))
    return here and not parted(petition)


@transaction.atomic
def correct_text(petition_id: int, *, by: Actor, now: datetime, paper_id: int, page: int, text: str) -> Petition:
    """What stands on a page, typed by a person: the machine's text stays beside it, and the petition is read again; a denunciation is masked again.

    What officers have said of the petition stays said. Raises AbilityMissing, StepNotOpen, OriginalClosed, TextUnchanged, PageNotRead.
    """
    petition = locked_for_correction(petition_id, by=by)
    if petition.sealed_id and not by.can(REVEAL):  # who may not see the page cannot know what stands on it
        raise OriginalClosed()
    paper = Paper.objects.select_related("file").get(pk=paper_id, subject="petition", subject_id=petition.pk)
    before = papers_text(petition, by=by)
    correct_page(paper, page, text.strip(), by=by, now=now)
    if papers_text(petition, by=by) == before:
        raise TextUnchanged()
    read_again(petition, before, by=by, now=now)
    return petition


def locked_for_correction(petition_id: int, *, by: Actor) -> Petition:
    """The row, locked, when this person may put its text right. Raises AbilityMissing, StepNotOpen."""
    petition = Petition.objects.select_for_update(of=("self",)).select_related(
        "province", "office__province", "petitioner", "sealed", "holder_office").get(pk=petition_id)
    if not (by.can(REGISTER) or by.can(ROUTE)):
        raise AbilityMissing(ability=REGISTER)
    if not may_correct(petition, by):
        where = f"đơn đang ở {petition.holder_office}" if petition.state in STATES else "đơn không còn ở bước phân loại"
        where = "đơn đã được tách, không đọc lại từ giấy được nữa" if by.office_id == petition.holder_office_id and parted(petition) else where
        raise StepNotOpen(step="Sửa chữ máy đọc", because=where)
    return petition


def papers_text(petition: Petition, *, by: Actor) -> str:
    """What all papers of a petition say, one after the other. Raises KeyLocked, NotGiven, VaultClosed for sealed ones."""
    papers = Paper.objects.filter(subject="petition", subject_id=petition.pk).order_by("pk")
    return "\n\n".join(text for paper in papers if (text := pages_text(paper, by=by)))


def read_again(petition: Petition, papers_before: str, *, by: Actor, now: datetime) -> None:
    """Read the petition again after its papers changed. Part of the acts that change them."""
    box = reveal(petition.sealed_id, by=by, reason=WHY_OPENED) if petition.sealed_id else {}
    text = "\n\n".join(part for part in (_typed(box.get("text") or petition.text, papers_before), papers_text(petition, by=by)) if part)
    said, kind = _said_by_people(petition), petition.kind
    kept = {name: getattr(petition, name) for name in COLUMNS if name in said}
    facts = {name: petition.findings[name] for name in FACTS if name in said and name in petition.findings}
    findings = read(text, received=petition.received_on, named=petition.petitioner_id is not None or bool(box.get("name")))
    ranked = petition.findings.get("kind_ranked") or []
    if "kind" not in said and ranked and ranked[0][0] == petition.kind:
        petition.kind = ""  # it was the machine's own proposal
    identity = {**identity_in(text, findings), **{name: box[name] for name in IDENTITY if box.get(name)}}
    petition.text = text
    apply_findings(petition, findings, by=by, now=now, identity=identity, on_paper=True, first=False)
    for name, value in kept.items():
        setattr(petition, name, mask_statement(value, identity) if petition.sealed_id and name == "title" else value)
    petition.findings = {**petition.findings, **facts}
    petition.save()
    let_know(petition, by=by, now=now, because="đọc lại đơn")
    if petition.kind != kind:
        restart_first_clock(petition, by=by, today=timezone.localdate(now))


def _typed(whole: str, papers_before: str) -> str:
    """What was typed at the door, in front of what the papers say."""
    head = clean_text(papers_before)[:200]
    at = clean_text(whole).find(head) if head else -1
    return clean_text(whole)[:at].strip() if at >= 0 else (clean_text(whole) if not head else "")


def _said_by_people(petition: Petition) -> set[str]:
    """The columns and facts an officer has corrected; these the machine does not touch again."""
    entered = JournalEntry.objects.about("petition", petition.pk).filter(kind=entries.CLASSIFIED.name).values_list("facts", flat=True)
    return {name for facts in entered for name in (facts.get("said") or {})}

