"""Pages rendered from invented text, then spoilt as scanners and telephones spoil them."""

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz.distance import Levenshtein

import tiepdan
from tiepdan.reading import errors
from tiepdan.reading.normalise import fold
from tiepdan.reading.paper import read_paper
from tiepdan.reading.paper_clean import clean_page
from tiepdan.reading.paper_ocr import ocr_there
from tiepdan.reading.paper_stamps import find_rings, says_stamp

FONT = Path(tiepdan.__path__[0]) / "documents" / "fonts" / "Tinos-Regular.ttf"
LINES = [
    "ĐƠN ĐỀ NGHỊ",
    "Kính gửi: Ủy ban nhân dân xã Nghĩa Đô",
    "Tôi là Lương Thị Ngần, sinh năm 1969, trú tại bản Khuổi Vèng, xã Nghĩa Đô.",
    "Ngày 03/3/2026 tôi nộp hồ sơ xác nhận nguồn gốc thửa đất số 118, tờ bản đồ 24",
    "nhưng đến nay chưa được trả lời. Thửa đất do bố mẹ tôi khai phá từ năm 1986,",
    "không tranh chấp với ai. Tôi đề nghị xem xét, trả lời bằng văn bản.",
]
needs_ocr = pytest.mark.skipif(not ocr_there(), reason="tesseract with its Vietnamese data is not installed")


def page(width: int = 1654, height: int = 2339) -> np.ndarray:
    """An A4 sheet at 200 dpi, colours as OpenCV orders them."""
    sheet = Image.new("RGB", (width, height), "white")
    pen, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), 38)
    for number, line in enumerate(LINES):
        pen.text((150, 220 + 62 * number), line, font=font, fill=(25, 25, 25))
    return np.array(sheet)[:, :, ::-1].copy()


def tilted(sheet: np.ndarray, degrees: float) -> np.ndarray:
    height, width = sheet.shape[:2]
    return cv2.warpAffine(sheet, cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1), (width, height), borderValue=(255, 255, 255))


def stamped(sheet: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    """A round stamp over the text; its ink darkens the paper and leaves print as dark as it was."""
    ink = Image.new("RGB", sheet.shape[1::-1], "white")
    pen = ImageDraw.Draw(ink)
    pen.ellipse((1000, 370, 1300, 670), outline=colour[::-1], width=3)
    pen.text((1060, 590), "ĐÃ TIẾP NHẬN", font=ImageFont.truetype(str(FONT), 24), fill=colour[::-1])
    return np.minimum(sheet, np.array(ink)[:, :, ::-1])


def photographed(sheet: np.ndarray) -> np.ndarray:
    """On a dark table, from the side, with a shadow."""
    height, width = sheet.shape[:2]
    ends = np.array([[180, 120], [1780, 60], [1850, 2450], [90, 2380]], np.float32)
    starts = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    scene = cv2.warpPerspective(sheet, cv2.getPerspectiveTransform(starts, ends), (1950, 2550), borderValue=(45, 55, 60))
    return (scene * np.linspace(1, 0.6, 1950)[None, :, None]).astype(np.uint8)


def file(sheet: np.ndarray, ending: str = ".png") -> bytes:
    return cv2.imencode(ending, sheet)[1].tobytes()


def error_of(text: str) -> float:
    true = " ".join(LINES)
    return Levenshtein.distance(true, " ".join(text.split())) / len(true)


LOOKS = {
    "flat": lambda: page(),
    "tilted": lambda: tilted(page(), 2.4),
    "red stamp": lambda: stamped(page(), (60, 60, 210)),
    "black stamp": lambda: stamped(page(), (20, 20, 20)),
    "photographed": lambda: photographed(page()),
    "on its side": lambda: np.ascontiguousarray(np.rot90(page())),
}


@needs_ocr
@pytest.mark.parametrize("look", LOOKS)
def test_a_page_is_read_whatever_it_went_through(look):
    read = read_paper(file(LOOKS[look]()), "trang.png")
    worst = 0.03 if look == "black stamp" else 0.01  # black on black costs a letter or two
    assert error_of(read.text) < worst, read.text
    assert read.read_by == "ocr" and read.pages == 1 and read.confidence > 0.85


@needs_ocr
def test_word_boxes_lie_on_the_original_picture():
    sheet = tilted(page(), 2.0)
    words = read_paper(file(sheet), "trang.png").words[0]
    name = next(word for word in words if fold(word.text).startswith("Ngan"))
    left, top, width, height = name.box
    spot = sheet[int(top * 2339) : int((top + height) * 2339), int(left * 1654) : int((left + width) * 1654)]
    assert 0 < width < 0.1 and 0 < height < 0.05 and spot.min() < 100


@needs_ocr
def test_a_scanned_pdf_is_read_from_its_picture():
    scanned = io.BytesIO()
    Image.fromarray(page()[:, :, ::-1]).save(scanned, "PDF", resolution=200)
    read = read_paper(scanned.getvalue(), "quet.pdf")
    assert error_of(read.text) < 0.02 and read.read_by == "ocr" and read.media_type == "application/pdf"


@needs_ocr
def test_a_picture_of_nothing_says_nothing():
    read = read_paper(file(np.full((600, 400, 3), 255, np.uint8), ".jpg"), "trang.jpg")
    assert read.text == "" and read.read_by == "ocr" and read.confidence == 0.0


def test_without_the_recogniser_the_refusal_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(errors.OcrMissing) as refused:
        read_paper(file(page()), "trang.png")
    assert "tesseract-ocr-vie" in refused.value.sentence and errors.ORIGINAL_KEPT in refused.value.sentence


def test_cleaning_straightens_and_scales():
    cleaned = clean_page(tilted(page(), -3.0))
    assert max(cleaned.gray.shape) == pytest.approx(3508, rel=0.02)
    again = clean_page(cv2.cvtColor(cleaned.gray, cv2.COLOR_GRAY2BGR))
    assert abs(np.degrees(np.arctan2(again.to_picture[1, 0], again.to_picture[0, 0]))) < 0.2


def test_a_black_ring_is_found_and_text_is_no_ring():
    gray = cv2.cvtColor(cv2.resize(stamped(page(), (20, 20, 20)), None, fx=1.5, fy=1.5), cv2.COLOR_BGR2GRAY)
    rings = find_rings(gray)
    assert len(rings) == 1 and rings[0].radius == pytest.approx(225, abs=8) and rings[0].x == pytest.approx(1725, abs=8)
    assert find_rings(cv2.cvtColor(page(), cv2.COLOR_BGR2GRAY)) == []


def test_words_of_a_stamp():
    assert says_stamp("pã TIÊP NHẬN") and says_stamp("CÔNG VĂN ĐẾN") and not says_stamp("quyết định số")
