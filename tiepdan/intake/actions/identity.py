"""The initial check of a denunciation: who wrote it, whether it can be accepted, and more time for it on the law's ground."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import cancel_letter, draft_letter, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.intake import entries
from tiepdan.intake.actions.handle import guard, lock
from tiepdan.intake.errors import CheckUnclear, ChoiceUnknown, ProposalTooEarly, ReasonNeeded
from tiepdan.intake.letters import letter_facts
from tiepdan.intake.models import IdentityCheck, LongerCheck, Petition
from tiepdan.journal.record import record
from tiepdan.law.actions import drop_clocks, start_clock
from tiepdan.law.check import check
from tiepdan.law.errors import BadFacts
from tiepdan.law.models import Clock
from tiepdan.offices.models import Post

ACCEPTABLE, INITIAL, PROPOSAL = "denunciation.accept", "denunciation.initial", "acceptance_proposal"


@transaction.atomic
def verify_denouncer(petition_id: int, *, by: Actor, now: datetime, how: str, found: bool, facts: Mapping[str, bool], mandated: str = "",
                     proposal: str = "") -> IdentityCheck:
    """Write down that the denouncer was looked for, how, and whether the conditions of acceptance hold; the name stays in its box.

    `facts` answer what the condition denunciation.accept asks. A later check stands in place of an earlier one.
    `proposal`, where it may be accepted, is laid before the settler on the form for it, signed by whoever checked (TT 05/2021 Đ.13).
    Luật Tố cáo Đ.24 k.1, Đ.29 k.1. Raises StepNotOpen, ChoiceUnknown, ReasonNeeded, CheckUnclear, ProposalTooEarly.
    """
    today = timezone.localdate(now)
    petition = lock(petition_id)
    guard(petition, "verify_denouncer", by)
    if how not in IdentityCheck.How.values:
        raise ChoiceUnknown(what="cách kiểm tra")
    office = mandated.strip()[:200] if how == IdentityCheck.How.MANDATED else ""
    if how == IdentityCheck.How.MANDATED and not office:
        raise ReasonNeeded()
    try:
        judged = check(ACCEPTABLE, today, {**facts, "own_competence": True})
    except BadFacts as wrong:
        raise CheckUnclear(question=wrong.message) from wrong
    if found and judged.answer == "ask":
        raise CheckUnclear(question=judged.missing[0].ask)
    fulfils = found and judged.answer == "yes"
    if proposal.strip() and not fulfils:
        raise ProposalTooEarly()
    because = list(judged.because) if found else ["Chưa xác định được người tố cáo."]
    made = IdentityCheck.objects.create(petition=petition, how=how, mandated=office, found=found, fulfils=fulfils, because=because, checked_on=today,
                                        checked_by_post_id=by.post_id)
    record(entries.DENOUNCER_CHECKED, petition, by=by, at=now, how=str(IdentityCheck.How(how).label),
           result="đã xác định được" if found else "chưa xác định được", because=" ".join(because) if found else "")
    if proposal.strip():
        _propose(petition, proposal.strip(), because, by=by)
    return made


def _propose(petition: Petition, proposal: str, because: list[str], *, by: Actor) -> None:
    """The form goes to the head of the office that holds the denunciation; one not signed yet gives way to it."""
    unsigned = Letter.objects.about("petition", petition.pk).filter(form=PROPOSAL, state__in=[Letter.State.DRAFT, Letter.State.SUBMITTED])
    for letter in unsigned:
        cancel_letter(letter.pk, by=by, because="Có lần kiểm tra mới.")
    office = petition.holder_office
    words = {"addressee": office.head_title or str(office), "proposal": "\n".join([proposal, *because]), "cites": "Luật Tố cáo Đ.29 k.1"}
    letter = draft_letter(PROPOSAL, by=by, office=office, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                          facts=letter_facts(PROPOSAL, petition, **words), signer_post=Post.objects.get(pk=by.post_id))
    submit_letter(letter.pk, by=by)


@transaction.atomic
def lengthen_check(petition_id: int, *, by: Actor, now: datetime, ground: str, reason: str) -> LongerCheck:
    """Give the initial check up to 10 working days in all, once, because several places or another office must be asked.

    Luật Tố cáo Đ.24 k.1. Raises StepNotOpen, ChoiceUnknown, ReasonNeeded.
    """
    today = timezone.localdate(now)
    petition = lock(petition_id)
    guard(petition, "lengthen_check", by)
    if ground not in LongerCheck.Ground.values:
        raise ChoiceUnknown(what="căn cứ kéo dài")
    if not reason.strip():
        raise ReasonNeeded()
    running = Clock.objects.about("petition", petition.pk).running().get(duty=INITIAL)
    drop_clocks(by=by, subject="petition", subject_id=petition.pk, on=today, duties=[INITIAL])
    longer = start_clock(INITIAL, by=by, subject="petition", subject_id=petition.pk, province_id=petition.province_id,
                         holder_post_id=running.holder_post_id, start=running.started_on, many_places=True)
    made = LongerCheck.objects.create(petition=petition, ground=ground, reason=reason.strip(), decided_on=today, due=longer.due)
    record(entries.CHECK_LENGTHENED, petition, by=by, at=now, ground=str(LongerCheck.Ground(ground).label), due=f"{longer.due:%d/%m/%Y}")
    return made
