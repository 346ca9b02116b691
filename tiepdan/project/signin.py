"""Sign-in for officials: accounts are opened by the province, nobody signs up. What is refused is said in Vietnamese."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tiepdan.common.address import address_of
from tiepdan.common.errors import Refused
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import change_own_password
from tiepdan.offices.locks import know_machine

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
        "same_password": _("Mật khẩu mới trùng mật khẩu đang dùng. Hãy chọn mật khẩu khác."),
        "username_taken": _("Tên đăng nhập này đã có người dùng."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_client_ip(self, request) -> str:
        return address_of(request)

    def pre_authenticate(self, request, **credentials) -> None:
        """Wrong passwords are counted by offices/locks.py alone: allauth's own count by account would let anybody lock a colleague out."""

    def post_login(self, request, user, **told):
        return know_machine(request, super().post_login(request, user, **told), user.get_username())

    def clean_password(self, password, user=None):
        cleaned = super().clean_password(password, user=user)
        if user is not None and user.pk and user.has_usable_password() and user.check_password(cleaned):
            raise self.validation_error("same_password")
        return cleaned

    def set_password(self, user, password: str) -> None:
        """The act writes it down; `user` is brought to what was written, so that the session goes on."""
        try:
            changed = change_own_password(user.pk, password, by=acting(user, timezone.localdate()))
        except Refused as refusal:
            raise ValueError(str(refusal)) from None
        user.password, user.password_given = changed.password, changed.password_given


class MfaAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": _("Chưa tắt được: tài khoản này phải có ít nhất một cách xác nhận."),
        "cannot_generate_recovery_codes": _("Bật mã xác nhận hoặc thêm khóa thiết bị trước, rồi mới tạo mã dự phòng."),
        "incorrect_code": WRONG_CODE,
    }
