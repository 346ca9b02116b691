"""What comes in is looked at by clamd; a scanner that does not answer takes nothing in. Against our little one, and the real one where it is installed."""

import os
import shutil
import socket
import subprocess
import threading
import time
from pathlib import Path

import pytest

from tiepdan.documents.errors import FileInfected, VirusScannerAway
from tiepdan.documents.little_clamd import EICAR, Conversation, LittleClamd
from tiepdan.documents.virus import answers, look_for_virus

CLEAN = b"%PDF-1.7\n" + b"don khieu nai " * 20_000
INFECTED = b"%PDF-1.7\n" + EICAR
PROGRAM = os.environ.get("TIEPDAN_CLAMD_PROGRAM") or shutil.which("clamd", path=os.environ.get("PATH", "") + ":/usr/sbin")


@pytest.fixture
def little(settings):
    with LittleClamd(("127.0.0.1", 0), Conversation) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def real(settings, tmp_path):
    """clamd of the machine, with one signature written here and none from the network."""
    if PROGRAM is None:
        pytest.skip("clamd is not installed on this machine: apt-get install clamav-daemon")
    signatures = tmp_path / "db"
    signatures.mkdir()
    signatures.joinpath("eicar.ndb").write_text(f"Eicar-Test-Signature:0:*:{EICAR.hex()}\n")
    line, conf = tmp_path / "clamd.sock", tmp_path / "clamd.conf"
    conf.write_text(f"DatabaseDirectory {signatures}\nLocalSocket {line}\nForeground yes\nStreamMaxLength 2M\nLogFile {tmp_path}/clamd.log\n")
    with subprocess.Popen([PROGRAM, "--config-file", str(conf)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            settings.CLAMD = f"unix:{line}"
            until = time.monotonic() + 60
            while not answers() and time.monotonic() < until and running.poll() is None:
                time.sleep(0.1)
            assert answers(), Path(tmp_path / "clamd.log").read_text()
            yield running
        finally:
            running.terminate()


@pytest.mark.parametrize("scanner", ["little", pytest.param("real", marks=[pytest.mark.slow])])
def test_a_clean_file_passes_and_a_virus_does_not(scanner, request):
    request.getfixturevalue(scanner)
    assert answers()
    look_for_virus(CLEAN)
    look_for_virus(b"")
    with pytest.raises(FileInfected) as refusal:
        look_for_virus(INFECTED)
    assert "mã độc" in str(refusal.value)


@pytest.mark.slow
@pytest.mark.usefixtures("real")
def test_a_file_larger_than_clamd_takes_is_not_kept_unlooked_at():
    with pytest.raises(VirusScannerAway):
        look_for_virus(b"x" * 3_000_000)


def test_with_the_scanner_gone_nothing_is_taken_in(settings):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        settings.CLAMD = f"127.0.0.1:{nobody.getsockname()[1]}"
        with pytest.raises(VirusScannerAway) as refusal:
            look_for_virus(CLEAN)
    assert "gửi lại sau ít phút" in str(refusal.value)
    assert not answers()


@pytest.mark.parametrize("address", ["unix:/nowhere/clamd.ctl", "nonsense", "127.0.0.1:notaport"])
def test_a_mistyped_address_takes_nothing_in(settings, address):
    settings.CLAMD = address
    with pytest.raises(VirusScannerAway):
        look_for_virus(CLEAN)
    assert not answers()


class Mumbling(Conversation):
    def handle(self) -> None:
        self._until_nought()
        self._stream()
        self.wfile.write(b"\xff\xfe ??? ERROR\0")


def test_an_answer_that_is_not_understood_is_no_leave(settings):
    with LittleClamd(("127.0.0.1", 0), Mumbling) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        settings.CLAMD = f"127.0.0.1:{server.server_address[1]}"
        with pytest.raises(VirusScannerAway):
            look_for_virus(CLEAN)
        server.shutdown()
        thread.join()


def test_not_set_nothing_is_looked_at(settings):
    settings.CLAMD = ""
    look_for_virus(INFECTED)
    assert not answers()
