"""The API: the same acts as the pages, for machines. Mounted at /api/; its contract is openapi.json."""

import logging

from django.core.exceptions import ObjectDoesNotExist
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from tiepdan.cases.api import follow
from tiepdan.cases.api import router as rounds
from tiepdan.cases.api_duties import duties, oversights
from tiepdan.cases.api_protection import protection
from tiepdan.cases.api_reexamination import reexaminations
from tiepdan.common.errors import NotFound, Refused
from tiepdan.desk.efile_api import efiles
from tiepdan.desk.extracts_api import extracts
from tiepdan.desk.keys_api import keys, seals, unsealings
from tiepdan.desk.letters_api import letters
from tiepdan.documents.api import signatures
from tiepdan.documents.signing_api import signing
from tiepdan.intake.api import router as petitions
from tiepdan.law.errors import BadFacts
from tiepdan.privacy.api import data_requests
from tiepdan.privacy.api_destruction import destructions

logger = logging.getLogger(__name__)

api = NinjaAPI(
    title="Tiếp Dân", version="1", urls_namespace="api", docs_url=None, openapi_url="/openapi.json",
    description="Nhận đơn, theo dõi đơn và các bước giải quyết. Mỗi việc là một lần gọi; việc chưa được làm trả 409 với câu nói rõ vì sao.",
)
api.add_router("/petitions", petitions)
api.add_router("/rounds", rounds)
api.add_router("/rounds", protection)
api.add_router("/reexaminations", reexaminations)
api.add_router("/duties", duties)
api.add_router("/oversight", oversights)
api.add_router("/letters", letters)
api.add_router("/files", efiles)
api.add_router("/extracts", extracts)
api.add_router("/follow", follow)
api.add_router("/signatures", signatures)
api.add_router("/signing", signing)
api.add_router("/data-requests", data_requests)
api.add_router("/keys", keys)
api.add_router("/petitions", seals)
api.add_router("/unsealings", unsealings)
api.add_router("/destructions", destructions)


def _problem(request: HttpRequest, status: int, code: str, message: str, /, **facts: object) -> HttpResponse:
    return api.create_response(request, {"code": code, "message": message, "facts": facts}, status=status)


@api.exception_handler(Refused)
def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    facts = {name: value if isinstance(value, int | float | bool) else str(value) for name, value in refusal.facts.items()}
    return _problem(request, 404 if isinstance(refusal, NotFound) else 409, refusal.code, str(refusal), **facts)


@api.exception_handler(BadFacts)
def bad_facts(request: HttpRequest, bad: BadFacts) -> HttpResponse:
    return _problem(request, 409, type(bad).__name__, str(bad))


@api.exception_handler(ObjectDoesNotExist)
@api.exception_handler(Http404)
def nothing_there(request: HttpRequest, _missing: Exception) -> HttpResponse:
    return _problem(request, 404, "NotFound", _("Không tìm thấy. Có thể mã bị gõ nhầm, hoặc ông/bà không được xem hồ sơ này."))


@api.exception_handler(AuthenticationError)
def sign_in_first(request: HttpRequest, _nobody: AuthenticationError) -> HttpResponse:
    return _problem(request, 401, "SignInFirst", _("Việc này cần đăng nhập bằng tài khoản đang giữ một chức vụ."))


@api.exception_handler(Throttled)
def too_often(request: HttpRequest, soon: Throttled) -> HttpResponse:
    response = _problem(request, 429, "TooOften", _("Gửi dồn dập quá. Chưa nhận gì trong lần này; hãy chờ một phút rồi gửi lại."))
    if soon.wait:
        response["Retry-After"] = str(int(soon.wait) + 1)
    return response


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    fields = {".".join(str(part) for part in error["loc"][1:] or error["loc"]): error["msg"] for error in wrong.errors}
    return _problem(request, 422, "NotUnderstood", _("Có mục gửi lên chưa đúng; chưa ghi gì. Hãy sửa các mục nêu trong `facts`."), **fields)


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, wrong: HttpError) -> HttpResponse:
    return _problem(request, wrong.status_code, "NotAllowed" if wrong.status_code == 403 else "BadRequest",
                    _("Yêu cầu này không được chấp nhận; chưa ghi gì. Hãy tải lại trang để lấy mã chống giả mạo mới.")
                    if wrong.status_code == 403 else _("Yêu cầu gửi lên đọc không được; chưa ghi gì."))


@api.exception_handler(OperationalError)
@api.exception_handler(InterfaceError)
def database_away(request: HttpRequest, _away: Exception) -> HttpResponse:
    logger.exception("the database does not answer")
    return _problem(request, 503, "DatabaseAway", _("Kho dữ liệu tạm thời không trả lời, việc này chưa được ghi. Hãy giữ nội dung và gửi lại sau ít phút."))
