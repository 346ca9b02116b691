"""The seal of an office over words that are no PDF: of the anchors of the journal. Importing this takes most of a second (pyHanko)."""

import asyncio
import base64
from pathlib import Path

from asn1crypto import pem
from cryptography import x509
from cryptography.exceptions import InvalidSignature

from tiepdan.documents.certificates import office_seal, trusted_roots
from tiepdan.documents.key_places import open_signer


def seal_words(office: str, words: bytes, keys: Path) -> tuple[str, str]:
    """The certificate of the office's seal (PEM) and its signature of the words (base64). The key may lie in a token.

    Raises TokenSilent, TokenOfAnother, SignedElsewhere.
    """
    with open_signer(office_seal(office), keys) as own:
        signature = asyncio.run(own.async_sign_raw(words, "sha256"))
        assert own.signing_cert is not None
        return pem.armor("CERTIFICATE", own.signing_cert.dump()).decode(), base64.b64encode(signature).decode()


def issued_by_trusted(certificate: str, keys: Path) -> bool:
    """The certificate (PEM) was issued by an authority this house trusts."""
    try:
        told = x509.load_pem_x509_certificate(certificate.encode())
    except ValueError:
        return False
    return any(_issued(told, root) for root in trusted_roots(keys))


def _issued(certificate: x509.Certificate, root: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(root)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True
