"""The acts that make a letter binding: sign (number and date), seal (the PDF of record with its digital signature)."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.common.actor import Actor, ActorKind
from tiepdan.common.errors import NotFound, require
from tiepdan.documents import entries, jobs
from tiepdan.documents.actions.files import keep_file
from tiepdan.documents.actions.letters import check_complete, check_edited, form_in_force, form_of, link_to, lock
from tiepdan.documents.actions.send import notify
from tiepdan.documents.catalogue import Form
from tiepdan.documents.certificates import Signatory, signs_at_own_pc
from tiepdan.documents.errors import AlreadySigned, CountersignsWanting, LetterClosed, NotItsSigner, SignedElsewhere
from tiepdan.documents.final_pages import final_pages
from tiepdan.documents.frame import Frame, frame_of
from tiepdan.documents.models import Letter
from tiepdan.documents.numbering import next_number
from tiepdan.documents.read import enrolled_for, symbol_for, with_rest
from tiepdan.documents.secrecy import secret_series
from tiepdan.journal.record import record
from tiepdan.offices.abilities import SEND, SIGN
from tiepdan.offices.models import Post
from tiepdan.offices.queries import post_with

if TYPE_CHECKING:
    from tiepdan.documents.seal import Other

STANDING_IN = "phụ trách thay"  # how offices.acting names the post of whoever stands in for its holder


@transaction.atomic
def sign_letter(letter_id: int, *, by: Actor, today: date) -> Letter:
    """The signer approves the letter: it takes its number and date, and its frame is kept as it is today.

    The digital signature follows in a job of this same transaction (state "signed", then "sealed").
    Raises NotItsSigner, AlreadySigned, LetterClosed, FactsMissing, FactsWrong, FormNotInForce, EditedNotReady, CountersignsWanting.
    """
    letter = lock(letter_id)
    form = form_in_force(letter, today)
    post = _check_signer(letter, form, by)
    _check_unsigned(letter)
    check_complete(form, letter.facts)
    check_edited(letter)
    _check_countersigned(letter)
    if form.series:
        letter.year, letter.series = today.year, secret_series(form.series) if letter.secret else form.series
        letter.number = next_number(letter.office, today.year, letter.series)
        letter.symbol = symbol_for(letter, letter.number)
    frame = frame_of(letter.office, form, symbol=letter.symbol, day=today, copies=letter.copies_to, post=post, signer=by.name,
                     standing_in=by.post_title.startswith(STANDING_IN))
    frame = with_rest(frame, letter, today)
    letter.frame, letter.signed_by, letter.signed_on = frame.to_json(), by.signature[:200], today
    letter.state = Letter.State.SIGNED
    letter.save(update_fields=["year", "series", "number", "symbol", "frame", "signed_by", "signed_on", "state"])
    record(entries.LETTER_SIGNED, letter, by=by, title=letter.title, symbol=letter.symbol or "không đánh số")
    jobs.seal_later(letter.pk)
    return letter


@transaction.atomic
def seal_letter(letter_id: int, *, by: Actor) -> Letter:
    """Make the PDF of record and sign it digitally; the job's act. Done twice, it is done once. Raises LetterClosed."""
    letter = lock(letter_id)
    if letter.state in {Letter.State.SEALED, Letter.State.SENT}:
        return letter
    if letter.state != Letter.State.SIGNED:
        raise LetterClosed(state=str(Letter.State(letter.state).label))
    if signs_at_own_pc(letter.frame["post"], Path(settings.KEYS_DIR)):
        return letter  # waits for the agent: prepare_signing, complete_signing
    return keep_sealed(letter, *_sealed_pdf(letter), by=by)


@transaction.atomic
def seal_failed(letter_id: int, *, by: Actor, problem: str) -> None:
    """Keep on the letter that sealing failed once more, and why, in words for its page."""
    letter = lock(letter_id)
    if letter.state == Letter.State.SIGNED:
        letter.seal_tries, letter.seal_problem = min(letter.seal_tries + 1, 9999), problem[:300]
        letter.save(update_fields=["seal_tries", "seal_problem"])


@transaction.atomic
def seal_again(letter_id: int, *, by: Actor) -> Letter:
    """The clerk has the job try again what it could not seal; the number given at signing stays.

    Raises AbilityMissing, NotFound (another office's), LetterClosed, SignedElsewhere.
    """
    require(by, SEND)
    letter = lock(letter_id)
    if letter.office_id != by.office_id:
        raise NotFound(what=str(_("văn bản này trong cơ quan")))
    if letter.state not in {Letter.State.SIGNED, Letter.State.SEALED, Letter.State.SENT}:
        raise LetterClosed(state=str(Letter.State(letter.state).label))
    if letter.state == Letter.State.SIGNED:
        if signs_at_own_pc(letter.frame["post"], Path(settings.KEYS_DIR)):
            raise SignedElsewhere(signer=letter.frame["signer"])
        jobs.seal_later(letter.pk)
    return letter


