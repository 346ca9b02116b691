"""Refusals about offices, posts and who holds them."""

from django.utils.translation import gettext_lazy as _

from tiepdan.common.errors import NotFound, Refused


class ProvinceDataRefused(Refused):
    """The data folder cannot be loaded as it is; nothing was changed."""

    sentence = _("Dữ liệu tỉnh chưa nạp được: {what}. Những gì đang có được giữ nguyên; hãy sửa rồi nạp lại.")


class FolderMissing(ProvinceDataRefused):
    sentence = _("Không thấy thư mục dữ liệu tỉnh {folder}. Những gì đang có được giữ nguyên; hãy kiểm tra lại đường dẫn.")


class FileMissing(ProvinceDataRefused):
    sentence = _("Thư mục {folder} thiếu tệp {file}. Những gì đang có được giữ nguyên; hãy thêm tệp rồi nạp lại.")


class BadFile(ProvinceDataRefused):
    sentence = _("Tệp {file}: {what}. Những gì đang có được giữ nguyên; hãy sửa tệp rồi nạp lại.")


class BadRow(ProvinceDataRefused):
    sentence = _("Tệp {file}, dòng {line}: {what}. Những gì đang có được giữ nguyên; hãy sửa dòng này rồi nạp lại.")


class SignInTaken(ProvinceDataRefused):
    sentence = _(
        "Tên đăng nhập {username} đã thuộc về người khác. Những gì đang có được giữ nguyên; "
        "hãy đặt suffix trong demo.yaml, hoặc đổi tên trong officials.csv."
    )


class PostHeld(Refused):
    sentence = _("{post} đang có {holder} giữ. Chưa có gì thay đổi; hãy ghi ngày thôi giữ của người đó trước.")


class AlreadyHeld(Refused):
    sentence = _("{official} đang giữ {post} rồi. Không cần giao lại.")


class GroundMissing(Refused):
    sentence = _("Giao phụ trách thay phải ghi căn cứ: số, ngày văn bản hoặc lý do. Chưa có gì thay đổi.")


class DatesReversed(Refused):
    sentence = _("Ngày thôi ({until}) trước ngày bắt đầu ({since}). Chưa có gì thay đổi; hãy sửa ngày.")


class HoldingEnded(Refused):
    sentence = _("{official} đã thôi giữ {post} từ ngày {until}.")


class OfficeUnknown(NotFound):
    sentence = _("Không có cơ quan mã {code} trong tỉnh này. Hãy kiểm tra lại mã.")


class HeadMissing(Refused):
    sentence = _("{office} chưa có chức vụ người đứng đầu. Hãy báo người quản trị thêm vào dữ liệu tỉnh.")


class PasswordWeak(Refused):
    sentence = _("Mật khẩu này chưa đủ khó đoán: {why} Mật khẩu cũ còn nguyên; hãy chọn mật khẩu khác.")


class SamePassword(Refused):
    sentence = _("Mật khẩu mới trùng mật khẩu đang dùng. Chưa đổi gì; hãy chọn mật khẩu khác.")


class NotYourAccount(Refused):
    sentence = _("Việc này không làm trên tài khoản ấy được. Chưa đổi gì; hãy nhờ người quản trị khác của tỉnh.")


class ConfirmFirst(Refused):
    sentence = _("Việc này cần xác nhận lại bằng mã hoặc khóa thiết bị trong {minutes} phút gần đây. Chưa mở gì; hãy xác nhận ở bàn làm việc rồi gửi lại.")


class ConnectedElsewhere(Refused):
    sentence = _("Danh tính điện tử này đã nối với tài khoản khác. Chưa đổi gì; hãy báo người quản trị của tỉnh.")
