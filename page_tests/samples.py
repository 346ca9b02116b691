"""What citizens tell and bring in these tests. Every person and number is invented; the places are real."""

import io

from PIL import Image, ImageDraw, ImageFont

from tiepdan.project.home import ROOT

FONT = ROOT / "tiepdan" / "documents" / "fonts" / "Tinos-Regular.ttf"

COMPLAINT = (
    "Gia đình tôi ở thôn Mò Phú Chải, xã Y Tý, có nương trồng thảo quả từ năm 1998. Ngày 03/9/2026 Chủ tịch UBND xã Y Tý ra "
    "Quyết định số 45/QĐ-UBND thu hồi 1.240 m2 đất nương của gia đình tôi để làm đường. Khi kiểm đếm cán bộ bỏ sót chuồng trâu và 12 cây ăn quả. "
    "Tôi khiếu nại quyết định ấy, đề nghị kiểm đếm lại và bồi thường đủ."
)
COMPLAINANT = {"Họ và tên": "Giàng A Sùng", "Năm sinh": "1956", "Nơi ở": "Thôn Mò Phú Chải, xã Y Tý", "Số điện thoại": "0912 000 111"}

DENOUNCER_NAME = "Nông Thị Xuân"
DENOUNCER_HAMLET = "thôn Bất 2"
DENOUNCER_PHONE = "0987654321"
DENOUNCER_NUMBER = "010171004455"
DENUNCIATION = (
    f"Tôi tên là {DENOUNCER_NAME}, trú tại {DENOUNCER_HAMLET}, xã Võ Lao, số điện thoại {DENOUNCER_PHONE}. "
    "Tôi tố cáo ông Hà Văn Sử, Phó Chủ tịch UBND xã Võ Lao, thu mỗi hộ 3 triệu đồng khi tách thửa đất mà không có biên lai; "
    "tôi và bốn hộ cùng thôn đã nộp tiền tại nhà riêng ông Sử ngày 12/8/2026. Tôi có bản ghi âm và giấy viết tay. Đề nghị xử lý nghiêm."
)
DENOUNCER = {
    "Họ và tên": DENOUNCER_NAME, "Năm sinh": "1971", "Nơi ở": f"{DENOUNCER_HAMLET.capitalize()}, xã Võ Lao", "Số điện thoại": DENOUNCER_PHONE,
    "Số căn cước": DENOUNCER_NUMBER,
}
ACCUSED = "Phó Chủ tịch UBND xã Võ Lao"

FEEDBACK = (
    "Đường vào tổ 9 phường Cam Đường hỏng nặng, nhiều ổ gà sâu, trẻ em đi học bị ngã. Ngày mưa xe máy không qua được. "
    "Đề nghị phường sửa đường trước mùa đông."
)
REPORTER = "Phàn A Chẩn"

DECISION_ON_PAPER = """ỦY BAN NHÂN DÂN
XÃ Y TÝ
Số: 45/QĐ-UBND                Y Tý, ngày 03 tháng 9 năm 2026

QUYẾT ĐỊNH
Về việc thu hồi đất để thực hiện dự án đường liên thôn

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ Y TÝ

QUYẾT ĐỊNH:
Điều 1. Thu hồi 1.240 m2 đất nương của hộ ông Giàng A Sùng,
thôn Mò Phú Chải, xã Y Tý.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""


def photograph(words: str = DECISION_ON_PAPER) -> bytes:
    """A sheet of paper with these words, as a telephone takes it: JPEG, sharp enough to be read."""
    sheet = Image.new("RGB", (1200, 1000), "#f7f5ef")
    ImageDraw.Draw(sheet).multiline_text((90, 90), words, fill="#1a1a1a", font=ImageFont.truetype(str(FONT), 34), spacing=16)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=85)
    return out.getvalue()
