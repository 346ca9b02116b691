"""One page of a paper as a picture for the screen.

Papers come from anybody, so the PDF and image libraries run in a process of their own with limits:
`python -m tiepdan.documents.page_image <media type> <page>`, the file on standard input, a JPEG on standard output.
"""

import resource
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

WIDE = 1100  # pixels: an A4 sheet one can read on a screen
LARGE = 3000
MOST_MEMORY = 1024**3  # bytes of address space
PATIENCE = 15  # seconds


def shown_image(data: bytes, media_type: str) -> bytes | None:
    """A photograph made anew for the screen, large enough to read: what a camera or a forger put beside the picture (place, owner, other files) stays out."""
    return page_image(data, media_type, 1, wide=LARGE)


def page_image(data: bytes, media_type: str, page: int, wide: int = WIDE) -> bytes | None:
    """The page as JPEG; None when the file has no such page or cannot be drawn."""
    command = [sys.executable, "-m", "tiepdan.documents.page_image", media_type, str(page), str(wide)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout or None if done.returncode == 0 else None


def drawn(data: bytes, media_type: str, page: int, wide: int) -> "Image.Image":
    """The page as pixels, at most so wide. Only in a process of its own, under a limit of memory."""
    from PIL import Image, ImageOps

    if media_type == "application/pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(data)
        document.init_forms()  # a signature's visible stamp is a form field
        sheet = document[page - 1]
        picture = sheet.render(scale=wide / max(sheet.get_width(), 1)).to_pil()
    else:
        picture = Image.open(BytesIO(data))
        picture.seek(page - 1)
        picture = ImageOps.exif_transpose(picture)
        picture.thumbnail((wide, wide * 2))
    return picture.convert("RGB")


def jpeg_of(picture: "Image.Image") -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=82)
    return out.getvalue()


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    sys.stdout.buffer.write(jpeg_of(drawn(sys.stdin.buffer.read(), sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
