"""How an identity is boxed: AES-256-GCM, bound to its token, under a key that never enters the database."""

import contextlib
import json
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_NAME = "identity.key"


def sealing_key(folder: Path) -> bytes:
    """The site's key for identities, made on first use, readable by its owner only."""
    kept = folder / KEY_NAME
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        draft = folder / f"{KEY_NAME}.{os.getpid()}.{secrets.token_hex(4)}"
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(AESGCM.generate_key(bit_length=256))
            out.flush()
            os.fsync(out.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, kept)  # the first of two processes wins, the other reads its key
        draft.unlink()
    return kept.read_bytes()


def put_in_box(details: dict, token: str, key: bytes) -> tuple[bytes, bytes]:
    """`(nonce, box)` of the details; the box opens under this token only."""
    nonce = secrets.token_bytes(12)
    return nonce, AESGCM(key).encrypt(nonce, json.dumps(details, ensure_ascii=False).encode(), token.encode())


def take_from_box(nonce: bytes, box: bytes, token: str, key: bytes) -> dict:
    """The details again. Raises cryptography's InvalidTag when box, token or key do not belong together."""
    return json.loads(AESGCM(key).decrypt(bytes(nonce), bytes(box), token.encode()))
