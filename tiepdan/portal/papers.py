"""What can be told of a photograph of paper at once: is it clear enough to read, and how it looks small."""

from io import BytesIO

from PIL import Image, ImageChops, ImageFilter, ImageOps, ImageStat, UnidentifiedImageError

SHORT_SIDE = 700  # below this a page of A4 has fewer than 85 dots an inch: neither machine nor officer reads it
# How much of a page's contrast lies in its finest strokes. Eight scans that read well: 0.60 to 0.67; blurred by one dot 0.42, by two 0.18.
FINE_STROKES = 0.30


def clearness(data: bytes, media_type: str) -> str:
    """`clear`, `blurred` or `small` for an image, empty for anything else or for what cannot be told."""
    if not media_type.startswith("image/"):
        return ""
    try:
        with Image.open(BytesIO(data)) as picture:
            if min(picture.size) < SHORT_SIDE:
                return "small"
            picture.draft("L", (1600, 1600))
            grey = picture.convert("L")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return ""
    grey.thumbnail((1600, 1600))
    contrast = ImageStat.Stat(grey).stddev[0]
    fine = ImageStat.Stat(ImageChops.difference(grey, grey.filter(ImageFilter.GaussianBlur(2)))).rms[0]
    return "clear" if contrast and fine / contrast >= FINE_STROKES else "blurred"


def small_picture(data: bytes) -> bytes:
    """The picture as a JPEG of at most 480 px, turned the way it was taken. Raises OSError for what is no picture."""
    with Image.open(BytesIO(data)) as picture:
        picture.draft("RGB", (960, 960))
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((480, 480))
    out = BytesIO()
    upright.save(out, "JPEG", quality=70)
    return out.getvalue()
