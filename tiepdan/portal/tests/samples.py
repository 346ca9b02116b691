"""What is told, and drawn pages, for the tests of this door. Every person is invented."""

import io

from PIL import Image, ImageDraw, ImageFilter

COMPLAINT = (
    "Nhà tôi ở thôn Sín Chải, xã Y Tý. Chủ tịch UBND xã Y Tý ra Quyết định số 45/QĐ-UBND ngày 12/8/2026 thu hồi ruộng nhà tôi làm đường, "
    "đo thiếu 102 m2. Tôi khiếu nại quyết định ấy, đề nghị đo lại và trả đủ tiền đền bù."
)
DENUNCIATION = (
    "Tôi tố cáo ông Chủ tịch UBND xã Y Tý nhận của tôi 15 triệu đồng ngày 10/9/2026 để làm giấy chứng nhận, có giấy viết tay và hai người làm chứng. "
    "Tên tôi là Lý Seo Chớ, ở thôn Lao Chải."
)
PERSON = {"name": "Giàng A Sùng", "address": "Thôn Sín Chải, xã Y Tý", "birth_year": "1956", "phone": "0912 345 412", "identity_number": "010056002047"}
DENOUNCER = {"name": "Lý Seo Chớ", "address": "Thôn Lao Chải, xã Y Tý", "phone": "0987 654 321"}


def write_complaint(client):
    client.post("/gui-don/", {"want": "complaint"})
    client.post("/gui-don/cua-ai/", {"behalf": "self"})
    client.post("/gui-don/ke/", {"words": COMPLAINT})
    client.post("/gui-don/o-dau/", {"commune": "y ty", "against": "", "wish": "Đo lại ruộng"})
    client.post("/gui-don/nguoi-gui/", PERSON)
    return client


def photo(*, blurred: bool = False, size: tuple[int, int] = (1200, 1700)) -> bytes:
    """A drawn page of lines of text, as a JPEG."""
    page = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(page)
    for line in range(60, size[1] - 60, 42):
        for word in range(70, size[0] - 120, 90):
            draw.text((word, line), "khieu nai", fill="black")
    if blurred:
        page = page.filter(ImageFilter.GaussianBlur(6))
    out = io.BytesIO()
    page.save(out, "JPEG", quality=88)
    return out.getvalue()
