"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class ReasonMissing(Refused):
    sentence = _("Muốn mở niêm phong phải ghi lý do. Chưa mở gì cả; hãy ghi lý do rồi làm lại.")


class AccusedMayNotLook(Refused):
    sentence = _("Người bị tố cáo không được mở danh tính người tố cáo (Luật Tố cáo Đ.8, Đ.49).")
