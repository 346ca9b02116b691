"""The token stays at the official's own computer: one key, one letter, one signature; whatever is wrong leaves the letter as it was."""

import base64
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import ECDSA
from cryptography.hazmat.primitives.serialization import Encoding
from django.utils import timezone

from tiepdan.common.actor import SYSTEM
from tiepdan.common.errors import AbilityMissing, NotFound
from tiepdan.documents import actions
from tiepdan.documents.certificates import Credential, Signatory, as_asn1, credential_of
from tiepdan.documents.errors import (
    CertificateEnrolled,
    CertificateOfAnother,
    CertificateUnreadable,
    CertificateUntrusted,
    DigestOfAnother,
    LetterClosed,
    NotItsSigner,
    SignatureWrong,
    SignedElsewhere,
    SigningExpired,
    SigningNotAtOwnPc,
    SigningReplaced,
    SigningUnknown,
    SigningUsed,
)
from tiepdan.documents.models import File, Letter, Signing
from tiepdan.documents.read import file_bytes
from tiepdan.documents.seal import to_sign
from tiepdan.documents.tests.factories import TODAY, make_actor, make_office
from tiepdan.documents.tests.tokens import LIBRARY, lay_in_token, needs_softhsm
from tiepdan.documents.verdict import verify_pdf
from tiepdan.journal.models import JournalEntry
from tiepdan.offices import abilities
from tiepdan.offices.models import Official
from tiepdan.offices.tests.factories import shown_now

NOW = datetime(2026, 8, 21, 2, 41, 22, tzinfo=UTC)
OFFICE = "Ủy ban nhân dân xã Y Tý"

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(drafted, people, settings):
    """Signed by the head, whose token is at his own computer."""
    settings.KEYS_DIR.mkdir(exist_ok=True)
    (settings.KEYS_DIR / "key_places.yaml").write_text("02701.head: {place: own_pc}\n")
    return actions.sign_letter(drafted().pk, by=people["head"], today=TODAY)


def card(settings, name: str = "Lý A Phà", keys=None) -> Credential:
    return credential_of(Signatory(post="02701.head", name=name, title="Chủ tịch", office=OFFICE), keys or settings.KEYS_DIR)


def signed_with(own: Credential, signing: Signing) -> dict:
    """What the agent sends back."""
    data = to_sign(bytes.fromhex(signing.digest), as_asn1(own.certificate))
    return {"certificate": own.certificate.public_bytes(Encoding.DER), "signature": own.key.sign(data, ECDSA(hashes.SHA256())), "digest": signing.digest}


def is_as_it_was(letter: Letter) -> bool:
    kept = Letter.objects.get(pk=letter.pk)
    return (kept.state, kept.number, kept.pdf) == ("signed", 1, None) and not File.objects.exists()


def test_the_agents_signature_seals_the_letter_under_its_number(letter, people, settings):
    assert actions.seal_letter(letter.pk, by=SYSTEM).state == "signed", "the job leaves it to the agent"
    signing, key = actions.prepare_signing(letter.pk, by=people["head"], now=NOW)
    done = actions.complete_signing(key, by=people["head"], now=NOW, **signed_with(card(settings), signing))
    verdict = verify_pdf(file_bytes(done.pdf), keys=settings.KEYS_DIR)
    assert (done.state, done.number) == ("sealed", 1) and verdict.valid
    assert [mark.name for mark in verdict.marks] == ["Lý A Phà", OFFICE]
    signing.refresh_from_db()
    assert (signing.state, bytes(signing.pdf)) == ("done", b"")
    with pytest.raises(SigningUsed, match="đã dùng"):
        actions.complete_signing(key, by=people["head"], now=NOW, **signed_with(card(settings), signing))
    said = JournalEntry.objects.filter(subject="letter", subject_id=letter.pk).order_by("id").values_list("kind", flat=True)
    assert list(said)[-2:] == ["letter.signing_prepared", "letter.sealed"]


