"""The acts on the review of a provincial document, each a step of `steps.py`."""

from datetime import date

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound, require
from tiepdan.documents.actions import notify
from tiepdan.journal.kinds import EntryKind
from tiepdan.journal.record import record
from tiepdan.library import entries
from tiepdan.library.errors import DayGone, NotTheOwner, PostElsewhere, ReviewStepNotOpen, ReviewUnderWay, WordsNeeded
from tiepdan.library.models import ProvincialDocument, Review
from tiepdan.library.steps import OVER, STATES, step_named
from tiepdan.offices.abilities import LAW_REVIEW
from tiepdan.offices.models import Post


@transaction.atomic
def propose_review(document_id: int, *, by: Actor, today: date, proposal: str, reason: str) -> Review:
    """Propose what is to become of a document. Raises AbilityMissing, NotFound, WordsNeeded, ReviewUnderWay."""
    require(by, LAW_REVIEW)
    document = ProvincialDocument.objects.select_for_update().filter(pk=document_id, province_id=by.province_id).first()
    if document is None:
        raise NotFound(what="văn bản này")
    said = _said(reason, "lý do đề xuất")
    if document.reviews.exclude(state__in=OVER).exists():
        raise ReviewUnderWay()
    review = Review.objects.create(document=document, province_id=document.province_id, proposal=proposal, reason=said, proposed_on=today)
    record(entries.REVIEW_PROPOSED, document, by=by, proposal=str(Review.Proposal(proposal).label), document=str(document), reason=said.rstrip("."))
    return review


@transaction.atomic
def assign_review(review_id: int, *, by: Actor, today: date, post_id: int, due: date) -> Review:
    """Give the drafting to a post of an office, until a day the province sets; given again, it moves to another.

    Raises AbilityMissing, NotFound, ReviewStepNotOpen, DayGone, PostElsewhere.
    """
    review = _open("assign", review_id, by)
    if due < today:
        raise DayGone(day=f"{due:%d/%m/%Y}")
    post = Post.objects.select_related("office").filter(pk=post_id, office__province_id=review.province_id).first()
    if post is None:
        raise PostElsewhere(office="tỉnh này")
    review.owner_office, review.owner_post, review.due = post.office, post, due
    _to(review, "assign", entries.REVIEW_ASSIGNED, by, "owner_office", "owner_post", "due",
        office=post.office.short_name, post=post.title, due=f"{due:%d/%m/%Y}")
    notify(post.pk, f"Được giao soạn: {review.get_proposal_display()} văn bản {review.document.number}, trước {due:%d/%m/%Y}.", by=by,
           link=link_to(review))
    return review


@transaction.atomic
def draft_review(review_id: int, *, by: Actor, words: str) -> Review:
    """The owner says that a draft stands, and where. Raises AbilityMissing, NotFound, ReviewStepNotOpen, NotTheOwner, WordsNeeded."""
    return _say("draft", review_id, by, words, "dự thảo nào, ở đâu", entries.REVIEW_DRAFTED)


@transaction.atomic
def submit_review(review_id: int, *, by: Actor, words: str) -> Review:
    """The owner says to whom and how it was submitted. Raises AbilityMissing, NotFound, ReviewStepNotOpen, NotTheOwner, WordsNeeded."""
    return _say("submit", review_id, by, words, "trình ai, bằng văn bản nào", entries.REVIEW_SUBMITTED)


@transaction.atomic
def return_review(review_id: int, *, by: Actor, words: str) -> Review:
    """Send the draft back to its owner with what is missing. Raises AbilityMissing, NotFound, ReviewStepNotOpen, WordsNeeded."""
    review = _say("return", review_id, by, words, "còn thiếu gì", entries.REVIEW_RETURNED)
    notify(review.owner_post_id, f"Trả lại để soạn tiếp: {review.document.number}.", by=by, link=link_to(review))
    return review


@transaction.atomic
def decide_review(review_id: int, *, by: Actor, today: date, outcome: str) -> Review:
    """Write down the document that decided; the review is over. Raises AbilityMissing, NotFound, ReviewStepNotOpen, WordsNeeded."""
    review = _open("decide", review_id, by)
    review.outcome, review.ended_on = _said(outcome, "văn bản đã quyết định")[:300], today
    _to(review, "decide", entries.REVIEW_DECIDED, by, "outcome", "ended_on", proposal=str(review.get_proposal_display()), outcome=review.outcome.rstrip("."))
    return review


@transaction.atomic
def drop_review(review_id: int, *, by: Actor, today: date, words: str) -> Review:
    """End a review before anything was drafted. Raises AbilityMissing, NotFound, ReviewStepNotOpen, WordsNeeded."""
    review = _open("drop", review_id, by)
    review.words, review.ended_on = _said(words, "vì sao không rà soát nữa"), today
    _to(review, "drop", entries.REVIEW_DROPPED, by, "words", "ended_on", words=review.words.rstrip("."))
    return review


def link_to(review: Review) -> str:
    return f"/can-bo/luat/ra-soat/{review.document_id}/"


def _say(name: str, review_id: int, by: Actor, words: str, what: str, kind: EntryKind) -> Review:
    review = _open(name, review_id, by)
    review.words = _said(words, what)
    _to(review, name, kind, by, "words", words=review.words.rstrip("."))
    return review


def _open(name: str, review_id: int, by: Actor) -> Review:
    """The locked review, where the step is open to this actor."""
    step = step_named(name)
    assert step is not None
    require(by, step.ability)
    review = Review.objects.select_for_update(of=("self",)).select_related("document", "owner_office").filter(
        pk=review_id, province_id=by.province_id).first()
    if review is None:
        raise NotFound(what="việc rà soát này")
    if review.state not in step.leaves:
        raise ReviewStepNotOpen(step=step.label, state=STATES[review.state])
    if step.owner and review.owner_office_id != by.office_id:
        raise NotTheOwner(office=review.owner_office.name)
    return review


def _to(review: Review, name: str, kind: EntryKind, by: Actor, *changed: str, **facts: object) -> None:
    step = step_named(name)
    assert step is not None
    review.state = step.reaches
    review.save(update_fields=["state", *changed])
    record(kind, review.document, by=by, **facts)


def _said(words: str, what: str) -> str:
    if not words.strip():
        raise WordsNeeded(what=what)
    return words.strip()
