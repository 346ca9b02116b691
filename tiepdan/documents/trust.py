"""Whether a certificate may sign letters: readable, in its time, for signatures, issued by an authority trusted here.

Importing this takes most of a second.
"""

import asyncio
from datetime import datetime
from pathlib import Path

from asn1crypto import pem
from asn1crypto import x509 as asn1_x509
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathBuildingError, ValidationError

from tiepdan.documents.certificates import as_asn1, trusted_roots
from tiepdan.documents.errors import CertificateUnreadable, CertificateUntrusted


def trusted_certificate(told: bytes, *, keys: Path, now: datetime) -> asn1_x509.Certificate:
    """The certificate, DER or PEM. Raises CertificateUnreadable, CertificateUntrusted."""
    try:
        der = pem.unarmor(told)[2] if pem.detect(told) else told
        certificate = asn1_x509.Certificate.load(der, strict=True)
        certificate.subject.native, certificate.public_key.native  # noqa: B018 - asn1crypto reads lazily; what is broken must show here
    except (ValueError, TypeError, KeyError) as wrong:
        raise CertificateUnreadable() from wrong
    context = ValidationContext(trust_roots=[as_asn1(one) for one in trusted_roots(keys)], allow_fetching=False, moment=now)
    try:
        asyncio.run(CertificateValidator(certificate, validation_context=context).async_validate_usage({"non_repudiation"}))
    except (PathBuildingError, ValidationError) as wrong:
        raise CertificateUntrusted() from wrong
    return certificate
