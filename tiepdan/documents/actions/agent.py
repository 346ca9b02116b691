"""Signing with a token at the official's own computer: the server prepares, the agent signs, the server completes and judges."""

import hashlib
import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tiepdan.common.actor import Actor
from tiepdan.common.errors import NotFound
from tiepdan.documents import entries
from tiepdan.documents.actions.letters import form_of, lock
from tiepdan.documents.actions.sign import keep_sealed, others_of, reason_of, signatory_of, timed_or_plain
from tiepdan.documents.errors import (
    CertificateOfAnother,
    DigestOfAnother,
    LetterClosed,
    NotItsSigner,
    SignatureWrong,
    SigningExpired,
    SigningNotAtOwnPc,
    SigningReplaced,
    SigningUnknown,
    SigningUsed,
)
from tiepdan.documents.final_pages import final_pages
from tiepdan.documents.frame import Frame
from tiepdan.documents.models import Letter, Signing
from tiepdan.documents.read import at_own_pc, enrolled_for, is_its_signer
from tiepdan.documents.render import Place
from tiepdan.journal.record import record
from tiepdan.standing.stance import stand_with_signing_key

LASTS = timedelta(minutes=10)  # long enough to find the card and type its PIN
State = Signing.State


@transaction.atomic
def prepare_signing(letter_id: int, *, by: Actor, now: datetime) -> tuple[Signing, str]:
    """Make a signed letter ready for its signer's own token; the key told lets one signature in within LASTS. An earlier key is void.

    Raises NotFound (another office's), LetterClosed, NotItsSigner, SigningNotAtOwnPc.
    """
    from tiepdan.documents.seal import prepare_pdf, with_others  # takes most of a second to import

    letter = lock(letter_id)
    if letter.office_id != by.office_id:
        raise NotFound(what=str(_("văn bản này trong cơ quan")))
    _check_signed(letter)
    frame = _its_signer(letter, by)
    if not at_own_pc(letter):
        raise SigningNotAtOwnPc()
    blank = final_pages(letter, now)
    pages = replace(blank, pdf=with_others(blank, others_of(frame, timezone.localdate(now)), keys=_keys(), at=now, location=frame.place))
    made = prepare_pdf(pages, signatory_of(frame, timezone.localdate(now)), at=now, reason=reason_of(letter), location=frame.place)
    Signing.objects.filter(letter=letter, state=State.OPEN).update(state=State.REPLACED, pdf=b"")
    key = secrets.token_urlsafe(32)
    signing = Signing.objects.create(
        letter=letter, post_id=by.post_id, official_id=by.official_id, token_hash=_hash(key), digest=made.digest.hex(), pdf=made.pdf, starts=made.starts,
        ends=made.ends, place={"page": pages.sign_at.page, "box": pages.sign_at.box}, prepared_at=now, expires_at=now + LASTS,
    )
    record(entries.SIGNING_PREPARED, letter, by=by, title=letter.title, digest=signing.digest)
    return signing, key


@transaction.atomic
def complete_signing(key: str, *, by: Actor, now: datetime, certificate: bytes, signature: bytes, digest: str) -> Letter:
    """Put the token's signature into the prepared PDF, set the office's seal, judge the whole, and only then keep it. `certificate` is DER.

    Raises SigningUnknown, SigningUsed, SigningReplaced, SigningExpired, LetterClosed, NotItsSigner, DigestOfAnother, CertificateUnreadable,
    CertificateUntrusted, CertificateOfAnother, SignatureWrong; the letter then still waits under its number.
    """
    from tiepdan.documents.seal import complete_pdf, set_seal
    from tiepdan.documents.verdict import verify_pdf

    signing = open_signing(key, now=now, locked=True)
    letter = lock(signing.letter_id)
    _check_signed(letter)
    frame = _its_signer(letter, by)
    if not secrets.compare_digest(digest.encode(), signing.digest.encode()):
        raise DigestOfAnother()
    own, keys = signers_certificate(signing, certificate, now=now), _keys()
    place, prepared = Place(signing.place["page"], tuple(signing.place["box"])), _prepared(signing)

    def whole(time) -> bytes:
        signed = complete_pdf(prepared, own, signature, keys=keys, time=time)
        if not form_of(letter.form).sealed_by_office:
            return signed
        return set_seal(signed, frame.body, place, keys=keys, at=now, location=frame.place, time=time)

    if not verify_pdf(complete_pdf(prepared, own, signature, keys=keys), keys=keys).valid:
        raise SignatureWrong()
    pdf, timed = timed_or_plain(whole)
    if not verify_pdf(pdf, keys=keys).valid:
        raise SignatureWrong()
    signing.state, signing.pdf = State.DONE, b""
    signing.save(update_fields=["state", "pdf"])
    return keep_sealed(letter, pdf, timed, by=by)


def open_signing(key: str, *, now: datetime, locked: bool = False) -> Signing:
    """The signing a key opens. Raises SigningUnknown, SigningUsed, SigningReplaced, SigningExpired."""
    stand_with_signing_key(_hash(key))
    rows = Signing.objects.select_related("letter", "official", "post")
    signing = rows.filter(token_hash=_hash(key)).first()
    if signing is None:
        raise SigningUnknown()
    if locked:
        lock(signing.letter_id)  # always the letter first, as prepare_signing does
        signing = rows.get(pk=signing.pk)
    if signing.state == State.DONE:
        raise SigningUsed()
    if signing.state == State.REPLACED:
        raise SigningReplaced()
    if now >= signing.expires_at:
        raise SigningExpired(at=f"{timezone.localtime(signing.expires_at):%H:%M}")
    return signing


def signers_certificate(signing: Signing, certificate: bytes, *, now: datetime):
    """The certificate told, if it is trusted and the signer's: enrolled and not taken back, or none ever was and it bears the name.

    Raises CertificateUnreadable, CertificateUntrusted, CertificateOfAnother.
    """
    from tiepdan.documents.trust import trusted_certificate

    own = trusted_certificate(certificate, keys=_keys(), now=now)
    signer = signing.letter.frame["signer"]
    enrolled = enrolled_for(signing.post.code, signer, timezone.localdate(now))
    mine = own.subject.native.get("common_name") == signer if enrolled is None else hashlib.sha256(own.dump()).hexdigest() in enrolled
    if not mine:
        raise CertificateOfAnother(signer=signer)
    return own


def _prepared(signing: Signing):
    from tiepdan.documents.seal import Prepared

    return Prepared(bytes(signing.pdf), bytes.fromhex(signing.digest), signing.starts, signing.ends)


def _check_signed(letter: Letter) -> None:
    if letter.state != Letter.State.SIGNED:
        raise LetterClosed(state=str(Letter.State(letter.state).label))


def _its_signer(letter: Letter, by: Actor) -> Frame:
    """Who signed the letter, and nobody else, brings the token. Raises NotItsSigner."""
    frame = Frame.from_json(letter.frame)
    if not is_its_signer(letter, by):
        raise NotItsSigner(signer=frame.signer)
    return frame


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def _keys() -> Path:
    return Path(settings.KEYS_DIR)