def test_only_who_signed_the_letter_takes_a_key_and_only_where_the_token_is_at_their_own_computer(letter, people, settings, province):
    for who in ("deputy", "clerk"):
        with pytest.raises(NotItsSigner, match="Lý A Phà"):
            actions.prepare_signing(letter.pk, by=people[who], now=NOW)
    elsewhere = make_actor(make_office(province, "02707", "Ủy ban nhân dân xã Dền Sáng"), "head", "head", "Chủ tịch", "Lý A Phà", (abilities.SIGN,))
    with pytest.raises(NotFound):
        actions.prepare_signing(letter.pk, by=elsewhere, now=NOW)
    with pytest.raises(SignedElsewhere, match="Ký tại máy của tôi"):
        actions.seal_again(letter.pk, by=people["clerk"])
    (settings.KEYS_DIR / "key_places.yaml").unlink()
    with pytest.raises(SigningNotAtOwnPc):
        actions.prepare_signing(letter.pk, by=people["head"], now=NOW)
    assert not Signing.objects.exists()


def test_a_late_an_unknown_and_a_replaced_key_are_told_apart_and_a_new_one_still_signs(letter, people, settings):
    signing, first = actions.prepare_signing(letter.pk, by=people["head"], now=NOW)
    told = {"by": people["head"], **signed_with(card(settings), signing)}
    with pytest.raises(SigningExpired, match="09:51"):
        actions.complete_signing(first, now=NOW + timedelta(minutes=10), **told)
    with pytest.raises(SigningUnknown):
        actions.complete_signing("khong-co", now=NOW, **told)
    again, second = actions.prepare_signing(letter.pk, by=people["head"], now=NOW + timedelta(minutes=11))
    with pytest.raises(SigningReplaced):
        actions.complete_signing(first, now=NOW, **told)
    assert is_as_it_was(letter) and again.digest != signing.digest
    done = actions.complete_signing(second, by=people["head"], now=NOW + timedelta(minutes=12), **signed_with(card(settings), again))
    assert (done.state, done.number) == ("sealed", 1)


def test_whatever_is_wrong_with_signature_or_certificate_is_said_and_the_key_stays_good(letter, people, settings, tmp_path):
    signing, key = actions.prepare_signing(letter.pk, by=people["head"], now=NOW)
    good = signed_with(card(settings), signing)
    for refusal, wrong in (
        (CertificateOfAnother, signed_with(card(settings, "Má A Tủa"), signing)),
        (CertificateUntrusted, signed_with(card(settings, keys=tmp_path / "elsewhere"), signing)),
        (CertificateUnreadable, good | {"certificate": b"khong phai chung thu"}),
        (CertificateUnreadable, good | {"certificate": b""}),
        (SignatureWrong, good | {"signature": b"\0" * 70}),
        (SignatureWrong, good | {"signature": b"\0" * 9000}),
        (SignatureWrong, good | {"signature": card(settings).key.sign(b"another letter", ECDSA(hashes.SHA256()))}),
        (DigestOfAnother, good | {"digest": "0" * 64}),
    ):
        with pytest.raises(refusal):
            actions.complete_signing(key, by=people["head"], now=NOW, **wrong)
        assert is_as_it_was(letter)
    with pytest.raises(NotItsSigner):
        actions.complete_signing(key, by=people["deputy"], now=NOW, **good)
    assert actions.complete_signing(key, by=people["head"], now=NOW, **good).state == "sealed"


def test_a_letter_cancelled_meanwhile_takes_no_signature(letter, people, settings):
    signing, key = actions.prepare_signing(letter.pk, by=people["head"], now=NOW)
    Letter.objects.filter(pk=letter.pk).update(state="cancelled", signed_on=None, number=None, year=None, series="", symbol="")
    with pytest.raises(LetterClosed, match="đã hủy"):
        actions.complete_signing(key, by=people["head"], now=NOW, **signed_with(card(settings), signing))
    assert not File.objects.exists()


