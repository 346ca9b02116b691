"""A scanned petition on the desk: the picture with what was found on it, by mouse, by key, without scripts, on a phone."""

import cv2
import pytest

from page_tests.looking import look
from tiepdan.common.actor import SYSTEM
from tiepdan.documents.models import Paper
from tiepdan.intake.actions import read_petition, receive
from tiepdan.intake.statement import Statement, Upload
from tiepdan.offices.tests.factories import Y_TY, office
from tiepdan.reading.paper_ocr import ocr_there
from tiepdan.reading.tests.spoilt import SHEETS, stamped, turned

pytestmark = pytest.mark.skipif(not ocr_there(), reason="tesseract with its Vietnamese data is not installed")


def scanned(daytime) -> Paper:
    """A complaint photographed askew with a stamp over it, filed at Y Tý and read."""
    picture = cv2.imencode(".jpg", turned(stamped(SHEETS["letter"].printed()), 3))[1].tobytes()
    filed = receive(Statement(), by=SYSTEM, office=office(Y_TY), channel="post", now=daytime.now(), idempotency_key="quet",
                    uploads=[Upload("don.jpg", picture)])
    read_petition(filed.pk, by=SYSTEM, now=daytime.now())
    return Paper.objects.get(subject="petition", subject_id=filed.pk)


def test_the_finds_lie_on_the_picture_and_lead_to_their_reasons(visitors, daytime):
    paper = scanned(daytime)
    officer = visitors.official(f"{Y_TY}.petition")
    officer.open(f"/can-bo/tai-lieu/{paper.pk}/doc/1/")
    page = officer.page
    page.locator(".scan-picture img").evaluate("picture => picture.decode()")
    sheet = page.locator(".scan-picture").bounding_box()
    boxes = [rect.bounding_box() for rect in page.locator(".scan-picture rect").all()]
    assert boxes and sheet
    for box in boxes:
        assert box and box["x"] >= sheet["x"] and box["x"] + box["width"] <= sheet["x"] + sheet["width"] + 1
        assert box["y"] >= sheet["y"] and box["y"] + box["height"] <= sheet["y"] + sheet["height"] + 1
    assert "87/QĐ-UBND" in page.locator(".scan-finds").inner_text()
    first = page.locator(".scan-picture a").first
    first.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash").startswith("#tim-")
    look(page, "scan", visitors.shots)
    officer.open(f"/can-bo/tai-lieu/{paper.pk}/doc/1/")
    text = page.locator("textarea[name=text]")
    text.fill(text.input_value().replace("Vàng Thị Sáy", "Vàng Thị Sảy"))
    officer.press("Lưu chữ đã sửa, đọc lại đơn")
    assert "Chữ máy đọc vẫn giữ" in officer.say()


def test_without_scripts_the_same_is_there(visitors, daytime):
    paper = scanned(daytime)
    officer = visitors.official(f"{Y_TY}.petition", scripts=False)
    officer.open(f"/can-bo/tai-lieu/{paper.pk}/doc/1/")
    assert officer.page.locator(".scan-picture rect").count() and "87/QĐ-UBND" in officer.page.locator(".scan-finds").inner_text()
    assert officer.page.locator("textarea[name=text]").input_value()
