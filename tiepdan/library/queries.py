"""Questions about documents of the province, their reviews, and what was made known. They write nothing."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Prefetch, Q, QuerySet, Value, When

from tiepdan.common.actor import Actor
from tiepdan.common.folding import fold
from tiepdan.journal.models import JournalEntry
from tiepdan.library.models import DisseminatedCopy, Dissemination, ProvincialDocument, Review
from tiepdan.library.steps import OVER, STATES, Step, steps_from
from tiepdan.offices.abilities import HOLD, LAW_REVIEW
from tiepdan.offices.models import Holding, Office, Post, PostAbility

NEVER_REVIEWED = "never"
MOST_ENTRIES = 60


@dataclass(frozen=True)
class Asked:
    """What the register is narrowed to; empty words narrow nothing."""

    words: str = ""
    state: str = ""
    proposal: str = ""
    mine: bool = False


@dataclass(frozen=True)
class OpenStep:
    """A step of a review, open to this actor or with the reason why not."""

    step: Step
    open: bool
    because: str = ""


def documents_of(actor: Actor, asked: Asked) -> QuerySet[ProvincialDocument]:
    """The documents of the actor's province, narrowed; each with its reviews, newest first, in one more query."""
    reviews = Review.objects.select_related("owner_office", "owner_post__office").order_by("-pk")
    found = ProvincialDocument.objects.filter(province_id=actor.province_id)
    for word in fold(asked.words).split():
        found = found.filter(folded__contains=word)
    held = Review.objects.filter(document=OuterRef("pk"))
    if asked.state == NEVER_REVIEWED:
        found = found.filter(~Exists(held))
    elif asked.state in STATES:
        found = found.filter(Exists(held.filter(state=asked.state)))
    if asked.proposal:
        found = found.filter(Exists(held.filter(proposal=asked.proposal)))
    if asked.mine:
        found = found.filter(Exists(held.filter(owner_office_id=actor.office_id).exclude(state__in=OVER)))
    return found.prefetch_related(Prefetch("reviews", reviews, to_attr="reviewed"))


def document_of(actor: Actor, document_id: int) -> ProvincialDocument | None:
    """One document of the actor's province with its reviews."""
    return documents_of(actor, Asked()).filter(pk=document_id).first()


def told_of(document: ProvincialDocument) -> list[JournalEntry]:
    """What was done about a document, newest first, at most MOST_ENTRIES."""
    return list(JournalEntry.objects.about("provincialdocument", document.pk).order_by("-pk")[:MOST_ENTRIES])


def steps_for(review: Review, actor: Actor) -> list[OpenStep]:
    """Every step the table knows from here; the acts' guard reads the same table."""
    return [_seen(step, review, actor) for step in steps_from(review.state)]


def _seen(step: Step, review: Review, actor: Actor) -> OpenStep:
    if step.owner and review.owner_office_id != actor.office_id:
        return OpenStep(step, False, f"việc của {review.owner_office}")
    if not actor.can(step.ability):
        return OpenStep(step, False, "việc của người rà soát văn bản" if step.ability == LAW_REVIEW else "việc của người được soạn văn bản")
    return OpenStep(step, True)


def seats_to_assign(actor: Actor, today: date) -> QuerySet[Post]:
    """Posts of the province that somebody holds and that draft letters: whom a review can be given to."""
    held = Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), since__lte=today, post=OuterRef("pk"))
    return (
        Post.objects.filter(Exists(held), office__in=Office.objects.on(today).filter(province_id=actor.province_id, handles_inside=True),
                            ability_rows__ability="letter.draft")
        .exclude(office__kind="commune").select_related("office").order_by("office__code", "order")
    )


def posts_to_tell(offices: list[int], today: date) -> list[int]:
    """One post of each office that somebody holds: whoever answers for its petitions, else the first in its order. One query."""
    held = Holding.objects.filter(Q(until__isnull=True) | Q(until__gt=today), since__lte=today, post=OuterRef("pk"))
    answers = PostAbility.objects.filter(post=OuterRef("pk"), ability=HOLD)
    first = Case(When(Exists(answers), then=Value(0)), default=Value(1))
    return list(
        Post.objects.filter(Exists(held), office__in=offices).order_by("office_id", first, "order", "pk").distinct("office_id").values_list("pk", flat=True)
    )


def disseminations_of(actor: Actor) -> QuerySet[Dissemination]:
    """Everything made known in the province, with how many copies and how many read, in one query."""
    counted = Dissemination.objects.filter(province_id=actor.province_id).select_related("office", "document")
    return counted.annotate(sent=Count("copies"), read=Count("copies", filter=Q(copies__read_at__isnull=False)))


def copies_of(actor: Actor) -> QuerySet[DisseminatedCopy]:
    """What was sent to the actor's office."""
    return DisseminatedCopy.objects.filter(office_id=actor.office_id).select_related("dissemination__office", "dissemination__document", "office")


def unread_of(actor: Actor) -> int:
    """How many documents wait for the actor's office to read them."""
    return DisseminatedCopy.objects.filter(office_id=actor.office_id, read_at__isnull=True).count()


def sees_receipts(actor: Actor, sent: Dissemination) -> bool:
    """Who may see which offices have read: whoever reviews the law, and the office that sent it."""
    return sent.province_id == actor.province_id and (actor.can(LAW_REVIEW) or actor.office_id == sent.office_id)
