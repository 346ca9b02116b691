"""Signs of a crime in a denunciation: the papers go at once to who investigates, and the reply is awaited."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.common.actor import Actor
from tiepdan.documents.actions import draft_letter, sign_letter, submit_letter
from tiepdan.documents.models import Letter
from tiepdan.intake import entries
from tiepdan.intake.actions.handle import guard, lock
from tiepdan.intake.errors import HandoverWordsMissing
from tiepdan.intake.letters import letter_facts
from tiepdan.intake.models import CrimeHandover, Petition
from tiepdan.journal.record import record
from tiepdan.law.actions import meet_clock, start_clock
from tiepdan.offices.models import Office, Post

FORM, DUTY = "denunciation_transfer", "denunciation.crime_signs"
CITES = "Luật Tố cáo Đ.27 k.1, Đ.36 k.2"


@transaction.atomic
def hand_over_crime(petition_id: int, *, by: Actor, now: datetime, to: str, signs: str, papers: Sequence[str]) -> CrimeHandover:
    """Hand a denunciation with signs of a crime over at once; the petition itself stays where it is and is dealt with for the rest.

    `to` the investigating body or procuracy, `signs` what points to a crime, `papers` the list of what is handed over.
    Luật Tố cáo Đ.27 k.1. Raises StepNotOpen, HandoverWordsMissing.
    """
    petition = lock(petition_id)
    guard(petition, "hand_over_crime", by)
    return issue_handover(petition, petition.holder_office, by=by, now=now, to=to, signs=signs, papers=papers, subject=("petition", petition.pk))


@transaction.atomic
def record_crime_reply(petition_id: int, *, by: Actor, now: datetime, reply: str) -> CrimeHandover:
    """Write down what the body that took the papers answered (Luật Tố cáo Đ.27 k.1). Raises StepNotOpen, HandoverWordsMissing."""
    petition = lock(petition_id)
    guard(petition, "record_crime_reply", by)
    return keep_reply(petition, by=by, now=now, reply=reply)


def issue_handover(petition: Petition, office: Office, *, by: Actor, now: datetime, to: str, signs: str, papers: Sequence[str],
                   subject: tuple[str, int]) -> CrimeHandover:
    """Sign the letter that takes the papers along; the clock "at once" ends when it is sent."""
    today, listed = timezone.localdate(now), [paper.strip()[:200] for paper in papers if paper.strip()]
    for words, what in ((to, "cơ quan nhận hồ sơ"), (signs, "dấu hiệu tội phạm"), (" ".join(listed), "danh mục tài liệu chuyển")):
        if not words.strip():
            raise HandoverWordsMissing(what=what)
    facts = letter_facts(FORM, petition, addressee=to.strip(), reason=signs.strip(), cites=CITES, papers=listed)
    letter = draft_letter(FORM, by=by, office=office, subject=subject[0], subject_id=subject[1], province_id=petition.province_id, facts=facts,
                          signer_post=Post.objects.select_related("office").get(pk=by.post_id), for_citizen=False)
    submit_letter(letter.pk, by=by)
    letter = sign_letter(letter.pk, by=by, today=today)
    made = CrimeHandover.objects.create(petition=petition, letter=letter, to=to.strip()[:200], papers=listed, found_on=today)
    start_clock(DUTY, by=by, subject=subject[0], subject_id=subject[1], province_id=petition.province_id, holder_post_id=by.post_id or 0, start=today)
    record(entries.CRIME_HANDED_OVER, petition, by=by, at=now, to=made.to, symbol=letter.symbol, count=len(listed))
    return made


def keep_reply(petition: Petition, *, by: Actor, now: datetime, reply: str) -> CrimeHandover:
    if not reply.strip():
        raise HandoverWordsMissing(what="nội dung trả lời")
    made = petition.crime_handovers.select_related("letter").get(replied_on__isnull=True)
    made.replied_on, made.reply = timezone.localdate(now), reply.strip()
    made.save(update_fields=["replied_on", "reply"])
    meet_clock(DUTY, by=by, subject=made.letter.subject, subject_id=made.letter.subject_id, on=made.replied_on)  # who answers has been told
    record(entries.CRIME_REPLIED, petition, by=by, at=now, to=made.to)
    return made


def handed_to(letter_id: int) -> str:
    """The body a letter takes papers with signs of a crime to; empty for any other letter."""
    return Letter.objects.filter(pk=letter_id).values_list("crime_handover__to", flat=True).first() or ""
