"""Personal data at the desk: requests to answer, breaches to tell, the register of processing, what may be destroyed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tiepdan.common.errors import Refused
from tiepdan.desk.actions import take_out
from tiepdan.desk.forms.privacy import AnswerForm, BreachForm, CloseForm, RequestForm, TellForm
from tiepdan.desk.paging import newest_first
from tiepdan.desk.privacy_book import processing_book
from tiepdan.desk.queries.petition import petition_or_404
from tiepdan.desk.shell import desk_page, show
from tiepdan.law.models import Clock
from tiepdan.offices.abilities import GUARD_PERSONAL, REGISTER
from tiepdan.privacy import actions
from tiepdan.privacy.actions.requests import SUBJECT
from tiepdan.privacy.destroying import offered
from tiepdan.privacy.fields import groups
from tiepdan.privacy.models import Breach, DataRequest
from tiepdan.privacy.queries import kept_out
from tiepdan.privacy.reference import refusals, telling

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _keeper(request: HttpRequest) -> None:
    if not request.actor.can(GUARD_PERSONAL):
        raise Http404


@require_safe
@desk_page
def personal(request: HttpRequest) -> HttpResponse:
    """Requests of the office, the open ones told by their date, newest first."""
    _keeper(request)
    page = newest_first(DataRequest.objects.visible_to(request.actor).select_related("petition"), request.GET.get("after", ""))
    dues = dict(Clock.objects.filter(subject=SUBJECT, subject_id__in=[row.pk for row in page.rows]).values_list("subject_id", "due"))
    for row in page.rows:
        row.due = dues.get(row.pk)
    return show(request, "desk/personal.html", {"page": page, "rest": "", "first": not request.GET.get("after"), "today": request.today}, here="personal")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def data_request_new(request: HttpRequest, code: str) -> HttpResponse:
    """Somebody comes to the desk and asks about their own data."""
    petition = petition_or_404(request.actor, code)
    if not (request.actor.can(REGISTER) or request.actor.can(GUARD_PERSONAL)):
        raise Http404
    form = RequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.open_data_request(petition.pk, by=request.actor, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã nhận yêu cầu; người phụ trách dữ liệu cá nhân được báo."))
            return redirect("desk:petition", code=petition.code)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/data_request_new.html", {"form": form, "petition": petition}, here="petitions")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def data_request(request: HttpRequest, request_id: int) -> HttpResponse:
    """One request: what is asked, until when, and the answer."""
    _keeper(request)
    asked = DataRequest.objects.visible_to(request.actor).select_related("petition").filter(pk=request_id).first()
    if asked is None:
        raise Http404(request_id)
    form = AnswerForm(request.POST if request.method == "POST" else None, kind=asked.kind)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer_data_request(request_id, by=request.actor, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã ghi trả lời; người gửi đơn đọc được ở trang tra cứu."))
            return redirect("desk:data-request", request_id=request_id)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return show(request, "desk/data_request.html", {
        "asked": asked, "form": form, "clock": Clock.objects.about(SUBJECT, asked.pk).first(), "ground": refusals().get(asked.ground),
    }, here="personal")


@require_safe
@desk_page
def processing(request: HttpRequest) -> HttpResponse:
    """The register of processing: what is kept about people, why, on what ground."""
    _keeper(request)
    return show(request, "desk/processing.html", {"groups": groups()}, here="personal")


@require_POST
@desk_page
def processing_export(request: HttpRequest) -> HttpResponse:
    _keeper(request)
    take_out(_("Hoạt động xử lý dữ liệu cá nhân"), sum(len(group.fields) for group in groups()), by=request.actor, now=timezone.now())
    response = HttpResponse(processing_book(), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="hoat-dong-xu-ly-du-lieu-ca-nhan.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def breaches(request: HttpRequest) -> HttpResponse:
    """Breaches of the office, and the form for a new one."""
    _keeper(request)
    form = BreachForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            breach = actions.open_breach(by=request.actor, now=timezone.now(), **form.cleaned_data)
            messages.success(request, _("Đã mở hồ sơ; đồng hồ tính từ lúc phát hiện."))
            return redirect("desk:breach", breach_id=breach.pk)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    page = newest_first(Breach.objects.visible_to(request.actor), request.GET.get("after", ""))
    return show(request, "desk/breaches.html", {
        "page": page, "form": form, "telling": telling(), "rest": "", "first": not request.GET.get("after"), "now": timezone.now(),
    }, here="personal")


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def breach(request: HttpRequest, breach_id: int) -> HttpResponse:
    """One breach: what, how many, who was told; printable as the notice itself."""
    _keeper(request)
    held = Breach.objects.visible_to(request.actor).filter(pk=breach_id).select_related("office").first()
    if held is None:
        raise Http404(breach_id)
    now, by = timezone.now(), request.actor
    tell, close = TellForm(), CloseForm()
    if request.method == "POST":
        closing = request.POST.get("act") == "close"
        form = CloseForm(request.POST) if closing else TellForm(request.POST)
        tell, close = (tell, form) if closing else (form, close)
        acts: dict[bool, Callable] = {True: actions.close_breach, False: actions.tell_of_breach}
        if form.is_valid():
            try:
                acts[closing](breach_id, by=by, now=now, **form.cleaned_data)
                messages.success(request, _("Đã ghi."))
                return redirect("desk:breach", breach_id=breach_id)
            except Refused as refusal:
                form.add_error(None, str(refusal))
    hours = int((held.tell_before - now).total_seconds() // 3600)
    return show(request, "desk/breach.html", {
        "breach": held, "notices": held.notices.order_by("pk"), "tell": tell, "close": close, "telling": telling(), "hours": hours, "late": -hours,
    }, here="personal")


@require_safe
@desk_page
def retention(request: HttpRequest) -> HttpResponse:
    """How long files are kept, and those of the office whose time is over and that stand in no list yet."""
    _keeper(request)
    page = newest_first(offered(request.actor, request.today), request.GET.get("after", ""))
    return show(request, "desk/retention.html", {"page": page, "rules": kept_out(), "rest": "", "first": not request.GET.get("after")}, here="personal")
