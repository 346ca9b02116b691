"""The demo authority and one certificate for each official at a post: made on first use, kept in KEYS_DIR, 0600.

Real signing takes certificates of the Government's cipher authority (Ban Cơ yếu); these only show the way.
ECDSA on P-256: with RSA-2048 one signature took 95 ms here, with P-256 19 ms.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import NameOID

from tiepdan.common.keys import kept_secret

VALID_FROM, VALID_UNTIL = datetime(2025, 1, 1, tzinfo=UTC), datetime(2055, 1, 1, tzinfo=UTC)
AUTHORITY = "Tiếp Dân: nơi cấp chứng thư dùng thử"
LONGEST_NAME = 64  # bytes of a common name (X.520)


@dataclass(frozen=True)
class Signatory:
    """Who signs: an official at a post, or the office itself with its seal (no title). Another person, title or office is another certificate."""

    post: str
    name: str
    title: str
    office: str
    enrolled: tuple[str, ...] | None = None  # SHA-256 of the certificates enrolled for them; None: none ever was, the name in it decides

    @property
    def file_name(self) -> str:
        told = "\0".join((self.post, self.name, self.title, self.office))
        return hashlib.sha256(told.encode()).hexdigest()[:32] + ".pem"


def office_seal(office: str) -> Signatory:
    """The office that seals after its officials have signed (NĐ 30/2020 Phụ lục I)."""
    return Signatory(post="", name=office, title="", office=office)


@dataclass(frozen=True)
class Credential:
    key: EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def from_pem(cls, pem: bytes) -> "Credential":
        key = load_pem_private_key(pem, password=None)
        assert isinstance(key, EllipticCurvePrivateKey)
        return cls(key, x509.load_pem_x509_certificate(pem))

    def to_pem(self) -> bytes:
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + self.certificate.public_bytes(Encoding.PEM)


def trusted_roots(keys: Path) -> list[x509.Certificate]:
    """The demo authority, and every authority whose certificate the administrator laid in `trusted` beside it."""
    told = [path.read_bytes() for path in sorted((keys / "trusted").glob("*.pem"))]
    return [authority(keys).certificate, *(one for pem in told for one in x509.load_pem_x509_certificates(pem))]


def places(keys: Path) -> dict[str, dict]:
    """Where keys lie as key_places.yaml says, by post code or name of office; nothing when there is no such file (key_places.py)."""
    path = keys / "key_places.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


def signs_at_own_pc(post: str, keys: Path) -> bool:
    """The post's key is in a token at its official's own computer: the server cannot sign, it waits for the agent."""
    return places(keys).get(post, {}).get("place") == "own_pc"


def authority(keys: Path) -> Credential:
    """The demo authority of this home."""
    return Credential.from_pem(kept_secret(keys / "authority.pem", lambda: _make_authority().to_pem()))


def credential_of(signatory: Signatory, keys: Path) -> Credential:
    """The signer's key and certificate, issued by the demo authority."""
    issuer = authority(keys)
    return Credential.from_pem(kept_secret(keys / "signers" / signatory.file_name, lambda: _issue(signatory, issuer).to_pem()))


def as_asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))


def _make_authority() -> Credential:
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"), x509.NameAttribute(NameOID.COMMON_NAME, AUTHORITY)])
    builder = _dated(name, name, key).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Credential(key, builder.add_extension(_usage(issues=True), critical=True).sign(key, hashes.SHA256()))


def _issue(signatory: Signatory, issuer: Credential) -> Credential:
    key = generate_private_key(SECP256R1())
    name = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, signatory.office),
        *([x509.NameAttribute(NameOID.TITLE, signatory.title)] if signatory.title else []),
        x509.NameAttribute(NameOID.COMMON_NAME, signatory.name.encode()[:LONGEST_NAME].decode(errors="ignore")),
    ])
    builder = _dated(name, issuer.certificate.subject, key).add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    return Credential(key, builder.add_extension(_usage(issues=False), critical=True).sign(issuer.key, hashes.SHA256()))


def _dated(subject: x509.Name, issuer: x509.Name, key: EllipticCurvePrivateKey) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
        .serial_number(x509.random_serial_number()).not_valid_before(VALID_FROM).not_valid_after(VALID_UNTIL)
    )


def _usage(*, issues: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not issues, content_commitment=not issues, key_encipherment=False, data_encipherment=False,
        key_agreement=False, key_cert_sign=issues, crl_sign=issues, encipher_only=False, decipher_only=False,
    )
