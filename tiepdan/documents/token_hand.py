"""A token is asked in a process apart: a driver that hangs is ended with it. Used by the server's job and by the agent. No framework.

    echo '{"library": …, "token": …, "label": …, "pin": …, "data": base64 or null}' | python -m tiepdan.documents.token_hand
"""

import base64
import hashlib
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

SECONDS = 30  # a card in a slow reader signs in some seconds
ROOT = Path(__file__).resolve().parents[2]


class TokenHangs(Exception):
    """The token gave no answer within its time, or could not be opened."""


@dataclass(frozen=True)
class Token:
    """Where a key lies: the driver's file, the token's label, the label of key and certificate, and what opens it."""

    library: str
    token: str
    label: str
    pin: str

    def certificate(self, seconds: float = SECONDS) -> bytes:
        """The certificate beside the key, DER. Raises TokenHangs."""
        return self._ask(None, seconds)

    def sign(self, data: bytes, seconds: float = SECONDS) -> bytes:
        """The signature over the SHA-256 of data: DER for ECDSA, PKCS#1 v1.5 for RSA. Raises TokenHangs."""
        return self._ask(data, seconds)

    def _ask(self, data: bytes | None, seconds: float) -> bytes:
        told = {"library": self.library, "token": self.token, "label": self.label, "pin": self.pin,
                "data": base64.b64encode(data).decode() if data is not None else None}
        command = [sys.executable, "-m", "tiepdan.documents.token_hand"]
        try:
            done = subprocess.run(command, input=json.dumps(told).encode(), capture_output=True, timeout=seconds, cwd=ROOT)
        except subprocess.TimeoutExpired as late:
            raise TokenHangs from late
        if done.returncode:
            raise TokenHangs
        return base64.b64decode(done.stdout)


def grouped(digest: str) -> str:
    """A digest as two people compare it: on the page and beside the token alike."""
    return " ".join(digest[at : at + 8] for at in range(0, len(digest), 8))


def _main() -> None:
    import pkcs11
    from pkcs11.util.ec import encode_ecdsa_signature

    told = json.load(sys.stdin)
    token = pkcs11.lib(told["library"]).get_token(token_label=told["token"])
    with token.open(user_pin=told["pin"]) as session:
        if told["data"] is None:
            kind = {pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE, pkcs11.Attribute.LABEL: told["label"]}
            answer = next(iter(session.get_objects(kind)))[pkcs11.Attribute.VALUE]
        else:
            data = base64.b64decode(told["data"])
            key = session.get_key(pkcs11.ObjectClass.PRIVATE_KEY, label=told["label"])
            if key.key_type == pkcs11.KeyType.EC:
                answer = encode_ecdsa_signature(key.sign(hashlib.sha256(data).digest(), mechanism=pkcs11.Mechanism.ECDSA))
            else:
                answer = key.sign(data, mechanism=pkcs11.Mechanism.SHA256_RSA_PKCS)
    print(base64.b64encode(answer).decode())


if __name__ == "__main__":
    _main()
