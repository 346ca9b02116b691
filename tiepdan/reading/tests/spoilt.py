"""Invented petitions printed, then spoilt as scanners, copiers and telephones spoil them. Every figure is written down here; no dice.

`SHEETS` are layouts with their true text, `SPOILINGS` what may happen to a sheet. Arrays are BGR, A4 at 200 dpi unless said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import typst
from PIL import Image, ImageDraw, ImageFont

import tiepdan

FONTS = Path(tiepdan.__path__[0]) / "documents" / "fonts"
PLAIN = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "ĐƠN KHIẾU NẠI",
    "Kính gửi: Chủ tịch Ủy ban nhân dân xã Mường Hum",
    "Tôi là Vàng Thị Sáy, sinh năm 1971, trú tại thôn Séo Pờ Hồ, xã Mường Hum, tỉnh Lào Cai. Tôi khiếu nại Quyết định số 87/QĐ-UBND ngày 14/9/2026 "
    "của Chủ tịch Ủy ban nhân dân xã về việc thu hồi thửa đất số 203, tờ bản đồ số 31, diện tích 1.240 m2.",
    "Thửa đất này gia đình tôi khai hoang từ năm 1984, sử dụng ổn định, nộp thuế đầy đủ và không tranh chấp với hộ nào. Ngày 02/8/2026 cán bộ địa chính "
    "đến đo đạc nhưng không mời chủ hộ chứng kiến, biên bản không có chữ ký của tôi và trưởng thôn.",
    "Mức bồi thường 48.600.000 đồng thấp hơn giá đất nương rẫy cùng khu vực; cây mận, cây chè và chuồng trại chưa được kiểm đếm.",
    "Tôi đề nghị hủy quyết định nêu trên, tổ chức đo đạc lại có mặt gia đình, bồi thường đúng quy định và trả lời bằng văn bản.",
    "Tôi cam đoan nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật.",
    "Người viết đơn",
    "Vàng Thị Sáy",
]
ACCUSING = [
    "ĐƠN TỐ CÁO",
    "Kính gửi: Ban Tiếp công dân tỉnh Lào Cai",
    "Tôi tên là Giàng A Tủa, ngụ bản Nậm Lúc Hạ. Tôi tố cáo ông trưởng ban quản lý rừng bản đã lập khống danh sách hộ nhận khoán bảo vệ rừng quý II năm 2026, "
    "chiếm hưởng khoảng 62 triệu đồng.",
    "Cụ thể: có 17 hộ đứng tên nhưng không được nhận tiền; chữ ký trong bảng kê giống nhau; "
    "biên bản họp ngày 05/6/2026 ghi 40 người dự, thực tế chỉ có 12 người.",
    "Kèm theo: 03 ảnh chụp bảng kê, 01 giấy xác nhận của 9 hộ dân, 01 bản sao biên bản họp bản.",
    "Đề nghị cơ quan có thẩm quyền xác minh, kết luận, xử lý người vi phạm và giữ kín họ tên, địa chỉ của tôi.",
]
FORM = [
    ("Họ và tên người kiến nghị:", "Sùng Thị Dợ"),
    ("Ngày sinh:", "19/5/1988"),
    ("Nơi thường trú:", "thôn Tả Hồ, xã Bản Xèo, tỉnh Lào Cai"),
    ("Nội dung kiến nghị:", "sửa đoạn kênh dài 350 mét bị vỡ sau trận lũ tháng 7"),
    ("Yêu cầu giải quyết:", "cấp nước trước vụ lúa mùa, thông báo lịch tưới"),
    ("Tài liệu kèm theo:", "05 ảnh hiện trường, đơn chung của 23 hộ"),
]
TABLE = [
    ("STT", "Họ tên chủ hộ", "Diện tích", "Số tiền"),
    ("1", "Lý Láo Tả", "820 m2", "32.800.000 đồng"),
    ("2", "Chảo Mẩy Phẩy", "1.150 m2", "46.000.000 đồng"),
    ("3", "Hoàng Văn Thưởng", "640 m2", "25.600.000 đồng"),
    ("4", "Phàn Tả Mẩy", "975 m2", "39.000.000 đồng"),
]
SETUP = '#set page("a4", margin: (x: 25mm, y: 20mm))\n#set text(font: "Tinos", size: 14pt, lang: "vi")\n#set par(justify: true, leading: 0.8em)\n'


def _typed(text: str) -> str:
    return "#" + '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _paragraphs(lines: list[str]) -> str:
    titles = {"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "ĐƠN KHIẾU NẠI", "ĐƠN TỐ CÁO"}
    return "\n\n".join(f"#align(center)[*{_typed(line)}*]" if line in titles else _typed(line) for line in lines)


def _form() -> str:
    rows = "".join(f"{_typed(label)} {_typed(said)} #box(width: 1fr, repeat[.])\n\n" for label, said in FORM)
    return f"#align(center)[*{_typed('PHIẾU KIẾN NGHỊ')}*]\n\n{rows}"


def _table() -> str:
    cells = ", ".join(f"[{_typed(cell)}]" for row in TABLE for cell in row)
    return f"{_typed('BẢNG KÊ CÁC HỘ BỊ ẢNH HƯỞNG')}\n\n#table(columns: (14mm, 1fr, 30mm, 45mm), {cells})\n\n{_typed(ACCUSING[-1])}"


def _columns() -> str:
    return f"#columns(2, gutter: 12mm)[#set text(size: 12pt)\n#set par(justify: false)\n{_paragraphs(PLAIN[4:9])}\n#colbreak()\n{_paragraphs(ACCUSING[2:])}]"


@dataclass(frozen=True)
class Sheet:
    """A layout in typst and what it says, in reading order."""

    source: str
    true: str

    def printed(self, ppi: int = 200) -> np.ndarray:
        png = typst.compile((SETUP + self.source).encode(), format="png", ppi=ppi, font_paths=[str(FONTS)])
        return cv2.imdecode(np.frombuffer(png, np.uint8), cv2.IMREAD_COLOR)


SHEETS = {
    "letter": Sheet(_paragraphs(PLAIN), " ".join(PLAIN)),
    "accusing": Sheet(_paragraphs(ACCUSING), " ".join(ACCUSING)),
    "form": Sheet(_form(), " ".join(["PHIẾU KIẾN NGHỊ", *(f"{label} {said}" for label, said in FORM)])),
    "table": Sheet(_table(), " ".join(["BẢNG KÊ CÁC HỘ BỊ ẢNH HƯỞNG", *(cell for row in TABLE for cell in row), ACCUSING[-1]])),
    "columns": Sheet(_columns(), " ".join([*PLAIN[4:9], *ACCUSING[2:]])),
}


def noise(shape: tuple[int, int], seed: int) -> np.ndarray:
    """Figures from 0 to 1 that look like chance and are the same every time."""
    count = np.arange(shape[0] * shape[1], dtype=np.uint64) + np.uint64(seed * 7919)
    mixed = count * np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(29)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    return ((mixed >> np.uint64(40)).astype(np.float32) / float(1 << 24)).reshape(shape)


def turned(sheet: np.ndarray, degrees: float, ground: tuple[int, int, int] = (255, 255, 255)) -> np.ndarray:
    """Turned inside a larger scene, so that no corner is lost."""
    height, width = sheet.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    wide = int(height * abs(turn[0, 1]) + width * abs(turn[0, 0]))
    high = int(height * abs(turn[0, 0]) + width * abs(turn[0, 1]))
    turn[:, 2] += ((wide - width) / 2, (high - height) / 2)
    return cv2.warpAffine(sheet, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=ground)


def quarter(sheet: np.ndarray, turns: int) -> np.ndarray:
    return np.ascontiguousarray(np.rot90(sheet, turns))


def shadowed(sheet: np.ndarray) -> np.ndarray:
    """A hand's shadow from the lower right: down to 35 % of the light."""
    height, width = sheet.shape[:2]
    slope = (np.linspace(0, 1, width)[None, :] + np.linspace(0, 1, height)[:, None]) / 2
    return (sheet * (1 - 0.65 * slope**1.5)[:, :, None]).astype(np.uint8)


