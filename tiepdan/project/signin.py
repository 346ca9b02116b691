"""Sign-in for officials: accounts are opened by the province, nobody signs up. What is refused is said in Vietnamese."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.translation import gettext_lazy as _

WRONG_CODE = _("Mã không đúng hoặc đã hết giờ. Hãy gõ mã đang hiện.")


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Tài khoản này đã đóng. Hãy báo người quản trị của tỉnh."),
        "enter_current_password": _("Mật khẩu đang dùng chưa đúng. Hãy gõ lại."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("Mật khẩu chưa đúng. Hãy gõ lại."),
        "invalid_login": _("Chưa đăng nhập được. Hãy làm lại từ trang đăng nhập."),
        "too_many_login_attempts": _("Đã thử nhiều lần chưa đúng. Hãy chờ 15 phút rồi thử lại."),
        "rate_limited": _("Đã thử nhiều lần trong thời gian ngắn. Hãy chờ vài phút rồi thử lại."),
        "username_password_mismatch": _("Tên đăng nhập hoặc mật khẩu chưa đúng. Tên vừa gõ vẫn còn; hãy gõ lại mật khẩu."),
        "username_taken": _("Tên đăng nhập này đã có người dùng."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False


class MfaAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Chưa tắt được: tài khoản này phải có ít nhất một cách xác nhận."),
        "cannot_generate_recovery_codes": _("Bật mã xác nhận hoặc thêm khóa thiết bị trước, rồi mới tạo mã dự phòng."),
        "incorrect_code": WRONG_CODE,
    }
