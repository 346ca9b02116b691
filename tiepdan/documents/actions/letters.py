"""The acts on a letter before it is signed: draft, amend, submit, cancel. Who may do them on this file is for the calling act to check."""

import json
from datetime import date, time

from django.db import transaction

from tiepdan.common.actor import Actor
from tiepdan.documents import entries
from tiepdan.documents.actions.send import notify
from tiepdan.documents.catalogue import Form, forms, is_blank
from tiepdan.documents.errors import (
    EditedNotReady,
    EditedStands,
    FactsMissing,
    FactsWrong,
    FormNotInForce,
    FormUnknown,
    LetterClosed,
    SignerMissing,
)
from tiepdan.documents.models import EditedCopy, Letter
from tiepdan.documents.versions import form_for, versions
from tiepdan.journal.record import record
from tiepdan.offices.models import Office, Post

OPEN = (Letter.State.DRAFT, Letter.State.SUBMITTED)


@transaction.atomic
def draft_letter(form: str, *, by: Actor, office: Office, subject: str, subject_id: int, province_id: int, facts: dict,
                 signer_post: Post | None = None, for_citizen: bool = False, copies_to: tuple[str, ...] = (), accepted_on: date | None = None) -> Letter:
    """Begin a letter. Facts may still be missing; those given must be of their kind and have a place in the form.

    `accepted_on` is the day its case was accepted, where it belongs to one: some forms go by it (`versions`).
    Raises FormUnknown, FactsWrong.
    """
    wanted = form_of(form)
    told = as_json(facts)
    _check_right(wanted, told, *versions(form))
    letter = Letter.objects.create(
        province_id=province_id, office=office, form=form, subject=subject, subject_id=subject_id, title=wanted.title, facts=told,
        drafted_by=by.signature[:300], signer_post=signer_post, for_citizen=for_citizen, copies_to=list(copies_to), accepted_on=accepted_on,
    )
    record(entries.LETTER_DRAFTED, letter, by=by, title=letter.title, form=form)
    return letter


@transaction.atomic
def amend_letter(letter_id: int, *, by: Actor, facts: dict) -> Letter:
    """Put other facts in place of those named; a blank one is taken out. A submitted letter goes back to being drafted.

    Raises LetterClosed, FactsWrong, EditedStands.
    """
    letter = lock(letter_id)
    check_open(letter)
    if EditedCopy.objects.standing().filter(letter=letter).exists():
        raise EditedStands()
    form, told = form_of(letter.form), as_json(facts)
    _check_right(form, told, *versions(letter.form))
    letter.facts = {name: value for name, value in {**letter.facts, **told}.items() if not is_blank(value)}
    letter.state = Letter.State.DRAFT
    letter.save(update_fields=["facts", "state"])
    countersigns_fall(letter, by)
    labels = [item.label for item in form.fields if item.name in told]
    record(entries.LETTER_AMENDED, letter, by=by, title=letter.title, fields=", ".join(labels))
    return letter


@transaction.atomic
def submit_letter(letter_id: int, *, by: Actor) -> Letter:
    """Lay a complete letter before its signer. Raises LetterClosed, SignerMissing, FactsMissing, FactsWrong, EditedNotReady."""
    letter = Letter.objects.select_for_update(of=("self",)).get(pk=letter_id)
    check_open(letter)
    if letter.signer_post_id is None:
        raise SignerMissing()
    check_by_some(letter.form, letter.facts)
    check_edited(letter)
    if letter.state == Letter.State.SUBMITTED:
        return letter
    letter.state = Letter.State.SUBMITTED
    letter.save(update_fields=["state"])
    record(entries.LETTER_SUBMITTED, letter, by=by, title=letter.title, signer_post=letter.signer_post_id)
    if letter.signer_post_id != by.post_id:
        notify(letter.signer_post_id, f"{letter.title} chờ ông/bà ký.", by=by, link=link_to(letter))
    return letter


@transaction.atomic
def cancel_letter(letter_id: int, *, by: Actor, because: str = "") -> Letter:
    """Put an unsigned letter away; it stays on the file. A signed one is only replaced by another (NĐ 30/2020 Đ.18). Raises LetterClosed."""
    letter = lock(letter_id)
    check_open(letter)
    letter.state, letter.cancelled_because = Letter.State.CANCELLED, because.strip()[:300]
    letter.save(update_fields=["state", "cancelled_because"])
    record(entries.LETTER_CANCELLED, letter, by=by, title=letter.title, because=letter.cancelled_because or "không ghi")
    return letter


def lock(letter_id: int) -> Letter:
    return Letter.objects.select_for_update(of=("self",)).select_related("office__parent", "signer_post", "replaces").get(pk=letter_id)


def check_open(letter: Letter) -> None:
    """Raises LetterClosed once the letter is signed or put away."""
    if letter.state not in OPEN:
        raise LetterClosed(state=str(Letter.State(letter.state).label))


def countersigns_fall(letter: Letter, by: Actor) -> None:
    """The words are not those that were initialled or cosigned: they are asked for again."""
    if count := letter.countersigns.filter(given_at__isnull=False).update(given_at=None, signer=""):
        record(entries.COUNTERSIGNS_FELL, letter, by=by, title=letter.title, count=count)


def form_of(code: str) -> Form:
    """Raises FormUnknown."""
    if code not in forms():
        raise FormUnknown(form=code)
    return forms()[code]


def form_in_force(letter: Letter, day: date) -> Form:
    """The version of its form a letter signed on that day uses. Raises FormUnknown, FormNotInForce."""
    form = form_of(letter.form)
    found = form_for(letter.form, signed=day, accepted=letter.accepted_on)
    if found is None:
        raise FormNotInForce(title=form.title, day=f"{day:%d/%m/%Y}")
    return found


def check_complete(form: Form, facts: dict) -> None:
    """Raises FactsMissing naming each label, FactsWrong."""
    if missing := form.missing(facts):
        raise FactsMissing(title=form.title, fields=", ".join(missing))
    _check_right(form, facts)


def check_edited(letter: Letter) -> None:
    """Nobody signs pages nobody has seen. Raises EditedNotReady."""
    copy = EditedCopy.objects.standing().filter(letter=letter).first()
    if copy is not None and copy.state != EditedCopy.State.READY:
        raise EditedNotReady(state=str(EditedCopy.State(copy.state).label))


def link_to(letter: Letter) -> str:
    return f"/can-bo/van-ban/{letter.pk}/"


def as_json(facts: dict) -> dict:
    """Facts as they are kept: days and times in ISO form, no tuples."""
    def told(value: object) -> str:
        if isinstance(value, time):
            return value.strftime("%H:%M")
        return value.isoformat() if isinstance(value, date) else str(value)

    return json.loads(json.dumps(facts, default=told, ensure_ascii=False))


def check_by_some(code: str, facts: dict) -> None:
    """Before signing nobody knows the day: complete and right for one version of the form is enough. At signing the one in force is asked.

    Raises FormUnknown, FactsMissing, FactsWrong.
    """
    form_of(code)
    every = versions(code)
    check_complete(next((one for one in every if not one.missing(facts) and not one.wrong(facts)), every[0]), facts)


def _check_right(form: Form, facts: dict, *others: Form) -> None:
    """Right where the form, or one of its other versions, has a place for what is said."""
    if (wrong := form.wrong(facts)) and all(one.wrong(facts) for one in others):
        raise FactsWrong(title=form.title, fields="; ".join(wrong))
