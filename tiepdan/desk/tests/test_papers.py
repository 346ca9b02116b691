"""Papers: as they came, page by page; a sealed original is nobody's to open."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from tiepdan.desk.page_image import page_image
from tiepdan.documents.models import Paper
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
    answer = officer.get(reverse("desk:paper", args=[paper.pk]))
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
