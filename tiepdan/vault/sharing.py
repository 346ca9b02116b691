"""The recovery key in three parts of which two are needed, by pycryptodome's secret sharing (Shamir over GF(2^128)). Pure."""

import os

from Crypto.Protocol.SecretSharing import Shamir
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NEEDED, PARTS = 2, 3
SECRET, NONCE = 16, 12


class PartsDoNotFit(Exception):
    """Too few parts, one twice, or of different keys."""


def split(private: bytes, bound_to: str) -> tuple[bytes, list[bytes]]:
    """`(box, parts)`: the private key under a secret of 128 bits, and the secret in three. Each part begins with its number."""
    secret, nonce = os.urandom(SECRET), os.urandom(NONCE)
    parts = [bytes([number]) + part for number, part in Shamir.split(NEEDED, PARTS, secret)]
    return nonce + AESGCM(_key(secret)).encrypt(nonce, private, bound_to.encode()), parts


def join(box: bytes, parts: list[bytes], bound_to: str) -> bytes:
    """The private key again, from two parts. Raises PartsDoNotFit."""
    told = {part[0]: bytes(part[1:]) for part in parts}
    if len(told) < NEEDED or any(len(part) != SECRET for part in told.values()):
        raise PartsDoNotFit()
    secret = Shamir.combine(list(told.items())[:NEEDED])
    try:
        return AESGCM(_key(secret)).decrypt(bytes(box)[:NONCE], bytes(box)[NONCE:], bound_to.encode())
    except InvalidTag:
        raise PartsDoNotFit() from None


def _key(secret: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=None, info=b"tiepdan recovery 1").derive(secret)
