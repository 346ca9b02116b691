"""What the desk itself refuses."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class NotYourLetter(Refused):
    sentence = _("Chưa sửa được văn bản này: {because}.")


class FactDecided(Refused):
    sentence = _("Kết quả giải quyết và nghĩa vụ không sửa trên văn bản ({names}). Hãy trả lại bản thảo rồi soạn lại ở vụ việc.")


class NotYourNumber(Refused):
    sentence = _("Chưa hủy số: {because}. Số và văn bản vẫn giữ nguyên.")


class AccusedNeverSigns(Refused):
    sentence = _("{post} là người bị tố cáo trong hồ sơ này nên không ký nháy hay ký chung. Chưa ghi gì; hãy chọn người khác.")


class NoSuchPost(Refused):
    sentence = _("Chưa chọn chức vụ ký, hoặc chức vụ ấy không có trong tỉnh. Chưa ghi gì; hãy chọn trong danh sách.")


class NotYoursToExport(Refused):
    sentence = _("Chưa xuất hồ sơ: {because}. Hồ sơ vẫn giữ nguyên.")


class NotConfirmedYet(Refused):
    sentence = _("“{what}” chưa có người xác nhận hoặc không giao được. Chưa giao gì; hãy xác nhận trước, hoặc bỏ ra khỏi gói.")


class HandoverIncomplete(Refused):
    sentence = _("Chưa giao: còn thiếu {what}. Những gì đã gõ vẫn còn.")


class GroundNotCited(Refused):
    sentence = _("Căn cứ phải nêu điều luật trong thư viện, ví dụ “Luật Tố cáo Đ.27 k.1”. Chưa giao gì; những gì đã gõ vẫn còn.")
