"""How things are closed: to a public key, so that whoever closes need not be able to open. Pure; the construction is told in decision 15.

A closed thing is `version(1) | length of the wrapped key(2) | wrapped data key | nonce(12) | AES-256-GCM(data)`. The data key is fresh
for every thing and wrapped by HPKE (RFC 9180, base mode, X25519 + HKDF-SHA256 + AES-256-GCM) to the public key. What the thing is bound to
(a token, a file and its token, a page) is HPKE's `info` and GCM's associated data: moved to another place it stays shut.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

VERSION = b"\x01"
NONCE = 12
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class Shut(Exception):
    """Key, place and bytes do not belong together, or a byte was changed."""


def new_private() -> bytes:
    """A private key, 32 bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_of(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def close(public: bytes, data: bytes, bound_to: str) -> bytes:
    """The data, closed to whoever has the private half of `public`, and to this place only."""
    data_key, nonce = AESGCM.generate_key(bit_length=256), os.urandom(NONCE)
    wrapped = SUITE.encrypt(data_key, X25519PublicKey.from_public_bytes(bytes(public)), info=_info(bound_to))
    return VERSION + len(wrapped).to_bytes(2, "big") + wrapped + nonce + AESGCM(data_key).encrypt(nonce, data, bound_to.encode())


def unclose(private: bytes, closed: bytes, bound_to: str) -> bytes:
    """The data again. Raises Shut."""
    closed = bytes(closed)
    end = 3 + int.from_bytes(closed[1:3], "big")
    if closed[:1] != VERSION or len(closed) < end + NONCE:
        raise Shut(bound_to)
    try:
        data_key = SUITE.decrypt(closed[3:end], X25519PrivateKey.from_private_bytes(private), info=_info(bound_to))
        return AESGCM(data_key).decrypt(closed[end : end + NONCE], closed[end + NONCE :], bound_to.encode())
    except (InvalidTag, ValueError):
        raise Shut(bound_to) from None


def _info(bound_to: str) -> bytes:
    return b"tiepdan vault 1/" + bound_to.encode()
