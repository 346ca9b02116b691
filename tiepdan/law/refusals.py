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
