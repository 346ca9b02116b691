"""Photographed petitions for the tests: large clear letters, so that the recogniser reads them; what a camera writes beside them; invented people."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from tiepdan.common.actor import SYSTEM
from tiepdan.documents.burned import FONT
from tiepdan.documents.models import Paper
from tiepdan.intake.actions import read_petition
from tiepdan.intake.models import Petition
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import ADDRESS, NAME, NOW, PHONE, fresh, received, routed

LINES = ("ĐƠN TỐ CÁO", f"Tôi là {NAME}, trú tại {ADDRESS},", f"số điện thoại {PHONE}.", "Tôi tố cáo công chức địa chính nhận 30 triệu đồng",
         "của các hộ để làm giấy chứng nhận.", "", "Người tố cáo", "", NAME)
CAMERA = f"Máy ảnh của {NAME}"


def photograph(lines: tuple[str, ...] = LINES) -> bytes:
    """A page as a telephone sends it: with its owner in the EXIF, in a comment and in a profile."""
    page = Image.new("RGB", (1240, 1000), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(str(FONT), 38)
    for at, line in enumerate(lines):
        pen.text((70, 60 + 80 * at), line, fill="black", font=font)
    exif = Image.Exif()
    exif[0x013B], exif[0x8298], exif[0x010E] = CAMERA, CAMERA, PHONE
    out = BytesIO()
    page.save(out, "JPEG", quality=92, exif=exif, comment=PHONE.encode())
    return out.getvalue()


def photographed(*lines: str) -> tuple[Petition, Paper]:
    """A denunciation filed as one photograph, read by the machine, at the post that holds it."""
    made = received("denunciation", text="", uploads=[Upload("don.jpg", photograph(lines or LINES))], channel="desk")
    petition = fresh(read_petition(made.pk, by=SYSTEM, now=NOW))
    return petition, Paper.objects.select_related("file").get(subject="petition", subject_id=petition.pk)


def with_photograph() -> tuple[Petition, Paper]:
    """A denunciation at its settler's office whose evidence is a photographed page."""
    petition = routed("denunciation", uploads=[Upload("don.jpg", photograph())], read_at_once=True)
    return petition, Paper.objects.select_related("file").get(subject="petition", subject_id=petition.pk)
