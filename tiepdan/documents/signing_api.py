"""Signing at the official's own computer, for the agent (`tiepdan agent`). The key in the header `Signing-Key` opens one letter for ten minutes.

The official takes the key (session) → the agent reads what it is → sends its certificate, gets what to sign → sends the signature back.
"""

import base64
import binascii
import hashlib
from datetime import date, datetime
from typing import Annotated

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Schema
from ninja.security import APIKeyHeader
from pydantic import StringConstraints

from tiepdan.common.actor import Actor
from tiepdan.common.api import REFUSALS, Code, Key, Line
from tiepdan.common.errors import NotFound
from tiepdan.documents.actions import complete_signing, enrol_certificate, prepare_signing, revoke_certificate
from tiepdan.documents.actions.agent import open_signing, signers_certificate
from tiepdan.documents.errors import CertificateUnreadable, SignatureWrong
from tiepdan.documents.models import Letter, Signing
from tiepdan.offices.acting import acting
from tiepdan.offices.api import AtPost, post_by_code
from tiepdan.standing.stance import stand_at_post

Base64 = Annotated[str, StringConstraints(min_length=4, max_length=12_000, pattern=r"^[A-Za-z0-9+/]+={0,2}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class WithKey(APIKeyHeader):
    """The agent has no session: the key opens its one letter. Acting is who took the key, if still at that post."""

    param_name = "Signing-Key"

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        if not key:
            return None
        signing = open_signing(key, now=timezone.now())
        actor = acting(signing.official, timezone.localdate(), post_id=signing.post_id)
        if actor.post_id != signing.post_id:
            return None
        stand_at_post(actor)
        return actor


class KeyOut(Schema):
    key: str
    digest: str
    expires_at: datetime


class Waiting(Schema):
    title: str
    symbol: str
    signer: str
    digest: str
    expires_at: datetime


class CertificateIn(Schema):
    certificate: Base64


class ToSign(Schema):
    """`to_sign`: the bytes whose SHA-256 (`sha256`) the token signs; `digest` of the PDF is in them."""

    to_sign: str
    sha256: str
    digest: str


class SignatureIn(CertificateIn):
    signature: Base64
    digest: Digest


class SealedOut(Schema):
    title: str
    symbol: str
    sha256: str


class Enrolment(CertificateIn):
    post: Code


class Revocation(Schema):
    """From `since` on the certificate signs nothing."""

    since: date
    because: Line


class Enrolled(Schema):
    id: int
    post: str
    serial: str
    revoked_from: date | None


signing = Router(tags=["signing"], auth=WithKey())


@signing.post("/letters/{letter_id}/prepare", response={200: KeyOut, **REFUSALS}, url_name="prepare-signing", auth=AtPost())
def prepare(request, letter_id: Key):
    """A key for the agent; the letter is made ready for the token."""
    try:
        row, key = prepare_signing(letter_id, by=request.auth, now=timezone.now())
    except Letter.DoesNotExist as missing:
        raise NotFound(what=f"văn bản {letter_id}") from missing
    return {"key": key, "digest": row.digest, "expires_at": row.expires_at}


@signing.get("/waiting", response={200: Waiting, **REFUSALS}, url_name="signing-waiting")
def waiting(request):
    """What the key opens: shown to the official before the PIN is typed."""
    row = _row(request)
    return {"title": row.letter.title, "symbol": row.letter.symbol, "signer": row.letter.frame["signer"], "digest": row.digest,
            "expires_at": row.expires_at}


@signing.post("/to-sign", response={200: ToSign, **REFUSALS}, url_name="signing-to-sign")
def what_to_sign(request, told: CertificateIn):
    """What the token is to sign with this certificate; a certificate that is not the signer's is refused before anything is signed."""
    from tiepdan.documents.seal import to_sign

    row = _row(request)
    own = signers_certificate(row, _bytes(told.certificate, CertificateUnreadable), now=timezone.now())
    attributes = to_sign(bytes.fromhex(row.digest), own)
    return {"to_sign": base64.b64encode(attributes).decode(), "sha256": hashlib.sha256(attributes).hexdigest(), "digest": row.digest}


@signing.post("/complete", response={200: SealedOut, **REFUSALS}, url_name="complete-signing")
def complete(request, told: SignatureIn):
    """The token's signature: the letter is completed, judged whole and kept, or nothing is."""
    letter = complete_signing(
        request.headers["Signing-Key"], by=request.auth, now=timezone.now(), certificate=_bytes(told.certificate, CertificateUnreadable),
        signature=_bytes(told.signature, SignatureWrong), digest=told.digest,
    )
    return {"title": letter.title, "symbol": letter.symbol, "sha256": letter.pdf.sha256}


@signing.post("/certificates", response={200: Enrolled, **REFUSALS}, url_name="enrol-certificate", auth=AtPost())
def enrol(request, told: Enrolment):
    """The administrator says which certificate the holder of a post signs with."""
    post = post_by_code(request.auth, told.post)
    if post is None:
        raise NotFound(what=f"chức vụ {told.post}")
    row = enrol_certificate(post.pk, by=request.auth, certificate=_bytes(told.certificate, CertificateUnreadable), now=timezone.now())
    return _enrolled(row)


@signing.post("/certificates/{certificate_id}/revoke", response={200: Enrolled, **REFUSALS}, url_name="revoke-certificate", auth=AtPost())
def revoke(request, certificate_id: Key, told: Revocation):
    """The administrator takes a certificate back from a day on."""
    row = revoke_certificate(certificate_id, by=request.auth, now=timezone.now(), since=told.since, because=told.because)
    return _enrolled(row)


def _enrolled(row) -> dict:
    return {"id": row.pk, "post": row.post.code, "serial": row.serial, "revoked_from": row.revoked_from}


def _row(request: HttpRequest) -> Signing:
    return open_signing(request.headers["Signing-Key"], now=timezone.now())


def _bytes(told: str, refusal: type) -> bytes:
    try:
        return base64.b64decode(told, validate=True)
    except (binascii.Error, ValueError) as wrong:
        raise refusal() from wrong
