"""What a signed-in official shows before work begins, and once more before what is sealed is opened or a file leaves the house."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import suspend_request
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tiepdan.offices.models import Official
from tiepdan.offices.sign_ins import FRESH_MINUTES, has_factor, has_key_of_machine, is_fresh


def fresh_factor(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Under `desk_page`: asks for the second factor once more when it was last shown more than FRESH_MINUTES ago, then goes on with what was sent."""

    @wraps(view)
    def page(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if is_fresh(request):
            return view(request, *args, **kwargs)
        messages.info(request, _("Trước khi mở hồ sơ kín hoặc đưa hồ sơ ra ngoài, xác nhận lại một lần; có giá trị {minutes} phút. Điều vừa gõ được giữ.")
                      .format(minutes=FRESH_MINUTES))
        return suspend_request(request, where_to_confirm(request.user))

    page.fresh_factor = True  # type: ignore[attr-defined]  # what the house test looks for
    return page


def where_to_confirm(official: Official) -> str:
    """The page on which the strongest thing this official has is shown again."""
    if has_key_of_machine(official):
        return reverse("mfa_reauthenticate_webauthn")
    return reverse("mfa_reauthenticate" if has_factor(official) else "account_reauthenticate")


def before_work(request: HttpRequest, first: str) -> HttpResponse:
    """To the page where it is done: a given password changed, a second factor set, the factor shown."""
    if first == "password":
        messages.info(request, _("Mật khẩu đang dùng do người quản trị đặt, có người khác biết. Hãy đổi thành mật khẩu của riêng ông/bà rồi làm việc."))
        return redirect("account_change_password")
    if first == "factor":
        messages.info(request, _("Hồ sơ của người dân cần hai lớp khóa. Hãy bật mã xác nhận hoặc thêm khóa thiết bị rồi làm việc; chỉ phải làm một lần."))
        return redirect("mfa_index")
    back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("desk:today")
    return redirect(where_to_confirm(request.user) + "?" + urlencode({"next": back}))
