"""A private key under its owner's passphrase (Argon2id), and for a while under a key that lies in a cookie only. Pure.

`locked` is `version(1) | memory KiB(4) | passes(4) | salt(16) | nonce(12) | AES-256-GCM(private)`: the cost is kept with each key, so that it can be
raised without touching old ones.
"""

import base64
import os
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

VERSION = b"\x01"
MEMORY, PASSES, LANES = 64 * 1024, 3, 1  # RFC 9106's second choice in memory; about a tenth of a second
MOST_MEMORY = 1024 * 1024  # KiB; a changed byte must not make the server ask for more
SALT, NONCE, HEAD = 16, 12, 9


class WrongPassphrase(Exception):
    """The passphrase does not open this key, or a byte was changed."""


def lock_under(passphrase: str, private: bytes, bound_to: str, *, memory: int = MEMORY, passes: int = PASSES) -> bytes:
    """The private key as it is kept; opened by the passphrase only, at this place only."""
    head = VERSION + memory.to_bytes(4, "big") + passes.to_bytes(4, "big")
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    key = _derived(passphrase, salt, memory, passes)
    return head + salt + nonce + AESGCM(key).encrypt(nonce, private, head + bound_to.encode())


def unlock_by(passphrase: str, locked: bytes, bound_to: str) -> bytes:
    """The private key again. Raises WrongPassphrase."""
    locked = bytes(locked)
    head, salt, nonce, box = locked[:HEAD], locked[HEAD : HEAD + SALT], locked[HEAD + SALT : HEAD + SALT + NONCE], locked[HEAD + SALT + NONCE :]
    memory, passes = int.from_bytes(head[1:5], "big"), int.from_bytes(head[5:9], "big")
    if head[:1] != VERSION or not 8 <= memory <= MOST_MEMORY or not 1 <= passes <= 64 or len(box) < 16:
        raise WrongPassphrase()
    try:
        return AESGCM(_derived(passphrase, salt, memory, passes)).decrypt(nonce, box, head + bound_to.encode())
    except InvalidTag:
        raise WrongPassphrase() from None


def _derived(passphrase: str, salt: bytes, memory: int, passes: int) -> bytes:
    said = unicodedata.normalize("NFC", passphrase).encode()  # a tone mark typed in two ways is one passphrase
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=LANES, memory_cost=memory).derive(said)


def put_in_cookie(private: bytes, bound_to: str) -> tuple[str, str]:
    """`(cookie, kept)`: the server keeps the second, the browser the first; neither alone opens anything."""
    key, nonce = AESGCM.generate_key(bit_length=256), os.urandom(NONCE)
    kept = nonce + AESGCM(key).encrypt(nonce, private, bound_to.encode())
    return base64.urlsafe_b64encode(key).decode(), base64.b64encode(kept).decode()


def take_from_cookie(cookie: str, kept: str, bound_to: str) -> bytes | None:
    """The private key while both halves are there; None for anything else a browser may send."""
    try:
        key, box = base64.b64decode(cookie.encode("ascii"), altchars=b"-_", validate=True), base64.b64decode(kept)
        return AESGCM(key).decrypt(box[:NONCE], box[NONCE:], bound_to.encode())
    except (InvalidTag, ValueError, UnicodeEncodeError):
        return None
