"""Incoming files are shown to clamd before anything keeps them. Set and not answering, nothing is taken in (fail closed); not set, nothing is looked at.

The protocol is clamd's INSTREAM: `zINSTREAM\\0`, then chunks each behind its length in four bytes, a length of nought, one line back.
"""

import logging
import socket
import struct

from django.conf import settings

from tiepdan.documents.errors import FileInfected, VirusScannerAway

logger = logging.getLogger(__name__)
CHUNK = 64 * 1024
LONGEST_ANSWER = 4096


def look_for_virus(data: bytes) -> None:
    """Does nothing when no scanner is set. Raises FileInfected, VirusScannerAway."""
    if not settings.CLAMD:
        return
    try:
        answer = _ask(b"zINSTREAM\0", data)
    except (OSError, ValueError):
        logger.error("the virus scanner does not answer")
        raise VirusScannerAway() from None
    if answer.endswith(b"FOUND"):
        logger.warning("a file was refused by the virus scanner")
        raise FileInfected()
    if answer != b"stream: OK":  # too large for clamd's own limit, or anything else it says: not looked at is not kept
        logger.error("the virus scanner could not look at a file")
        raise VirusScannerAway()


def answers() -> bool:
    """The scanner is set and says PONG."""
    try:
        return bool(settings.CLAMD) and _ask(b"zPING\0") == b"PONG"
    except (OSError, ValueError):
        return False


def _ask(command: bytes, data: bytes | None = None) -> bytes:
    with _connect() as line:
        line.sendall(command)
        if data is not None:
            try:
                for start in range(0, len(data), CHUNK):
                    part = data[start : start + CHUNK]
                    line.sendall(struct.pack("!L", len(part)) + part)
                line.sendall(struct.pack("!L", 0))
            except (BrokenPipeError, ConnectionResetError):
                pass  # it has heard enough and says why below
        said = b""
        while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER and (more := line.recv(LONGEST_ANSWER)):
            said += more
    return said.rstrip(b"\0\n")


def _connect() -> socket.socket:
    if settings.CLAMD.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(settings.CLAMD_SECONDS)
        try:
            line.connect(settings.CLAMD.removeprefix("unix:"))
        except OSError:
            line.close()
            raise
        return line
    host, _colon, port = settings.CLAMD.rpartition(":")
    return socket.create_connection((host.strip("[]"), int(port)), timeout=settings.CLAMD_SECONDS)
