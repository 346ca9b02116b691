"""With an authority of time letters are B-T; when it is silent, slow, broken or not trusted they are sealed all the same, and it is said."""

import subprocess
import threading
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tiepdan.common.actor import SYSTEM
from tiepdan.documents import actions
from tiepdan.documents.read import file_bytes
from tiepdan.documents.tests.factories import TODAY
from tiepdan.documents.verdict import verify_pdf

pytestmark = pytest.mark.django_db

# No `certs`: with the authority's own certificate in the answer openssl and SHA-256 ids took half a minute.
CONFIG = """
[tsa]
default_tsa = one
[one]
serial = {home}/serial
signer_cert = {home}/tsa.pem
signer_key = {home}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ess_cert_id_alg = sha256
"""


@pytest.fixture
def desk(tmp_path):
    """A folder with a time stamper's key, certificate and openssl's settings."""
    home = tmp_path / "tsa"
    home.mkdir()
    key, name = generate_private_key(SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Nơi cấp dấu thời gian dùng thử")])
    certificate = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
        .not_valid_before(datetime(2025, 1, 1, tzinfo=UTC)).not_valid_after(datetime(2055, 1, 1, tzinfo=UTC))
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
        .add_extension(x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True)
        .sign(key, hashes.SHA256())
    )
    (home / "tsa.pem").write_bytes(certificate.public_bytes(Encoding.PEM))
    (home / "tsa.key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (home / "tsa.cnf").write_text(CONFIG.format(home=home))
    (home / "serial").write_text("01\n")
    return home


@contextmanager
def served(answer):
    """The address of a server answering each time request by `answer(request)`."""

    class Desk(BaseHTTPRequestHandler):
        def do_POST(self):
            told = answer(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(told)

        def log_message(self, *_told):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def stamp(home):
    def answer(request: bytes) -> bytes:
        (home / "request").write_bytes(request)
        command = ["openssl", "ts", "-reply", "-config", str(home / "tsa.cnf"), "-queryfile", str(home / "request")]
        return subprocess.run(command, check=True, capture_output=True, timeout=30).stdout

    return answer


def seal(drafted, people, settings, url: str):
    settings.TSA_URL = url
    letter = actions.sign_letter(drafted("complaint_decision").pk, by=people["head"], today=TODAY)
    done = actions.seal_letter(letter.pk, by=SYSTEM)
    return done, verify_pdf(file_bytes(done.pdf), keys=settings.KEYS_DIR)


def trust(desk, settings) -> None:
    (settings.KEYS_DIR / "trusted").mkdir(parents=True)
    (settings.KEYS_DIR / "trusted" / "tsa.pem").write_bytes((desk / "tsa.pem").read_bytes())


def test_a_trusted_authority_says_the_time_of_both_signatures(drafted, people, settings, desk):
    trust(desk, settings)
    with served(stamp(desk)) as url:
        done, verdict = seal(drafted, people, settings, url)
    assert done.time_stamped is True and verdict.valid and [mark.timed for mark in verdict.marks] == [True, True]


def test_an_authority_that_is_silent_slow_or_broken_does_not_keep_the_letter(drafted, people, settings):
    settings.TSA_SECONDS = 0.2
    waiting = threading.Event()

    def slow(_request: bytes) -> bytes:
        waiting.wait(3)
        return b""

    told = [seal(drafted, people, settings, "http://127.0.0.1:9/")]
    for answer in (slow, lambda _request: b"", lambda _request: b"\x30\x03\x02\x01\x00", lambda _request: b"khong phai"):
        with served(answer) as url:
            told.append(seal(drafted, people, settings, url))
            waiting.set()
    for done, verdict in told:
        assert (done.state, done.time_stamped) == ("sealed", False) and verdict.valid and not any(mark.timed for mark in verdict.marks)
    assert [done.number for done, _verdict in told] == [1, 2, 3, 4, 5]


def test_an_authority_nobody_trusts_here_leaves_no_time_in_the_letter(drafted, people, settings, desk):
    with served(stamp(desk)) as url:
        done, verdict = seal(drafted, people, settings, url)
    assert done.time_stamped is False and verdict.valid and not any(mark.timed for mark in verdict.marks)


def test_without_an_authority_nothing_is_said_of_it(drafted, people, settings):
    done, verdict = seal(drafted, people, settings, "")
    assert done.time_stamped is None and verdict.valid
