"""What this room refuses. Each sentence is what the person reads."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class WordsMissing(Refused):
    sentence = _("Cần ghi {what}. Chưa ghi gì; những gì đã gõ vẫn còn.")


class NothingApart(Refused):
    sentence = _("Dòng nhật ký này không giữ dữ kiện cá nhân nào xóa được. Chưa xóa gì.")


class ErasedAlready(Refused):
    sentence = _("Dữ kiện này đã xóa hoặc đã có người đề nghị xóa. Hãy xem danh sách chờ người thứ hai.")


class SecondPersonNeeded(Refused):
    sentence = _("Người đề nghị không tự xác nhận. Hãy nhờ người thứ hai được giao việc này; đề nghị vẫn còn.")


class ErasureOver(Refused):
    sentence = _("Đề nghị xóa này đã có kết quả. Không ghi thêm gì.")


class EntryElsewhere(Refused):
    sentence = _("Dòng nhật ký này thuộc chuỗi của cơ quan khác. Chỉ cơ quan đã ghi mới đính chính hoặc xóa dữ kiện của dòng.")


class AnchorUnreadable(Refused):
    sentence = _("Tệp mốc neo này không đọc được: {why}. Hãy lấy lại đúng tệp đã tải từ Tiếp Dân; nhật ký không bị đụng đến.")
