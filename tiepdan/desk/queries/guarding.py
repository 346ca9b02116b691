"""What guards the house as it is set up now, told to the administrator in words: what is on, and what being off means."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from tiepdan.documents.virus import answers


@dataclass(frozen=True)
class Guard:
    name: str
    on: bool
    words: str


def guards() -> list[Guard]:
    return [_virus(), _tls(), _oidc()]


def _virus() -> Guard:
    name = _("Quét vi-rút tệp gửi lên")
    if not settings.CLAMD:
        return Guard(name, False, _("Chưa có máy quét: tệp gửi lên được giữ mà không quét. Đặt TIEPDAN_CLAMD rồi chạy lại."))
    if answers():
        return Guard(name, True, _("Đang quét mọi tệp; tệp chưa quét được thì không nhận."))
    return Guard(name, False, _("Máy quét không trả lời: tệp gửi lên đang bị từ chối để giữ an toàn. Hãy kiểm tra clamd."))


def _tls() -> Guard:
    name = _("Đường truyền mã hóa (HTTPS)")
    if settings.BEHIND_TLS:
        return Guard(name, True, _("Mọi trang đi qua HTTPS."))
    return Guard(name, False, _("Đang chạy không mã hóa: chỉ dùng thử trên một máy. Đặt TIEPDAN_TLS=1 sau máy chủ HTTPS."))


def _oidc() -> Guard:
    name = _("Đăng nhập bằng {name}").format(name=settings.OIDC_NAME)
    if settings.OIDC_ISSUER:
        return Guard(name, True, _("Cán bộ nối tài khoản của mình ở trang Chức vụ và tài khoản; khóa thứ hai vẫn phải có."))
    return Guard(name, False, _("Chưa nối. Cán bộ đăng nhập bằng mật khẩu và khóa thứ hai."))