def keep_sealed(letter: Letter, pdf: bytes, timed: bool | None, *, by: Actor) -> Letter:
    """The end of sealing, whoever held the key: the PDF of record is kept, the clerk told."""
    letter.pdf = keep_file(pdf, by=by, media_type="application/pdf")
    letter.state, letter.seal_problem, letter.time_stamped = Letter.State.SEALED, "", timed
    letter.save(update_fields=["pdf", "state", "seal_problem", "time_stamped"])
    record(entries.LETTER_SEALED, letter, by=by, title=letter.title, sha256=letter.pdf.sha256)
    if clerk := post_with(letter.office, SEND):
        notify(clerk.pk, f"{letter.title} {letter.symbol} đã ký số, chờ gửi.".replace("  ", " "), by=by, link=link_to(letter))
    return letter


def signatory_of(frame: Frame, today: date) -> Signatory:
    """Who signs, with the certificates enrolled for them."""
    return Signatory(post=frame.post, name=frame.signer, title=frame.title, office=frame.body, enrolled=enrolled_for(frame.post, frame.signer, today))


def others_of(frame: Frame, today: date) -> list["Other"]:
    """Who initials and cosigns, with their certificates' names, in the order of signing."""
    from tiepdan.documents.seal import Other

    return [Other(one["kind"], Signatory(post=one["post"], name=one["name"], title=one["title"], office=one["body"],
                                         enrolled=enrolled_for(one["post"], one["name"], today))) for one in frame.others]


def reason_of(letter: Letter) -> str:
    return f"Ký ban hành {letter.title} {letter.symbol}".strip()


def time_authority():
    """The authority of time of the settings (TSA_URL), or None."""
    from tiepdan.documents.seal import TimeAuthority  # takes most of a second to import; a web process that never seals need not wait

    return TimeAuthority(settings.TSA_URL, timeout=settings.TSA_SECONDS) if settings.TSA_URL else None


def timed_or_plain(make: Callable) -> tuple[bytes, bool | None]:
    """What `make` signs with the authority of time, if the whole then holds; without it when it is silent or not trusted here. True: B-T."""
    from tiepdan.documents.verdict import verify_pdf

    time = time_authority()
    pdf = make(time)
    if time is None:
        return pdf, None
    if not time.silent and verify_pdf(pdf, keys=Path(settings.KEYS_DIR)).valid:
        return pdf, True
    return (pdf if time.silent else make(None)), False


def _sealed_pdf(letter: Letter) -> tuple[bytes, bool | None]:
    from tiepdan.documents.seal import seal_pdf

    now, frame = timezone.now(), Frame.from_json(letter.frame)
    form, pages, today = form_of(letter.form), final_pages(letter, now), timezone.localdate(now)
    return timed_or_plain(lambda time: seal_pdf(
        pages, signatory_of(frame, today), keys=Path(settings.KEYS_DIR), at=now, reason=reason_of(letter), location=frame.place, office=form.sealed_by_office,
        time=time, others=others_of(frame, today),
    ))


def _check_signer(letter: Letter, form: Form, by: Actor) -> Post:
    """The post it was laid before; or, where the head signs, anybody of that office whose post may sign."""
    its_own = by.post_id is not None and by.post_id == letter.signer_post_id
    for_its_office = form.signs == "head" and by.can(SIGN) and by.office_id == letter.office_id
    if by.kind != ActorKind.OFFICIAL or by.post_id is None or not (its_own or for_its_office):
        raise NotItsSigner(signer=str(letter.signer_post or "người đứng đầu cơ quan"))
    return Post.objects.get(pk=by.post_id)


def _check_countersigned(letter: Letter) -> None:
    waiting = [f"{row.post} {row.get_kind_display()}" for row in letter.countersigns.filter(given_at__isnull=True).select_related("post__office")]
    if waiting:
        raise CountersignsWanting(who=", ".join(waiting))


def _check_unsigned(letter: Letter) -> None:
    if letter.signed_on:
        raise AlreadySigned(day=f"{letter.signed_on:%d/%m/%Y}", number=f", số {letter.symbol}" if letter.symbol else "")
    if letter.state == Letter.State.CANCELLED:
        raise LetterClosed(state=str(Letter.State.CANCELLED.label))
