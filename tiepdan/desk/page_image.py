"""One page of a paper as a picture for the screen.

Papers come from anybody, so the PDF and image libraries run in a process of their own with limits:
`python -m tiepdan.desk.page_image <media type> <page>`, the file on standard input, a JPEG on standard output.
"""

import resource
import subprocess
import sys
from io import BytesIO

WIDE = 1100  # pixels: an A4 sheet one can read on a screen
MOST_MEMORY = 1024**3  # bytes of address space
PATIENCE = 15  # seconds


def page_image(data: bytes, media_type: str, page: int) -> bytes | None:
    """The page as JPEG; None when the file has no such page or cannot be drawn."""
    command = [sys.executable, "-m", "tiepdan.desk.page_image", media_type, str(page)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout or None if done.returncode == 0 else None


def _draw(data: bytes, media_type: str, page: int) -> bytes:
    from PIL import Image, ImageOps

    if media_type == "application/pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        document.init_forms()  # a signature's visible stamp is a form field
        sheet = document[page - 1]
        picture = sheet.render(scale=WIDE / max(sheet.get_width(), 1)).to_pil()
    else:
        picture = Image.open(BytesIO(data))
        picture.seek(page - 1)
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((WIDE, WIDE * 2))
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.stdout.buffer.write(_draw(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2])))
