"""A .docx becomes PDF/A-2b by LibreOffice, in a process apart with an end to its time and memory and a home of its own. Pure: no framework."""

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from tiepdan.documents.glyphs import FONTS

SECONDS, MEMORY = 60, 2 << 30  # a cold start takes 2 s here; bytes of address space
LARGEST = 200 * 1024**2  # bytes of what it may write
AS_PDF_A = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
# The letter's font is ours (Tinos, as wide as Times New Roman letter by letter), so that every machine breaks the lines alike.
FONT_RULES = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{home}/fonts</cachedir>
<match target="pattern"><test qual="any" name="family"><string>Times New Roman</string></test>
<edit name="family" mode="assign" binding="same"><string>Tinos</string></edit></match></fontconfig>"""


class ConverterMissing(Exception):
    """LibreOffice is not installed on this machine."""


class ConversionFailed(Exception):
    """LibreOffice gave no PDF within its bounds."""


def converter() -> str:
    """Where LibreOffice is; "" when it is not installed (Debian: libreoffice-writer-nogui)."""
    return shutil.which("soffice") or ""


def pdf_of(docx: bytes, *, seconds: float = SECONDS) -> bytes:
    """The pages of a checked .docx (edited.opened) as PDF/A-2b. Raises ConverterMissing, ConversionFailed."""
    program = converter()
    if not program:
        raise ConverterMissing
    with tempfile.TemporaryDirectory(prefix="tiepdan-word-") as home:
        folder = Path(home)
        (folder / "letter.docx").write_bytes(docx)
        (folder / "fonts.conf").write_text(FONT_RULES.format(fonts=FONTS, home=home))
        _run([program, f"-env:UserInstallation=file://{home}/profile", "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nofirststartwizard",
              "--convert-to", AS_PDF_A, "--outdir", home, f"{home}/letter.docx"], folder, seconds)
        made = folder / "letter.pdf"
        if not made.exists():
            raise ConversionFailed
        return made.read_bytes()


def _run(command: list[str], home: Path, seconds: float) -> None:
    told = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "FONTCONFIG_FILE": str(home / "fonts.conf"), "SAL_USE_VCLPLUGIN": "svp"}
    running = subprocess.Popen(command, env=told, cwd=home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               start_new_session=True, preexec_fn=_bounded)
    try:
        running.wait(seconds)
    except subprocess.TimeoutExpired as late:
        raise ConversionFailed from late
    finally:
        _end(running)


def _end(running: subprocess.Popen) -> None:
    """LibreOffice starts children; all of its session goes with it."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
