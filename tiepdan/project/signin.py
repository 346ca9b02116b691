"""Sign-in for officials: accounts are opened by the province, nobody signs up. What is refused is said in Vietnamese."""

from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tiepdan.common.errors import Refused
from tiepdan.desk.step_up import where_to_confirm
from tiepdan.offices.acting import acting
from tiepdan.offices.actions import change_own_password, connect_provider
from tiepdan.offices.address import address_of
from tiepdan.offices.locks import know_machine
from tiepdan.offices.sign_ins import is_fresh
from tiepdan.standing.stance import come_back_to_act

WRONG_CODE = gettext_lazy("Mã không đúng hoặc đã hết giờ. Hãy gõ mã đang hiện.")


class Adapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": gettext_lazy("Tài khoản này đã đóng. Hãy báo người quản trị của tỉnh."),
        "enter_current_password": gettext_lazy("Mật khẩu đang dùng chưa đúng. Hãy gõ lại."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": gettext_lazy("Mật khẩu chưa đúng. Hãy gõ lại."),
        "invalid_login": gettext_lazy("Chưa đăng nhập được. Hãy làm lại từ trang đăng nhập."),
        "too_many_login_attempts": gettext_lazy("Đã thử nhiều lần chưa đúng. Hãy chờ 15 phút rồi thử lại."),
        "rate_limited": gettext_lazy("Đã thử nhiều lần trong thời gian ngắn. Hãy chờ vài phút rồi thử lại."),
        "username_password_mismatch": gettext_lazy("Tên đăng nhập hoặc mật khẩu chưa đúng. Tên vừa gõ vẫn còn; hãy gõ lại mật khẩu."),
        "same_password": gettext_lazy("Mật khẩu mới trùng mật khẩu đang dùng. Hãy chọn mật khẩu khác."),
        "username_taken": gettext_lazy("Tên đăng nhập này đã có người dùng."),
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
        "cannot_delete_authenticator": gettext_lazy("Chưa tắt được: tài khoản này phải có ít nhất một cách xác nhận."),
        "cannot_generate_recovery_codes": gettext_lazy("Bật mã xác nhận hoặc thêm khóa thiết bị trước, rồi mới tạo mã dự phòng."),
        "incorrect_code": WRONG_CODE,
    }


class SocialAdapter(DefaultSocialAccountAdapter):
    """A provider of OpenID Connect opens accounts that were connected to it by their owners; it opens no new ones and replaces no second factor."""

    def is_open_for_signup(self, request, sociallogin) -> bool:
        return False

    def pre_social_login(self, request, sociallogin) -> None:
        sociallogin.account.extra_data = {}
        if sociallogin.state.get("process") == "connect" and request.user.is_authenticated:
            raise ImmediateHttpResponse(_connect(request, sociallogin.account.uid))
        if not sociallogin.is_existing:
            messages.error(request, _("Chưa có tài khoản nào nối với danh tính {name} này. Hãy đăng nhập bằng mật khẩu, rồi nối ở trang "
                                      "Đang đăng nhập ở đâu.").format(name=settings.OIDC_NAME))
            raise ImmediateHttpResponse(redirect("account_login"))

    def on_authentication_error(self, request, provider, error=None, exception=None, extra_context=None) -> None:
        messages.error(request, _("{name} chưa xác nhận được. Chưa có gì thay đổi; hãy thử lại, hoặc đăng nhập bằng mật khẩu.").format(name=settings.OIDC_NAME))
        raise ImmediateHttpResponse(redirect("account_login"))


def _connect(request, uid: str):
    if not is_fresh(request):
        messages.info(request, _("Nối danh tính là đổi cách đăng nhập. Hãy xác nhận lại một lần, rồi bấm nối lần nữa."))
        return redirect(where_to_confirm(request.user) + "?" + urlencode({"next": reverse("desk:sign-ins")}))
    come_back_to_act()
    try:
        connect_provider(request.user.pk, settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["provider_id"], uid,
                         by=acting(request.user, timezone.localdate()))
        messages.success(request, _("Đã nối với {name}.").format(name=settings.OIDC_NAME))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:sign-ins")
