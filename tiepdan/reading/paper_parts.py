"""Pages of a PDF as a PDF of their own. The file may be hostile, so the work runs in a process with limits.

`python -m tiepdan.reading.paper_parts <first> <last>`, the file on standard input, the part on standard output.
"""

import io
import resource
import subprocess
import sys

from tiepdan.reading.errors import Broken, TooSlow

MOST_MEMORY = 1024**3  # bytes of address space
PATIENCE = 60  # seconds


def pages_as_pdf(data: bytes, name: str, first: int, last: int) -> bytes:
    """The pages `first` to `last`, counted from 1, as they are in the file. Raises Broken, TooSlow."""
    command = [sys.executable, "-m", "tiepdan.reading.paper_parts", str(first), str(last)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as slow:
        raise TooSlow(name) from slow
    if done.returncode or not done.stdout:
        raise Broken(name)
    return done.stdout


def _cut(data: bytes, first: int, last: int) -> bytes:
    import pypdfium2

    whole, part, out = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    part.import_pages(whole, pages=list(range(first - 1, last)))
    part.save(out)
    return out.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.stdout.buffer.write(_cut(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2])))