def jpeg(sheet: np.ndarray, quality: int) -> np.ndarray:
    return cv2.imdecode(cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_COLOR)


def bordered(sheet: np.ndarray) -> np.ndarray:
    """A scanner with its lid open: black all round, broader on one side."""
    return cv2.copyMakeBorder(sheet, 60, 180, 220, 40, cv2.BORDER_CONSTANT, value=(12, 12, 12))


def bordered_on_one_side(sheet: np.ndarray) -> np.ndarray:
    """A book's dark fold at the left edge only."""
    return cv2.copyMakeBorder(sheet, 0, 0, 150, 0, cv2.BORDER_CONSTANT, value=(20, 20, 20))


def stamped(sheet: np.ndarray, colour: tuple[int, int, int] = (50, 40, 205)) -> np.ndarray:
    """A round red stamp of 36 mm with rings and words, right over the text."""
    height, width = sheet.shape[:2]
    ink = Image.new("RGB", (width, height), "white")
    pen, middle, radius = ImageDraw.Draw(ink), (int(width * 0.66), int(height * 0.3)), int(width * 0.086)
    for edge, thick in ((radius, 7), (radius - 16, 3), (radius // 2, 3)):
        pen.ellipse((middle[0] - edge, middle[1] - edge, middle[0] + edge, middle[1] + edge), outline=colour[::-1], width=thick)
    pen.text(
        (middle[0] - radius * 0.75, middle[1] - 14),
        "ỦY BAN NHÂN DÂN",
        font=ImageFont.truetype(str(FONTS / "Tinos-Bold.ttf"), 24),
        fill=colour[::-1],
    )
    return np.minimum(sheet, np.array(ink)[:, :, ::-1])


def signed(sheet: np.ndarray) -> np.ndarray:
    """A sweeping blue signature across three lines."""
    page, (height, width) = sheet.copy(), sheet.shape[:2]
    at = np.linspace(0, 1, 200)
    across = width * (0.42 + 0.35 * at)
    down = height * (0.36 + 0.03 * np.sin(at * 19) * (1 - at))
    cv2.polylines(page, [np.stack([across, down], 1).astype(np.int32)], False, (160, 60, 30), 4, cv2.LINE_AA)
    return page


def faint(sheet: np.ndarray) -> np.ndarray:
    """The toner is nearly out: ink of 170 on paper of 215."""
    return (170 + sheet.astype(np.float32) / 255 * 45).astype(np.uint8)


def smaller(sheet: np.ndarray, scale: float) -> np.ndarray:
    return cv2.resize(sheet, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def photographed(sheet: np.ndarray) -> np.ndarray:
    """By telephone from below and the side, on a wooden table, half in shade."""
    height, width = sheet.shape[:2]
    ends = np.array([[260, 180], [1700, 110], [1880, 2420], [90, 2330]], np.float32)
    starts = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    table = (70 + 30 * noise((2560, 1960), 3))[:, :, None].repeat(3, 2).astype(np.uint8)
    squeezed = cv2.getPerspectiveTransform(starts, ends)
    paper = cv2.warpPerspective(np.full_like(sheet, 255), squeezed, (1960, 2560))
    scene = np.where(paper > 128, cv2.warpPerspective(sheet, squeezed, (1960, 2560), flags=cv2.INTER_CUBIC), table)
    light = np.linspace(0.55, 1, 2560)[:, None, None] * np.linspace(1, 0.75, 1960)[None, :, None]
    return jpeg((scene * light).astype(np.uint8), 60)


def stained(sheet: np.ndarray) -> np.ndarray:
    """The ring and the spill of a cup of coffee."""
    height, width = sheet.shape[:2]
    spill = np.zeros((height, width), np.float32)
    cv2.circle(spill, (int(width * 0.4), int(height * 0.33)), int(width * 0.13), 0.55, 26)
    cv2.ellipse(spill, (int(width * 0.6), int(height * 0.45)), (int(width * 0.2), int(width * 0.1)), 20, 0, 360, 0.4, -1)
    spill = cv2.GaussianBlur(spill, (31, 31), 0)[:, :, None]
    return (sheet * (1 - spill * np.array([0.9, 0.65, 0.45]))).astype(np.uint8)


def shining_through(sheet: np.ndarray) -> np.ndarray:
    """The back of the sheet shows, mirrored and shifted, at a third of its ink."""
    back = np.roll(cv2.GaussianBlur(sheet[:, ::-1], (5, 5), 0), 45, axis=0)
    return np.minimum(sheet, (255 - (255 - back.astype(np.float32)) * 0.35).astype(np.uint8))


def copied(sheet: np.ndarray) -> np.ndarray:
    """A photocopy of a photocopy: two tones, and specks."""
    gray = cv2.GaussianBlur(cv2.cvtColor(sheet, cv2.COLOR_BGR2GRAY), (3, 3), 0)
    dust = noise(gray.shape, 11)
    gray = np.where(gray > 150, 255, 0).astype(np.uint8)
    gray[dust < 0.004], gray[dust > 0.997] = 0, 255
    return cv2.cvtColor(gray, cv2.COLOR_GRAY2BGR)


def grainy(sheet: np.ndarray) -> np.ndarray:
    """A telephone in poor light: coarse grain of ±40."""
    grain = np.stack([noise(sheet.shape[:2], seed) for seed in (5, 6, 7)], 2) - 0.5
    return np.clip(sheet * 0.8 + grain * 80, 0, 255).astype(np.uint8)


def curved(sheet: np.ndarray) -> np.ndarray:
    """A page bound in a file: its lines bend by 14 pixels."""
    height, width = sheet.shape[:2]
    rows, columns = np.indices((height, width), dtype=np.float32)
    return cv2.remap(sheet, columns, rows + 14 * np.sin(columns / width * np.pi), cv2.INTER_CUBIC, borderValue=(255, 255, 255))


SPOILINGS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "as printed": lambda sheet: sheet,
    "turned 7": lambda sheet: turned(sheet, 7),
    "turned -7": lambda sheet: turned(sheet, -7),
    "on its left side": lambda sheet: quarter(sheet, 1),
    "on its right side": lambda sheet: quarter(sheet, 3),
    "upside down": lambda sheet: quarter(sheet, 2),
    "upside down, turned 3": lambda sheet: turned(quarter(sheet, 2), 3),
    "shadow": shadowed,
    "jpeg 20": lambda sheet: jpeg(sheet, 20),
    "black border": bordered,
    "dark fold": bordered_on_one_side,
    "black border, turned 4": lambda sheet: bordered(turned(sheet, 4, (12, 12, 12))),
    "red stamp": stamped,
    "blue signature": signed,
    "faint": faint,
    "150 dpi": lambda sheet: smaller(sheet, 0.75),
    "100 dpi": lambda sheet: smaller(sheet, 0.5),
    "150 dpi, jpeg 35": lambda sheet: jpeg(smaller(sheet, 0.75), 35),
    "photographed": photographed,
    "photographed, stamp": lambda sheet: photographed(stamped(sheet)),
    "coffee": stained,
    "shines through": shining_through,
    "photocopy": copied,
    "grain": grainy,
    "curved": curved,
}
