"""Where a signer's key lies is data: KEYS_DIR/key_places.yaml says it by post; a post not named there has a demo key file.

    LC.02701.head: {place: pkcs11, library: /usr/lib/softhsm/libsofthsm2.so, token: canbo, label: chu-tich, pin_file: head.pin}
    LC.02701.deputy: {place: own_pc}

The seal of an office is named by the office ("Ủy ban nhân dân xã Y Tý") in the same file.
`own_pc`: the token is at the official's own computer and the agent signs (actions/agent.py). Importing this takes most of a second.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tiepdan.documents.certificates import Signatory, as_asn1, authority, credential_of, places
from tiepdan.documents.errors import SignedElsewhere, TokenOfAnother, TokenSilent
from tiepdan.documents.token_hand import Token, TokenHangs

Opens = Callable[[Signatory, Path, dict], AbstractContextManager[signers.Signer]]


def open_signer(signatory: Signatory, keys: Path) -> AbstractContextManager[signers.Signer]:
    """The signatory's signer, ready while the context lasts. Raises TokenSilent, TokenOfAnother."""
    told = places(keys).get(signatory.post or signatory.office, {"place": "file"})
    return PLACES[told["place"]](signatory, keys, told)


@contextmanager
def _key_file(signatory: Signatory, keys: Path, _told: dict) -> Iterator[signers.Signer]:
    signer = _from_file(replace(signatory, enrolled=None), keys)
    if signatory.enrolled is not None and not is_theirs(signatory, signer.signing_cert):
        raise TokenOfAnother(token="tệp khóa ở máy chủ", signer=signatory.name)
    yield signer


@lru_cache(maxsize=256)
def _from_file(signatory: Signatory, keys: Path) -> signers.SimpleSigner:
    """A signer stays ready in memory: reading its key from disk each time would cost as much as signing."""
    own = credential_of(signatory, keys)
    key = own.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore.from_certs([as_asn1(authority(keys).certificate)])
    return signers.SimpleSigner(signing_cert=as_asn1(own.certificate), signing_key=asn1_keys.PrivateKeyInfo.load(key), cert_registry=chain)


@contextmanager
def _token(signatory: Signatory, keys: Path, told: dict) -> Iterator[signers.Signer]:
    """A token at the server, by PKCS#11. Its certificate must be the signatory's: nobody signs with another's token."""
    try:
        token = Token(told["library"], told["token"], told["label"], (keys / told["pin_file"]).read_text(encoding="utf-8").strip())
        certificate = asn1_x509.Certificate.load(token.certificate())
    except (TokenHangs, OSError) as silent:
        raise TokenSilent(token=told["token"]) from silent
    if not is_theirs(signatory, certificate):
        raise TokenOfAnother(token=told["token"], signer=signatory.name)
    yield _ByToken(token, certificate, SimpleCertificateStore.from_certs([as_asn1(authority(keys).certificate)]))


def is_theirs(signatory: Signatory, certificate: asn1_x509.Certificate) -> bool:
    """Enrolled for them and not taken back; where none ever was enrolled, the name in it is theirs."""
    if signatory.enrolled is None:
        return certificate.subject.native.get("common_name") == signatory.name
    return hashlib.sha256(certificate.dump()).hexdigest() in signatory.enrolled


class _ByToken(signers.Signer):
    def __init__(self, token: Token, certificate: asn1_x509.Certificate, chain: SimpleCertificateStore) -> None:
        super().__init__(signing_cert=certificate, cert_registry=chain)
        self.token = token

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        try:
            return self.token.sign(data)
        except TokenHangs as silent:
            raise TokenSilent(token=self.token.token) from silent


@contextmanager
def _own_pc(signatory: Signatory, keys: Path, told: dict) -> Iterator[signers.Signer]:
    """The key never comes to the server: nobody but the agent at the official's own computer signs."""
    raise SignedElsewhere(signer=signatory.name)
    yield


PLACES: dict[str, Opens] = {"file": _key_file, "pkcs11": _token, "own_pc": _own_pc}
