"""Several petitions that say the same, answered by one answer: each keeps its own code, letter and dates; nothing is merged."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from tiepdan.cases import entries
from tiepdan.cases.actions.moves import lock
from tiepdan.cases.errors import NotTogether
from tiepdan.cases.models import CaseLink, Procedure, Round
from tiepdan.cases.queries import together_with
from tiepdan.cases.steps import ENDED
from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound
from tiepdan.documents.actions import draft_letter, sign_letter, submit_letter
from tiepdan.documents.catalogue import forms
from tiepdan.documents.models import Letter
from tiepdan.intake.actions.custody import take_custody
from tiepdan.intake.actions.handle import close_petition, enter_case
from tiepdan.intake.actions.handle import lock as lock_petition
from tiepdan.intake.letters import letter_facts
from tiepdan.intake.models import Kind, Link, Petition
from tiepdan.journal.record import record
from tiepdan.law.actions import hand_over_clocks
from tiepdan.offices.abilities import ACCEPT, ROUTE
from tiepdan.offices.models import Post
from tiepdan.offices.queries import post_with

WISHES = frozenset({Kind.RECOMMENDATION, Kind.FEEDBACK})
SAME_CONTENT = ("again", "others")  # kinds of repeat (intake.repeat_kinds) that one answer can serve
BEFORE_ANSWER = frozenset({"accepted", "drafted"})


@transaction.atomic
def answer_together(petition_id: int, round_id: int, *, by: Actor, now: datetime) -> CaseLink:
    """Let the answer of a round serve a petition that was linked to its own as the same content.

    Recommendations and feedback only: a complaint is each person's own right to a decision (Luật Khiếu nại Đ.8 k.4, Đ.31 k.3).
    Raises NotTogether with the reason.
    """
    held = lock(round_id)
    petition = lock_petition(petition_id)
    if because := _why_not(petition, held, by):
        raise NotTogether(code=petition.code, lead=held.petition.code, because=because)
    link = CaseLink.objects.create(case_id=held.case_id, petition=petition, reason=f"Trả lời chung với {held.petition.code}")
    enter_case(petition, by=by, now=now)
    hand_over_clocks(by=by, subject="petition", subject_id=petition.pk, holder_post_id=held.holder_post_id or 0)
    record(entries.TOGETHER, held, by=by, at=now, code=petition.code)
    record(entries.ANSWERED_TOGETHER, petition, by=by, at=now, code=held.petition.code)
    return link


@transaction.atomic
def answer_apart(petition_id: int, *, by: Actor, now: datetime) -> Petition:
    """Take a petition back out before the common answer is signed: it stands again where it stood, with nothing lost. Raises NotTogether."""
    link = CaseLink.objects.filter(petition_id=petition_id).first()
    held = Round.objects.filter(case_id=link.case_id).exclude(petition_id=petition_id).first() if link else None
    if link is None or held is None:
        raise NotFound(what="việc trả lời chung")
    held = lock(held.pk)
    petition = lock_petition(petition_id)
    if held.state not in BEFORE_ANSWER or not by.can(ACCEPT) or by.office_id != held.office_id:
        raise NotTogether(code=petition.code, lead=held.petition.code, because="văn bản trả lời đã ký, hoặc việc của người giải quyết")
    link.delete()
    holder = post_with(held.office, ROUTE) or Post.objects.get(pk=held.holder_post_id)
    petition.state, petition.holder_post, petition.holder_office = "routed", holder, held.office
    petition.save(update_fields=["state", "holder_post", "holder_office"])
    take_custody("petition", petition.pk, holder, by=by, now=now, reason="Không trả lời chung nữa.")
    hand_over_clocks(by=by, subject="petition", subject_id=petition.pk, holder_post_id=holder.pk)
    record(entries.APART, held, by=by, at=now, code=petition.code)
    record(entries.ANSWERED_APART, petition, by=by, at=now, code=held.petition.code)
    return petition


def write_to_the_others(held: Round, letter: Letter, *, by: Actor, now: datetime) -> None:
    """Part of signing: the same answer to everybody it serves, each with its own addressee, code and number."""
    # what came from the first petition is of its sender and stays out of the others' letters
    said = {item.name for item in forms()[letter.form].fields if item.source != "petition"}
    common = {name: value for name, value in letter.facts.items() if name in said}
    for petition in together_with(held):
        own = draft_letter(letter.form, by=by, office=held.office, subject="petition", subject_id=petition.pk, province_id=held.province_id,
                           facts=letter_facts(letter.form, petition) | common, signer_post=Post.objects.get(pk=by.post_id), for_citizen=True,
                           accepted_on=held.accepted_on)
        submit_letter(own.pk, by=by)
        sign_letter(own.pk, by=by, today=timezone.localdate(now))


def close_the_others(held: Round, *, by: Actor, now: datetime) -> None:
    """Part of closing: what the answer served ends with it."""
    for petition in together_with(held):
        close_petition(petition, by=by, now=now)


def _why_not(petition: Petition, held: Round, by: Actor) -> str:
    pair = sorted((petition.pk, held.petition_id))
    reasons = (
        (held.procedure != Procedure.FEEDBACK or petition.kind not in WISHES, "chỉ kiến nghị, phản ánh được trả lời chung"),
        (held.state in ENDED or held.state not in BEFORE_ANSWER, "văn bản trả lời đã ký"),
        (petition.state not in {"read", "routed"}, "đơn không còn ở bước chờ giải quyết"),
        (petition.holder_office_id != held.office_id, "hai đơn không ở cùng cơ quan"),
        (not by.can(ACCEPT) or by.office_id != held.office_id, "việc của người giải quyết"),
        (not Link.objects.filter(earlier_id=pair[0], petition_id=pair[1], relation__in=SAME_CONTENT, undone_at__isnull=True).exists(),
         "hai đơn chưa được gắn là cùng nội dung"),
    )
    return next((because for holds, because in reasons if holds), "")
