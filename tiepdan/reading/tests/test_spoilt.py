"""Pages spoilt in every way we could think of, handwriting, pictures of nothing; the whole table is `scripts/measure_scans.py`."""

import cv2
import numpy as np
import pytest
import typst
from rapidfuzz.distance import Levenshtein

from tiepdan.reading.paper import read_paper
from tiepdan.reading.paper_doubt import HANDWRITING, NOTHING, SENTENCES, doubtful_layer, sentence_of
from tiepdan.reading.paper_ocr import ocr_there, read_page
from tiepdan.reading.tests.spoilt import ACCUSING, PLAIN, SHEETS, SPOILINGS, noise
from tiepdan.reading.tests.unreadable import NO_WRITING, by_a_steady_hand, cursive

pytestmark = pytest.mark.skipif(not ocr_there(), reason="tesseract with its Vietnamese data is not installed")
# One of each sort of harm, on the layout it harms most, and the error it may cost.
WORST = {
    ("form", "as printed"): 0.01,
    ("form", "faint"): 0.01,
    ("table", "as printed"): 0.02,
    ("table", "photographed"): 0.03,
    ("columns", "coffee"): 0.01,
    ("letter", "upside down, turned 3"): 0.01,
    ("letter", "black border, turned 4"): 0.01,
}


@pytest.mark.parametrize(("layout", "spoiling"), WORST)
def test_a_spoilt_page_is_read(layout, spoiling):
    sheet = SHEETS[layout]
    read = read_page(SPOILINGS[spoiling](sheet.printed()))
    true = " ".join(sheet.true.split())
    assert Levenshtein.distance(true, " ".join(read.text.split())) / len(true) <= WORST[layout, spoiling], read.text
    assert read.doubt == ""


@pytest.mark.parametrize("page", [cursive, lambda: by_a_steady_hand(SHEETS["letter"].printed())], ids=["cursive", "steady hand"])
def test_handwriting_is_said_to_be_handwriting(page):
    assert read_page(page()).doubt == HANDWRITING


@pytest.mark.parametrize("picture", NO_WRITING)
def test_a_picture_of_nothing_says_nothing_and_is_told_so(picture):
    read = read_page(NO_WRITING[picture]())
    assert (read.text, read.words, read.doubt) == ("", (), NOTHING)


def test_blue_writing_is_not_taken_for_a_stamp():
    sheet = SHEETS["letter"].printed()
    blue = np.where(sheet < 128, np.array((110, 45, 25), np.uint8), sheet)
    assert "Vàng Thị Sáy" in read_page(blue).text


def test_the_dice_fall_the_same_every_time():
    assert np.array_equal(noise((40, 50), 3), noise((40, 50), 3))
    assert 0.45 < noise((300, 300), 3).mean() < 0.55


def test_each_doubt_tells_which_page_and_what_to_do():
    for doubt in SENTENCES:
        assert "Trang 7" in sentence_of(doubt, 7) and ("bên cạnh" in sentence_of(doubt, 7))
    assert sentence_of("", 7) == ""


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        (" ".join(PLAIN), False),
        (" ".join(ACCUSING), False),
        ("§¬n khiÕu n¹i. T«i lµ Vµng ThÞ S¸y, sinh n¨m 1971", True),
        ("ÑÔN KHIEÁU NAÏI. Toâi laø Vaøng Thò Saùy, truù taïi thoân Seùo", True),
        ("DON KHIEU NAI Toi la Vang Thi Say sinh nam 1971 tru tai thon Seo Po Ho", True),
    ],
)
def test_a_text_layer_that_is_not_vietnamese_is_noticed(text, doubtful):
    assert doubtful_layer(text) is doubtful


def test_a_scanned_pdf_with_a_rubbish_layer_is_read_from_its_picture(tmp_path):
    cv2.imwrite(str(tmp_path / "sheet.png"), SHEETS["letter"].printed())
    layer = "DON KHIEU NAl Kinh guri Chu tlch Uy ban nhan dan xa Muong Hum"
    (tmp_path / "scan.typ").write_text(
        f'#set page("a4", margin: 0mm)\n{layer}\n#place(top + left, image("sheet.png", width: 100%, height: 100%))'
    )
    read = read_paper(typst.compile(str(tmp_path / "scan.typ")), "quet.pdf")
    assert read.read_by == "ocr" and "ĐƠN KHIẾU NẠI" in read.text
