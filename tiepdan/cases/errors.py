"""What this room refuses. Each sentence is what the person reads."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class StepNotOpen(Refused):
    sentence = _("Chưa làm được “{step}”: {because}.")


class TeamTooSmall(Refused):
    sentence = _("Tổ xác minh tố cáo phải có từ hai người trở lên (NĐ 31/2019 Đ.10). Hãy thêm người.")


class ConflictOfInterest(Refused):
    sentence = _("{name} là người bị tố cáo hoặc có lợi ích liên quan nên không được xác minh (NĐ 31/2019 Đ.10 k.3).")


class TooLateToInvite(Refused):
    sentence = _("Mời đối thoại ngày {day} thì giấy mời phải đi chậm nhất {latest} (báo trước 5 ngày). Hãy chọn ngày muộn hơn.")


class WordsMissing(Refused):
    sentence = _("Cần ghi {what}. Những gì đã gõ vẫn còn.")


class OwnProof(Refused):
    sentence = _("Người nộp chứng cứ không tự kiểm tra được. Hãy để người khác kiểm tra.")


class NotYours(Refused):
    sentence = _("Nghĩa vụ này của {owner}.")


class ComplexityUnwritten(Refused):
    sentence = _("Muốn tính thời hạn vụ việc phức tạp thì phải ghi căn cứ vào hồ sơ (NĐ 155/2026 Đ.2).")
