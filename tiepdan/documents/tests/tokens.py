"""A softhsm2 token holding a demo signatory's key and certificate, for the tests of signing with tokens."""

import secrets
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tiepdan.documents.certificates import Credential

LIBRARY = Path("/usr/lib/softhsm/libsofthsm2.so")
needs_softhsm = pytest.mark.skipif(
    not (LIBRARY.exists() and shutil.which("softhsm2-util") and shutil.which("pkcs11-tool")),
    reason="chưa có gói softhsm2 và opensc (scripts/setup.sh test cài khi được phép)",
)


def lay_in_token(home: Path, own: Credential, *, label: str = "chu-tich") -> str:
    """Move the key into a new token "canbo" under `home` (SOFTHSM2_CONF must name home/softhsm2.conf); its PIN."""
    (home / "tokens").mkdir()
    (home / "softhsm2.conf").write_text(f"directories.tokendir = {home / 'tokens'}\n")
    pin = secrets.token_hex(4)
    (home / "key.pem").write_bytes(own.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (home / "certificate.der").write_bytes(own.certificate.public_bytes(Encoding.DER))
    for command in (
        ["softhsm2-util", "--init-token", "--free", "--label", "canbo", "--so-pin", pin, "--pin", pin],
        ["softhsm2-util", "--import", str(home / "key.pem"), "--token", "canbo", "--label", label, "--id", "01", "--pin", pin],
        ["pkcs11-tool", "--module", str(LIBRARY), "--token-label", "canbo", "--login", "--pin", pin, "--write-object",
         str(home / "certificate.der"), "--type", "cert", "--label", label, "--id", "01"],
    ):
        subprocess.run(command, check=True, capture_output=True, timeout=60)
    (home / "key.pem").unlink()
    return pin
