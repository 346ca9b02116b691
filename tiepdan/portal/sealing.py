"""The lock of a draft: its key is made from the token in the writer's cookie, so nobody else can open it. Pure."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF


def new_token() -> str:
    return secrets.token_urlsafe(32)


def lookup_of(token: str) -> str:
    """What the table knows a token by; the token cannot be had back from it."""
    return hashlib.sha256(token.encode()).hexdigest()


def _lock(token: str) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=b"tiepdan draft").derive(token.encode()))


def seal(data: bytes, token: str) -> bytes:
    """Twelve bytes of nonce, then the sealed data."""
    nonce = secrets.token_bytes(12)
    return nonce + _lock(token).encrypt(nonce, data, lookup_of(token).encode())


def unseal(sealed: bytes, token: str) -> bytes:
    """Raises cryptography.exceptions.InvalidTag when the token is another one or a byte was changed."""
    return _lock(token).decrypt(sealed[:12], sealed[12:], lookup_of(token).encode())


def seal_answers(answers: dict, token: str) -> tuple[bytes, bytes]:
    """Nonce and box, as the two columns keep them."""
    sealed = seal(json.dumps(answers, ensure_ascii=False).encode(), token)
    return sealed[:12], sealed[12:]


def unseal_answers(nonce: bytes, box: bytes, token: str) -> dict:
    return json.loads(unseal(bytes(nonce) + bytes(box), token))
