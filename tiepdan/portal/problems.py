"""When a page cannot do what was asked: one plain sentence, and everything typed given back, ready to be sent again."""

import sys
from collections.abc import Callable

from django import forms
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.translation import gettext as _

SECRETS = ("password", "password1", "oldpassword", "code", "credential", "key")  # a form that asks for one is never given back


def asks_with(make: type[forms.Form]) -> Callable:
    """Remembers on a view which form its page asks with, so that a failing page can name what was typed. The desk's views may do the same."""

    def keep(view: Callable) -> Callable:
        view.asks_with = make  # type: ignore[attr-defined]
        return view

    return keep


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return give_back(request, 403, _("Trang mở lâu quá nên chưa gửi được"),
                     _("Trang này để lâu, hoặc máy không cho giữ cookie, nên máy chủ chưa nhận."), _("Bấm gửi lại là được."))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, (RequestDataTooBig, TooManyFilesSent, TooManyFieldsSent)):
        return tell(request, 413, _("Gửi một lần nhiều quá nên chưa nhận được"), _("Máy chủ chưa nhận phần vừa gửi; những gì gửi các lần trước vẫn còn."),
                    _("Ông/bà bấm quay lại trên trình duyệt, bớt ảnh hoặc gửi làm nhiều lần, mỗi tệp không quá 20 MB."))
    if isinstance(exception, MultiPartParserError):
        return tell(request, 400, _("Ảnh gửi lên bị đứt giữa chừng"), _("Máy chủ chưa nhận phần vừa gửi; những gì gửi các lần trước vẫn còn."),
                    _("Ông/bà bấm quay lại trên trình duyệt và gửi lại."))
    return tell(request, 400, _("Trang này chưa hiểu được điều vừa gửi"), _("Không có gì bị mất, cũng chưa có gì được ghi."),
                _("Ông/bà quay lại trang trước và làm lại."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return tell(request, 403, _("Trang này không mở cho ông/bà"), str(exception or "") or _("Trang chỉ dành cho người được giao việc ấy."),
                _("Đơn của ông/bà vẫn xem được ở trang tra cứu."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return tell(request, 404, _("Không có trang này"), _("Địa chỉ gõ nhầm, hoặc trang đã đổi chỗ. Đơn đã gửi không mất."),
                _("Ông/bà về trang đầu, hoặc tra cứu đơn bằng mã."))


def server_error(request: HttpRequest) -> HttpResponse:
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        return give_back(request, 503, _("Kho dữ liệu đang tạm ngừng"), _("Máy chủ tạm thời không ghi và không đọc được. Đơn đã có mã thì không mất."),
                         _("Ông/bà chờ ít phút rồi thử lại, hoặc mang giấy đến xã."))
    return give_back(request, 500, _("Có trục trặc ở phía máy chủ"), _("Lỗi này không phải do ông/bà. Người trực kỹ thuật đã được báo."),
                     _("Ông/bà chờ ít phút rồi thử lại."))


def tell(request: HttpRequest, status: int, title: str, sentence: str, to_do: str) -> HttpResponse:
    return render(request, "portal/problem.html", {"title": title, "sentence": sentence, "to_do": to_do, "status": status}, status=status)


def give_back(request: HttpRequest, status: int, title: str, sentence: str, to_do: str) -> HttpResponse:
    """The problem's page; when something was typed, the same words in a form that sends them to the same place again."""
    typed = _typed(request)
    if not typed:
        return tell(request, status, title, sentence, to_do)
    response = render(request, "portal/given_back.html", {
        "title": title, "sentence": sentence, "to_do": to_do, "typed": typed, "had_files": bool(request.FILES), "action": request.get_full_path(),
    }, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _typed(request: HttpRequest) -> list[dict]:
    """Every typed value with its label: choices to be sent along unseen, words to be seen and mended."""
    if request.method != "POST" or any(name in request.POST for name in SECRETS):
        return []
    form = _form_of(request)
    typed = []
    for name, values in request.POST.lists():
        if name == "csrfmiddlewaretoken":
            continue
        field = form.fields.get(name) if form else None
        choices = dict(getattr(field, "choices", ()) or ())
        for value in values:
            typed.append({"name": name, "value": value, "label": getattr(field, "label", "") or name, "words": choices.get(value, value),
                          "fixed": field is None or bool(choices) or isinstance(field, forms.BooleanField), "known": field is not None})
    return typed


def _form_of(request: HttpRequest) -> forms.Form | None:
    match = request.resolver_match
    make = getattr(match.func, "asks_with", None) if match else None
    return make.whole() if hasattr(make, "whole") else make() if make else None
