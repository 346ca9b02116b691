"""What can be told of a photograph of paper at once: is it clear enough to read, and how it looks small."""

from io import BytesIO

from PIL import Image, ImageFilter, ImageOps, ImageStat, UnidentifiedImageError

# Below these a page of A4 is hard to read for a machine and an officer alike (measured on the drawn test pages).
SHORT_SIDE = 700
EDGE_VARIANCE = 60.0


def clearness(data: bytes, media_type: str) -> str:
    """`clear`, `blurred` or `small` for an image, empty for anything else or for what cannot be told."""
    if not media_type.startswith("image/"):
        return ""
    try:
        with Image.open(BytesIO(data)) as picture:
            if min(picture.size) < SHORT_SIDE:
                return "small"
            picture.draft("L", (1600, 1600))
            grey = ImageOps.autocontrast(picture.convert("L"), cutoff=1)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return ""
    grey.thumbnail((1200, 1200))
    edges = grey.filter(ImageFilter.Kernel((3, 3), (0, 1, 0, 1, -4, 1, 0, 1, 0), scale=1, offset=128))
    return "clear" if ImageStat.Stat(edges).var[0] >= EDGE_VARIANCE else "blurred"


def small_picture(data: bytes) -> bytes:
    """The picture as a JPEG of at most 480 px, turned the way it was taken. Raises OSError for what is no picture."""
    with Image.open(BytesIO(data)) as picture:
        picture.draft("RGB", (960, 960))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((480, 480))
    out = BytesIO()
    upright.save(out, "JPEG", quality=70)
    return out.getvalue()
