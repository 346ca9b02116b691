from io import BytesIO

from PIL import Image

from tiepdan.portal.papers import clearness, small_picture
from tiepdan.portal.tests.samples import photo


def test_a_sharp_page_reads_clear():
    assert clearness(photo(), "image/jpeg") == "clear"


def test_a_shaken_page_is_said_to_be_blurred():
    assert clearness(photo(blurred=True), "image/jpeg") == "blurred"


def test_a_thumbnail_of_a_page_is_too_small():
    assert clearness(photo(size=(420, 600)), "image/jpeg") == "small"


def test_a_pdf_is_not_judged():
    assert clearness(b"%PDF-1.7", "application/pdf") == ""


def test_the_shown_picture_is_small():
    with Image.open(BytesIO(small_picture(photo()))) as shown:
        assert max(shown.size) == 480
