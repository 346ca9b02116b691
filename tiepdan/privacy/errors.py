"""What this room refuses. Each sentence is what the person reads."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class AskedAlready(Refused):
    sentence = _("Yêu cầu “{kind}” của đơn này đang chờ trả lời, chưa mở thêm. Cơ quan trả lời chậm nhất {due}.")


class WordsNeeded(Refused):
    sentence = _("Cần ghi {what}. Những gì đã gõ vẫn còn.")


class AnsweredAlready(Refused):
    sentence = _("Yêu cầu này đã được trả lời. Lời trả lời trước vẫn giữ nguyên.")


class GroundNeeded(Refused):
    sentence = _("Không làm theo yêu cầu thì phải chọn căn cứ. Những gì đã gõ vẫn còn.")


class NameOfDenouncer(Refused):
    sentence = _("Danh tính người gửi đơn này đang niêm phong: không ghi tên người yêu cầu ở đây. Hãy để trống ô ấy.")


class BreachOver(Refused):
    sentence = _("Hồ sơ này đã đóng. Chưa ghi thêm gì.")


class NobodyTold(Refused):
    sentence = _("Chưa ghi đã báo cơ quan chuyên trách hoặc cấp trên, nên chưa đóng được. Hãy ghi việc báo trước.")


class TimeAhead(Refused):
    sentence = _("Thời điểm {at} ở sau bây giờ. Hãy xem lại giờ phát hiện; những gì đã gõ vẫn còn.")


class NothingListed(Refused):
    sentence = _("Danh mục tiêu hủy không có hồ sơ nào dùng được, hoặc {code} chưa hết hạn giữ, đã ở danh mục khác. Hãy chọn lại; chưa ghi gì.")


class StillKept(Refused):
    sentence = _("{code} chưa tiêu hủy được: {because}. Hãy bỏ hồ sơ này khỏi danh mục, kèm lý do; chưa hủy gì.")


class DestructionOver(Refused):
    sentence = _("Danh mục này không còn chờ quyết định ({state}). Quyết định trước vẫn giữ nguyên.")


class SecondPersonDestroys(Refused):
    sentence = _("Người đề nghị tiêu hủy không tự quyết định được. Hãy để người đứng đầu khác với người đề nghị quyết định.")


class SealedStays(Refused):
    sentence = _("Danh tính của đơn này nằm trong ngăn niêm phong, không sửa ở đây được. Hãy để trống ô sửa, trả lời rồi sửa tại nơi giữ khóa.")
