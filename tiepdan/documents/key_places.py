"""Where a signer's key lies is data: KEYS_DIR/key_places.yaml says it by post; a post not named there has a demo key file.

    LC.02701.head: {place: pkcs11, library: /usr/lib/softhsm/libsofthsm2.so, token: canbo, label: chu-tich, pin_file: head.pin, raw: true}

The seal of an office is named by the office ("Ủy ban nhân dân xã Y Tý") in the same file. `raw`: the token signs a
hash made here (ECDSA on softhsm2 and many cards). Importing this takes most of a second.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from pathlib import Path

import yaml
from asn1crypto import keys as asn1_keys
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tiepdan.documents.certificates import Signatory, as_asn1, authority, credential_of
from tiepdan.documents.errors import TokenOfAnother, TokenSilent

Opens = Callable[[Signatory, Path, dict], AbstractContextManager[signers.Signer]]


def open_signer(signatory: Signatory, keys: Path) -> AbstractContextManager[signers.Signer]:
    """The signatory's signer, ready while the context lasts. Raises TokenSilent, TokenOfAnother."""
    told = places(keys).get(signatory.post or signatory.office, {"place": "file"})
    return PLACES[told["place"]](signatory, keys, told)


def places(keys: Path) -> dict[str, dict]:
    """What key_places.yaml says, by post code or name of office; nothing when there is no such file."""
    path = keys / "key_places.yaml"
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


@contextmanager
def _key_file(signatory: Signatory, keys: Path, _told: dict) -> Iterator[signers.Signer]:
    yield _from_file(signatory, keys)


@lru_cache(maxsize=256)
def _from_file(signatory: Signatory, keys: Path) -> signers.SimpleSigner:
    """A signer stays ready in memory: reading its key from disk each time would cost as much as signing."""
    own = credential_of(signatory, keys)
    key = own.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore.from_certs([as_asn1(authority(keys).certificate)])
    return signers.SimpleSigner(signing_cert=as_asn1(own.certificate), signing_key=asn1_keys.PrivateKeyInfo.load(key), cert_registry=chain)


@contextmanager
def _token(signatory: Signatory, keys: Path, told: dict) -> Iterator[signers.Signer]:
    """A token at the server, by PKCS#11. The name in its certificate must be the signatory's: nobody signs with another's token."""
    from pkcs11.exceptions import PKCS11Error
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

    try:
        pin = (keys / told["pin_file"]).read_text(encoding="utf-8").strip()
        session = open_pkcs11_session(told["library"], token_criteria=TokenCriteria(label=told["token"]), user_pin=pin)
    except (PKCS11Error, RuntimeError, OSError) as silent:
        raise TokenSilent(token=told["token"]) from silent
    with session:
        signer = PKCS11Signer(session, cert_label=told["label"], key_label=told["label"],
                              use_raw_mechanism=told.get("raw", False), ca_chain=[as_asn1(authority(keys).certificate)])
        certificate = signer.signing_cert
        if certificate is None:
            raise TokenSilent(token=told["token"])
        names = certificate.subject.native
        if names.get("common_name") != signatory.name:
            raise TokenOfAnother(token=told["token"], signer=signatory.name)
        yield signer


PLACES: dict[str, Opens] = {"file": _key_file, "pkcs11": _token}
