"""How an identity is boxed: AES-256-GCM, bound to its token, under a key that never enters the database."""

import json
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tiepdan.common.keys import kept_secret

KEY_NAME = "identity.key"


def sealing_key(folder: Path) -> bytes:
    """The site's key for identities, made on first use, readable by its owner only."""
    return kept_secret(folder / KEY_NAME, lambda: AESGCM.generate_key(bit_length=256))


def put_in_box(details: dict, token: str, key: bytes) -> tuple[bytes, bytes]:
    """`(nonce, box)` of the details; the box opens under this token only."""
    nonce = secrets.token_bytes(12)
    return nonce, AESGCM(key).encrypt(nonce, json.dumps(details, ensure_ascii=False).encode(), token.encode())


def take_from_box(nonce: bytes, box: bytes, token: str, key: bytes) -> dict:
    """The details again. Raises cryptography's InvalidTag when box, token or key do not belong together."""
    return json.loads(AESGCM(key).decrypt(bytes(nonce), bytes(box), token.encode()))
