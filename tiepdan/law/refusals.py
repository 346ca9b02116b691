"""What the acts on clocks refuse. (errors.py is the pure core's own and knows no framework.)"""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class DateNotComputed(Refused):
    """The facts contradict the rule: the rule's own sentence says how."""

    sentence = _("Chưa đặt được thời hạn. {message} Hồ sơ vẫn như cũ; hãy kiểm tra lại ngày rồi làm lại.")


class NothingToPause(Refused):
    sentence = _("Không có thời hạn nào đang chạy để tạm dừng; hồ sơ vẫn như cũ.")


class NothingToResume(Refused):
    sentence = _("Không có thời hạn nào đang tạm dừng để chạy tiếp; hồ sơ vẫn như cũ.")


class NothingToExtend(Refused):
    sentence = _("Không có thời hạn nào đang chạy để gia hạn; hồ sơ vẫn như cũ.")


class GroundMissing(Refused):
    sentence = _("Cần ghi căn cứ: số, ngày và cơ quan ban hành văn bản. Lịch và các thời hạn vẫn như cũ.")


class NoDayTold(Refused):
    sentence = _("Chưa có ngày nào để đổi; lịch và các thời hạn vẫn như cũ.")


class DayTooLongAgo(Refused):
    sentence = _("{day} đã qua hơn {limit} ngày nên không đổi lịch được nữa; các thời hạn vẫn như cũ. Hãy kiểm tra lại năm vừa gõ.")


class DayOutsideCalendar(Refused):
    sentence = _("{day} nằm ngoài các năm mà lịch nghỉ có ({first} đến {last}); các thời hạn vẫn như cũ.")


class DayToldTwice(Refused):
    sentence = _("{day} vừa ghi là ngày nghỉ vừa ghi là ngày làm việc; các thời hạn vẫn như cũ. Hãy chọn một.")


class DayChangedAlready(Refused):
    sentence = _("{day} đã được đổi trước đó ({name}); các thời hạn vẫn như cũ. Muốn đổi khác, hãy bỏ thay đổi cũ trước.")


class AlreadyDayOff(Refused):
    sentence = _("{day} vốn đã là ngày nghỉ ({why}); không cần thêm, các thời hạn vẫn như cũ.")


class AlreadyWorked(Refused):
    sentence = _("{day} vốn là ngày làm việc; không cần thêm, các thời hạn vẫn như cũ.")


class NotChanged(Refused):
    sentence = _("Thay đổi này không còn hiệu lực, có thể người khác vừa bỏ; các thời hạn vẫn như cũ.")


class ClockNotRecounted(Refused):
    sentence = _("Chưa đổi được: thời hạn “{title}” số {clock} không tính lại được với lịch mới. {message} Mọi thời hạn vẫn như cũ.")


class RuleUnknown(Refused):
    sentence = _("Không có quy định “{rule}” trong dữ liệu luật.")


class RuleCertainAlready(Refused):
    sentence = _("Quy định {rule} đã có nguồn rõ ràng hoặc đã được xác nhận; không cần xác nhận nữa.")


class RuleNotConfirmed(Refused):
    sentence = _("Quy định {rule} chưa được xác nhận, hoặc người khác vừa rút; không có gì để rút.")
