"""Papers: as they came, page by page; a sealed original is nobody's to open."""

import time
from io import BytesIO

import pytest
from django.core.signing import TimestampSigner, b62_encode
from django.test import Client
from django.urls import reverse
from PIL import Image

from tiepdan.desk.file_address import MINUTES, SALT
from tiepdan.documents.models import Paper
from tiepdan.documents.page_image import page_image
from tiepdan.documents.read import file_bytes
from tiepdan.documents.store import sha256_of
from tiepdan.intake.statement import Upload
from tiepdan.intake.tests.factories import received
from tiepdan.offices.tests.factories import SA_PA, Y_TY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lao_cai", "wednesday")]


def picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (800, 1100), "white").save(out, "PNG")
    return out.getvalue()


def two_pages() -> bytes:
    out = BytesIO()
    Image.new("RGB", (600, 800), "white").save(out, "PDF", save_all=True, append_images=[Image.new("RGB", (600, 800), "grey")])
    return out.getvalue()


def paper_of(kind: str, name: str, data: bytes) -> Paper:
    petition = received(kind, uploads=[Upload(name, data)])
    return Paper.objects.select_related("file").get(subject="petition", subject_id=petition.pk)


def test_a_paper_opens_as_it_came_and_shows_its_pages(desk):
    paper = paper_of("complaint", "don.pdf", two_pages())
    officer = desk(f"{Y_TY}.reception")
    answer = officer.get(reverse("desk:paper", args=[paper.pk]), follow=True)
    assert answer.content.startswith(b"%PDF")
    assert "sandbox" in answer["Content-Security-Policy"]
    for page, found in ((1, 200), (2, 200), (3, 404), (0, 404)):
        assert officer.get(reverse("desk:paper-page", args=[paper.pk, page])).status_code == found
    assert reverse("desk:paper", args=[paper.pk]) in officer.get(reverse("desk:petition", args=[paper_code(paper)])).content.decode()


def paper_code(paper: Paper) -> str:
    from tiepdan.intake.models import Petition

    return Petition.objects.get(pk=paper.subject_id).code


def test_a_sealed_original_opens_for_nobody(desk):
    paper = paper_of("denunciation", "don.png", picture())
    assert paper.file.sealed
    for seat in ("reception", "petition", "head", "verifier-1"):
        officer = desk(f"{Y_TY}.{seat}")
        assert officer.get(reverse("desk:paper", args=[paper.pk])).status_code == 404
        assert officer.get(reverse("desk:paper-page", args=[paper.pk, 1])).status_code == 404
    html = desk(f"{Y_TY}.petition").get(reverse("desk:petition", args=[paper_code(paper)])).content.decode()
    assert "Bản gốc niêm phong" in html
    assert reverse("desk:paper", args=[paper.pk]) not in html


def test_a_stranger_finds_no_paper(desk):
    paper = paper_of("complaint", "don.png", picture())
    assert desk(f"{SA_PA}.head").get(reverse("desk:paper", args=[paper.pk])).status_code == 404
    assert desk(f"{SA_PA}.head").get(reverse("desk:paper-page", args=[paper.pk, 1])).status_code == 404


@pytest.mark.parametrize(("data", "media_type", "page"), [(b"%PDF-1.7 broken", "application/pdf", 1), (b"", "image/png", 1), (picture(), "image/png", 2)])
def test_what_cannot_be_drawn_is_no_picture(data, media_type, page):
    assert page_image(data, media_type, page) is None


def test_a_large_picture_is_made_small():
    out = BytesIO()
    Image.new("RGB", (5000, 7000), "white").save(out, "JPEG")
    assert Image.open(BytesIO(page_image(out.getvalue(), "image/jpeg", 1))).size[0] <= 1100


def with_place() -> bytes:
    """A photograph whose camera wrote down where it stood and whose it is."""
    out, told = BytesIO(), Image.Exif()
    told[0x013B] = "Giang A Sung"
    told.get_ifd(0x8825)[2] = (22.0, 30.0, 0.0)
    Image.new("RGB", (800, 1100), "white").save(out, "JPEG", exif=told)
    return out.getvalue()


def test_a_photograph_is_shown_without_what_its_camera_wrote_and_kept_as_it_came(desk):
    data = with_place()
    assert b"Giang A Sung" in data
    paper = paper_of("complaint", "anh.jpg", data)
    answer = desk(f"{Y_TY}.reception").get(reverse("desk:paper", args=[paper.pk]), follow=True)
    assert answer["Content-Type"] == "image/jpeg"
    assert b"Giang A Sung" not in answer.content
    assert not Image.open(BytesIO(answer.content)).getexif()
    assert file_bytes(paper.file) == data, "the evidence is what came"
    assert paper.file.sha256 == sha256_of(data)


def test_the_address_of_a_file_is_good_for_minutes_for_one_session_and_one_post(desk):
    paper = paper_of("complaint", "don.pdf", two_pages())
    officer, colleague = desk(f"{Y_TY}.reception"), desk(f"{Y_TY}.head")
    address = officer.get(reverse("desk:paper", args=[paper.pk])).url
    assert officer.get(address).status_code == 200
    assert officer.get(address)["Cache-Control"].startswith("no-store")
    assert colleague.get(address).status_code == 404, "a colleague's own look is another address"
    assert officer.get(address[:-3] + "abc/").status_code == 404
    assert Client().get(address).status_code == 302
    told = TimestampSigner(salt=SALT).unsign_object(address.split("/")[-2])
    stale = SignedEarlier(salt=SALT).sign_object(told, compress=True)
    assert officer.get(reverse("desk:paper-file", args=[stale])).status_code == 404


class SignedEarlier(TimestampSigner):
    """Signs as it would have been signed before the minutes ran out."""

    def timestamp(self) -> str:
        return b62_encode(int(time.time()) - MINUTES * 60 - 5)