def test_once_certificates_are_enrolled_the_name_alone_no_longer_counts(letter, people, settings):
    post = people["head"].post_id
    other = card(settings, "Lý A Phà (thẻ công vụ)")
    with pytest.raises(AbilityMissing):
        actions.enrol_certificate(post, by=people["clerk"], certificate=other.certificate.public_bytes(Encoding.PEM), now=NOW)
    row = actions.enrol_certificate(post, by=SYSTEM, certificate=other.certificate.public_bytes(Encoding.PEM), now=NOW)
    assert row.signer == "Lý A Phà" and JournalEntry.objects.filter(kind="post.certificate_enrolled", facts__serial=row.serial).exists()
    with pytest.raises(CertificateEnrolled, match=row.serial):
        actions.enrol_certificate(post, by=SYSTEM, certificate=other.certificate.public_bytes(Encoding.DER), now=NOW)
    signing, key = actions.prepare_signing(letter.pk, by=people["head"], now=NOW)
    with pytest.raises(CertificateOfAnother):
        actions.complete_signing(key, by=people["head"], now=NOW, **signed_with(card(settings), signing))
    assert actions.complete_signing(key, by=people["head"], now=NOW, **signed_with(other, signing)).state == "sealed"


def ask(client, what: str, key: str, told: dict | None = None):
    headers = {"Signing-Key": key} if key else {}
    return client.get(f"/api/signing/{what}", headers=headers) if told is None else client.post(
        f"/api/signing/{what}", told, content_type="application/json", headers=headers)


def test_the_api_lets_nobody_in_without_a_key_and_refuses_a_wrong_certificate_before_anything_is_signed(letter, people, settings, client):
    assert ask(client, "waiting", "").status_code == 401
    assert ask(client, "waiting", "khong-co").json()["code"] == "SigningUnknown"
    assert client.post(f"/api/signing/letters/{letter.pk}/prepare").status_code == 401
    head = Official.objects.get(pk=people["head"].official_id)
    client.force_login(head)
    assert client.post(f"/api/signing/letters/{letter.pk}/prepare").status_code == 401, "the password alone signs nothing"
    shown_now(client, head, "mfa")
    told = client.post(f"/api/signing/letters/{letter.pk}/prepare").json()
    client.logout()
    assert ask(client, "waiting", told["key"]).json()["symbol"] == letter.symbol
    wrong = base64.b64encode(card(settings, "Má A Tủa").certificate.public_bytes(Encoding.DER)).decode()
    refused = ask(client, "to-sign", told["key"], {"certificate": wrong})
    assert (refused.status_code, refused.json()["code"]) == (409, "CertificateOfAnother")
    bad = ask(client, "complete", told["key"], {"certificate": "!", "signature": "", "digest": "x"})
    assert bad.status_code == 422 and is_as_it_was(letter)


@needs_softhsm
@pytest.mark.django_db(transaction=True)
def test_the_agent_signs_with_a_token_over_the_network(letter, people, settings, live_server, tmp_path):
    (tmp_path / "pc").mkdir()
    surroundings = os.environ | {"SOFTHSM2_CONF": str(tmp_path / "pc" / "softhsm2.conf")}
    os.environ["SOFTHSM2_CONF"] = surroundings["SOFTHSM2_CONF"]
    try:
        pin = lay_in_token(tmp_path / "pc", card(settings))
    finally:
        del os.environ["SOFTHSM2_CONF"]
    _signing, key = actions.prepare_signing(letter.pk, by=people["head"], now=timezone.now())

    def agent(**more: str) -> subprocess.CompletedProcess:
        told = {"url": live_server.url, "key": key, "pkcs11": str(LIBRARY), "token": "canbo", "label": "chu-tich"} | more
        command = [sys.executable, "-m", "tiepdan.project.cli", "agent", *(word for name, value in told.items() for word in (f"--{name}", value))]
        return subprocess.run(command, env=surroundings | {"TIEPDAN_PIN": pin}, capture_output=True, text=True, timeout=120, check=False)

    lost = agent(token="khong-co")
    assert lost.returncode == 1 and "không trả lời" in lost.stderr and is_as_it_was(letter)
    done = agent()
    assert done.returncode == 0 and f"Đã ký số {letter.title} {letter.symbol}" in done.stdout, done.stderr
    kept = Letter.objects.get(pk=letter.pk)
    assert kept.state == "sealed" and verify_pdf(file_bytes(kept.pdf), keys=settings.KEYS_DIR).valid
    again = agent()
    assert again.returncode == 1 and "đã dùng" in again.stderr
