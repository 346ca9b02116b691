"""What this room refuses."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import Refused


class ReasonMissing(Refused):
    sentence = _("Muốn mở niêm phong phải ghi lý do. Chưa mở gì cả; hãy ghi lý do rồi làm lại.")


class AccusedMayNotLook(Refused):
    sentence = _("Người bị tố cáo không được mở danh tính người tố cáo (Luật Tố cáo Đ.8, Đ.49).")


class GroundMissing(Refused):
    sentence = _("Chưa chọn lý do nối hoặc gỡ. Chưa ghi gì; hãy chọn một lý do rồi làm lại.")


class SamePersonRow(Refused):
    sentence = _("Hai đơn này vốn đã đứng tên một bản ghi, không cần nối. Chưa ghi gì.")


class OrganisationNotLinked(Refused):
    sentence = _("Chỉ nối người với người; một bên là cơ quan, tổ chức. Chưa ghi gì.")


class NotLinked(Refused):
    sentence = _("Liên kết này không còn, có thể người khác vừa gỡ. Chưa ghi gì; hãy tải lại trang.")


class SecrecySaid(Refused):
    sentence = _("Điều này đã ghi rồi. Chưa đổi gì.")


class CannotBe(Refused):
    sentence = _("Giá trị mới của {field} chưa đúng kiểu hoặc để trống. Chưa sửa gì; những gì đã gõ vẫn còn.")
