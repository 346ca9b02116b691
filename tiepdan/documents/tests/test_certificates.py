"""Certificates taken back: what was signed that day or later is invalid, what was signed before stays, the server signs with it no more."""

from datetime import date, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents.actions import enrol_certificate, revoke_certificate, seal_letter, sign_letter, submit_letter
from tiepdan.documents.actions.sign import signatory_of
from tiepdan.documents.certificates import credential_of
from tiepdan.documents.errors import CertificateRevoked, RevocationIncomplete, TokenOfAnother
from tiepdan.documents.frame import Frame
from tiepdan.documents.judging import judge
from tiepdan.documents.models import SignerCertificate
from tiepdan.documents.read import file_bytes, revoked_certificates, signatures_not_valid
from tiepdan.documents.verdict import verify_pdf
from tiepdan.journal.models import JournalEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def now() -> datetime:
    return timezone.now()


@pytest.fixture
def today(now) -> date:
    return timezone.localdate(now)


@pytest.fixture
def enrolled(sealed, people, now, home) -> SignerCertificate:
    """The head's certificate, with which one letter is already signed."""
    letter = sealed()
    own = credential_of(signatory_of(Frame.from_json(letter.frame), timezone.localdate(now)), home / "keys").certificate
    return enrol_certificate(people["head"].post_id, by=SYSTEM, certificate=own.public_bytes(Encoding.DER), now=now)


def signed(drafted, people, today):
    letter = submit_letter(drafted().pk, by=people["officer"])
    return sign_letter(letter.pk, by=people["head"], today=today)


def test_what_was_signed_on_that_day_is_invalid_and_what_was_signed_before_is_not(enrolled, drafted, people, now, today, home):
    letter = seal_letter(signed(drafted, people, today).pk, by=SYSTEM)
    pdf, keys = file_bytes(letter.pdf), home / "keys"
    assert verify_pdf(pdf, keys=keys, revoked={enrolled.sha256: today + timedelta(days=1)}).valid
    revoke_certificate(enrolled.pk, by=SYSTEM, now=now, since=today, because="mất thiết bị ký")
    told = judge(pdf, keys=keys, revoked=revoked_certificates())
    assert not told["valid"] and told["trouble"] == "revoked" and "thu hồi" in told["reason"]
    assert [(mark["name"], mark["good"], mark["revoked"]) for mark in told["marks"]] == [
        ("Lý A Phà", False, True), ("Ủy ban nhân dân xã Y Tý", True, False),
    ]
    assert any(letter.symbol in line for line in signatures_not_valid())
    entry = JournalEntry.objects.get(kind="post.certificate_revoked")
    assert entry.facts["because"] == "mất thiết bị ký"


def test_the_server_signs_with_it_no_more_and_the_letter_keeps_its_number(enrolled, drafted, people, now, today):
    revoke_certificate(enrolled.pk, by=SYSTEM, now=now, since=today, because="thôi giữ chức vụ")
    letter = signed(drafted, people, today)
    with pytest.raises(TokenOfAnother, match="Lý A Phà"):
        seal_letter(letter.pk, by=SYSTEM)
    letter.refresh_from_db()
    assert letter.state == "signed" and letter.symbol


def test_once_one_is_enrolled_the_server_key_must_be_that_one(sealed, drafted, people, now, today, home):
    other = credential_of(signatory_of(Frame.from_json(sealed().frame), today), home / "elsewhere")
    (home / "keys" / "trusted").mkdir()
    from tiepdan.documents.certificates import authority

    (home / "keys" / "trusted" / "other.pem").write_bytes(authority(home / "elsewhere").certificate.public_bytes(Encoding.PEM))
    enrol_certificate(people["head"].post_id, by=SYSTEM, certificate=other.certificate.public_bytes(Encoding.DER), now=now)
    with pytest.raises(TokenOfAnother):
        seal_letter(signed(drafted, people, today).pk, by=SYSTEM)


def test_taking_back_asks_for_day_reason_and_the_administrator_and_is_done_once(enrolled, people, now, today):
    for since, because in ((None, "mất"), (today, "  "), (today, "x" * 301), (today + timedelta(days=400), "mất")):
        with pytest.raises(RevocationIncomplete):
            revoke_certificate(enrolled.pk, by=SYSTEM, now=now, since=since, because=because)
    with pytest.raises(AbilityMissing):
        revoke_certificate(enrolled.pk, by=people["head"], now=now, since=today, because="mất")
    with pytest.raises(NotFound):
        revoke_certificate(enrolled.pk + 1, by=SYSTEM, now=now, since=today, because="mất")
    revoke_certificate(enrolled.pk, by=SYSTEM, now=now, since=today, because="mất")
    with pytest.raises(CertificateRevoked):
        revoke_certificate(enrolled.pk, by=SYSTEM, now=now, since=today, because="mất")
