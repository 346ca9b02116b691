"""Every page of a paper as a picture for the bundle of a file.

Papers come from anybody, so the PDF and image libraries run in a process of their own with limits:
`python -m tiepdan.documents.drawn <media type> <most pages>`, the file on standard input, JPEGs on standard output, each after its length.
"""

import resource
import struct
import subprocess
import sys
from io import BytesIO

WIDE = 1240  # pixels: A4 at 150 dots an inch
MOST_MEMORY = 1024**3  # bytes of address space
PATIENCE = 60  # seconds for one paper
DRAWN = ("application/pdf", "image/jpeg", "image/png", "image/tiff", "image/webp", "image/bmp")


def drawn_pages(data: bytes, media_type: str, most: int) -> list[bytes] | None:
    """The pages as JPEGs, at most `most`; None when the file cannot be drawn."""
    if media_type not in DRAWN:
        return None
    command = [sys.executable, "-m", "tiepdan.documents.drawn", media_type, str(most)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return _parted(done.stdout) or None if done.returncode == 0 else None


def _parted(stream: bytes) -> list[bytes]:
    pages, at = [], 0
    while at + 4 <= len(stream):
        (size,) = struct.unpack_from(">I", stream, at)
        pages.append(stream[at + 4 : at + 4 + size])
        at += 4 + size
    return pages


def _draw(data: bytes, media_type: str, most: int):
    from PIL import Image, ImageOps, ImageSequence

    if media_type == "application/pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        document.init_forms()  # a signature's visible stamp is a form field
        for number in range(min(len(document), most)):
            sheet = document[number]
            yield sheet.render(scale=WIDE / max(sheet.get_width(), 1)).to_pil()
        return
    for number, frame in enumerate(ImageSequence.Iterator(Image.open(BytesIO(data)))):
        if number >= most:
            return
        picture = ImageOps.exif_transpose(frame)
        picture.thumbnail((WIDE, WIDE * 2))
        yield picture


def _told(picture) -> bytes:
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=80)
    return struct.pack(">I", out.tell()) + out.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    for one in _draw(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2])):
        sys.stdout.buffer.write(_told(one))
