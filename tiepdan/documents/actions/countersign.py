"""The acts by which others than its signer put their hand to a letter: asked for, given, taken off. Who may ask is for the calling act to check."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.documents import entries
from tiepdan.documents.actions.letters import check_by_some, check_edited, check_open, link_to, lock
from tiepdan.documents.actions.send import notify
from tiepdan.documents.certificates import signs_at_own_pc
from tiepdan.documents.errors import (
    CosignerNotInWord,
    CountersignAsked,
    CountersignElsewhere,
    CountersignGiven,
    CountersignNotYours,
    CountersignOfSigner,
)
from tiepdan.documents.models import Countersign, EditedCopy, Letter
from tiepdan.journal.record import record
from tiepdan.offices.models import Post


@transaction.atomic
def ask_countersign(letter_id: int, *, by: Actor, now: datetime, post: Post, kind: str) -> Countersign:
    """The letter is not signed before the holder of this post has initialled or cosigned it (NĐ 30/2020 Đ.12 for initials).

    Raises LetterClosed, CountersignOfSigner, CountersignAsked, CountersignElsewhere, CosignerNotInWord.
    """
    letter = lock(letter_id)
    check_open(letter)
    if post.pk == letter.signer_post_id:
        raise CountersignOfSigner(post=post.title)
    asked = letter.countersigns.all()
    if any(row.post_id == post.pk or (kind == row.kind == Countersign.Kind.COSIGN) for row in asked):
        raise CountersignAsked()
    _check_word(letter, kind)
    if signs_at_own_pc(post.code, Path(settings.KEYS_DIR)):
        raise CountersignElsewhere(post=post.title)
    row = Countersign.objects.create(letter=letter, kind=kind, post=post, asked_at=now, asked_by=by.signature[:300])
    record(entries.COUNTERSIGN_ASKED, letter, by=by, at=now, title=letter.title, kind=str(row.get_kind_display()), post=post.title)
    notify(post.pk, f"{letter.title} chờ ông/bà {row.get_kind_display()}.", by=by, link=link_to(letter))
    return row


@transaction.atomic
def drop_countersign(letter_id: int, *, by: Actor, now: datetime, post_id: int) -> None:
    """The letter no longer needs that hand. Raises LetterClosed, CountersignNotYours (nobody asked it), CosignerNotInWord."""
    letter = lock(letter_id)
    check_open(letter)
    row = letter.countersigns.select_related("post").filter(post_id=post_id).first()
    if row is None:
        raise CountersignNotYours()
    _check_word(letter, row.kind)
    row.delete()
    record(entries.COUNTERSIGN_DROPPED, letter, by=by, at=now, title=letter.title, kind=str(row.get_kind_display()), post=row.post.title)


@transaction.atomic
def countersign(letter_id: int, *, by: Actor, now: datetime) -> Countersign:
    """Initial or cosign the letter as it stands now; changed words ask for it again. The digital signature follows when the letter is sealed.

    Raises LetterClosed, CountersignNotYours, CountersignGiven, FactsMissing, FactsWrong, EditedNotReady.
    """
    letter = lock(letter_id)
    check_open(letter)
    row = letter.countersigns.select_related("post").filter(post_id=by.post_id or 0).first()
    if row is None or by.kind != ActorKind.OFFICIAL:
        raise CountersignNotYours()
    if row.given_at:
        raise CountersignGiven()
    check_by_some(letter.form, letter.facts)
    check_edited(letter)
    row.given_at, row.signer = now, by.name[:200]
    row.save(update_fields=["given_at", "signer"])
    record(entries.COUNTERSIGNED, letter, by=by, at=now, title=letter.title, kind=str(row.get_kind_display()).capitalize())
    return row


def _check_word(letter: Letter, kind: str) -> None:
    """A second signer has a place of their own on the page; one that was edited already has not, or keeps it."""
    if kind == Countersign.Kind.COSIGN and EditedCopy.objects.standing().filter(letter=letter).exists():
        raise CosignerNotInWord()
